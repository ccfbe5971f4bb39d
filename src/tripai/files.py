"""Writing a file whole or not at all."""

import os
from pathlib import Path

from tripai.errors import StorageError


def write_file(path: Path, data: bytes) -> None:
    """Write to a temporary name in the same folder, then rename: what was there stays until all is written.

    Raises:
        StorageError: The disk refused; an existing file is as it was, and nothing half-written is left.
    """
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        _remove(temporary)
        raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
    except BaseException:
        _remove(temporary)
        raise


def make_private_folder(path: Path) -> None:
    """Make a folder that only its owner can look into, if it is not there.

    Raises:
        StorageError: The disk refused.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {path} cannot be made: {error.strerror or error}.") from error


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
