"""How the HTML page looks: on a phone, on a desk, in the dark and on paper."""

from __future__ import annotations

from importlib.resources import files

from tripai.export._palette import DAYS, day_class


def style() -> str:
    """Return the style sheet; a day's colour is `--c`, and lighter in the dark."""
    page = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    return page + "".join(_day(number, colour) for number, colour in enumerate(DAYS, 1))


def _day(number: int, colour: str) -> str:
    """The plain colour first, for browsers from before 2023, which know of no mixing."""
    mixed = f"color-mix(in srgb, white var(--mix), {colour})"
    return f".{day_class(number)} {{ --c: {colour}; --c: {mixed}; }}\n"
