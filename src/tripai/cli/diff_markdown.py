"""What is different between two routes, as Markdown (CommonMark, and a table as GitHub writes one)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tripai.cli import diff_lines
from tripai.editing.diff import diff
from tripai.export.markdown import escaped

if TYPE_CHECKING:
    from tripai.model import Route

WORDS = {"+": "added", "-": "removed", "~": "changed"}


def diff_markdown(before: Route, after: Route) -> str:
    """Return what came, went, moved and changed, and the numbers before and after."""
    return "\n".join(_lines(before, after)) + "\n"


def _lines(before: Route, after: Route) -> Iterator[str]:
    told = diff(before, after)
    yield f"# {escaped(diff_lines.heading(before, after) or after.title)}"
    for heading, lines in diff_lines.parts(before, after, told):
        yield from ("", f"## {escaped(heading)}", "")
        yield from (f"- {WORDS[line.mark]}: {escaped(line.text)}" for line in lines)
    yield from ("", "| | before | after |", "|---|---|---|")
    for name, was, is_now in diff_lines.numbers(told):
        yield f"| {name} | {was} | {is_now} |"
