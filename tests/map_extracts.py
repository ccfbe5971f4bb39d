"""An extract of OpenStreetMap as somebody cuts it out for a city: written by osmium itself."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import osmium
from osmium.osm.mutable import Node, Relation, Way

BILBAO = (43.2627, -2.9253)
KITCHENS = ("basque", "seafood", "pizza", "japanese", "tapas")
MUSEUMS = ("Guggenheim", "Bellas Artes", "Itsasmuseum", "Arkeologi Museoa", "Euskal Museoa")
EDITED = "2019-04-01T12:00:00Z"
DAY = "2019-05-01T00:00:00Z"


def write_extract(path: Path, *, restaurants: int = 400, plain_nodes: int = 0) -> None:
    """Write a city with restaurants, five museums as nodes, ways and a relation, a church and squares.

    Args:
        path: The file.
        restaurants: How many.
        plain_nodes: How many nodes without a name are to be in between, as in every true extract.
    """
    header = osmium.io.Header()
    header.set("osmosis_replication_timestamp", DAY)
    header.set("generator", "a test")
    writer = osmium.SimpleWriter(str(path), header=header, overwrite=True)
    try:
        for node in _nodes(restaurants, plain_nodes):
            writer.add_node(node)
        for way in _ways():
            writer.add_way(way)
        outline = ("w", 903, "outer")
        tags = {"type": "multipolygon", "tourism": "museum", "name": MUSEUMS[4], "building": "yes"}
        writer.add_relation(Relation(id=77, members=[outline], tags=tags, timestamp=EDITED))
    finally:
        writer.close()


def _nodes(restaurants: int, plain_nodes: int) -> Iterator[Node]:
    chance = random.Random(7)
    for number in range(1, 41):  # the corners of what is drawn
        yield Node(id=number, location=_near(chance, 0.006), timestamp=EDITED)
    yield _node(101, chance, tourism="museum", name=MUSEUMS[0], wikidata="Q179199", wikipedia="es:Museo Guggenheim Bilbao",
                opening_hours="Tu-Su 10:00-19:00", website="https://example.org", tourism_2="attraction")  # fmt: skip
    yield _node(102, chance, tourism="museum", name=MUSEUMS[1], opening_hours="We-Mo 10:00-20:00")
    yield _node(103, chance, tourism="viewpoint", name="Artxanda")
    yield _node(104, chance, place="square", name="Plaza Nueva", wikidata="Q6081131")
    yield _node(105, chance, place="neighbourhood", name="Casco Viejo")
    yield _node(106, chance, tourism="museum", name="Museo de Horas Raras", opening_hours="ask me")
    yield Node(id=107, location=(2.35, 48.85), tags={"tourism": "museum", "name": "Louvre"})
    for number in range(restaurants):
        kitchen = KITCHENS[number % len(KITCHENS)]
        yield _node(1000 + number, chance, amenity="restaurant", name=f"Jatetxea {number}", cuisine=kitchen,
                    opening_hours="Mo-Su 13:00-16:00,20:00-23:00")  # fmt: skip
    for number in range(plain_nodes):
        yield Node(id=1_000_000 + number, location=_near(chance, 0.3), timestamp=EDITED)


def _ways() -> Iterator[Way]:
    square = [1, 2, 3, 4, 1]
    yield Way(id=901, nodes=square, timestamp=EDITED,
              tags={"tourism": "museum", "name": MUSEUMS[2], "opening_hours": "Tu-Su 10:00-18:00"})  # fmt: skip
    yield Way(id=902, nodes=[5, 6, 7, 8, 5], timestamp=EDITED, tags={"tourism": "museum", "name": MUSEUMS[3]})  # fmt: skip
    yield Way(id=903, nodes=[9, 10, 11, 12, 9], timestamp=EDITED)
    yield Way(id=904, nodes=[13, 14, 15, 13], timestamp=EDITED,
              tags={"leisure": "park", "name": "Doña Casilda", "wikidata": "Q5797347"})  # fmt: skip
    yield Way(id=905, nodes=[16, 17], timestamp=EDITED, tags={"highway": "residential", "name": "Ercilla"})  # fmt: skip


def _node(number: int, chance: random.Random, **tags: Any) -> Node:
    return Node(id=number, location=_near(chance, 0.008), tags=tags, timestamp=EDITED)


def _near(chance: random.Random, degrees: float) -> tuple[float, float]:
    lat, lon = BILBAO
    return lon + chance.uniform(-degrees, degrees), lat + chance.uniform(-degrees, degrees)
