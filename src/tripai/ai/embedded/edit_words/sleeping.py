"""Where one sleeps."""

import re
from typing import NoReturn

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import DAY, PART
from tripai.ai.embedded.edit_words.scene import MOST_CHOICES, CannotBe, Unclear
from tripai.ai.embedded.edit_words.spelling import has_words
from tripai.ai.names.grounding import match_base
from tripai.edits import Choice, Edit, Question, SetBase
from tripai.errors import NotFoundError
from tripai.model import Spot
from tripai.text import plain

_BASE = (
    r"(?:(?:the|our|my) )?(?:new )?(?:hotel|hostel|airbnb"
    r"|apartment|flat|accommodation|base|place to stay|lodging)"
)
_NEAR = r"(?:in|at|near|around|close to|next to|by|to)"


def base(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Sleep somewhere else."""
    words = clause.marked.read(found["where"]).strip(" ,")
    if point := re.fullmatch(r"(-?\d{1,2}\.\d+) ?, ?(-?\d{1,3}\.\d+)", words):
        return [SetBase(base=Spot(name=words, lat=float(point[1]), lon=float(point[2])))]
    if re.search(DAY, found["where"]):
        return None
    scene = clause.scene
    spots = (scene.city.base, *scene.city.gateways) if scene.city else ()
    spot = match_base(words, spots, scene.gazette) or _one_of(clause, words)
    if spot is None:
        raise NotFoundError(
            f'Nobody knows where "{words}" is.',
            "Name an area, a place or a station, or give LAT,LON.",
        )
    return [SetBase(base=spot)]


def _one_of(clause: Clause, words: str) -> Spot | None:
    """Ask which of the places with these words in their names is near."""
    scene = clause.scene
    places = [p for p in scene.gazette.places if has_words(words, p.all_names)][:MOST_CHOICES]
    key = f"base {words}"
    if places and key not in scene.settled:
        choices = (Choice(label=f"near {plain(p.name)}", value=p.ref) for p in places)
        raise Unclear(key, Question(question=f"Where is {plain(words)!r}?", choices=tuple(choices)))
    place = next((p for p in places if p.ref == scene.settled[key]), None)
    return Spot(name=place.name, lat=place.lat, lon=place.lon) if place else None


def base_of_some_days(clause: Clause, _: re.Match[str]) -> NoReturn:
    """Say that one sleeps at one base: another one for some of the days is no change that there is."""
    base = clause.scene.route.brief.base
    where = f", near {plain(base.name)}" if base else ""
    raise CannotBe(
        f'"{clause.words}": one base holds for all of the trip{where}, and not for some of its days.',
        'For all of the trip say it without a day, such as "our hotel is near the station".',
        "For another base from a day on, plan the days there as a trip of their own: tripai plan.",
    )


def usual_base(_: Clause, __: re.Match[str]) -> list[Edit] | None:
    """Sleep in the city's usual quarter."""
    return [SetBase(base=None)]


_SLEEP = rf"(?:(?:we|i) (?:are |will |want to |would like to )*)?(?:now )?(?:be )?(?:sleep(?:ing)?|spend (?:the|our|a) {PART})"
_STAY = rf"(?:{_SLEEP}|(?:(?:we|i) (?:are |will |want to |would like to )*)?(?:now )?(?:be )?(?:stay(?:ing)?|based|liv(?:e|ing)))"
_FROM = rf"(?:from|since|starting(?: on)?|until|till|as of)(?: the)? {DAY}(?: (?:on|onwards?|(?:to|until|till)(?: the)? {DAY}))?"
RULES: tuple[Rule, ...] = (
    (rf"{_STAY} {_NEAR} .+?,? {_FROM}", base_of_some_days),
    (rf"{_FROM},? {_STAY} {_NEAR} .+", base_of_some_days),
    (rf"{_SLEEP} {_NEAR} .+?,? (?:on|for)(?: the)? {DAY}(?: and {DAY})*", base_of_some_days),
    (rf"{_BASE} .*{_FROM}", base_of_some_days),
    (
        r"(?:(?:we|i) (?:are |want to |would like to )?)?(?:stay|staying|sleep|sleeping|be) (?:in|at) "
        rf"(?:an? |another |our |the |some )?(?:new |other |different )?{_BASE} {_NEAR} (?P<where>.+)",
        base,
    ),
    (rf"(?:move|change|set|switch|relocate) {_BASE} (?:to|into) (?P<where>.+)", base),
    (
        r"(?:we (?:are )?(?:have )?|ill |well |i am |im )?(?:(?:now )?(?:stay"
        r"|staying|sleep|sleeping|based|lodging|living"
        r"|live|be staying|be sleeping)) (?:in|at|near"
        r"|around|close to|next to) (?P<where>.+)",
        base,
    ),
    (
        rf"{_BASE}(?: (?:is|will be|should be|changed|moved"
        rf"|has changed|has moved))?(?: now)?(?: {_NEAR}"
        r"|:)? (?P<where>.+)",
        base,
    ),
    (
        r"(?:have |we have |we booked |book |find )(?:a "
        r"|an |another |new )*(?:hotel|room|airbnb|apartment"
        rf"|flat) {_NEAR} (?P<where>.+)",
        base,
    ),
    (
        r"(?:(?:we|i) )?(?:have )?(?:moved|changed|switched) (?:to |into )?(?:an? |another |new )*"
        rf"{_BASE} {_NEAR} (?P<where>.+)",
        base,
    ),
    (rf"(?:no|without|drop|forget|remove) {_BASE}", usual_base),
)
