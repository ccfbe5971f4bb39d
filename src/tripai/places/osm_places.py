"""From a thing of OpenStreetMap to a Place: names, hours, price and fame out of its tags, and what they leave unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from math import log10
from typing import Any

from tripai import hours
from tripai.model import City, Grade, Money, Place, Provenance
from tripai.places.osm_tags import FOR_CHILDREN, Feature, Kind, Tags, has, interests_of, kind_of
from tripai.text import plain, shortened

SOURCE = "openstreetmap"
LICENCE = "ODbL 1.0"
ATTRIBUTION = "© OpenStreetMap contributors, https://www.openstreetmap.org/copyright"

LONGEST_NAME = 120  # characters; the tags are anybody's
LONGEST_ABOUT = 110
LONGEST_HOURS = 400
MOST_NAMES = 8
MOST_TAGS = 8
# Popularity from the languages in which Wikipedia and its sisters write about a thing: 3 make 44, 30 make 76, 100 make 94.
UNKNOWN_TO_ALL, TENFOLD = 22, 36
MOST_POPULAR = 97
MOST_WITHOUT_COUNT = 45  # tags alone never make a top sight
ICONIC = 80
DRAWN_OUT = 50  # popularity from which a visit is longer than is usual for the kind

_QID = re.compile(r"Q[1-9][0-9]{0,11}")
_CHARGE = re.compile(r"([0-9]{1,5}(?:[.,][0-9]{1,2})?) ?([A-Z]{3}|[€$£])")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ROMANISED = re.compile(r"name:[a-z]{2,3}[-_]Latn")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_CHECKED = ("check_date:opening_hours", "check_date", "survey:date")
_OTHER_NAMES = ("alt_name", "short_name", "official_name", "int_name", "loc_name")
_LANGUAGES = ("es", "fr", "de", "it", "pt", "ca", "eu", "gl")


def place_of(
    feature: Feature, city: City, retrieved: date, sitelinks: int | None = None
) -> Place | None:
    """Return the place that a thing is, None when it is none.

    Args:
        feature: The thing.
        city: Whose zone, country and currency count.
        retrieved: The day on which the tags were taken from OpenStreetMap.
        sitelinks: How many sites write about it, None when nobody was asked.
    """
    tags, kind = feature.tags, kind_of(feature.tags)
    name = next(filter(None, (_text(name, LONGEST_NAME) for name in _english_first(tags))), "")
    if kind is None or not name:
        return None
    fame = popularity(tags, kind, sitelinks)
    place = Place(
        ref=f"{SOURCE}:{city.ref}/{feature.kind}-{feature.number}",
        name=name,
        **_other_names(tags, name),
        lat=feature.lat,
        lon=feature.lon,
        category=kind.category,
        tags=(*interests_of(tags, kind), *(["iconic"] if fame >= ICONIC else []))[:MOST_TAGS],
        about=_text(tags.get("description:en", ""), LONGEST_ABOUT) or _by_whom(tags),
        minutes=_minutes(kind, fame),
        price=_price(tags, city.currency),
        popularity=fame,
        setting="indoor" if tags.get("indoor") == "yes" else kind.setting,
        child_friendly=kind.child or any(has(tags, selector) for selector in FOR_CHILDREN),
        step_free={"yes": True, "designated": True, "no": False}.get(tags.get("wheelchair", "")),
        book_ahead=tags.get("reservation") in {"required", "recommended"},
        wikidata=wikidata_of(tags),
        zone=city.zone,
        country=city.country,
        subdivision=city.subdivision,
        provenance=provenance(retrieved),
    )
    return _with_hours(place, feature, kind, retrieved)


def popularity(tags: Tags, kind: Kind, sitelinks: int | None) -> int:
    """Return from 0 to 100 how much of a city's visitors would want to see it, low where nobody has counted."""
    if sitelinks:
        fame = UNKNOWN_TO_ALL + TENFOLD * log10(1 + sitelinks)
        return min(MOST_POPULAR, round(kind.appeal * fame))
    fame = kind.fame
    fame += 12 if "wikidata" in tags or "wikipedia" in tags else 0
    fame += 8 if tags.get("tourism") == "attraction" else 0
    fame += 6 if "heritage" in tags else 0
    fame += min(12, 2 * sum(key.startswith("name:") for key in tags))  # who bothers to translate it
    return min(MOST_WITHOUT_COUNT, round(kind.appeal * fame))


