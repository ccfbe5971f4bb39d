"""What has been read so far about who travels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tripai.ai.reading import Assumption


@dataclass(frozen=True, slots=True)
class Company:
    """Who is said to travel; None where nothing is said. `children` are those without an age.

    `seniors_alone` tells that seniors are named as those who travel, and not as company.
    """

    adults: int | None = None
    ages: tuple[int, ...] = ()
    children: int = 0
    seniors: int | None = None
    seniors_alone: bool = False
    total: int | None = None
    notes: tuple[Assumption, ...] = ()

    def noted(self, about: str, sentence: str) -> Company:
        """Return it with one more sentence about how words were taken."""
        return replace(self, notes=(*self.notes, Assumption(about=about, sentence=sentence)))
