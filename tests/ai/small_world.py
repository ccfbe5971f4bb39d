"""A small world: a few cities with the places that the sentences of these tests speak of."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tripai.ai import Known
from tripai.geo import Point
from tripai.model import MEAL_AREA, City, Gateway, Money, Place, Provenance, Spot

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday

LISBON = City(
    ref="lisbon",
    name="Lisbon",
    local_name="Lisboa",
    names=("Lissabon", "Lisbonne", "リスボン", "LIS"),
    country="PT",
    zone="Europe/Lisbon",
    currency="EUR",
    lat=38.7139,
    lon=-9.1394,
    lunch=Decimal(14),
    dinner=Decimal(25),
    as_of=2024,
    base=Spot(name="Baixa", lat=38.7115, lon=-9.1375),
    gateways=(Gateway(kind="airport", name="Lisbon Airport", lat=38.7742, lon=-9.1342),),
)


def city(ref: str, name: str, country: str, zone: str, currency: str, **more: Any) -> City:
    """Return a city like Lisbon under another name."""
    return LISBON.replaced(
        ref=ref, name=name, country=country, zone=zone, currency=currency,
        **({"local_name": "", "names": (), "gateways": ()} | more),
    )  # fmt: skip


CITIES = (
    city("berlin", "Berlin", "DE", "Europe/Berlin", "EUR", lat=52.52, lon=13.4,
         names=("Berlín", "Berlim", "ベルリン")),
    LISBON,
    city("london", "London", "GB", "Europe/London", "GBP", names=("Londres", "ロンドン"), lat=51.5, lon=-0.12,
         base=Spot(name="Soho", lat=51.513, lon=-0.134)),
    city("new-york", "New York", "US", "America/New_York", "USD", subdivision="NY",
         names=("New York City", "NYC"), lat=40.75, lon=-73.99),
    city("paris", "Paris", "FR", "Europe/Paris", "EUR", lat=48.86, lon=2.35, names=("パリ",)),
    city("rome", "Rome", "IT", "Europe/Rome", "EUR", names=("Roma", "Rom", "ローマ"), lat=41.9, lon=12.5),
    city("tokyo", "Tokyo", "JP", "Asia/Tokyo", "JPY", local_name="東京", lat=35.68, lon=139.7),
    city("venice", "Venice", "IT", "Europe/Rome", "EUR", names=("Venezia", "Venecia", "Venise", "Venedig", "Veneza"),
         lat=45.44, lon=12.33),
)  # fmt: skip


def place(name: str, category: str = "museum", tags: str = "", **more: Any) -> Place:
    """Return a place in Lisbon, or anywhere when told so."""
    fields: dict[str, Any] = {
        "ref": f"test:{name}",
        "name": name,
        "category": category,
        "tags": tuple(tags.split()),
        "lat": 38.71,
        "lon": -9.14,
        "popularity": 60,
        "zone": "Europe/Lisbon",
        "country": "PT",
        "provenance": Provenance(source="test", position_grade="C", hours_grade="C"),
    }
    if "price" in more:
        more["price"] = Money(amount=more["price"], currency="EUR")
    return Place(**(fields | more))


PLACES = {
    "lisbon": (
        place("Belém Tower", "historic", "iconic history maritime", popularity=94, price=15),
        place(
            "Jerónimos Monastery", "church", "iconic religion", names=("Jeronimos",), popularity=98
        ),
        place("National Tile Museum", "museum", "tiles art", names=("Tile Museum",), popularity=85),
        place("Lisbon Zoo", "zoo", "animals family", child_friendly=True, price=25),
        place(
            "Lisbon Oceanarium", "aquarium", "animals", names=("Oceanarium",), child_friendly=True
        ),
        place("Time Out Market", "market", "food seafood", popularity=90),
        place("Rossio Square", "square", "local-life", names=("Rossio",), price=0),
        place("Alfama", "district", "history local-life", price=0),
        place(
            "São Jorge Castle",
            "castle",
            "medieval views",
            names=("St. George's Castle",),
            step_free=False,
        ),
        place("Carris Tram Museum", "museum", "trains"),
        place("Gulbenkian Museum", "museum", "art", names=("CAM",)),
        place("Cais do Sodré", MEAL_AREA, "food", meals=("lunch", "dinner")),
        place("Modern Art Centre", "gallery", "modern-art"),
        place("Old Mosque Waterfront", "square"),
        place("Miradouro da Graça", "viewpoint", "views"),
        place("Graça", MEAL_AREA, "food", meals=("dinner",)),
        place("Alfama", MEAL_AREA, "food", ref="test:alfama-food", meals=("dinner",)),
    ),
    "paris": (
        place("Louvre Museum", "museum", "art", names=("Louvre",)),
        place("Musée d'Orsay", "museum", "art", names=("Orsay",)),
        place("Eiffel Tower", "viewpoint", "iconic views"),
        place("Montmartre", "district", "art"),
    ),
    "london": (
        place("Little Venice", "waterfront", "canals boat"),
        place("Victoria and Albert Museum", "museum", "art design", names=("V&A",)),
        place("Tower of London", "castle", "history"),
        place("Tower Bridge", "bridge", "iconic"),
    ),
    "tokyo": (place("Tokyo Tower", "viewpoint", "views"),),
}
FAR: Point = (-45.0, 170.0)
ELSEWHERE: dict[str, Point] = {"sintra": (38.8, -9.38)} | dict.fromkeys((
    "bilbao", "porto", "springfield", "springfield, mo", "paris, tx", "paris, texas", "paris, fr", "nice", "reading",
    "köln", "st petersburg", "são paulo", "may", "see", "buenos aires", "new york, ny", "belém", "split", "eat",
    "sofia",
), FAR)  # fmt: skip


def small_world(now: datetime = NOW, chosen: str | None = None) -> Known:
    """Return the cities and places above, and a few cities elsewhere."""
    return Known(
        cities=CITIES,
        places=lambda asked: PLACES.get(asked.ref, ()),
        elsewhere=lambda name: (
            (ELSEWHERE[name.casefold()],) if name.casefold() in ELSEWHERE else ()
        ),
        now=now,
        chosen=chosen,
    )
