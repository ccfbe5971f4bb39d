"""The traveller's file: there, a file, and what it is."""

from pathlib import Path

import pytest

from tripai.errors import InputError, NotFoundError, StorageError
from tripai.importing import open_file, opened
from tripai.places.imported import folder_for


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    data = b"name,lat,lon\n" + b"x" * 1000
    file.write_bytes(data)
    assert (open_file(file).name, open_file(file).data) == ("a.csv", data)


def test_an_extract_is_known_by_what_it_begins_with(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"\0\0\0\x0e\n\tOSMHeader\x18rest")
    assert open_file(file).extract == file
    assert open_file(file, "csv").extract is None
    with pytest.raises(InputError, match="An OpenStreetMap extract is read from a file"):
        opened("stdin", file.read_bytes())


@pytest.mark.parametrize(
    ("name", "error"),
    [("none.csv", NotFoundError), (".", InputError), ("a\0b", StorageError)],
)
def test_what_cannot_be_opened_is_a_sentence(
    tmp_path: Path, name: str, error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"\.$"):
        open_file(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("my map.kml", "my map.kml"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..", "list"),
        ("", "list"),
        ("a/b\\c:d", "a-b-c-d"),
        ("\x1b[31mred\x07.csv", "[31mred .csv"),
        ("私の地図.kml", "私の地図.kml"),
        ("x" * 300 + ".csv", "x" * 146 + ".csv"),
    ],
)
def test_the_name_of_a_file_names_one_folder(tmp_path: Path, name: str, folder: str) -> None:
    assert folder_for(name, tmp_path) == tmp_path / folder
    assert folder_for(name, tmp_path).parent == tmp_path
