"""A day of the PDF: its map, and below it what happens when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer

from tripai import wording
from tripai.export import _pdf_layout as look
from tripai.export._links import DayLink, day_links
from tripai.export._notes import heading
from tripai.export._pdf_code import Code
from tripai.export._pdf_map import STRIP, Map, chart_of_day, day_ink
from tripai.export._pdf_setting import DOT, NOTHING, Setting, clock
from tripai.export._pdf_shapes import Beside, NoteLines, Railed, RailGap, Stack
from tripai.export._sketch import fitting_height
from tripai.export._stops import stops
from tripai.model import Activity, Place, RouteDay
from tripai.text import plain

ASIDES = frozenset({"rest", "lodging", "transfer"})
ARROW = "\N{DOWNWARDS ARROW} "
CODE = 25 * mm  # the side of the QR code: 0.4 mm a module for a day of eleven points
BESIDE = 6 * mm  # between the map and the code
LEAST_MAP, MOST_MAP = 31 * mm, 72 * mm
MAP_BELOW = 5 * mm
GAP, TIGHT_GAP = 7.0, 3.0  # points between two stops
DAGGER = "\N{DAGGER}"
RECALLED = f"{DAGGER} hours recalled and not confirmed by a source: look them up before you go"


def day_pages(setting: Setting, day: RouteDay) -> Iterator[Flowable]:
    """Yield a day, which begins on a page of its own."""
    head = [_head(setting, day), *_warnings(setting, day), Spacer(0, 3 * mm)]
    gap, room = _gap(setting, day, setting.page.text_height - setting.height(head))
    yield PageBreak()
    yield from head
    yield from _map(setting, day, room)
    yield from _timetable(setting, day, gap)
    yield NoteLines()


def _gap(setting: Setting, day: RouteDay, height: float) -> tuple[float, float]:
    """Return the gap between stops that keeps a day on its page, and the room for its map."""
    for gap in (GAP, TIGHT_GAP):
        room = height - setting.height(_timetable(setting, day, gap)) - MAP_BELOW - 2
        if room >= LEAST_MAP + STRIP:
            return gap, room
    return GAP, 0.0


def _map(setting: Setting, day: RouteDay, room: float) -> Iterator[Flowable]:
    """Yield the map as high as the day leaves room for, and its link beside it.

    A day that needs a second page in any case has room for a high one.
    """
    chart = chart_of_day(setting.route, day, setting.face)
    if len(chart.trail.marks) < 2:
        return
    points = [mark.point for mark in chart.trail.marks]
    most = min(MOST_MAP, room - STRIP) if room else MOST_MAP
    codes = [Code(link.url, CODE, _caption(link)) for link in day_links(setting.route, day)]
    wide = setting.page.text_width - CODE - BESIDE
    high = fitting_height(points, wide, least=LEAST_MAP, most=most)
    shown = codes[: int((high + STRIP) // codes[0].height)] if codes else []
    yield Beside(Map(chart, setting.face, high + STRIP), Stack(shown), width=CODE, gap=BESIDE)
    yield Spacer(0, MAP_BELOW)


def _caption(link: DayLink) -> tuple[str, str]:
    which = f"part {link.part} of {link.parts}: " if link.parts > 1 else ""
    return "The way in Google Maps", f"{which}scan or click"


def _head(setting: Setting, day: RouteDay) -> Flowable:
    head = Stack(list(_head_words(setting, day)))
    head.outline = heading(day)
    return head


def _head_words(setting: Setting, day: RouteDay) -> Iterator[Paragraph]:
    label = setting.text(
        f"Day {day.number}", look.DAY_LABEL.clone("", textColor=day_ink(day.number))
    )
    date = f"{wording.weekday(day.date)} {wording.day_and_month(day.date)} {day.date.year}"
    yield label
    yield setting.text(date, look.DAY_TITLE)
    if summary := plain(day.summary):
        yield setting.text(summary, look.DAY_SUMMARY)
    for facts in filter(None, (_facts_of_day(day), _outlook(day))):
        yield setting.text(facts, look.DAY_FACTS)


def _warnings(setting: Setting, day: RouteDay) -> Iterator[Paragraph]:
    for finding in setting.route.findings:
        if finding.day == day.number and finding.severity != "info":
            yield setting.text(f"To check: {finding.message}", look.DAY_WARNING)


def _facts_of_day(day: RouteDay) -> str:
    minutes, metres = wording.walked(day)
    cost = wording.spent([day])
    facts = [
        f"From and to {day.base.name}",
        f"{minutes} min on foot between the stops, {wording.distance(metres)}" if metres else "",
        f"about {cost} for all" if cost else "",
    ]
    return DOT.join(filter(None, facts))


def _outlook(day: RouteDay) -> str:
    """The weather, and of a forecast when it was made and by whom."""
    expected = wording.capital(wording.outlook(day))
    if not (day.weather and day.weather.as_of):
        return expected
    return f"{expected} (made on {wording.full_date(day.weather.as_of)}, {day.weather.source})"


def _timetable(setting: Setting, day: RouteDay, gap: float) -> Iterator[Flowable]:
    numbers = {stop.activity.id: str(stop.number) for stop in stops(setting.route, day)}
    if not day.activities:
        yield Paragraph(NOTHING, look.DAY_FACTS)
    for index, activity in enumerate(day.activities):
        block = list(_stop(setting, day, activity, numbers))
        if index:
            yield RailGap(gap)
        yield CondPageBreak(min(look.MOST_KEPT, setting.height(block)))
        yield from block
    if day.way_home:
        yield RailGap(gap)
        words = f"back to {day.base.name}: {wording.leg(day.way_home)}"
        home = Railed(setting.face.markup(words), look.LEG)
        home.ends = True
        yield home
    if any(each.place and _is_recalled(each.place) for each in day.activities):
        yield Paragraph(RECALLED, look.FOOTNOTE)


def _stop(
    setting: Setting, day: RouteDay, activity: Activity, numbers: Mapping[str, str]
) -> Iterator[Flowable]:
    if activity.leg:
        words = f"{ARROW}{_departure(day, activity)}{wording.leg(activity.leg)}"
        yield Railed(setting.face.markup(words), look.LEG)
    style = look.ASIDE if activity.kind in ASIDES else look.STOP
    title = setting.linked_title(activity) + (look.FIXED if activity.locked else "")
    titled = Railed(title, style, bulletText=clock(activity))
    titled.number, titled.colour = numbers.get(activity.id, ""), day_ink(day.number)
    yield titled
    for markup in filter(None, _details(setting, day, activity)):
        yield Railed(markup, look.FACTS)


def _departure(day: RouteDay, activity: Activity) -> str:
    """Where the day's first way starts; all others start at the stop above."""
    first = next(a for a in day.activities if a.leg)
    return f"from {day.base.name}: " if activity is first else ""


