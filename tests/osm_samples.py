"""Things of OpenStreetMap in a city, for tests: a museum, a church, squares, restaurants in three streets."""

from collections.abc import Iterator

from tripai.model import City, Spot
from tripai.places.osm_tags import Feature

BILBAO = City(
    ref="bilbao",
    name="Bilbao",
    country="ES",
    zone="Europe/Madrid",
    currency="EUR",
    lat=43.2627,
    lon=-2.9253,
    lunch=14,
    dinner=25,
    as_of=2024,
    base=Spot(name="the centre of Bilbao", lat=43.2627, lon=-2.9253),
)


def node(number: int, north: float, east: float, tags: str = "", **more: str) -> Feature:
    """A node so many metres north and east of the centre; tags as "tourism=museum fee=no", or as keywords."""
    words = dict(word.split("=", 1) for word in tags.split())
    lat, lon = BILBAO.lat + north / 111_200, BILBAO.lon + east / 81_000
    return Feature("node", number, lat, lon, {"name": f"Thing {number}"} | words | more)


def restaurants(first: int, north: float, east: float, many: int, **tags: str) -> Iterator[Feature]:
    """So many restaurants along a street, ten metres apart."""
    for number in range(many):
        name = f"Casa {first + number}"
        yield node(
            first + number, north, east + 10 * number, "amenity=restaurant", name=name, **tags
        )


def town() -> list[Feature]:
    """A town with a few sights and places to eat."""
    return [
        node(1, 700, -700, "tourism=museum museum=modern_art wikidata=Q179199 wheelchair=yes",
             name="Guggenheim Bilbao Museoa", opening_hours="Tu-Su 10:00-19:00", charge="18 EUR",
             **{"name:en": "Guggenheim Museum Bilbao", "name:es": "Museo Guggenheim Bilbao"}),
        node(2, 400, -1200, "tourism=museum museum=art wikidata=Q1363265",
             name="Museo de Bellas Artes", opening_hours="We-Mo 10:00-20:00"),
        node(3, -300, 150, "amenity=place_of_worship religion=christian wikidata=Q2942339",
             name="Santiago Katedrala", opening_hours="Mo-Sa 10:00-20:00", fee="no"),
        node(4, -350, 0, "place=square wikidata=Q3390803", name="Plaza Barria"),
        node(5, -400, 250, "amenity=marketplace wikidata=Q3044231", name="Mercado de la Ribera",
             opening_hours="Mo-Sa 08:00-20:00"),
        node(6, 500, -1100, "leisure=park wikidata=Q5721", name="Parque de Doña Casilda"),
        node(7, 900, 300, "tourism=viewpoint", name="Mirador de Artxanda"),
        node(8, -200, 100, "tourism=museum museum=archaeology", name="Arkeologi Museoa",
             opening_hours="Tu-Sa 10:00-14:00,16:00-19:30; Su 10:30-14:00", fee="yes"),
        node(9, -310, 260, "place=quarter", name="Casco Viejo"),
        *restaurants(100, -320, 240, 20),
        *restaurants(200, 350, -800, 12, **{"addr:street": "Calle Ledesma"}),
        *restaurants(300, 1500, -1500, 6),
        *restaurants(400, -1700, 700, 5, cuisine="seafood"),
    ]  # fmt: skip
