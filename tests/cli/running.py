"""What a command did, and how tests call one: in this process, in one of its own, or on a terminal."""

import codecs
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from rich.cells import cell_len

LISBON = "3 days in Lisbon with two kids, tiles and seafood, easy pace"
TRIPAI = (sys.executable, "-m", "tripai")
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")
PATIENCE = 60  # seconds that a process on a busy machine may take


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


def process(*arguments: str | bytes, **options: Any) -> Outcome:
    """Run the program in a process of its own, with this one's environment."""
    options = {"env": dict(os.environ)} | options
    done = subprocess.run(
        [*TRIPAI, *arguments], capture_output=True, timeout=PATIENCE, check=False, **options
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


class Terminal:
    """The far end of a terminal that a process runs on."""

    def __init__(self, descriptor: int, running: subprocess.Popen[bytes]) -> None:
        self._descriptor = descriptor
        self._running = running
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.raw = ""

    @property
    def lines(self) -> list[str]:
        """What was printed, without colours."""
        return ESCAPE.sub("", self.raw).replace("\r\n", "\n").split("\n")

    @property
    def widest(self) -> int:
        return max(map(cell_len, self.lines))

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while text not in self.raw:
            assert time.monotonic() < end, self.raw
            assert self._read(), f"ended without {text!r}: {self.raw}"

    def type(self, keys: str) -> None:
        os.write(self._descriptor, keys.encode())

    def end(self) -> int:
        """Read what is left, and return the exit code."""
        while self._read():
            pass
        return self._running.wait(PATIENCE)

    def out(self) -> str:
        """What went to a pipe instead."""
        assert self._running.stdout is not None
        return self._running.stdout.read().decode()

    def _read(self) -> bool:
        ready, _, _ = select.select([self._descriptor], [], [], PATIENCE)
        assert ready, f"silent for {PATIENCE} s after: {self.raw}"
        try:
            data = os.read(self._descriptor, 65536)
        except OSError:  # how Linux tells that nobody holds the near end any more
            return False
        self.raw += self._decoder.decode(data)
        return bool(data)


@contextmanager
def terminal(
    command: list[str],
    columns: int,
    *,
    stdout: int | IO[bytes] | None = None,
    stderr: int | IO[bytes] | None = None,
) -> Iterator[Terminal]:
    """Run a command on a terminal of its own, as wide as told; a stream may go elsewhere."""
    far, near = pty.openpty()
    fcntl.ioctl(near, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    running = subprocess.Popen(
        command,
        stdin=near,
        stdout=near if stdout is None else stdout,
        stderr=near if stderr is None else stderr,
        env=dict(os.environ),  # else readline, which pytest loads, tells the child of 80 columns
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - makes Ctrl-C a signal
    )
    os.close(near)
    try:
        yield Terminal(far, running)
    finally:
        running.kill()
        running.wait()
        if running.stdout is not None:
            running.stdout.close()
        os.close(far)
