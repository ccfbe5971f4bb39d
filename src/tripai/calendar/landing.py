"""Where the browser lands after a sign-in: a server on this machine that waits for one address."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from tripai.errors import ServiceError

MINUTES = 10  # to sign in
_PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>tripai</title>
<p>That was all. You may close this page and go back to the terminal."""


class Landing(HTTPServer):
    """Waits on a free port; whatever else a browser asks for, an icon say, is not what is waited for."""

    timeout = 1.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.landed = ""

    @property
    def address(self) -> str:
        """Where the browser is to be sent."""
        return f"http://127.0.0.1:{self.server_port}/"

    def wait(self, seconds: float = MINUTES * 60) -> str:
        """Return the address that the browser came to.

        Raises:
            ServiceError: It did not come.
        """
        until = time.monotonic() + seconds
        while not self.landed:
            if time.monotonic() > until:
                raise ServiceError(
                    f"Nobody has signed in within {seconds / 60:.0f} minutes.",
                    "Try again, or without a browser on this machine: tripai calendar setup --no-browser",
                )
            self.handle_request()
        return self.landed


@contextmanager
def landing() -> Iterator[Landing]:
    """Listen for as long as the block lasts."""
    with Landing() as server:
        yield server


class _Handler(BaseHTTPRequestHandler):
    timeout = 2.0  # a browser may open a connection ahead of time, and say nothing on it
    server: Landing

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query).keys()
        if "state" not in asked:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(_PAGE)
        self.server.landed = f"{self.server.address}{self.path.lstrip('/')}"

    def log_message(self, *_: object) -> None:
        """Say nothing: the address holds a code."""
