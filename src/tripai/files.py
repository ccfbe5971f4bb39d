"""Writing a file whole or not at all."""

import os
import stat
from functools import partial
from pathlib import Path

from tripai.errors import StorageError

_ELSEWHERE = (
    "See who may write there and how much room is left, or name another folder with TRIPAI_HOME."
)


def write_file(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Write to a temporary name in the same folder, then rename: what was there stays until all is written.

    A link stays a link to the file that is written, and an existing file keeps its permissions.

    Args:
        path: The file.
        data: All that it is to hold.
        mode: The permissions of a new file, of which the process's umask takes away.

    Raises:
        StorageError: The disk refused; an existing file is as it was, and nothing half-written is left.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{_short(target.name)}.{os.getpid()}.part")
    try:
        with open(temporary, "xb", opener=partial(os.open, mode=mode)) as file:
            if target.exists():
                os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        _remove(temporary)
        raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
    except BaseException:
        _remove(temporary)
        raise


def _short(name: str) -> str:
    """A name that still is one with a few letters more: a file system counts bytes, 255 of them."""
    return name.encode()[:200].decode(errors="ignore")


def make_private_folder(path: Path) -> None:
    """Make a folder that only its owner can look into, and likewise those above, where they are not there.

    Raises:
        StorageError: The disk refused.
    """
    try:
        for folder in reversed(path.parents):
            if not folder.exists():
                folder.mkdir(mode=0o700, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {path} cannot be made: {error.strerror or error}.", _ELSEWHERE
        ) from error


def create_private_file(path: Path) -> None:
    """Make an empty file for its owner only, and likewise the folders above that are not there.

    Raises:
        StorageError: The folder cannot be made.
        OSError: The file cannot.
    """
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
