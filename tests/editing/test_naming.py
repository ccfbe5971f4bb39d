"""What an edit names is what is meant, is asked for, or is not there: nothing is taken out by a guess."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from editing_steps import named

from real_routes import days_of, family, planned
from tripai import edits as e
from tripai.ai.names.grounding import Gazette
from tripai.cli.edit_options import Written
from tripai.cli.options import EditOptions
from tripai.editing.applying import apply_edits
from tripai.editing.naming import as_shown
from tripai.editing.refusals import AmbiguousError
from tripai.errors import NotFoundError
from tripai.model import Route
from tripai.places.catalogue import Catalogue
from tripai.planning import city_of

SILVER = "Ginkaku-ji (Silver Pavilion)"


def kyoto() -> Route:
    return planned("4 days in Kyoto, temples and gardens")


def test_what_is_no_longer_there_takes_nothing_else_out() -> None:
    gone = apply_edits(kyoto(), [e.Remove(activity="Kinkaku-ji")])
    assert days_of(gone, SILVER)
    for edit in (
        e.Remove(activity="Kinkaku-ji"),
        e.Remove(activity="Kinkakku-ji"),  # it is nearer to what is known than to what is there
        e.Move(activity="Kinkaku-ji", start=time(10)),
        e.Replace(activity="Kinkaku-ji", by="Nijō Castle"),
    ):
        with pytest.raises(NotFoundError, match="nothing is called") as raised:
            apply_edits(gone, [edit])
        assert SILVER in raised.value.hint


def test_a_misspelling_moves_something_and_is_asked_about_before_it_takes_something_out() -> None:
    museum = named(family(), "National Tile Museum")
    said = "National Tile Musuem"
    locked = apply_edits(family(), [e.Lock(activity=said)])
    assert named(locked, museum.title).locked
    noon = datetime(2026, 12, 8, 12, tzinfo=ZoneInfo("Europe/Lisbon"))
    for edit in (
        e.Remove(activity=said),
        e.Replace(activity=said, kind="park"),
        e.Resume(at=noon, done=(said,)),
    ):
        with pytest.raises(AmbiguousError) as raised:
            apply_edits(family(), [edit])
        (choice,) = raised.value.question.choices
        assert choice.value == museum.id
        assert museum.id in choice.edits[0].model_dump_json()


def options(route: Route, **said: list[str]) -> list[e.Edit]:
    """What options of the command mean for a route."""
    city = city_of(route.brief, Catalogue())
    gazette = Gazette(Catalogue().places(city))
    edits = Written(route, city, gazette).edits(EditOptions(**said))
    return as_shown(route, edits, lambda: gazette.places)


def test_a_lock_holds_against_all_that_does_not_name_what_is_locked() -> None:
    first, last = options(family(), set=["pace=packed"], lock=["day 3"])
    assert (first, last) == (e.Lock(day=3), e.SetPace(pace="packed"))
    castle = named(family(), "São Jorge Castle")
    day = days_of(family(), castle.title)[0]
    for lock in (castle.title, f"day {day}"):
        first, last = options(family(), retime=["castle = 90m"], lock=[lock])
        assert (first.edit, last.edit) == ("retime", "lock")


def test_what_options_name_is_what_is_shown() -> None:
    """Not what has its number or its name once the changes before are made."""
    lunch, castle = (named(family(), title) for title in ("Lunch in Belém", "São Jorge Castle"))
    assert options(family(), remove=["day 1", "day 2"], add=["day @ 1"], lock=["day 3"]) == [
        e.Lock(day=3), e.DropDay(day=2), e.AddDay(after=1), e.DropDay(day=1),
    ]  # fmt: skip
    assert options(family(), swap=["day 2 = day 3"], retime=["lunch in belem = 13:00"]) == [
        e.Retime(activity=lunch.id, start="13:00"), e.SwapDays(day=2, other=3),
    ]  # fmt: skip
    assert options(family(), add=["Carmo Convent @ 1"], lock=["Carmo Convent", "castle"]) == [
        e.Lock(activity=castle.title),
        e.AddPlace(place="Carmo Convent", day=1),
        e.Lock(activity="Carmo Convent"),
    ]
    with pytest.raises(AmbiguousError) as raised:  # though the second is the only one left then
        options(family(), remove=["lunch @ 1", "lunch @ 2", "lunch"])
    assert raised.value.at == 2
