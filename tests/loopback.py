"""A real HTTP server on loopback that stands in for the services of the network."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Request:
    """What was asked: the path, the query or the form, the headers in lower case, the body."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass(frozen=True)
class Answer:
    """What is answered, and how it goes wrong.

    Attributes:
        promised: the length that the header tells, where it is not the body's.
        drip: seconds between two bytes of the body.
        delay: seconds before anything is answered.
        reason: what the status line says, where it is not the status' own phrase.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    drip: float = 0.0
    delay: float = 0.0
    reason: str | None = None


@dataclass
class Loopback:
    """A server's address and everything that it was asked."""

    url: str
    requests: list[Request] = field(default_factory=list)


@contextmanager
def serving(answer: Callable[[Request], Answer]) -> Iterator[Loopback]:
    """Serve on a free port of 127.0.0.1 for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else a body waits 40 ms for the headers' receipt

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            parts = urlsplit(self.path)
            request = Request(
                self.command,
                parts.path,
                dict(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(length),
            )
            loopback.requests.append(request)
            self._send(answer(request))

        do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 - the names the base calls

        def _send(self, what: Answer) -> None:
            time.sleep(what.delay)
            self.send_response(what.status, what.reason)
            for name, value in what.headers.items():
                self.send_header(name, value)
            promised = len(what.body) if what.promised is None else what.promised
            self.send_header("Content-Length", str(promised))
            self.end_headers()
            try:
                if not what.drip:
                    self.wfile.write(what.body)
                for byte in what.body if what.drip else b"":
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(what.drip)
            except OSError:
                return  # whoever asked has gone
            self.close_connection = promised != len(what.body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    loopback = Loopback(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield loopback
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
