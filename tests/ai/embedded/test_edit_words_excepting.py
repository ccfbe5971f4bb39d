"""All of a kind but what is named: it stays, the others that are planned go, and a must goes by its name only."""

import pytest
from test_edit_words import edits, read, title

from real_routes import planned
from tripai.editing.applying import apply_edits
from tripai.edits import Avoid, DropDay, Edits, Impossible, Remove
from tripai.errors import TripaiError
from tripai.model import Route


def paris(*musts: str) -> Route:
    wanted = f", must see {' and '.join(musts)}" if musts else ""
    return planned(f"3 days in Paris, art, packed{wanted}", effort=50)


def museums(route: Route) -> set[str]:
    kinds = {"museum", "gallery"}
    return {
        a.title
        for a in route.activities
        if a.kind == "visit" and a.place and kinds & {a.place.category, *a.place.tags}
    }


@pytest.mark.parametrize(
    "words",
    [
        "No museums, except the Louvre",
        "no museum except Louvre Museum",
        "Paris without museums but with the Louvre",
        "avoid museums but keep the louvre",
        "drop all the museums other than the louvre please",
    ],
)
def test_what_is_excepted_stays_and_the_others_go(words: str) -> None:
    route = paris("Louvre Museum")
    assert {"Louvre Museum"} < museums(route)
    found = edits(words, route)
    assert all(isinstance(edit, Remove) for edit in found)
    gone = {title(route, edit.activity) for edit in found if isinstance(edit, Remove)}
    assert gone == museums(route) - {"Louvre Museum"}
    assert museums(apply_edits(route, found)) == {"Louvre Museum"}


def test_another_must_is_named_with_the_words_that_keep_it() -> None:
    route = paris("Louvre Museum", "Musée d'Orsay")
    found = read("no museums except the louvre", route)
    assert isinstance(found, Impossible)
    assert "Musée d'Orsay is a must" in found.reason
    words = found.ways[0].split('"')[1]
    assert isinstance(read(words, route), Edits)


def test_what_is_excepted_need_not_be_of_the_kind() -> None:
    [edit] = edits("no museums except the eiffel tower", paris("Eiffel Tower"))
    assert edit == Avoid(names=("museum", "gallery"))


@pytest.mark.parametrize(
    "words",
    [
        "no museums except the fado museum",
        "drop everything except the eiffel tower",
        "skip all museums except on sunday",
        "no museums except if it rains",
    ],
)
def test_an_exception_that_is_not_read_takes_nothing_out(words: str) -> None:
    try:
        found = read(words, paris("Eiffel Tower"))
    except TripaiError:
        return
    assert isinstance(found, Impossible)


def test_one_that_goes_is_no_kind() -> None:
    found = edits("drop the oceanarium but keep the tile museum")
    assert [edit.edit for edit in found] == ["remove", "lock"]
    assert not any(isinstance(edit, Avoid | DropDay) for edit in found)
