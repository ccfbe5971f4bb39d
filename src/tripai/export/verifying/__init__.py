"""Whether a file says what its route says: it is read back by another parser, and compared.

CARRIED is the table of what each format can carry. Every one has the activities in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from tripai.export.verifying.told import EXACT, TO_A_METRE, Field, Told, differences, wanted
from tripai.registry import Registry
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.model import Activity, Route

Reader = Callable[[bytes], Iterable[Told]]

_INSTANTS: frozenset[Field] = frozenset({"day", "start", "end", "zone", "point"})
_WALL: frozenset[Field] = frozenset({"day", "clock", "point"})


@dataclass(frozen=True, slots=True)
class Carried:
    """What a format can carry of each activity, beside its title.

    `degrees` is how exact its coordinates are, `placed` whether it has only what has a place on the map, and `kinds`
    the kinds of activities that it has, none for all.
    """

    fields: frozenset[Field]
    degrees: float = EXACT
    placed: bool = False
    kinds: frozenset[str] = frozenset()

    def has(self, activity: Activity, told: Told) -> bool:
        """Whether an activity is in a file of the format."""
        of_kind = not self.kinds or activity.kind in self.kinds
        return of_kind and (told.point is not None or not self.placed)


CARRIED = MappingProxyType(
    {
        "csv": Carried(_INSTANTS | _WALL),
        "geojson": Carried(_INSTANTS),
        "gpx": Carried(frozenset({"day", "start", "point"}), placed=True),
        "html": Carried(_INSTANTS | _WALL, TO_A_METRE),
        "ics": Carried(
            frozenset({"start", "end", "clock", "zone", "point"}),
            kinds=frozenset({"visit", "meal", "event", "transfer"}),
        ),
        "json": Carried(_INSTANTS),
        "kml": Carried(_INSTANTS, placed=True),
        "maps": Carried(_WALL, TO_A_METRE, placed=True),
        "markdown": Carried(_WALL, TO_A_METRE),
        "pdf": Carried(_WALL, TO_A_METRE),
    }
)
READERS: Registry[Reader] = Registry(
    {
        "csv": "tripai.export.verifying.tables:read_csv",
        "geojson": "tripai.export.verifying.tables:read_geojson",
        "gpx": "tripai.export.verifying.trees:read_gpx",
        "html": "tripai.export.verifying.pages:read_html",
        "ics": "tripai.export.verifying.lines:read_ics",
        "json": "tripai.export.verifying.tables:read_json",
        "kml": "tripai.export.verifying.trees:read_kml",
        "maps": "tripai.export.verifying.lines:read_maps",
        "markdown": "tripai.export.verifying.lines:read_markdown",
    },
    what="export format to verify",
)


def verify(route: Route, format: str, data: bytes) -> tuple[str, ...]:  # noqa: A002 - the word of the public face
    """Return a sentence for each thing that a file says otherwise than its route; none if they agree."""
    carried = CARRIED[format]
    expected = [told for activity, told in wanted(route) if carried.has(activity, told)]
    try:
        if (
            format == "pdf"
        ):  # in which a time and a name are found, but not told apart from the rest
            from tripai.export.verifying.pdf import compare

            return tuple(compare(expected, data))
        found = list(READERS.load(format)(data))
    except (ValueError, LookupError, SyntaxError, AttributeError) as error:  # how parsers fail
        return (f"The file cannot be read back: {type(error).__name__}: {plain(str(error))}.",)
    return tuple(_compared(expected, found, carried))


def _compared(expected: Iterable[Told], found: Iterable[Told], carried: Carried) -> Iterator[str]:
    for number, (should, does) in enumerate(zip_longest(expected, found), 1):
        if should is None or does is None:
            which = "The file has more" if should is None else "The file ends before"
            yield f"{which}: {plain((should or does).title)} (number {number})."
            return
        yield from differences(should, does, carried.fields, carried.degrees)
