"""A wish that is no change of a route."""

from tripai.errors import InputError


def not_understood() -> InputError:
    """Return that, with what can be said."""
    return InputError(
        "No change of the route is understood in these words.",
        'Say for example: "drop the zoo", "add the tile museum on day 2", "move the castle before lunch", "dinner at 8".',
    )
