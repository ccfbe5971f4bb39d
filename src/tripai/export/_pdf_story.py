"""What the PDF says, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer

from tripai import wording
from tripai.export import _pdf_layout as look
from tripai.export._pdf_fonts import Typeface
from tripai.model import Activity, Place, Route, RouteDay
from tripai.text import plain

LONG_TITLE = 40  # characters that still look well in the large size
ROOM_FOR_A_STOP = 27 * mm  # a stop that finds less begins on the next page
SIGHTS = frozenset({"visit", "event"})
ASIDES = frozenset({"rest", "lodging", "transfer"})
DOT = " \N{MIDDLE DOT} "
NOTHING = "Nothing planned"
LINKS = "In the digital copy each name on the day pages links to a map on openstreetmap.org."
ARROW = "\N{DOWNWARDS ARROW} "
HOURS_GRADES = {
    "A": "hours agree with two sources",
    "B": "hours agree with one source",
    "C": "hours recalled, look them up",
}


@dataclass(frozen=True, slots=True)
class Story:
    """The flowables of a route in a typeface."""

    route: Route
    face: Typeface

    def cover(self) -> Iterator[Flowable]:
        """Yield the first page: what, when, who, the days at a glance, and what to know before."""
        yield self._band()
        yield Spacer(0, 9 * mm)
        if request := shorten(plain(self.route.brief.request), 400, placeholder=" ..."):
            yield self._text(
                f"\N{LEFT DOUBLE QUOTATION MARK}{request}\N{RIGHT DOUBLE QUOTATION MARK}",
                look.REQUEST,
            )
        for day in self.route.days:
            yield self._overview(day)
        yield from self._section("Before you go", self._findings())
        yield from self._section("Assumptions", self.route.brief.assumptions)

    def day(self, day: RouteDay) -> Iterator[Flowable]:
        """Yield a day, which begins on a page of its own."""
        yield PageBreak()
        yield from self._day_head(day)
        if not day.activities:
            yield Paragraph(NOTHING, look.DAY_FACTS)
        for activity in day.activities:
            yield CondPageBreak(ROOM_FOR_A_STOP)
            yield from self._stop(day, activity)
        if day.way_home:
            home = look.Railed(self.face.markup(_way_home(day)), look.LEG)
            home.ends = True
            yield home
        yield look.NoteLines()

    def appendix(self) -> Iterator[Flowable]:
        """Yield the last page: every place with all its hours, and the sources."""
        yield PageBreak()
        heading = Paragraph("Places and sources", look.DAY_TITLE)
        heading.outline = "Places and sources"
        yield heading
        yield Paragraph(LINKS, look.DAY_FACTS)
        for place in wording.places(self.route):
            yield from self._reference(place)
        yield from self._section("Sources", wording.sources(self.route))
        if proved := wording.optimality(self.route):
            yield self._text(proved, look.SMALL)

    def _text(self, words: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
        return Paragraph(self.face.markup(words), style, bulletText=bullet)

    def _band(self) -> look.Band:
        route = self.route
        title = look.COVER_TITLE if len(route.title) <= LONG_TITLE else look.COVER_LONG_TITLE
        lines = [
            (f"{wording.cities(route)}{DOT}{wording.dates(route)}", look.COVER_LABEL),
            (route.title, title),
            (f"{wording.party(route.brief.party)}{DOT}{route.brief.pace} pace", look.COVER_TEXT),
            (wording.capital(self._money()), look.COVER_TEXT),
        ]
        return look.Band([self._text(words, style) for words, style in lines if words])

    def _money(self) -> str:
        cost, budget = wording.spent(self.route.days), self.route.brief.budget
        parts = [f"known costs for all about {cost}"] if cost else []
        if budget:
            period = "a day" if budget.per == "day" else "for the trip"
            parts.append(f"budget {wording.money(budget)} {period}")
        return DOT.join(parts)

    def _overview(self, day: RouteDay) -> Paragraph:
        sights = [a for a in day.activities if a.kind in SIGHTS]
        journeys = [a for a in day.activities if a.kind == "transfer"]
        titles = [self._title(activity) for activity in sights or journeys]
        words = f"&nbsp;{DOT.lstrip()}".join(map(self.face.markup, titles)) or NOTHING
        date = f"{wording.weekday(day.date)[:3]} {wording.day_and_month(day.date)}"
        link = f'<a href="#{_outline(day)}">{words}</a>'
        return Paragraph(link, look.OVERVIEW, bulletText=date)

    def _findings(self) -> Iterator[str]:
        return map(wording.finding, self.route.findings)

    def _section(self, heading: str, items: Iterable[str]) -> Iterator[Flowable]:
        paragraphs = [self._text(item, look.ITEM, "\N{BULLET}") for item in items]
        if paragraphs:
            yield Paragraph(heading, look.HEADING)
            yield from paragraphs

    def _day_head(self, day: RouteDay) -> Iterator[Flowable]:
        label = self._text(f"Day {day.number}", look.DAY_LABEL)
        label.outline = _outline(day)
        yield label
        date = f"{wording.weekday(day.date)} {wording.day_and_month(day.date)} {day.date.year}"
        yield self._text(date, look.DAY_TITLE)
        outlook = wording.capital(wording.outlook(day))
        for facts in filter(None, (plain(day.summary), _day_facts(day), outlook)):
            yield self._text(facts, look.DAY_FACTS)
        for finding in self.route.findings:
            if finding.day == day.number and finding.severity != "info":
                yield self._text(f"To check: {finding.message}", look.DAY_WARNING)
        yield Spacer(0, 4 * mm)

    def _stop(self, day: RouteDay, activity: Activity) -> Iterator[Flowable]:
        if activity.leg:
            words = f"{ARROW}{_departure(day, activity)}{wording.leg(activity.leg)}"
            yield look.Railed(self.face.markup(words), look.LEG)
        style = look.ASIDE if activity.kind in ASIDES else look.STOP
        times = wording.DASH.join(wording.span(activity))
        yield look.Railed(self._heading(activity), style, bulletText=times)
        for words, style in self._details(day, activity):
            if words:
                yield look.Railed(self.face.markup(wording.capital(words)), style)
        yield look.RailGap(7)

    def _title(self, activity: Activity) -> str:
        names = activity.place.all_names if activity.place else ()
        return self._shown(activity.title, *names)

    def _shown(self, *names: str) -> str:
        """The first name that the fonts can show: of a place in another script, its Latin one."""
        return next(filter(self.face.shows, names), names[0])

    def _heading(self, activity: Activity) -> str:
        """The title, linked to the map, and beside it the local name or where it takes place."""
        title = self.face.markup(self._title(activity))
        spot = activity.place or wording.booked_spot(self.route, activity)
        if spot is None:
            return title
        linked = f'<a href="{escape(wording.map_url(spot.lat, spot.lon))}">{title}</a>'
        beside = activity.place.local_name if activity.place else spot.name
        return linked + self._beside(beside)

    def _beside(self, name: str) -> str:
        if not self.face.shows(name):
            return ""
        return f"&nbsp; {look.BESIDE.format(self.face.markup(name))}"

    def _details(self, day: RouteDay, activity: Activity) -> Iterator[tuple[str, ParagraphStyle]]:
        about = activity.place.about if activity.place else ""
        yield about, look.FACTS
        yield _facts(day, activity), look.FACTS
        if activity.why != about:
            yield activity.why, look.FACTS if activity.kind in ASIDES else look.WHY

    def _reference(self, place: Place) -> Iterator[Flowable]:
        name = self.face.markup(self._shown(*place.all_names))
        yield Paragraph(f"<b>{name}</b>{self._beside(place.local_name)}", look.NAME)
        yield self._text(f"{place.lat:.5f}, {place.lon:.5f}{DOT}{_all_hours(place)}", look.SMALL)


def _outline(day: RouteDay) -> str:
    return f"Day {day.number}"


def _day_facts(day: RouteDay) -> str:
    minutes, metres = wording.walked(day)
    cost = wording.spent([day])
    facts = [
        f"From and to {day.base.name}",
        f"{minutes} min on foot between the stops, {wording.distance(metres)}" if metres else "",
        f"about {cost} for all" if cost else "",
    ]
    return DOT.join(filter(None, facts))


def _departure(day: RouteDay, activity: Activity) -> str:
    """Where the day's first way starts; all others start at the stop above."""
    first = next(a for a in day.activities if a.leg)
    return f"from {day.base.name}: " if activity is first else ""


def _way_home(day: RouteDay) -> str:
    assert day.way_home is not None
    return f"back to {day.base.name}: {wording.leg(day.way_home)}"


def _facts(day: RouteDay, activity: Activity) -> str:
    place, cost = activity.place, activity.cost
    facts = [wording.opening(place, day.date), wording.price(place)] if place else []
    facts += ["book ahead"] if place and place.book_ahead else []
    facts += [f"about {wording.money(cost)} for all"] if cost and cost.amount else []
    return DOT.join(filter(None, facts))


def _all_hours(place: Place) -> str:
    if not place.has_doors:
        return "an area to eat in"
    if place.hours is None:
        return "hours unknown"
    return f"{place.hours} ({HOURS_GRADES[place.provenance.hours_grade]})"
