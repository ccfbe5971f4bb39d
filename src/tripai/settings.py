"""What can be set, and what holds when nobody sets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tripai.calls import PRICES, Price
from tripai.paths import Paths

if TYPE_CHECKING:  # for its name alone the models need not be loaded
    from tripai.model import Rates

ASSISTANTS = ("auto", "openai", "embedded")
"""What `ai` may be; auto is OpenAI, or a server like it, where one is set up, else the embedded one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its key in config.toml, the environment variable that overrides it, and what it means."""

    key: str
    variable: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "database_url", "TRIPAI_DATABASE_URL", "", "an SQLAlchemy URL instead of the SQLite file"
    ),
    Setting("offline", "TRIPAI_OFFLINE", "false", "true: use no network at all"),
    Setting(
        "overpass_url",
        "TRIPAI_OVERPASS_URL",
        "https://overpass-api.de/api/interpreter https://overpass.private.coffee/api/interpreter",
        "where OpenStreetMap's places are fetched from; after a blank, a mirror to ask next",
    ),
    Setting(
        "nominatim_url",
        "TRIPAI_NOMINATIM_URL",
        "https://nominatim.openstreetmap.org",
        "who knows where a city is that the gazetteer does not know",
    ),
    Setting(
        "wikidata_url",
        "TRIPAI_WIKIDATA_URL",
        "https://www.wikidata.org/w/api.php",
        "who knows how well known a place is",
    ),
    Setting("osrm_url", "TRIPAI_OSRM_URL", "", "an OSRM server for travel times; none: estimated"),
    Setting(
        "valhalla_url", "TRIPAI_VALHALLA_URL", "", "a Valhalla server for travel times, likewise"
    ),
    Setting(
        "weather_url",
        "TRIPAI_WEATHER_URL",
        "https://api.open-meteo.com",
        "who forecasts; empty: nobody",
    ),
    Setting("ai", "TRIPAI_AI", "auto", "the assistant: auto, openai or embedded"),
    Setting("model", "TRIPAI_MODEL", "", "the model that is asked; empty: the usual one"),
    Setting(
        "openai_base_url",
        "OPENAI_BASE_URL",
        "",
        "a server that speaks as OpenAI's does; empty: OpenAI's own",
    ),
    Setting(
        "google_endpoint",
        "TRIPAI_GOOGLE_ENDPOINT",
        "https://www.googleapis.com/calendar/v3/",
        "where Google Calendar's API is, for a proxy or a test server",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    paths: Paths
    database_url: str = ""
    offline: bool = False
    overpass_url: str = ""
    nominatim_url: str = ""
    wikidata_url: str = ""
    osrm_url: str = ""
    valhalla_url: str = ""
    weather_url: str = ""
    ai: str = "auto"
    model: str = ""
    openai_base_url: str = ""
    google_endpoint: str = ""
    rates: Rates = field(default_factory=lambda: MappingProxyType({}))
    prices: Mapping[str, Price] = field(default_factory=lambda: PRICES)

    @property
    def database(self) -> str | Path:
        """The URL or the file of the database."""
        return self.database_url or self.paths.database
