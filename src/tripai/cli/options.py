"""The options of the commands that have many, as Typer reads them: `plan` and `profile`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

import typer


def _option(*names: str, text: str, panel: str, **more: Any) -> Any:
    return typer.Option(*names, help=text, rich_help_panel=panel, **more)


def _trip(value: str, text: str) -> Any:
    return _option(text=text, panel="The trip", metavar=value)


def _wish(value: str, text: str) -> Any:
    return _option(text=text, panel="The wishes", metavar=value)


def _run(*names: str, text: str, **more: Any) -> Any:
    return _option(*names, text=text, panel="The run", **more)


Texts = list[str] | None
Numbers = list[int] | None
BOOKED = 'What is booked: "Fado show @ 2026-12-05 20:00 / 90m"; once for each.'


# Who is asked, and on what terms: of every command that reads words.
Ai = Annotated[
    Literal["auto", "embedded", "openai"] | None,
    _run(text="Who reads the words: auto, embedded or openai.", metavar="NAME"),
]
Model = Annotated[str | None, _run(text="The model of an AI service.", metavar="NAME")]
RequireAi = Annotated[bool, _run("--require-ai", text="Fail where the AI service does.")]
MaxCost = Annotated[
    str | None, _run(text="The most that AI calls may cost, such as 0.05.", metavar="AMOUNT")
]


class Transport(StrEnum):
    """A model.Mode, as Typer takes it in a list."""

    WALK = "walk"
    TRANSIT = "transit"
    DRIVE = "drive"


@dataclass(frozen=True, slots=True)
class TripOptions:
    """What the options say of the trip: they override the words of the request."""

    city: Annotated[str | None, _trip("NAME", "The city, such as Lisbon or 'Paris, FR'.")] = None
    start: Annotated[str | None, _trip("DATE", "The first date: 2026-12-04.")] = None
    end: Annotated[str | None, _trip("DATE", "The last date.")] = None
    days: Annotated[int | None, _trip("N", "How many days, 1 to 30.")] = None
    adults: Annotated[int | None, _trip("N", "How many adults.")] = None
    child_age: Annotated[Numbers, _trip("N", "A child's age; once for each child.")] = None
    seniors: Annotated[int | None, _trip("N", "How many seniors.")] = None
    base: Annotated[
        str | None, _trip("PLACE", "Where you sleep: a name in the city, or LAT,LON.")
    ] = None
    arrive: Annotated[str | None, _trip("TIME", 'When you arrive: "2026-12-04 11:20".')] = None
    leave: Annotated[str | None, _trip("TIME", 'When you leave: "2026-12-06 17:00".')] = None
    booked: Annotated[Texts, _trip("EVENT", BOOKED)] = None
    pace: Annotated[
        Literal["relaxed", "balanced", "packed"] | None,
        _wish("PACE", "How full the days are: relaxed, balanced or packed."),
    ] = None
    budget: Annotated[
        str | None, _wish("AMOUNT", "What tickets and meals may cost the whole party.")
    ] = None
    budget_per: Annotated[
        Literal["day", "trip"] | None, _wish("day|trip", "Whether a day or in all.")
    ] = None
    currency: Annotated[str | None, _wish("CODE", "The budget's currency, such as EUR.")] = None
    must: Annotated[Texts, _wish("NAME", "A sight that must be in; once for each.")] = None
    avoid: Annotated[
        Texts, _wish("NAME", "A sight or a kind of sight to leave out; once for each.")
    ] = None
    interest: Annotated[Texts, _wish("NAME", "What you like, such as tiles; once for each.")] = None
    day_start: Annotated[str | None, _wish("TIME", "When a day starts: 09:30.")] = None
    day_end: Annotated[str | None, _wish("TIME", "When a day ends: 21:30.")] = None
    transport: Annotated[
        list[Transport] | None,
        _wish("MODE", "How you get around: walk, transit or drive; once for each."),
    ] = None
    step_free: Annotated[
        bool, _option("--step-free", text="Leave out what has steps.", panel="The wishes")
    ] = False


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to make the plan, and what to do with it."""

    name: Annotated[str | None, _run(text="The route's name: lisbon-family.", metavar="SLUG")] = (
        None
    )
    seed: Annotated[
        int | None,
        _run(text="Another number searches another way.", metavar="N", min=0, max=2**31 - 1),
    ] = None
    effort: Annotated[
        int | None, _run(text="Iterations of the search.", metavar="N", min=0, max=10**8)
    ] = None
    from_route: Annotated[
        str | None,
        _run("--from", text="Plan what a saved route was made of again.", metavar="ROUTE"),
    ] = None
    ai: Ai = None
    model: Model = None
    require_ai: RequireAi = False
    max_cost: MaxCost = None
    refresh: Annotated[
        bool, _run("--refresh", text="Ask the AI again, whatever it answered before.")
    ] = False
    frozen: Annotated[
        bool, _run("--frozen", text="Use no network, and what is kept or nothing.")
    ] = False
    offline: Annotated[bool, _run("--offline", text="Use no network.")] = False
    brief: Annotated[bool, _run("--brief", text="Print what was understood, and stop.")] = False
    dry_run: Annotated[bool, _run("--dry-run", text="Plan and print, but do not save.")] = False