def wikidata_of(tags: Tags) -> str | None:
    """Return the first Wikidata item of a thing."""
    first = tags.get("wikidata", "").partition(";")[0].strip()
    return first if _QID.fullmatch(first) else None


def provenance(
    retrieved: date, hours_grade: Grade = "C", *, as_of: int | None = None
) -> Provenance:
    """Return where facts of OpenStreetMap are from: it alone says so, which is grade B."""
    return Provenance(
        source=SOURCE,
        licence=LICENCE,
        attribution=ATTRIBUTION,
        retrieved=retrieved,
        position_grade="B",
        position_sources=(SOURCE,),
        hours_grade=hours_grade,
        hours_sources=(SOURCE,) if hours_grade == "B" else (),
        as_of=as_of,
    )


def said_hours(tags: Tags) -> str:
    """Return the opening hours as they were written, be they readable or not."""
    return plain(tags.get("opening_hours", ""))


def _with_hours(place: Place, feature: Feature, kind: Kind, retrieved: date) -> Place:
    """Return the place with its hours if they can be read, and with the year for which they and the price are known."""
    said = said_hours(feature.tags)
    opened = place.replaced(hours=said) if said and len(said) <= LONGEST_HOURS else None
    if opened and not hours.fault(opened):
        facts = provenance(retrieved, "B", as_of=_year(feature, retrieved))
        return opened.replaced(provenance=facts)
    if place.price is not None:
        place = place.replaced(provenance=provenance(retrieved, as_of=_year(feature, retrieved)))
    has_no_door = kind.doorless and not said and not _has_a_door(feature.tags)
    return place.replaced(hours="24/7") if has_no_door else place


def _has_a_door(tags: Tags) -> bool:
    return tags.get("fee", "no") != "no" or "building" in tags or tags.get("indoor") == "yes"


def _minutes(kind: Kind, fame: int) -> int:
    longer = 1 + max(0, fame - DRAWN_OUT) / 100
    return max(10, min(480, 5 * round(kind.minutes * longer / 5)))


def _price(tags: Tags, currency: str) -> Money | None:
    if tags.get("fee") == "no":
        return Money(amount=Decimal(0), currency=currency)
    charge = _CHARGE.fullmatch(tags.get("charge", "").strip())
    if charge is None or _SYMBOLS.get(charge[2], charge[2]) != currency:
        return None
    return Money(amount=Decimal(charge[1].replace(",", ".")), currency=currency)


def _year(feature: Feature, retrieved: date) -> int | None:
    """The year in which somebody looked, or else of the last edit: whoever made it let the rest stand."""
    for key in _CHECKED:
        if found := _YEAR.match(feature.tags.get(key, "")):
            return min(int(found[0]), retrieved.year)
    return feature.edited if feature.edited and 1990 <= feature.edited <= 2100 else retrieved.year


def _english_first(tags: Tags) -> Iterator[str]:
    """Yield the names for an English-speaking visitor: English, or in Latin letters, or else the local one."""
    own = tags.get("name", "")
    yield tags.get("name:en", "")
    if not _is_latin(own):
        yield tags.get("int_name", "")
        yield from (value for key, value in tags.items() if re.fullmatch(_ROMANISED, key))
    yield own


def _other_names(tags: Tags, name: str) -> dict[str, Any]:
    local = _text(tags["name"], LONGEST_NAME)
    keys = (*_OTHER_NAMES, *(f"name:{language}" for language in _LANGUAGES))
    said = (_text(part, LONGEST_NAME) for key in keys for part in tags.get(key, "").split(";"))
    others = [other for other in dict.fromkeys(said) if other and other not in {name, local}]
    return {"local_name": "" if local == name else local, "names": tuple(others[:MOST_NAMES])}


def _by_whom(tags: Tags) -> str:
    facts = ", ".join(_facts(tags))
    return _text(f"{facts[0].upper()}{facts[1:]}.", LONGEST_ABOUT) if facts else ""


def _facts(tags: Tags) -> Iterator[str]:
    if since := plain(tags.get("start_date", "")):
        yield f"from {since[:4] if _DAY.fullmatch(since) else since}"
    if by := plain(tags.get("architect") or tags.get("artist_name", "")):
        yield f"by {by.replace(';', ' and ')}"


def _text(text: str, longest: int) -> str:
    """A text of anybody's: one line of what may be shown, and not too long."""
    return shortened(plain(text[: 4 * longest]), longest)


def _is_latin(text: str) -> bool:
    return all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x2000 for char in text if char.isalpha())
