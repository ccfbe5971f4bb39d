"""Names that stand for something to import: listed for free, imported on first use."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Generic, TypeVar, cast

from tripai.errors import InputError, ServiceError

T = TypeVar("T")


class Registry(Generic[T]):
    """Implementations of one interface by name.

    Args:
        targets: Name to "package.module:attribute".
        what: The noun for the sentence about an unknown name, such as "export format".
        hints: Name to what to do when a package that the implementation needs is missing.
    """

    def __init__(
        self, targets: Mapping[str, str], *, what: str, hints: Mapping[str, str] | None = None
    ) -> None:
        self._targets = dict(targets)
        self._what = what
        self._hints = dict(hints or {})

    def names(self) -> tuple[str, ...]:
        """Every name, sorted."""
        return tuple(sorted(self._targets))

    def load(self, name: str) -> T:
        """Import and return what a name stands for.

        Raises:
            InputError: Nothing has that name.
            ServiceError: A package that it needs is not installed.
        """
        if name not in self._targets:
            known = ", ".join(self.names())
            raise InputError(f"There is no {self._what} {name!r}.", f"Choose one of: {known}.")
        module, _, attribute = self._targets[name].partition(":")
        try:
            return cast(T, getattr(import_module(module), attribute))
        except ImportError as error:
            if _is_ours(error):
                raise  # a fault in tripai, not a package that is missing
            raise ServiceError(
                f"The {self._what} {name!r} needs a package that cannot be imported: {error}.",
                self._hints.get(name, ""),
            ) from error


def _is_ours(error: ImportError) -> bool:
    return (error.name or "").partition(".")[0] == __name__.partition(".")[0]
