"""Opening hours against a second opinion, which looks at every minute and shares nothing with the library."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from hours_oracle import DAY, MINUTE, Range, Rule, open_minutes, written
from tripai.hours import spans, state_between, validate
from tripai.model import Place, Provenance

LISBON = ZoneInfo("Europe/Lisbon")
CLOCK_CHANGES = [
    ("Africa/Cairo", "2027-04-30"),
    ("Africa/Cairo", "2026-10-30"),
    ("Asia/Beirut", "2027-03-28"),
    ("America/New_York", "2027-03-14"),
    ("Australia/Lord_Howe", "2027-04-04"),
    ("Australia/Lord_Howe", "2026-10-04"),
]
PORTUGAL = frozenset(
    date.fromisoformat(day)
    for day in (
        *("2026-10-05", "2026-11-01", "2026-12-01", "2026-12-08", "2026-12-25", "2027-01-01"),
        *("2027-03-26", "2027-03-28", "2027-04-25", "2027-05-01", "2027-05-27", "2027-06-10"),
    )
)  # by hand, from the law: the fixed ones, Good Friday, Easter and Corpus Christi
DATES = st.one_of(
    st.dates(date(2026, 10, 1), date(2027, 6, 11)),
    st.sampled_from(sorted(PORTUGAL)).flatmap(
        lambda day: st.sampled_from([day + timedelta(days=n) for n in (-1, 0, 1)])
    ),
    st.sampled_from(
        [date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26)]
    ),  # the clock goes back
    st.sampled_from([date(2027, 3, 27), date(2027, 3, 28), date(2027, 3, 29)]),  # and forward
)
QUARTERS = st.integers(0, 95).map(lambda n: n * 15)


@st.composite
def times(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """One or two spans in order, the last of them perhaps past midnight, by six in the morning at the latest; or `off`."""
    ends = sorted(draw(st.sets(QUARTERS, min_size=2, max_size=4)))
    apart = [(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    kind = draw(st.sampled_from(["off", "day", "day", "night", "whole"]))
    if kind == "off":
        return ()
    if kind == "whole":
        return ((0, DAY),)
    if kind == "night":
        start, _ = apart[-1]
        late = draw(st.integers(0, min(start, 6 * 60) // 15).map(lambda n: DAY + n * 15))
        return (*apart[:-1], (start, late))
    return tuple(apart)


def ranges(first: int, last: int) -> st.SearchStrategy[tuple[Range, ...]]:
    number = st.integers(first, last)
    one = number.map(lambda n: (n, n))
    return st.lists(one | st.tuples(number, number), max_size=2).map(tuple)


RULES = st.builds(
    Rule, spans=times(), weekdays=ranges(0, 6), holidays=st.booleans(), months=ranges(1, 12)
)


@st.composite
def expressions(draw: st.DrawFn) -> tuple[Rule, ...]:
    first, *others = draw(st.lists(RULES, min_size=1, max_size=4))
    return (first, *(replace(rule, adds=may_add(rule) and draw(st.booleans())) for rule in others))


def may_add(rule: Rule) -> bool:
    """After a comma comes a rule that opens, and names days: else it would be read as one more span of the rule before."""
    return bool(rule.spans and (rule.weekdays or rule.months)) and not rule.holidays


def a_place(hours: str, zone: ZoneInfo = LISBON) -> Place:
    facts = Provenance(source="test", position_grade="C", hours_grade="C")
    where = {"lat": 38.7139, "lon": -9.1394, "zone": zone.key, "country": "PT"}
    return Place(
        ref="test:a/place",
        name="A place",
        category="museum",
        hours=hours,
        provenance=facts,
        **where,
    )


def minutes_of(place: Place, day: date) -> set[datetime]:
    """The open minutes, in UTC, of the spans of a date and of the one before."""
    found: set[datetime] = set()
    for begun in (day - timedelta(days=1), day):
        for span in spans(place, begun):
            assert span.state == "open"
            minute = span.start.astimezone(UTC)
            while minute < span.end.astimezone(UTC):
                found.add(minute)
                minute += MINUTE
    return found


def agree(rules: tuple[Rule, ...], day: date, zone: ZoneInfo) -> None:
    hours = written(rules)
    validate(hours)
    ours, theirs = minutes_of(a_place(hours, zone), day), open_minutes(rules, day, zone, PORTUGAL)
    wrong = [minute.astimezone(zone) for minute in sorted(ours ^ theirs)]
    assert not wrong, f"{hours!r} on {day}: {wrong[0]} to {wrong[-1]}"


@settings(deadline=None)
@given(expressions(), DATES)
def test_every_minute_of_a_date_is_what_the_rules_say(rules: tuple[Rule, ...], day: date) -> None:
    agree(rules, day, LISBON)


@settings(deadline=None)
@given(expressions(), st.sampled_from(CLOCK_CHANGES), st.integers(-1, 1))
def test_clocks_that_change_elsewhere(
    rules: tuple[Rule, ...], change: tuple[str, str], days: int
) -> None:
    """At midnight in Cairo and Beirut, by half an hour on Lord Howe Island."""
    zone, day = change
    on_weekdays = tuple(replace(rule, holidays=False) for rule in rules)
    agree(on_weekdays, date.fromisoformat(day) + timedelta(days=days), ZoneInfo(zone))


@settings(deadline=None)
@given(expressions(), DATES, st.integers(0, 23 * 60))
def test_a_moment_is_open_when_its_minute_is(
    rules: tuple[Rule, ...], day: date, after: int
) -> None:
    moment = datetime.combine(day, time(), LISBON).astimezone(UTC) + timedelta(minutes=after)
    state = state_between(a_place(written(rules)), moment, moment + MINUTE)
    known = open_minutes(rules, day, LISBON, PORTUGAL)
    assert state == ("open" if moment in known else "closed")


def test_the_second_opinion_itself() -> None:
    """By hand: a bar that is closed on Fridays, on the Saturday on which the clock goes forward in the night."""
    bar = (Rule(((18 * 60, 26 * 60),)), Rule((), weekdays=((4, 4),)))
    assert written(bar) == "18:00-26:00; Fr off"
    found = sorted(open_minutes(bar, date(2027, 3, 27), LISBON, PORTUGAL))
    assert [found[0], found[-1] + MINUTE] == [
        datetime(2027, 3, 27, 18, tzinfo=UTC),
        datetime(2027, 3, 28, 1, tzinfo=UTC),  # two o'clock, an hour early
    ]
    assert len(found) == 7 * 60
