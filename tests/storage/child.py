"""Code that runs in a process of its own, which may be killed, and what it leaves."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

from random_routes import NOW

from tripai.storage import open_store

KILLED = -9

PROLOGUE = """
import os, sys, time
from random_routes import NOW, route
from tripai.errors import StorageError
from tripai.storage import open_store

def opened():
    return open_store(sys.argv[1], now=lambda: NOW)
"""

STOPPED_IN = """
    from sqlalchemy import Engine, event

    def stop():
        print("here", flush=True)
        time.sleep(60)

    @event.listens_for(Engine, "before_cursor_execute")
    def statement(connection, cursor, statement, *rest):
        if statement.startswith({point!r}):
            stop()

    @event.listens_for(Engine, "commit")
    def commit(connection):
        if {point!r} == "COMMIT" and connection.get_execution_options().get("begin"):
            stop()
"""


def start_child(code, database):
    paths = (str(Path(__file__).parent), *filter(None, sys.path))
    return subprocess.Popen(
        [sys.executable, "-c", PROLOGUE + dedent(code), str(database)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        text=True,
    )


def run_child(code, database):
    with start_child(code, database) as child:
        output, _ = child.communicate(timeout=120)
    return subprocess.CompletedProcess(child.args, child.returncode, output)


def opened(database):
    return open_store(database, now=lambda: NOW)


def sound(database):
    with closing(sqlite3.connect(database)) as connection:
        checks = connection.execute("pragma integrity_check").fetchall()
        return checks + connection.execute("pragma foreign_key_check").fetchall() == [("ok",)]


def kill_at(point, code, database):
    with start_child(dedent(STOPPED_IN.format(point=point)) + dedent(code), database) as child:
        assert child.stdout.readline() == "here\n"
        child.kill()
    assert sys.platform == "win32" or child.returncode == KILLED
