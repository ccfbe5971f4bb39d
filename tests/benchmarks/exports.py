"""What exports cost and weigh, for a route of 14 days, each beside the least that its library costs, in one run.

    python tests/benchmarks/exports.py [DAYS]

- pdf in less than 2 s, beside ReportLab drawing the same lines of text on as many pages in the same font; of three days or
  fewer in less than 0.8 s without the imports
- html in less than 0.3 s, beside escaping and joining the same pieces of text
- the others beside the same joining of their lines; the time to read each back and compare it, and how large it is

Seconds of the processor, the least of five runs; the first run of all, with its imports, for the PDF and the page.
"""

import html
import io
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pypdf

from tripai import export_route, plan_route, read_request
from tripai.export import EXPORTERS
from tripai.export.verifying import verify
from tripai.model import Route

LIMITS = {"pdf": 2.0, "html": 0.3}
SHORT = 0.8  # seconds for a PDF of three days
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FRESH = """
import sys, time
from tripai.model import Route
route = Route.model_validate_json(sys.stdin.buffer.read())
start = time.process_time()
from tripai.publishing import export_route
export_route(route, {name!r})
print(time.process_time() - start)
"""


def route_of(days: int) -> Route:
    words = f"{days} days in Rome, baroque churches and food"
    return plan_route(read_request(words, now=NOW), seed=0, effort=500)


def least(run: Callable[[], object], times: int = 5) -> float:
    def once() -> float:
        begin = time.process_time()
        run()
        return time.process_time() - begin

    return min(once() for _ in range(times))


def first(route: Route, name: str) -> float:
    """Seconds of the first export in a process of its own, with what it imports."""
    done = subprocess.run(
        [sys.executable, "-c", FRESH.format(name=name)],
        input=route.model_dump_json(by_alias=True).encode(), capture_output=True, check=True,
    )  # fmt: skip
    return float(done.stdout)


def drawn(data: bytes) -> Callable[[], object]:
    """ReportLab with the lines of a PDF, in the font of its text."""
    from reportlab.pdfgen.canvas import Canvas

    from tripai.export._pdf_fonts import REGULAR

    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(io.BytesIO(data)).pages]

    def draw() -> None:
        canvas = Canvas(io.BytesIO())
        for lines in pages:
            canvas.setFont(REGULAR, 10)
            for number, line in enumerate(lines):
                canvas.drawString(60, 800 - 12 * number, line)
            canvas.showPage()
        canvas.save()

    return draw


def joined(data: bytes) -> Callable[[], object]:
    """The pieces of a text, tags and what is between them, escaped and joined."""
    pieces = re.split(r"(<[^>]*>|\n)", data.decode(errors="replace"))
    return lambda: "".join(map(html.escape, pieces)).encode()


def main(days: int) -> int:
    route = route_of(days)
    print(f"{days} days, {len(route.activities)} activities\n")
    print(f"{'format':10}{'first s':>9}{'s':>9}{'floor s':>9}{'ratio':>8}{'verify s':>10}{'kB':>8}")
    late = []
    for name in EXPORTERS.names():
        data = export_route(route, name)
        whole = first(route, name)
        own = least(lambda name=name: export_route(route, name))
        floor = least((drawn if name == "pdf" else joined)(data))
        check = least(lambda name=name, data=data: verify(route, name, data), times=1)
        slow = name == "pdf" and days <= 3 and own > SHORT
        late += [name] if slow or whole > LIMITS.get(name, whole) else []
        print(
            f"{name:10}{whole:9.3f}{own:9.4f}{floor:9.4f}{own / floor:8.1f}{check:10.3f}"
            f"{len(data) / 1000:8.1f}"
        )
    print(f"\n{', '.join(late)}: slower than allowed" if late else "\nwithin the limits")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 14))
