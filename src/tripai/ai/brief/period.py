"""The first day and the length of a trip."""

from dataclasses import dataclass
from datetime import date, timedelta

from tripai.ai.reading import Reading, on_weekday
from tripai.errors import InputError
from tripai.wording import count

DEFAULT_DAYS = 3
MOST_DAYS = 30
MOST_YEARS = 10  # ahead: nobody knows the hours and holidays of a later year
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Dates:
    start: date | None
    end: date | None
    days: int | None
    notes: tuple[str, ...] = ()


def complete_period(said: Reading, today: date) -> tuple[tuple[date, int], tuple[str, ...]]:
    """Return the start and the number of days, and a sentence for each that was not said.

    Args:
        said: What words and options say.
        today: The date at the destination.

    Raises:
        InputError: The trip is too short or long, ends before it starts, lies in the past, or
            contradicts itself.
    """
    _refuse_length(said.days)
    dates = _with_journeys(said, today)
    _refuse_far("start", dates.start, today)
    _refuse_far("end", dates.end, today)
    days, notes = _days(dates)
    start, about_start = _start(said, dates, days, today)
    return (start, days), (*about_start, *notes)


def _refuse_length(days: int | None) -> None:
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise InputError(f"A trip lasts 1 to {MOST_DAYS} days, and {days:,} were asked for.")


def _refuse_far(verb: str, day: date | None, today: date) -> None:
    if day is not None and day.year > today.year + MOST_YEARS:
        raise InputError(
            f"{day} is more than {MOST_YEARS} years ahead.", "Give an earlier date, with --start."
        )
    if day is not None and day < today:
        raise InputError(
            f"The trip would {verb} on {day}, which is past: today is {today} there.",
            f"Give a later --{verb}.",
        )


def _with_journeys(said: Reading, today: date) -> _Dates:
    """Take start and end from arrival and departure where the trip's own are not given."""
    start, end = said.start, said.end
    if start is None and said.arrive is not None and end is None:
        start = said.arrive.date_after(today)
    if said.leave is not None and end is None and (start is None or said.days is None):
        end = said.leave.on
        if end is None and said.leave.weekday is not None:
            end = _leaving(said.leave.weekday, start, said.days, today)
    return _Dates(start, end, said.days)


def _leaving(weekday: int, start: date | None, days: int | None, today: date) -> date:
    earliest = start if start is not None else today + timedelta(days=days or DEFAULT_DAYS)
    return on_weekday(weekday, earliest - _ONE_DAY)


def _days(dates: _Dates) -> tuple[int, tuple[str, ...]]:
    days, notes = dates.days, ()
    if dates.start is not None and dates.end is not None:
        length = (dates.end - dates.start).days + 1
        if length < 1:
            raise InputError(f"The trip ends on {dates.end}, before it starts on {dates.start}.")
        if days not in (None, length):
            raise InputError(
                f"The trip is to last {count(days or 0, 'day')}, but {dates.start} to {dates.end} is "
                f"{count(length, 'day')}.",
                "Leave one of them out.",
            )
        days = length
    if days is None:
        return DEFAULT_DAYS, (f"No length was given: {DEFAULT_DAYS} days.",)
    _refuse_length(days)
    return days, notes


def _start(said: Reading, dates: _Dates, days: int, today: date) -> tuple[date, tuple[str, ...]]:
    if dates.start is not None:
        return dates.start, () if said.start else (
            f"The trip starts with the arrival, on {dates.start}.",
        )
    tomorrow = today + _ONE_DAY
    if dates.end is not None:
        start = dates.end - timedelta(days=days - 1)
        if dates.end >= today > start:
            raise InputError(
                f"A trip of {count(days, 'day')} that ends on {dates.end} would have started on {start}."
            )
        return start, (f"No start was given: the trip starts on {start} and ends on {dates.end}.",)
    if said.month is not None:
        start = _in_month(said.month, tomorrow)
        return start, (f"Only the month was given: the trip starts on {start}.",)
    booked = _first_booking(said, tomorrow)
    if booked is not None and booked[0] > tomorrow + timedelta(days=days - 1):
        return booked[0], (
            f"No date was given: the trip starts on {booked[0]}, the day of {booked[1]!r}.",
        )
    return tomorrow, (f"No date was given: the trip starts tomorrow, {tomorrow}.",)


def _in_month(month: int, tomorrow: date) -> date:
    if month == tomorrow.month:
        return tomorrow
    return date(tomorrow.year + (month < tomorrow.month), month, 1)


def _first_booking(said: Reading, tomorrow: date) -> tuple[date, str] | None:
    dated = []
    for booking in said.bookings:
        day = booking.at.date_after(tomorrow - _ONE_DAY)
        if day is not None:
            dated.append((day, booking.title))
    return min(dated, default=None)