def _own(value: str, text: str) -> Any:
    return _option(text=text, panel="Your preferences", metavar=value)


@dataclass(frozen=True, slots=True)
class ProfileOptions:
    """What the options say of the traveller: what is not said stays as it was saved."""

    adults: Annotated[int | None, _own("N", "How many adults travel.")] = None
    child_age: Annotated[Numbers, _own("N", "A child's age; once for each child.")] = None
    seniors: Annotated[int | None, _own("N", "How many seniors travel.")] = None
    pace: Annotated[
        Literal["relaxed", "balanced", "packed"] | None,
        _own("PACE", "How full days are: relaxed, balanced or packed."),
    ] = None
    interest: Annotated[Texts, _own("NAME", "What you like; once for each.")] = None
    diet: Annotated[Texts, _own("NAME", "Such as vegetarian; once for each.")] = None
    currency: Annotated[str | None, _own("CODE", "The currency of your budgets.")] = None
    home: Annotated[str | None, _own("PLACE", "Where you live.")] = None
    clear: Annotated[
        bool, _option("--clear", text="Forget everything saved.", panel="Your preferences")
    ] = False


def _edit(value: str, text: str) -> Any:
    return _option(text=f"{text}; once for each.", panel="Changes, for scripts", metavar=value)


@dataclass(frozen=True, slots=True)
class EditOptions:
    """What the options say is to be changed."""

    add: Annotated[
        Texts, _edit("PLACE[@WHEN]", 'Take in "Belém Tower @ 2 morning", or "day @ 2" after it')
    ] = None
    booked: Annotated[
        Texts, _edit("EVENT", 'Take in something booked: "Fado show @ 2 20:00 / 90m"')
    ] = None
    remove: Annotated[
        Texts, _edit("NAME", 'Take something out: "zoo", "lunch @ 2", or "day 2"')
    ] = None
    move: Annotated[
        Texts,
        _edit("NAME=WHERE", 'Such as "castle = 2", "castle = before lunch", "castle = 15:00"'),
    ] = None
    swap: Annotated[
        Texts, _edit("A=B", 'Let two change places: "day 1 = day 2", "castle = tile museum"')
    ] = None
    replace: Annotated[
        Texts,
        _edit(
            "NAME[=NAME]", 'Such as "zoo = Oceanarium", "zoo = kind:museum", "zoo": by one like it'
        ),
    ] = None
    lock: Annotated[Texts, _edit("NAME", 'Fix something to its time: "castle", or "day 2"')] = None
    unlock: Annotated[Texts, _edit("NAME", "Let it move again")] = None
    retime: Annotated[
        Texts, _edit("NAME=TIME", 'Such as "dinner @ 2 = 20:00", "castle = 90m", "castle = +30m"')
    ] = None
    set: Annotated[
        Texts,
        _edit(
            "KEY=VALUE",
            "pace, budget, day-start, day-end, arrive, leave, adults, child-ages, seniors, base, transport, "
            "avoid, interest; pace@2 is that of day 2",
        ),
    ] = None
    shift: Annotated[Texts, _edit("DATE", "Begin on another date, or +2 days later")] = None
    replan: Annotated[
        Texts, _edit("DAY", "Plan a day, or all, again; '2 afresh': with other places")
    ] = None


@dataclass(frozen=True, slots=True)
class EditRunOptions:
    """How to make a change, and what to do with it."""

    json_edits: Annotated[
        str | None,
        _run(text="Edits as JSON (tripai schema edits), - from stdin.", metavar="FILE|-"),
    ] = None
    now: Annotated[bool, _run("--now", text="Plan the rest of today from now on.")] = False
    done: Annotated[
        Texts, _run(text="With --now: what is over already; once for each.", metavar="NAME")
    ] = None
    late: Annotated[
        int, _run(text="With --now: so many minutes behind.", metavar="N", min=0, max=1440)
    ] = 0
    ai: Ai = None
    model: Model = None
    require_ai: RequireAi = False
    max_cost: MaxCost = None
    force: Annotated[
        bool, _run("--force", text="Change it even if the check finds new errors.")
    ] = False
    dry_run: Annotated[bool, _run("--dry-run", text="Show the change, but do not save it.")] = False
