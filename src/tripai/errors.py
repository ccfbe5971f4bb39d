"""What can go wrong, said in a sentence. The command line maps each class to its exit code."""

import shlex


class TripaiError(Exception):
    """Base of every error that tripai raises on purpose.

    Args:
        message: One sentence that says what happened.
        hint: What to do about it; empty when there is nothing to do.
    """

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(TripaiError):
    """What was asked for does not make sense or contradicts itself."""

    code = "bad-input"


class NotFoundError(TripaiError):
    """A city, a place, a route or a setting of that name is not there."""

    code = "not-found"


class NotCoveredError(NotFoundError):
    """A city of which no source has the places; `city` is its name as it was said."""

    def __init__(self, city: str, why: str = "") -> None:
        name = shlex.quote(city)
        super().__init__(
            f"{city} is not covered{why}.",
            f"Fetch it from OpenStreetMap: tripai places fetch {name}; or bring your own places: "
            f"tripai places import FILE --city {name}.",
        )
        self.city = city


class ScheduleError(TripaiError):
    """The wish cannot be timed, or a check found errors in the result."""

    code = "cannot-schedule"


class MismatchError(ScheduleError):
    """A file that was written does not say what its route says."""

    code = "export-differs"


class ServiceError(TripaiError):
    """An outside service failed, or may not be used."""

    code = "service-failed"


class UnansweredError(ServiceError):
    """An outside service was asked and gave no answer: it may have done what it was asked for."""


class NotKeptError(TripaiError):
    """A plan is to be made of what is kept alone, and something is not: nothing stands in for that."""

    code = "not-kept"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} not kept here.",
            "Plan once without --frozen; what is asked then is kept.",
        )


class StorageError(TripaiError):
    """The disk or the database refused."""

    code = "storage-failed"
