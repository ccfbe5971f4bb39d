"""Code that runs in a process of its own."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

PROLOGUE = """
import os, sys, time
from random_routes import NOW, route
from tripai.errors import StorageError
from tripai.storage import open_store

def opened():
    return open_store(sys.argv[1], now=lambda: NOW)
"""


def start_child(code, database):
    paths = (str(Path(__file__).parent), *filter(None, sys.path))
    return subprocess.Popen(
        [sys.executable, "-c", PROLOGUE + textwrap.dedent(code), str(database)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        text=True,
    )


def run_child(code, database):
    with start_child(code, database) as child:
        output, _ = child.communicate(timeout=120)
    return subprocess.CompletedProcess(child.args, child.returncode, output)
