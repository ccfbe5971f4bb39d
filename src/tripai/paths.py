"""Where tripai keeps its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tripai.errors import InputError


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders for data and cache, and the configuration file."""

    data: Path
    cache: Path
    config: Path

    @property
    def database(self) -> Path:
        """The SQLite file that is used unless `database_url` names another database."""
        return self.data / "tripai.db"

    @property
    def places(self) -> Path:
        """The folder for city files of one's own, in the catalogue's format."""
        return self.data / "places"

    @property
    def fetched(self) -> Path:
        """The folder for city files made of what was fetched."""
        return self.places / "fetched"

    @property
    def imported(self) -> Path:
        """The folder for what was imported: in it one for each file."""
        return self.places / "imported"

    @property
    def google(self) -> Path:
        """The file with the tokens of the sign-in to Google."""
        return self.data / "google.json"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.data / "tripai.log"


def find_paths(environ: Mapping[str, str]) -> Paths:
    """Return where files are kept: below TRIPAI_HOME if it is set, else in the platform's folders."""
    home = environ.get("TRIPAI_HOME")
    if home:
        try:
            root = Path(home).expanduser()
        except RuntimeError as error:
            raise InputError(f"TRIPAI_HOME is {home!r}: {error}.") from error
        return Paths(root, root / "cache", root / "config.toml")
    from platformdirs import PlatformDirs

    folders = PlatformDirs("tripai", appauthor=False)
    return Paths(
        Path(folders.user_data_dir),
        Path(folders.user_cache_dir),
        Path(folders.user_config_dir) / "config.toml",
    )
