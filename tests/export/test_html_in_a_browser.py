"""The page in a real browser: what it loads, what runs, whether it fits a phone, and how it prints."""

import io
import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pypdf
import pytest
import strange_routes

from tripai.export.html import render

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium: apt-get install chromium")
QUIET = (
    *(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",
    ),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
)
HOSTILE = """<script>document.title='run'</script><img src="http://x.example/a.png" onerror="document.title='run'">"""
MEASURE = "<script>parent.postMessage(document.body.parentNode.scrollWidth + ' of ' + innerWidth, '*')</script>"
FRAME = """<!doctype html><title>?</title><script>onmessage = (said) => { document.title = said.data }</script>
<iframe src="inner.html" width="390" height="900" style="border: 0"></iframe>"""


@pytest.fixture(scope="module")
def proxy():
    """Where the browser has to go for everything; it notes what is wanted and gives nothing."""
    wanted = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            wanted.append(self.path.partition("://")[2].partition("/")[0].partition(":")[0])
            self.send_error(404)

        do_POST = do_GET  # noqa: N815 - the name that the server looks for

        def do_CONNECT(self):
            wanted.append(self.path.partition(":")[0])
            self.send_error(404)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", wanted
    server.shutdown()
    server.server_close()


def browse(folder, data, *flags):
    """What the browser prints of a page."""
    page = folder / "page.html"
    page.write_bytes(data)
    command = [BROWSER, *QUIET, f"--user-data-dir={folder / 'profile'}", *flags, page.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True, cwd=folder)
    return done.stdout.decode()


def hostile_route():
    route = strange_routes.names_of_all_kinds()
    day = route.days[0].replaced(summary=HOSTILE)
    first, *others = day.activities
    place = first.place.replaced(name=HOSTILE, local_name=HOSTILE, about=HOSTILE)
    first = first.replaced(title=HOSTILE, why=f"{HOSTILE}.", place=place)
    day = day.replaced(activities=(first, *others))
    return route.replaced(title=HOSTILE, days=(day,))


def ours(wanted):
    """What was wanted, without what the browser itself calls at home for."""
    home = ("google.com", "googleapis.com", "gstatic.com", "gvt1.com")
    return {host for host in wanted if not host.endswith(home)}


def test_nothing_is_asked_of_the_network_and_nothing_runs(proxy, tmp_path):
    address, wanted = proxy
    wanted.clear()
    text = browse(tmp_path, render(hostile_route()), f"--proxy-server={address}", "--dump-dom")
    assert "<title>&lt;script&gt;" in text
    assert text.count("<script") == 0
    assert ours(wanted) == set()


def test_with_tiles_only_what_is_named_is_asked_for(proxy, tmp_path):
    address, wanted = proxy
    wanted.clear()
    data = render(hostile_route(), tiles=True)
    text = browse(tmp_path, data, f"--proxy-server={address}", "--dump-dom")
    assert "<title>&lt;script&gt;" in text
    assert ours(wanted) == {"unpkg.com"}


@pytest.mark.parametrize("kind", ["lisbon", "names"])
def test_it_fits_a_phone(kind, tmp_path):
    """In a frame, for a window is never so narrow; without its policy the page can be asked how wide it is."""
    data = render(strange_routes.ROUTES[kind]()).decode()
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", data)
    inner = free.replace("</body>", f"{MEASURE}</body>")
    (tmp_path / "inner.html").write_text(inner, encoding="utf-8")
    text = browse(tmp_path, FRAME.encode(), "--virtual-time-budget=3000", "--dump-dom")
    assert "<title>390 of 390</title>" in text


def test_it_prints_a_page_for_each_day_and_has_all_in_it(tmp_path, lisbon):
    flags = ("--no-pdf-header-footer", "--print-to-pdf=page.pdf")
    browse(tmp_path, render(lisbon), *flags)
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "page.pdf").read_bytes())).pages
    texts = [page.extract_text() for page in pages]
    starts = [n for n, text in enumerate(texts) if re.search(r"Day \d\s", text[:40])]
    assert len(starts) == len(lisbon.days)
    whole = " ".join(" ".join(texts).split())
    for activity in lisbon.activities:
        assert activity.title in whole
