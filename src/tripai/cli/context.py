"""What every command has: its common options, the settings, the clock, the store, and the two streams."""

from __future__ import annotations

import inspect
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import Field, fields, is_dataclass
from datetime import UTC, datetime
from functools import cached_property, wraps
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from tripai.cli.streams import ask, forget, talk, write
from tripai.errors import InputError
from tripai.text import inert, plain

if TYPE_CHECKING:
    from rich.console import Console

    from tripai.cache import Cache
    from tripai.calls import Call
    from tripai.model import Brief
    from tripai.network import Network
    from tripai.places import PlaceSource
    from tripai.places.catalogue import Catalogue
    from tripai.settings import Settings
    from tripai.storage import Store
    from tripai.travel import TravelTimes
    from tripai.weather import WeatherSource

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No talk, only data and errors.")]
NoInput = Annotated[
    bool, typer.Option("--no-input", help="Never ask; fail where an answer is needed.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Answer yes to every question.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Log lines on stderr.")]
COMMON = {"json": Json, "quiet": Quiet, "no_input": NoInput, "yes": Yes, "verbose": Verbose}


class Session:
    """One run of one command. Everything dear is made when it is first asked for.

    Args:
        environ: The environment variables.
        json, quiet, no_input, yes, verbose: The common options.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        json: bool = False,
        quiet: bool = False,
        no_input: bool = False,
        yes: bool = False,
        verbose: bool = False,
    ) -> None:
        self.environ = environ
        self.json = json
        self.quiet = quiet
        self.no_input = no_input
        self.yes = yes
        self.verbose = verbose
        self.skipped: list[str] = []  # what was said of damaged city files
        self.options: dict[str, str] = {}  # settings that options of the command give
        self.frozen = False  # whether only what is kept may be used
        self.calls: list[Call] = []  # of an AI service, or answered from the cache

    def choose(self, options: Mapping[str, str]) -> None:
        """Let options go before the settings, and before what was known of those until now."""
        self.options |= options
        self.__dict__.pop("settings", None)

    @cached_property
    def settings(self) -> Settings:
        """The settings in force."""
        from tripai.config import load_settings

        return load_settings(self.environ, self.options)

    @cached_property
    def now(self) -> datetime:
        """The time, or what TRIPAI_NOW says it is."""
        from tripai.config import told_now

        return told_now(self.environ) or datetime.now(UTC)

    @cached_property
    def places(self) -> PlaceSource:
        """All places, and among them what the traveller has imported."""
        from tripai.places.imported import sources
        from tripai.places.several import Joined

        lists = sources(self.settings.paths.imported, self.skip)
        return Joined(self.known_places, lists, self.skip)

    @cached_property
    def known_places(self) -> PlaceSource:
        """The traveller's own city files, after them the bundled catalogue, and then what was fetched."""
        from tripai.places.catalogue import Catalogue
        from tripai.places.several import Several

        paths = self.settings.paths
        own = Catalogue(paths.places, name="own", licence="", skip=self.skip)
        return Several((own, Catalogue(), self.fetched), self.skip)

    @cached_property
    def fetched(self) -> Catalogue:
        """What was fetched."""
        from tripai.places.catalogue import Catalogue

        return Catalogue(self.settings.paths.fetched, skip=self.skip)

    @cached_property
    def network(self) -> Network:
        """The network, which refuses everything when it may not be used."""
        from tripai.network import Network

        return Network(offline=self.settings.offline, frozen=self.frozen)

    @cached_property
    def brief_network(self) -> Network:
        """The network for what a plan can do without, which is not waited for long."""
        from tripai.network import Network

        return Network(
            offline=self.settings.offline,
            frozen=self.frozen,
            pause=0.5,
            seconds=20,
            tries=2,
            hurry=True,
        )

    @cached_property
    def cache(self) -> Cache:
        """What services answered, kept on disk."""
        from tripai.cache import open_cache

        return open_cache(self.settings.paths.cache)

    def travel(self, brief: Brief) -> TravelTimes | None:
        """Travel times for a brief's party from the router of the settings; None when they name none."""
        from tripai.travel.estimate import EstimatedTravel
        from tripai.travel.routed import RoutedTravel
        from tripai.travel.routers import find_router
        from tripai.travel.tables import Tables

        router = find_router(self.settings.osrm_url, self.settings.valhalla_url)
        if router is None:
            return None
        tables = Tables(router, self.brief_network, self.cache)
        return RoutedTravel(EstimatedTravel.of(brief), tables)

    @property
    def weather(self) -> WeatherSource:
        """Forecasts where the network may be used, and what is usual."""
        from tripai.weather.climate import Climate

        if self.settings.offline or not self.settings.weather_url:
            return Climate()
        from tripai.network import Network
        from tripai.weather.open_meteo import SECONDS, OpenMeteo
        from tripai.weather.outlook import Outlook

        network = Network(frozen=self.frozen, seconds=SECONDS, tries=1, hurry=True)
        forecast = OpenMeteo(network, self.settings.weather_url, self.cache, self.now)
        return Outlook(forecast, Climate(), self.say)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the database for as long as the block lasts."""
        from tripai.storage import open_store

        with open_store(self.settings.database, now=lambda: self.now) as store:
            yield store

    @cached_property
    def console(self) -> Console:
        """Rich on stdout, plain unless it is a terminal."""
        return self._console(sys.stdout)

    @cached_property
    def talk(self) -> Console:
        """Rich on stderr."""
        return self._console(sys.stderr)

    def _console(self, stream: Any) -> Console:
        from rich.console import Console

        return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)

    def say(self, sentence: str) -> None:
        """Talk to the person, on stderr, unless asked to be quiet or speaking to a program."""
        if not self.quiet and not self.json:
            talk(plain(sentence))

    def skip(self, reason: str) -> None:
        """Say that a damaged city file is left out, once for each."""
        if reason not in self.skipped:
            self.skipped.append(reason)
            logging.getLogger("tripai").warning("left out: %s", reason)
            self.say(f"Left out: {reason}")

    def print_json(self, document: Mapping[str, Any]) -> None:
        """Write one JSON document to stdout."""
        write(inert(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")

    def confirms(self, question: str) -> bool:
        """Ask, on a terminal, unless --yes was given.

        Raises:
            InputError: Nobody can be asked: there is no terminal, or --no-input was given.
        """
        if self.yes:
            return True
        if not self.can_ask:
            raise InputError(f"{question} Nobody can be asked here.", "Answer with --yes.")
        return ask(plain(question))

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer, and may be asked."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()


def with_session(command: Callable[..., None]) -> Callable[..., None]:
    """Make a Typer command of a function.

    Its first argument is the Session that the common options make. A parameter whose type is a dataclass stands for one
    option for each field.
    """
    signature = inspect.signature(command, eval_str=True)
    _, *own = signature.parameters.values()
    groups: dict[str, Any] = {p.name: p.annotation for p in own if is_dataclass(p.annotation)}
    parameters = [
        *(p.replace(kind=Parameter.KEYWORD_ONLY) for p in own if p.name not in groups),
        *(
            _parameter(f.name, hint, f.default)
            for group in groups.values()
            for f, hint in _typed(group)
        ),
        *(_parameter(name, hint, False) for name, hint in COMMON.items()),
    ]

    @wraps(command)
    def run(**options: Any) -> None:
        session = Session(os.environ, **{name: options.pop(name) for name in COMMON})
        for name, group in groups.items():
            options[name] = group(**{f.name: options.pop(f.name) for f in fields(group)})
        start_log(session, command.__name__)
        try:
            command(session, **options)
        except BrokenPipeError:
            forget(sys.stdout)

    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": None}
    return run


def _parameter(name: str, hint: Any, default: object) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _typed(group: Any) -> list[tuple[Field[Any], Any]]:
    hints = get_type_hints(group, include_extras=True)
    return [(field, hints[field.name]) for field in fields(group)]


def start_log(session: Session, command: str) -> None:
    """Log to a rotating file in the data folder, and to stderr with --verbose. A log that cannot be written is done without."""
    from tripai.cli.log import start

    start(session.environ, verbose=session.verbose)
    logging.getLogger("tripai").info("%s", command)
