"""Places from an extract of OpenStreetMap (`.osm.pbf`), read with pyosmium, which alone is imported here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from tripai.errors import InputError, ServiceError
from tripai.geo import Point, distance_m
from tripai.places.osm_city import FARTHEST_M
from tripai.places.osm_tags import Feature, is_wanted, keys

LARGEST_EXTRACT = 1024**3
"""Bytes: a city is 10 to 100 MB, a country of middle size 500 MB."""
_CORNERS = (
    8  # of an outline that are looked up: enough for a point in the middle, and small in memory
)
_MEMBERS = 8  # ways of a relation, likewise


@dataclass(frozen=True, slots=True)
class _Outline:
    """A way or a relation whose position is not known yet: the nodes or the ways that tell it."""

    kind: Literal["way", "relation"]
    number: int
    tags: Mapping[str, str]
    edited: int | None
    parts: tuple[int, ...]


def read_extract(path: Path, centre: Point, today: date) -> tuple[list[Feature], date]:
    """Return what an extract tells of a city, and the day of which it is.

    The file is read up to four times, each time only for what the time before has found to be wanted: no table of all
    positions is kept, which would be larger than the file.

    Args:
        path: The file.
        centre: Of the city; what lies farther than 40 km from it is left out.
        today: Taken for the extract's day where the extract does not tell it.

    Raises:
        InputError: The file is too large, damaged or no extract.
        ServiceError: The package osmium is not installed.
    """
    if path.stat().st_size > LARGEST_EXTRACT:
        raise InputError(
            f"{path.name} has more than {LARGEST_EXTRACT // 1024**3} GB.",
            "Take a smaller extract: one of the city alone is 10 to 100 MB.",
        )
    try:
        import osmium
    except ImportError as error:
        raise ServiceError(
            f"An OpenStreetMap extract needs a package that cannot be imported: {error}.",
            "Install it with: pip install 'tripai[osm]'",
        ) from error
    try:
        return list(_features(path, centre)), _day(path) or today
    except (RuntimeError, ValueError, osmium.InvalidLocationError) as error:
        raise InputError(
            f"{path.name} cannot be read as an OpenStreetMap extract: {error}.",
            "Fetch it again: it may not be whole.",
        ) from error


def _features(path: Path, centre: Point) -> Iterator[Feature]:
    outlines: list[_Outline] = []
    for thing in _tagged(_processor(path, _everything())):
        tags = {tag.k: tag.v for tag in thing.tags}
        if not is_wanted(tags):
            continue
        edited = thing.timestamp.year if thing.timestamp.year > 1970 else None
        if not thing.is_node():
            outlines.append(_outline(thing, tags, edited))
        elif _is_near(thing.location, centre):
            yield Feature("node", thing.id, thing.lat, thing.lon, tags, edited)
    yield from _located(path, outlines, centre)


def _outline(thing: Any, tags: Mapping[str, str], edited: int | None) -> _Outline:
    if thing.is_way():
        return _Outline("way", thing.id, tags, edited, _corners(thing))
    ways = [member.ref for member in thing.members if member.type == "w"]
    return _Outline("relation", thing.id, tags, edited, tuple(ways[:_MEMBERS]))


def _corners(way: Any) -> tuple[int, ...]:
    nodes = [node.ref for node in way.nodes]
    return tuple(nodes[:: -(-len(nodes) // _CORNERS) or 1])


def _located(path: Path, outlines: Sequence[_Outline], centre: Point) -> Iterator[Feature]:
    """Yield the things whose outline lies near the centre, each at the middle of it."""
    ways = {part for outline in outlines if outline.kind == "relation" for part in outline.parts}
    corners = {way.id: _corners(way) for way in _with_ids(path, "way", ways)}
    wanted = {node for outline in outlines for node in _nodes(outline, corners)}
    points = {
        node.id: (node.lat, node.lon)
        for node in _with_ids(path, "node", wanted)
        if _is_near(node.location, centre)
    }
    for outline in outlines:
        around = [points[node] for node in _nodes(outline, corners) if node in points]
        if around:
            lat, lon = ((min(axis) + max(axis)) / 2 for axis in zip(*around, strict=True))
            yield Feature(outline.kind, outline.number, lat, lon, outline.tags, outline.edited)


def _nodes(outline: _Outline, corners: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
    if outline.kind == "way":
        yield from outline.parts
        return
    for way in outline.parts:
        yield from corners.get(way, ())


def _with_ids(path: Path, kind: Literal["node", "way"], ids: Iterable[int]) -> Iterator[Any]:
    from osmium.filter import IdFilter
    from osmium.osm import NODE, WAY

    numbers = list(ids)
    if not numbers:
        return iter(())
    processor = _processor(path, {"node": NODE, "way": WAY}[kind])
    return iter(processor.with_filter(IdFilter(numbers)))


def _everything() -> Any:
    from osmium.osm import NODE, RELATION, WAY

    return NODE | WAY | RELATION


def _tagged(processor: Any) -> Any:
    """Leave to Python what has a name and one of the keys: of 100 MB that is a fiftieth, the rest houses and streets."""
    from osmium.filter import KeyFilter

    return processor.with_filter(KeyFilter("name")).with_filter(KeyFilter(*keys()))


def _processor(
    path: Path, entities: Any
) -> Any:  # of one kind of thing, which its type does not say
    from osmium import FileProcessor
    from osmium.io import File

    return FileProcessor(File(str(path), "pbf"), entities)


def _day(path: Path) -> date | None:
    """The day of the newest edit in an extract, as whoever made it wrote it."""
    told = _processor(path, _everything()).header.get("osmosis_replication_timestamp")
    try:
        return datetime.fromisoformat(told).date() if told else None
    except ValueError:
        return None


def _is_near(location: Any, centre: Point) -> bool:
    return location.valid() and distance_m((location.lat, location.lon), centre) <= FARTHEST_M
