"""What OpenStreetMap's tags mean to a traveller."""

from datetime import date
from decimal import Decimal

import pytest

from osm_samples import BILBAO, node
from tripai.ai.names.vocabulary import categories, tags
from tripai.model import Place
from tripai.places.osm_places import place_of
from tripai.places.osm_tags import KINDS, conditions, has, is_wanted, keys

TODAY = date(2026, 11, 22)


def place(words: str = "tourism=museum", sitelinks: int | None = None, **more: str) -> Place:
    found = place_of(node(1, 0, 0, words, **more), BILBAO, TODAY, sitelinks)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "category", "tag"),
    [
        ("tourism=museum museum=art", "museum", "art"),
        ("tourism=museum museum=railway;technology", "museum", "trains"),
        ("historic=castle tourism=museum", "castle", "medieval"),
        ("historic=castle castle_type=palace", "palace", "royal"),
        ("amenity=place_of_worship religion=muslim wikidata=Q1", "mosque", "islamic"),
        ("building=church wikipedia=es:X", "church", "religion"),
        ("leisure=park", "park", "gardens"),
        ("tourism=artwork artwork_type=mural", "monument", "street-art"),
        ("historic=monument heritage=1 ref:whc=12", "monument", "unesco"),
        ("tourism=attraction historic=yes", "historic", "history"),
        ("natural=beach", "waterfront", "beach"),
    ],
)
def test_kinds(words: str, category: str, tag: str) -> None:
    found = place(words)
    assert found.category == category
    assert tag in found.tags


@pytest.mark.parametrize(
    "words",
    [
        "amenity=restaurant",
        "shop=bakery",
        "tourism=hotel historic=building wikidata=Q1",
        "amenity=restaurant historic=building wikidata=Q1",
        "amenity=place_of_worship religion=christian",  # every chapel of the town
        "historic=memorial memorial=stolperstein wikidata=Q1",
        "tourism=museum access=private",
        "tourism=museum disused=yes",
        "disused:tourism=museum",
        "amenity=place_of_worship wikidata=Q1",
    ],
)
def test_what_is_no_sight(words: str) -> None:
    assert place_of(node(1, 0, 0, words), BILBAO, TODAY) is None


@pytest.mark.parametrize("name", ["", " ", "\x1b\x00", "\u202e"])
def test_a_thing_without_a_name_is_no_place(name: str) -> None:
    assert place_of(node(1, 0, 0, "tourism=museum", name=name), BILBAO, TODAY) is None


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Museo de Bellas Artes", "art"),
        ("Taidemuseo", "art"),
        ("Museum of Contemporary Art", "modern-art"),
        ("Museo Arqueológico Nacional", "archaeology"),
        ("Archäologisches Museum", "archaeology"),
        ("Musée d'histoire naturelle", "history"),
        ("Jüdisches Museum", "jewish"),
        ("Deutsches Technikmuseum", "technology"),
        ("Museo Marítimo", "maritime"),
    ],
)
def test_what_a_museum_is_named_for(name: str, tag: str) -> None:
    assert tag in place(name=name).tags
    assert tag not in place("leisure=park", name=name).tags


def test_names_that_only_look_like_it() -> None:
    for name in ("Warsaw Museum", "Carta Museum", "Museo Vinci", "Startup Museum"):
        assert place(name=name).tags == ()


def test_every_kind_keeps_to_the_catalogues_words() -> None:
    for _, kind in KINDS:
        assert not kind.category or categories().get(kind.category) == kind.category
        assert all(tags().get(tag.replace("-", " ")) == tag for tag in kind.tags)


def test_all_that_is_wanted_has_one_of_the_keys() -> None:
    for selector, _ in KINDS:
        pairs = {key: next(iter(values), "x") for key, values in conditions(selector)}
        assert has(pairs, selector)
        assert pairs.keys() & set(keys())
    assert is_wanted({"name": "x", "amenity": "cafe"})
    assert is_wanted({"name": "x", "place": "suburb"})
    assert not is_wanted({"name": "x", "amenity": "bench"})


def test_hours_that_can_be_read_are_kept_with_the_year_of_the_last_look() -> None:
    found = place(opening_hours="Tu-Su 10:00-18:00", **{"check_date:opening_hours": "2023-05-01"})
    assert found.hours == "Tu-Su 10:00-18:00"
    facts = found.provenance
    assert (facts.hours_grade, facts.hours_sources, facts.as_of) == ("B", ("openstreetmap",), 2023)
    assert (facts.licence, facts.retrieved) == ("ODbL 1.0", TODAY)
    assert "OpenStreetMap contributors" in facts.attribution


@pytest.mark.parametrize(
    "said", ["always", "10-18", "Mo-Fr 10:00+", "SH off", "Mo 25:99", "x" * 999]
)
def test_hours_that_cannot_be_read_are_unknown(said: str) -> None:
    found = place(opening_hours=said)
    assert found.hours is None
    assert (found.provenance.hours_grade, found.provenance.as_of) == ("C", None)


def test_only_what_has_no_door_is_always_open() -> None:
    assert place("place=square wikidata=Q1").hours == "24/7"
    assert place("place=square wikidata=Q1", opening_hours="by day").hours is None
    assert place("tourism=viewpoint fee=yes").hours is None
    assert place("leisure=park").hours is None


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ({"fee": "no"}, 0),
        ({"charge": "8 EUR"}, 8),
        ({"charge": "7,50 €"}, Decimal("7.5")),
        ({"charge": "8 USD"}, None),
        ({"charge": "adults 8 EUR, children 4 EUR"}, None),
        ({"charge": "99999999 EUR"}, None),
        ({"fee": "yes"}, None),
        ({}, None),
    ],
)
def test_the_price(words: dict[str, str], amount: Decimal | None) -> None:
    price = place(**words).price
    assert (price.amount if price else None) == amount


def test_steps() -> None:
    assert [place(wheelchair=said).step_free for said in ("yes", "no", "limited")] == [
        True,
        False,
        None,
    ]


def test_fame_follows_who_writes_about_it() -> None:
    counted = [place(sitelinks=many).popularity for many in (1, 5, 30, 100, 100_000)]
    assert counted == sorted(counted)
    assert counted[0] < 40
    assert 70 < counted[2] < 80
    assert 90 < counted[3] <= counted[4] <= 97
    told = {f"name:{language}": "x" for language in "abcdefghijkl"}
    uncounted = place("tourism=museum wikidata=Q1 heritage=1 wikipedia=x", **told)
    assert place().popularity < uncounted.popularity <= 45
    assert place(sitelinks=60).minutes > place().minutes
    assert "iconic" in place(sitelinks=60).tags


def test_names() -> None:
    found = place(
        name="東京国立博物館", alt_name="東博;Tōhaku", **{"name:en": "Tokyo National Museum"}
    )
    assert (found.name, found.local_name) == ("Tokyo National Museum", "東京国立博物館")
    assert found.names == ("東博", "Tōhaku")
    assert place(name="Музей", **{"name:ru-Latn": "Muzey"}).name == "Muzey"
    assert place(name="Museu", **{"name:en": "\x07"}).name == "Museu"
    assert len(place(name="a" * 10_000).name) == 120
    assert place(name="[red]x\x1b[31m\n\u202ey").name == "[red]x [31m y"


def test_about_and_wikidata() -> None:
    found = place(start_date="1997-10-18", architect="Frank Gehry", wikidata="Q179199;Q5")
    assert (found.about, found.wikidata) == ("From 1997, by Frank Gehry.", "Q179199")
    assert place(wikidata="Q0").wikidata is None
