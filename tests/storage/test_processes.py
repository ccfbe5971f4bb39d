"""Several processes at one database, and one that dies."""

import pytest
from child import kill_at, opened, run_child, sound, start_child
from random_routes import route


def test_four_first_runs_at_once_all_succeed(tmp_path):
    database = tmp_path / "new" / "tripai.db"
    code = """
        with opened() as store:
            for _ in range(5):
                store.save(route("same-slug"))
    """
    children = [start_child(code, database) for _ in range(4)]
    assert [child.communicate(timeout=120) and child.returncode for child in children] == [0] * 4
    with opened(database) as store:
        listed = store.list_routes()
    assert sorted(each.number for each in listed) == list(range(1, 21))
    endings = ("", *(f"-{number}" for number in range(2, 21)))
    assert {each.slug for each in listed} == {"same-slug" + ending for ending in endings}
    assert sound(database)


def test_two_processes_that_edit_one_route_both_get_a_revision(database):
    with opened(database) as store:
        store.save(route())
    code = """
        with opened() as store:
            first = store.load()
            for _ in range(10):
                store.save(first)
    """
    children = [start_child(code, database) for _ in range(2)]
    assert [child.communicate(timeout=120) and child.returncode for child in children] == [0, 0]
    with opened(database) as store:
        assert store.load().revision == 21
    assert sound(database)


def test_of_two_processes_that_change_one_revision_the_first_saves_and_the_other_is_told(database):
    with opened(database) as store:
        store.save(route())
    code = """
        print("ready", flush=True)
        with opened() as store:
            before = store.load()
            saved = 0
            for _ in range(20):
                try:
                    before = store.save(before, after=before.revision)
                    saved += 1
                except StorageError as error:
                    assert "has been changed in the meantime" in error.message
                    before = store.load()
        print(saved)
    """
    children = [start_child(code, database) for _ in range(2)]
    saved = [int(child.communicate(timeout=120)[0].split()[1]) for child in children]
    with opened(database) as store:
        assert store.load().revision == 1 + sum(saved)
        parents = [revision.parent for revision in store.revisions()]
    assert len(set(parents)) == len(parents), "two were made of the same revision"


@pytest.mark.parametrize(
    "point", ["INSERT INTO place", "INSERT INTO activity", "UPDATE route", "COMMIT"]
)
def test_a_process_killed_in_a_save_leaves_the_old_state(database, point):
    with opened(database) as store:
        saved = store.save(route())
    code = """
    from random_routes import place
    with opened() as store:
        first = store.load()
        store.save(route(where=place("Elsewhere"), number=1, title="Half"))
    """
    kill_at(point, code, database)
    assert sound(database)
    with opened(database) as store:
        assert store.load() == saved
        assert store.save(saved).revision == 2


@pytest.mark.parametrize("point", ["\nCREATE TABLE activity", "INSERT INTO alembic", "COMMIT"])
def test_a_process_killed_in_its_first_run_leaves_room_for_the_next(database, point):
    kill_at(point, "opened()", database)
    with opened(database) as store:
        assert store.save(route()).number == 1
    assert sound(database)


def test_a_usual_run_does_not_load_alembic(database):
    code = """
        with opened() as store:
            print(store.list_routes() and store.load().title)
        print([name for name in sys.modules if name.partition(".")[0] in ("alembic", "mako")])
    """
    opened(database).close()
    assert run_child(code, database).stdout == "()\n[]\n"
    with opened(database) as store:
        store.save(route())
    assert run_child(code, database).stdout == "Lisbon, 1 day\n[]\n"
