"""The colours of days: apart from each other for nearly all eyes, and dark enough to bear white letters."""

DAYS = (
    *("#17566b", "#b3401f", "#3a6b1d", "#6b3fa0", "#8a5a00", "#a32466", "#2f4fb5"),
    *("#00695c", "#8c2f2f", "#4e5b13", "#7b2d8e", "#5d4037", "#00628f", "#9c4300"),
)


def day_colour(number: int) -> str:
    """Return the colour of the day of a number as #rrggbb; after fourteen days they come again."""
    return DAYS[(number - 1) % len(DAYS)]


def day_class(number: int) -> str:
    """Return the name under which a style sheet has the colour of a day."""
    return f"d{(number - 1) % len(DAYS) + 1}"