def _details(setting: Setting, day: RouteDay, activity: Activity) -> Iterator[str]:
    about = activity.place.about if activity.place else ""
    why = wording.capital(plain(activity.why)) if activity.why != about else ""
    facts = wording.capital(DOT.join(filter(None, _facts(setting, day, activity))))
    because = (
        f'<font color="{look.ACCENT.hexval()}">{setting.face.markup(why)}</font>' if why else ""
    )
    yield setting.face.markup(about)
    if facts and why and _fits_on_a_line(setting, f"{facts}{DOT}{why}"):
        yield f"{setting.face.markup(facts)}{DOT}{because}"
    else:
        yield from (setting.face.markup(facts), because)


def _fits_on_a_line(setting: Setting, words: str) -> bool:
    room = setting.page.text_width - look.TEXT
    return setting.face.width(words, look.FACTS.fontSize) <= room


def _facts(setting: Setting, day: RouteDay, activity: Activity) -> Iterator[str]:
    place, cost = activity.place, activity.cost
    if wording.clock(activity) != clock(activity):
        yield f"{wording.clock(activity)}, as the clocks change"
    if wording.span(activity)[1].endswith(wording.NEXT_DAY):
        yield "ends on the next day"
    if len({each.zone for each in setting.route.activities}) > 1:
        yield f"{activity.zone} time"
    if place:
        yield wording.opening(place, day.date) + (DAGGER if _is_recalled(place) else "")
        yield wording.price(place)
        yield "book ahead" if place.book_ahead and not activity.locked else ""
    if cost and cost.amount:
        yield f"about {wording.money(cost)} for all"


def _is_recalled(place: Place) -> bool:
    """Whether nobody but a memory says when it opens."""
    is_told = place.has_doors and place.hours not in {None, "24/7"}
    return is_told and place.provenance.hours_grade == "C"
