"""What the tags of OpenStreetMap make of a thing: a kind of place to visit, or nothing.

The meaning of each tag is at https://wiki.openstreetmap.org/wiki/Map_features; the table below says what it is to a
traveller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tripai.text import letters

Tags = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing of OpenStreetMap with its position (of an area, a point in it) and the year of its last edit."""

    kind: Literal["node", "way", "relation"]
    number: int
    lat: float
    lon: float
    tags: Tags
    edited: int | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What is taken for granted of a kind of place, where its own tags do not say it.

    Attributes:
        category: The catalogue's.
        tags: Its interests.
        minutes: A typical visit.
        setting: Whether rain matters.
        fame: Its popularity when nobody has written about it.
        appeal: The share of its fame that a visit makes use of: people know a stadium for its matches.
        child: Whether a child of six would enjoy it.
        doorless: Whether one can be there at any hour.
        notable: Whether it counts only when somebody has written about it; there are too many others.
    """

    category: str
    tags: tuple[str, ...] = ()
    minutes: int = 45
    setting: Literal["indoor", "outdoor", "mixed"] = "mixed"
    fame: int = 15
    appeal: float = 1.0
    child: bool = False
    doorless: bool = False
    notable: bool = False


def _worship(category: str, *tags: str, minutes: int = 30) -> Kind:
    return Kind(category, (*tags, "architecture"), minutes, "indoor", 8, 0.95, notable=True)


_SIGHT = Kind("monument", ("history",), 15, "outdoor", 8, 0.8, doorless=True, notable=True)
_RUIN = Kind("historic", ("history", "archaeology"), 45, "outdoor", 15)
_OLD = Kind("historic", ("history", "architecture"), 30, "mixed", 12, 0.85, notable=True)
_STREET = Kind(
    "district", ("local-life", "walking"), 40, "outdoor", 10, 0.9, doorless=True, notable=True
)

# The first line whose tags a thing has is its kind. Values of a key are any of those between bars.
KINDS: tuple[tuple[str, Kind], ...] = (
    ("tourism=zoo", Kind("zoo", ("animals", "family"), 150, "outdoor", 30, child=True)),
    ("tourism=aquarium", Kind("aquarium", ("animals", "family"), 90, "indoor", 30, child=True)),
    ("tourism=theme_park", Kind("amusement", ("family",), 240, "outdoor", 30, child=True)),
    ("leisure=water_park", Kind("amusement", ("family", "water"), 180, "mixed", 15, child=True)),
    ("attraction=big_wheel", Kind("amusement", ("family", "views"), 30, "outdoor", 20, child=True)),
    (
        "historic=castle castle_type=palace|stately|manor",
        Kind("palace", ("royal", "architecture", "history"), 75, "mixed", 25),
    ),
    ("historic=palace", Kind("palace", ("royal", "architecture", "history"), 75, "mixed", 25)),
    ("historic=castle|fort|fortress", Kind("castle", ("medieval", "history"), 75, "mixed", 25, child=True)),
    ("tourism=museum", Kind("museum", (), 75, "indoor", 22)),
    ("tourism=gallery", Kind("gallery", ("art",), 45, "indoor", 12)),
    ("amenity=planetarium", Kind("museum", ("science", "family"), 60, "indoor", 20, child=True)),
    ("amenity=place_of_worship religion=christian", _worship("church", "religion")),
    ("amenity=place_of_worship religion=muslim", _worship("mosque", "islamic", "religion")),
    ("amenity=place_of_worship religion=jewish", _worship("synagogue", "jewish", "religion")),
    ("amenity=place_of_worship religion=buddhist", _worship("temple", "buddhist", "spiritual")),
    ("amenity=place_of_worship religion=shinto", _worship("shrine", "shinto", "spiritual")),
    ("amenity=place_of_worship religion=hindu|sikh|jain|taoist", _worship("temple", "religion", "spiritual")),
    ("building=cathedral|church|basilica", _worship("church", "religion")),
    ("historic=church|monastery|cathedral", _worship("church", "religion", "history", minutes=40)),
    ("building=mosque", _worship("mosque", "islamic", "religion")),
    ("building=synagogue", _worship("synagogue", "jewish", "religion")),
    ("building=temple", _worship("temple", "religion", "spiritual")),
    ("amenity=marketplace", Kind("market", ("markets", "food", "local-life"), 45, "mixed", 18)),
    ("amenity=theatre|concert_hall", Kind("theatre", ("theatre", "music"), 30, "indoor", 8, 0.6, notable=True)),
    ("amenity=arts_centre", Kind("gallery", ("art", "modern-art"), 60, "indoor", 12, 0.9)),
    ("leisure=garden", Kind("garden", ("gardens", "nature", "quiet"), 45, "outdoor", 12)),
    ("leisure=park", Kind("park", ("gardens", "nature", "walking"), 45, "outdoor", 12, 0.9, child=True)),
    ("leisure=nature_reserve", Kind("park", ("nature", "walking"), 90, "outdoor", 12, 0.8, notable=True)),
    ("historic=archaeological_site|ruins|aqueduct|roman_road", _RUIN),
    ("tourism=viewpoint", Kind("viewpoint", ("views", "photography", "sunset"), 20, "outdoor", 15, doorless=True)),
    (
        "man_made=tower tower:type=observation",
        Kind("viewpoint", ("views", "skyscrapers", "photography"), 45, "mixed", 18, notable=True),
    ),
    ("man_made=lighthouse", Kind("historic", ("maritime", "views"), 30, "outdoor", 12, 0.8, notable=True)),
    (
        "man_made=bridge",
        Kind("bridge", ("architecture", "photography", "water"), 15, "outdoor", 10, 0.85, doorless=True, notable=True),
    ),
    ("man_made=pier", Kind("waterfront", ("water", "walking"), 20, "outdoor", 10, doorless=True, notable=True)),
    (
        "place=square",
        Kind("square", ("local-life", "architecture"), 20, "outdoor", 10, 0.9, doorless=True, notable=True),
    ),
    ("highway=pedestrian|steps|living_street", _STREET),
    ("historic=city_gate|citywalls|tower", Kind("historic", ("medieval", "history"), 20, "outdoor", 15, 0.9)),
    ("historic=district", _STREET),
    ("historic=ship", Kind("museum", ("maritime", "history"), 60, "mixed", 15, child=True)),
    ("historic=monument", _SIGHT),
    ("historic=memorial memorial=plaque|stolperstein|blue_plaque|bench|tree", Kind("")),
    ("historic=memorial", _SIGHT),
    ("tourism=artwork artwork_type=mural|graffiti", Kind("monument", ("street-art", "art"), 15, "outdoor", 10, 0.9)),
    ("tourism=artwork", Kind("monument", ("art",), 15, "outdoor", 8, 0.9, doorless=True, notable=True)),
    ("natural=beach", Kind("waterfront", ("beach", "water"), 90, "outdoor", 18, child=True, doorless=True)),
    (
        "natural=peak",
        Kind("viewpoint", ("nature", "views"), 90, "outdoor", 10, 0.7, doorless=True, notable=True),
    ),
    ("shop=mall|department_store", Kind("shopping", ("shopping",), 60, "indoor", 10, 0.6, notable=True)),
    ("amenity=library", Kind("library", ("books", "architecture"), 30, "indoor", 8, 0.6, notable=True)),
    ("leisure=stadium", Kind("amusement", ("football", "sport"), 45, "mixed", 8, 0.5, notable=True)),
    ("amenity=fountain", Kind("monument", ("water",), 15, "outdoor", 8, 0.9, doorless=True, notable=True)),
    ("amenity=townhall", Kind("historic", ("architecture",), 20, "mixed", 8, 0.6, notable=True)),
    ("historic=manor|building|house|mill|mine|wayside_cross", _OLD),
    ("building=palace|castle|tower|triumphal_arch", _OLD),
    ("tourism=attraction historic=*", Kind("historic", ("history",), 30, "mixed", 20)),
    ("tourism=attraction", Kind("monument", (), 30, "mixed", 18)),
)  # fmt: skip

# What else a thing is of interest for. A line adds its tags to those of the kind.
_INTERESTS = (
    ("museum=art|fine_art|arts", ("art",)),
    ("museum=modern_art|contemporary_art|contemporary", ("modern-art", "art")),
    ("museum=history|local|city|regional", ("history",)),
    ("museum=archaeological|archaeology", ("archaeology", "ancient", "history")),
    ("museum=science|natural_history|nature", ("science", "nature")),
    ("museum=technology|industry|industrial", ("technology",)),
    ("museum=railway|transport", ("trains", "technology")),
    ("museum=maritime|naval", ("maritime",)),
    ("museum=military|war", ("war", "history")),
    ("museum=children", ("family", "interactive")),
    ("museum=ethnographic|ethnography|folk|folklore", ("crafts", "history")),
    ("museum=design", ("design",)),
    ("museum=fashion|textile|costume", ("fashion", "crafts")),
    ("museum=music", ("music",)),
    ("museum=literature|literary|writer", ("literature",)),
    ("museum=sport|sports|football", ("sport",)),
    ("museum=religious|religion|diocesan", ("religion", "art")),
    ("museum=wine", ("wine",)),
    ("museum=cinema|film", ("cinema",)),
    ("garden:type=botanical", ("gardens", "nature", "science")),
    ("heritage:operator=whc", ("unesco", "history")),
    ("ref:whc=*", ("unesco", "history")),
    ("building:architecture=gothic|romanesque", ("medieval",)),
    ("building:architecture=baroque|rococo", ("baroque",)),
    ("building:architecture=renaissance", ("renaissance",)),
    ("building:architecture=islamic|moorish|mudéjar", ("islamic",)),
    ("building:architecture=ottoman", ("ottoman",)),
    ("building:architecture=byzantine", ("byzantine",)),
    ("historic:civilization=roman|ancient_greek|ancient_roman", ("ancient", "archaeology")),
    ("architect=*", ("architecture",)),
    ("playground=*", ("playground",)),
)
FOR_CHILDREN = ("museum=children|science|railway|transport|natural_history", "playground=*")
EATERY = "amenity=restaurant|cafe|bar|pub|biergarten|food_court"
QUARTER = "place=suburb|quarter|neighbourhood|square"

# What the name of a museum says of it, without accents, in the languages of most; few have the tag `museum`.
_NAMED_FOR = (
    (r"\b(modern|contempor)\w*|\bmoca\b|\bmoma\b", "modern-art"),
    (r"\b(arts?|artes?|arti|beaux-arts|kunst\w*|konst\w*|taide\w*|pinacote\w*|pinakot\w*|painting|sculpture)\b", "art"),
    (r"\bar(ch|qu|k)a?e?o?lo\w*", "archaeology"),
    (r"\b(histor|histoi|geschicht|storia|storic|heritage)\w*", "history"),
    (r"\b(science|scienc|scienz|ciencia|wissenschaft|natural|naturkunde|planetari)\w*", "science"),
    (r"\b(techn|techni|industri|engineering)\w*", "technology"),
    (r"\b(maritim|marine|naval|navy|oceanogra|schiff|shipping)\w*", "maritime"),
    (r"\b(railway|train|tram|eisenbahn|ferrocarril|ferroviari|chemin de fer)\w*", "trains"),
    (r"\b(war|wars|army|militar\w*|militaire|krieg\w*|resistance|guerra|guerre)\b", "war"),
    (r"\b(design)\b", "design"),
    (r"\b(fashion|textil\w*|costume\w*|traje|mode)\b", "fashion"),
    (r"\b(music\w*|musik\w*|opera)\b", "music"),
    (r"\b(literat\w*|poet\w*|writer\w*)\b", "literature"),
    (r"\b(jewish|jud[ei]\w*|juif|juive)\b", "jewish"),
    (r"\b(football|futbol|fussball\w*|futebol|calcio)\b", "football"),
    (r"\b(toys?|children\w*|kinder\w*|juguetes?|jouets?)\b", "family"),
    (r"\b(chocolat\w*|schokolade\w*)\b", "sweets"),
    (r"\b(wine|vino|vin|vinho|wein\w*)\b", "wine"),
    (r"\b(beer|bier|brewery|brauerei)\b", "beer"),
    (r"\b(photo\w*|foto\w*)\b", "photography"),
)  # fmt: skip
_SHOWS = {"museum", "gallery"}
_STAY_OR_EAT = (
    "tourism=hotel|hostel|guest_house|motel|apartment",
    "amenity=restaurant|cafe|bar|pub|fast_food|nightclub",
)
_CLOSED = ("access=private|no", "disused=yes", "abandoned=yes", "ruins=collapsed", "demolished=yes")
_WRITTEN_ABOUT = ("wikidata=*", "wikipedia=*", "tourism=attraction", "heritage=*")


def kind_of(tags: Tags) -> Kind | None:
    """Return what a thing is to a traveller, None when there is nothing to see, or nothing to go by."""
    if "name" not in tags or any(has(tags, other) for other in (*_CLOSED, *_STAY_OR_EAT)):
        return None
    for selector, kind in KINDS:
        if has(tags, selector):
            return kind if kind.category and (is_notable(tags) or not kind.notable) else None
    return None


def interests_of(tags: Tags, kind: Kind) -> tuple[str, ...]:
    """Return the interests that a thing serves, those of its own before those of its kind."""
    own = (tag for selector, more in _INTERESTS if has(tags, selector) for tag in more)
    named = _named_for(tags) if kind.category in _SHOWS else ()
    return tuple(dict.fromkeys((*own, *named, *kind.tags)))


def _named_for(tags: Tags) -> Iterator[str]:
    said = f"{tags['name'][:200]} {tags.get('name:en', '')[:200]}"
    name = letters(re.sub("['\u2019]", " ", said))  # of d'histoire
    yield from (tag for pattern, tag in _NAMED_FOR if re.search(pattern, name))


def is_notable(tags: Tags) -> bool:
    """Whether somebody has written about it, or protects it, or calls it a sight."""
    return any(has(tags, selector) for selector in _WRITTEN_ABOUT)


def is_wanted(tags: Tags) -> bool:
    """Whether a thing says anything about a city: a sight, a place to eat, a part of town."""
    return "name" in tags and (kind_of(tags) is not None or has(tags, EATERY) or has(tags, QUARTER))


def has(tags: Tags, selector: str) -> bool:
    """Whether a thing has the tags of a selector, such as "historic=castle|fort" or "tourism=attraction historic=*"."""
    return all(
        key in tags and (not values or not values.isdisjoint(tags[key].replace(" ", "").split(";")))
        for key, values in conditions(selector)
    )


@cache
def conditions(selector: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each key of a selector with the values it may have; none stands for any."""
    return tuple(_condition(text) for text in selector.split())


def _condition(text: str) -> tuple[str, frozenset[str]]:
    key, _, values = text.partition("=")
    return key, frozenset() if values == "*" else frozenset(values.split("|"))


def keys() -> Iterator[str]:
    """Yield the keys of which a thing has one if it is wanted, to leave all others out while reading a file."""
    selectors = (*(selector for selector, _ in KINDS), EATERY, QUARTER)
    yield from dict.fromkeys(conditions(selector)[0][0] for selector in selectors)
