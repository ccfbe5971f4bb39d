"""The cover of the PDF: what, when and who, the map, the days at a glance, and what to know before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from tripai import wording
from tripai.export import _pdf_layout as look
from tripai.export._notes import heading
from tripai.export._pdf_map import STRIP, Map, chart_of_trip, day_ink
from tripai.export._pdf_setting import DOT, NOTHING, Setting, clock, short_date
from tripai.export._pdf_shapes import Band, Numbered, Ticked
from tripai.export._sketch import fitting_height
from tripai.model import Activity, RouteDay
from tripai.text import plain

LONG_TITLE = 40  # characters that still look well in the large size
FULL_DAYS = 7  # of more days each has one line, so that they stay on the cover
LEAST_MAP, MIDDLE_MAP, MOST_MAP = 52 * mm, 80 * mm, 125 * mm
SIGHTS = frozenset({"visit", "event"})


def cover(setting: Setting) -> Iterator[Flowable]:
    """Yield the cover, and what of it flows on."""
    band, words = _band(setting), list(_words(setting))
    room = setting.page.text_height - setting.height([band, *words]) - 2
    yield band
    yield from _map(setting, room)
    yield from words


def _words(setting: Setting) -> Iterator[Flowable]:
    """What stands below the map."""
    yield Spacer(0, 5 * mm)
    if request := shorten(plain(setting.route.brief.request), 400, placeholder=" ..."):
        quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{request}\N{RIGHT DOUBLE QUOTATION MARK}"
        yield setting.text(quoted, look.REQUEST)
    for day in setting.route.days:
        yield _glance(setting, day)
    yield from setting.section("Booked and fixed", _fixed(setting))
    yield from setting.section("To book ahead", _to_book(setting))
    findings = map(wording.finding, setting.route.findings)
    yield from setting.section("Before you go", setting.items(findings))


def _band(setting: Setting) -> Band:
    route = setting.route
    title = look.COVER_TITLE if len(route.title) <= LONG_TITLE else look.COVER_LONG_TITLE
    who = f"{wording.party(route.brief.party)}{DOT}{route.brief.pace} pace"
    lines = [
        (f"{wording.cities(route)}{DOT}{wording.dates(route)}", look.COVER_LABEL),
        (route.title, title),
        (who, look.COVER_TEXT),
        (wording.capital(_money(setting)), look.COVER_TEXT),
    ]
    return Band([setting.text(words, style) for words, style in lines if words], setting.page)


def _money(setting: Setting) -> str:
    cost, budget = wording.spent(setting.route.days), setting.route.brief.budget
    parts = [f"known costs for all about {cost}"] if cost else []
    if budget:
        period = "a day" if budget.per == "day" else "for the trip"
        parts.append(f"budget {wording.money(budget)} {period}")
    return DOT.join(parts)


def _map(setting: Setting, room: float) -> Iterator[Flowable]:
    """Yield the map, as high as the page has room for."""
    chart = chart_of_trip(setting.route, setting.face)
    if chart.trail.bases == len(chart.trail.marks):
        return
    points = [mark.point for mark in chart.trail.marks]
    most = min(MOST_MAP, room - STRIP) if room - STRIP >= LEAST_MAP else MIDDLE_MAP
    high = fitting_height(points, setting.page.text_width, least=LEAST_MAP, most=most)
    yield Map(chart, setting.face, high + STRIP, bleed=True)


def _glance(setting: Setting, day: RouteDay) -> Paragraph:
    sights = [a for a in day.activities if a.kind in SIGHTS]
    journeys = [a for a in day.activities if a.kind == "transfer"]
    titles = [setting.title(activity) for activity in sights or journeys]
    style = look.GLANCE
    if len(setting.route.days) > FULL_DAYS:
        titles, style = _on_one_line(setting, titles), look.GLANCE_OF_MANY
    words = f"&nbsp;{DOT.lstrip()}".join(map(setting.face.markup, titles)) or NOTHING
    link = f'<a href="#{heading(day)}">{words}</a>'
    glance = Numbered(link, style, bulletText=short_date(day))
    glance.number, glance.colour = day.number, day_ink(day.number)
    return glance


def _on_one_line(setting: Setting, titles: list[str]) -> list[str]:
    """As many titles as fit on a line, and how many more there are."""
    room = setting.page.text_width - look.GLANCE.leftIndent
    for fewer in range(len(titles)):
        rest = [f"{fewer} more"] if fewer else []
        kept = titles[: len(titles) - fewer] + rest
        if setting.face.width(f"{DOT} ".join(kept), look.GLANCE.fontSize) <= room:
            return kept
    return titles[:1]


def _fixed(setting: Setting) -> Iterator[Paragraph]:
    """Yield what the days are built around: the arrival, what is booked or fixed, the departure."""
    brief = setting.route.brief
    if brief.arrive:
        yield _dated(setting, brief.arrive, _journey("Arrival", brief.arrive_by))
    for day in setting.route.days:
        for activity in day.activities:
            if activity.locked or activity.kind == "event":
                when = (
                    f"{short_date(day)}, {activity.start.astimezone(ZoneInfo(activity.zone)):%H:%M}"
                )
                words = setting.linked_title(activity) + setting.face.markup(_length(activity))
                yield Paragraph(words, look.DATED, bulletText=when)
    if brief.leave:
        yield _dated(setting, brief.leave, _journey("Departure", brief.leave_by))


def _length(activity: Activity) -> str:
    why = plain(activity.why)
    return f", {wording.duration(activity.minutes)}{f', {why}' if why else ''}"


def _journey(what: str, by: str | None) -> str:
    return f"{what} by {by}" if by else what


def _dated(setting: Setting, moment: datetime, words: str) -> Paragraph:
    when = f"{wording.weekday(moment.date())[:3]} {wording.day_and_month(moment.date())}"
    return setting.text(words, look.DATED, f"{when}, {moment:%H:%M}")


def _to_book(setting: Setting) -> Iterator[Paragraph]:
    """Yield the places for which tickets are best bought before, each with the day and the time."""
    for day in setting.route.days:
        for activity in day.activities:
            place = activity.place
            if place and place.book_ahead and not activity.locked:
                name = f"{setting.name(place)}, {short_date(day)}, {clock(activity)}"
                yield Ticked(setting.face.markup(name), look.TICKED)
