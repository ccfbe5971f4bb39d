"""tripai plan --from ROUTE: a saved route planned once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tripai.cli.assistants import PLANNED, Terms, assistant
from tripai.cli.context import Session
from tripai.cli.options import RunOptions
from tripai.cli.progress import progress_bar

if TYPE_CHECKING:
    from tripai.model import Route


def replayed(session: Session, run: RunOptions) -> Route:
    """Plan once more what a route was made of, with the assistant that it had unless another is chosen."""
    from tripai.replaying import replay_route
    from tripai.settings import ASSISTANTS

    with session.store() as store:
        before = store.load(run.from_route)
    if before.recipe and before.recipe.assistant in ASSISTANTS:
        had = {"ai": before.recipe.assistant, "model": before.recipe.model}
        if session.options.get("ai") == "embedded":
            del had["model"]
        session.choose({name: value for name, value in had.items() if value} | session.options)
    terms = Terms(run.require_ai, run.refresh, run.frozen, run.max_cost, PLANNED[1:])
    guide = assistant(session, terms)
    with progress_bar(session) as progress:
        replay = replay_route(
            before,
            source=session.places,
            guide=guide,
            travel=session.travel(before.brief),
            seed=run.seed,
            effort=run.effort,
            frozen=run.frozen,
            progress=progress,
        )
    for change in replay.changes:
        session.say(change)
    return replay.route
