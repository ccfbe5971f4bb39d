"""Words of a route set in type: names that the fonts can show, markup, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from tripai import wording
from tripai.export import _pdf_layout as look
from tripai.export._pdf_fonts import Typeface
from tripai.model import Activity, Place, Route, RouteDay

DOT = " \N{MIDDLE DOT} "
NOTHING = "Nothing planned"
BULLET = "\N{BULLET}"


@dataclass(frozen=True, slots=True)
class Setting:
    """A route, the typeface that shows it, and the paper."""

    route: Route
    face: Typeface
    page: look.Page

    def text(self, words: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
        """Return a text from outside as a paragraph."""
        return Paragraph(self.face.markup(words), style, bulletText=bullet)

    def section(self, heading: str, items: Iterable[Flowable]) -> Iterator[Flowable]:
        """Yield a heading and what stands below it; nothing where there is nothing."""
        paragraphs = list(items)
        if paragraphs:
            yield Paragraph(heading, look.HEADING)
            yield from paragraphs

    def items(self, words: Iterable[str]) -> Iterator[Paragraph]:
        """Yield sentences as the items of a list."""
        return (self.text(each, look.ITEM, BULLET) for each in words)

    def height(self, flowables: Iterable[Flowable]) -> float:
        """How high flowables are above one another, with the room that they want between them."""
        return sum(map(self._height, flowables))

    def _height(self, flowable: Flowable) -> float:
        if isinstance(flowable, CondPageBreak):
            return 0.0
        high = flowable.wrap(self.page.text_width, self.page.text_height)[1]
        return float(high + flowable.getSpaceBefore() + flowable.getSpaceAfter())

    def name(self, place: Place) -> str:
        """The first name of a place that the fonts can show: of one in another script its Latin one."""
        return self._shown(*place.all_names)

    def title(self, activity: Activity) -> str:
        """The title of an activity, or a name of its place when the fonts cannot show that."""
        names = activity.place.all_names if activity.place else ()
        return self._shown(activity.title, *names)

    def _shown(self, *names: str) -> str:
        return next(filter(self.face.shows, names), names[0])

    def linked_title(self, activity: Activity) -> str:
        """Markup of the title, linked to the map, and beside it the local name or where it takes place."""
        title = self.face.markup(self.title(activity))
        spot = activity.place or wording.booked_spot(self.route, activity)
        if spot is None:
            return title
        linked = f'<a href="{escape(wording.map_url(spot.lat, spot.lon))}">{title}</a>'
        return linked + self.beside(activity.place.local_name if activity.place else spot.name)

    def beside(self, name: str) -> str:
        """Markup of a name that stands smaller beside another; nothing if the fonts cannot show it."""
        if not self.face.shows(name):
            return ""
        return f"&nbsp; {look.BESIDE.format(self.face.markup(name))}"


def short_date(day: RouteDay) -> str:
    """Return a date as Fri 4 December."""
    return f"{wording.weekday(day.date)[:3]} {wording.day_and_month(day.date)}"


def clock(activity: Activity) -> str:
    """Return the clock times of an activity, as they fit beside the rail: 22:00–00:30."""
    start, end = wording.span(activity)
    return f"{start[:5]}{wording.DASH}{end[:5]}"
