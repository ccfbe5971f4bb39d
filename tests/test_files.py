"""Writing a file whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from tripai.errors import StorageError
from tripai.files import make_private_folder, write_file


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_there_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_file(file, b"first")
    write_file(file, b"second")
    assert file.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_obeys_the_umask_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "new", b"")
        write_file(tmp_path / "private", b"", mode=0o600)
        (tmp_path / "old").write_bytes(b"")
        (tmp_path / "old").chmod(0o604)
        write_file(tmp_path / "old", b"new")
    finally:
        os.umask(before)
    assert [mode(tmp_path / name) for name in ("new", "private", "old")] == [0o640, 0o600, 0o604]


@pytest.mark.parametrize("name", ["x" * 255, "ü" * 127, "名" * 85])
def test_a_name_as_long_as_a_name_may_be(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"data")
    assert (tmp_path / name).read_bytes() == b"data"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("deep/file")
    (tmp_path / "deep").mkdir()
    write_file(tmp_path / "link", b"data")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "deep" / "file").read_bytes() == b"data"


@pytest.mark.parametrize("name", ["missing/file", "folder", "file/below"])
def test_a_disk_that_refuses_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"kept")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StorageError, match=r"cannot be written: .+\.$"):
        write_file(tmp_path / name, b"data")
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_an_interruption_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"kept")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "file", b"data")
    assert (tmp_path / "file").read_bytes() == b"kept"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_private_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for _ in range(2):
        make_private_folder(tmp_path / "a" / "b" / "c")
    assert [mode(tmp_path / name) for name in ("a", "a/b", "a/b/c")] == [0o700] * 3
    assert mode(tmp_path) == 0o755
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match=r"cannot be made: .+\.$"):
        make_private_folder(tmp_path / "file" / "below")
