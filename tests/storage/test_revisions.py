"""Going back and forth among the revisions of a route: exact, whatever was saved, and whoever else does it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from child import kill_at, opened, sound, start_child
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from random_routes import NOW, route, routes

from tripai import export_route
from tripai.errors import InputError, NotFoundError, StorageError
from tripai.storage import Step, open_store


def saved(store, *titles, first=None):
    """A route with a revision for each title."""
    latest = first or store.save(route(title=titles[0]), "plan")
    for title in titles[0 if first else 1 :]:
        latest = store.save(latest.replaced(title=title), f"edit {title}")
    return latest


def change(database, *statements):
    with closing(sqlite3.connect(database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def titles(store, step):
    return (step, store.load().title)


def test_undo_and_redo_move_among_the_revisions(store):
    saved(store, "A", "B", "C")
    assert titles(store, store.undo()) == (Step("lisbon-1-day", 3, 2), "B")
    assert titles(store, store.undo("1")) == (Step("lisbon-1-day", 2, 1), "A")
    assert titles(store, store.redo("lis")) == (Step("lisbon-1-day", 1, 2), "B")
    assert titles(store, store.redo()) == (Step("lisbon-1-day", 2, 3), "C")


def test_after_undo_and_a_save_the_undone_ones_stay_in_the_log_alone(store):
    saved(store, "A", "B", "C")
    store.undo()
    store.undo()
    assert saved(store, "D", first=store.load()).revision == 4
    with pytest.raises(InputError, match="nothing to redo"):
        store.redo()
    lines = [(each.number, each.command, each.parent, each.state) for each in store.revisions()]
    assert lines == [
        (4, "edit D", 1, "now"),
        (3, "edit C", 2, "undone"),
        (2, "edit B", 1, "undone"),
        (1, "plan", None, "kept"),
    ]
    assert store.load(revision=3).title == "C"
    assert titles(store, store.undo()) == (Step("lisbon-1-day", 4, 1), "A")
    assert titles(store, store.redo()) == (Step("lisbon-1-day", 1, 4), "D")


def test_there_is_an_end_on_both_sides(store):
    saved(store, "A")
    with pytest.raises(InputError, match="nothing to undo: lisbon-1-day is at its first") as raised:
        store.undo()
    assert "tripai delete lisbon-1-day" in raised.value.hint
    with pytest.raises(InputError, match="nothing to redo: no change of lisbon-1-day was undone"):
        store.redo()


@pytest.mark.parametrize("ask", ["load", "revisions", "undo", "redo"])
def test_an_unknown_route_is_not_found(store, ask):
    with pytest.raises(NotFoundError, match="No route is saved yet"):
        getattr(store, ask)()
    saved(store, "A")
    with pytest.raises(NotFoundError, match="There is no route 'rome'"):
        getattr(store, ask)("rome")


@pytest.mark.parametrize("number", [0, 3, -1, 10**9])
def test_an_unknown_revision_is_not_found(store, number):
    saved(store, "A", "B")
    with pytest.raises(NotFoundError, match=f"lisbon-1-day has no revision {number}") as raised:
        store.load("1", number)
    assert raised.value.hint == "See them all: tripai log lisbon-1-day."


def test_an_undone_route_is_still_the_one_saved_last(store):
    """Else redo without a name would be of another route than the undo before it."""
    edited = saved(store, "A")
    store.save(route("rome"))
    saved(store, "B", first=edited)
    store.undo()
    assert store.load().title == "A"
    assert [each.slug for each in store.list_routes()] == ["lisbon-1-day", "rome"]
    assert store.redo() == Step("lisbon-1-day", 1, 2)


def test_the_revisions_of_one_route_are_not_those_of_another(store):
    saved(store, "A", "B")
    other = store.save(route("rome", title="R"))
    saved(store, "S", first=other)
    assert store.undo("rome") == Step("rome", 2, 1)
    assert store.load("1").title == "B"
    assert [each.state for each in store.revisions("1")] == ["now", "kept"]


def test_a_deleted_route_leaves_no_revision(store, database):
    saved(store, "A", "B", "C")
    store.undo()
    store.delete("1")
    again = store.save(route())
    assert (again.number, again.revision) == (2, 1)
    assert len(store.revisions()) == 1
    assert sound(database)


def test_an_export_is_of_the_revision_that_held(store):
    saved(store, "A", "B")
    store.undo()
    assert store.record_export(store.load(), "pdf", "trip.pdf").revision == 1
    assert [each.revision for each in store.exports(store.load())] == [1]


def test_a_damaged_revision_can_be_undone(store, database):
    saved(store, "A", "B")
    change(database, "update day set base_lat = 900 where revision = 2")
    with pytest.raises(StorageError, match="damaged"):
        store.load()
    assert store.undo() == Step("lisbon-1-day", 2, 1)
    assert store.load().title == "A"


@dataclass
class History:
    """What undo and redo are by the book: two stacks of bytes."""

    done: list = field(default_factory=list)
    undone: list = field(default_factory=list)


class Editing(RuleBasedStateMachine):
    """Saves, undos and redos in any order, beside the two stacks."""

    @initialize(first=routes)
    def begins(self, first):
        self.saved = self.store.save(first, "plan")
        self.slug = self.saved.slug
        self.history = History([self.bytes()])

    def bytes(self):
        return export_route(self.store.load(self.slug), "json")

    @rule(other=routes)
    def saves(self, other):
        now = self.store.load(self.slug)
        self.store.save(other.replaced(number=now.number, slug=now.slug), "edit")
        self.history.done.append(self.bytes())
        self.history.undone.clear()

    @precondition(lambda self: len(self.history.done) > 1)
    @rule()
    def undoes(self):
        self.store.undo(self.slug)
        self.history.undone.append(self.history.done.pop())
        assert self.bytes() == self.history.done[-1]

    @precondition(lambda self: self.history.undone)
    @rule()
    def redoes(self):
        self.store.redo(self.slug)
        self.history.done.append(self.history.undone.pop())
        assert self.bytes() == self.history.done[-1]

    @precondition(lambda self: len(self.history.done) == 1)
    @rule()
    def finds_nothing_to_undo(self):
        with pytest.raises(InputError):
            self.store.undo(self.slug)

    @precondition(lambda self: not self.history.undone)
    @rule()
    def finds_nothing_to_redo(self):
        with pytest.raises(InputError):
            self.store.redo(self.slug)

    @rule(number=st.integers(1, 4))
    def restores(self, number):
        log = self.store.revisions(self.slug)
        if number > len(log):
            return
        old = self.store.load(self.slug, number)
        self.store.save(old, f"restore {number}")
        self.history.done.append(self.bytes())
        self.history.undone.clear()
        assert self.store.load(self.slug).replaced(revision=number) == old

    def teardown(self):
        if not hasattr(self, "slug"):  # what went wrong at the beginning is told already
            return
        line = [each for each in self.store.revisions(self.slug) if each.state != "undone"]
        kept = [
            export_route(self.store.load(self.slug, each.number), "json") for each in line[::-1]
        ]
        assert kept == self.history.done


def test_undo_and_redo_restore_the_bytes_after_any_saves(tmp_path):
    with open_store(tmp_path / "tripai.db", now=lambda: NOW) as store:
        machine = type("Machine", (Editing,), {"store": store}).TestCase
        machine.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
        machine("runTest").runTest()


def test_processes_that_undo_at_once_each_go_one_step(database):
    with opened(database) as store:
        saved(store, *"ABCDEFGHI")
    code = """
        with opened() as store:
            for _ in range(4):
                step = store.undo()
                assert step.before == step.now + 1
    """
    children = [start_child(code, database) for _ in range(2)]
    assert [child.communicate(timeout=120) and child.returncode for child in children] == [0, 0]
    with opened(database) as store:
        assert store.load().title == "A"
        assert len(store.revisions()) == 9
    assert sound(database)


@pytest.mark.parametrize("point", ["UPDATE route", "COMMIT"])
@pytest.mark.parametrize("ask", ["undo", "redo"])
def test_a_process_killed_in_an_undo_leaves_what_held(database, point, ask):
    with opened(database) as store:
        saved(store, "A", "B", "C")
        store.undo()
        held = export_route(store.load(), "json")
    kill_at(point, f"with opened() as store:\n    store.{ask}()", database)
    assert sound(database)
    with opened(database) as store:
        assert export_route(store.load(), "json") == held
        assert store.redo() == Step("lisbon-1-day", 2, 3)


def test_what_was_saved_before_there_were_parents_can_be_undone(database):
    with opened(database) as store:
        saved(store, "A", "B", "C")
        saved(store, "D", first=store.save(route("rome")))
    change(
        database,
        "alter table revision drop column parent",
        "drop table google_calendar",
        "update alembic_version set version_num = '0004'",
    )
    with opened(database) as store:
        assert [each.parent for each in store.revisions("1")] == [2, 1, None]
        assert titles(store, store.undo("1")) == (Step("lisbon-1-day", 3, 2), "D")
        assert store.load("1").title == "B"
        assert store.undo("rome") == Step("rome", 2, 1)
