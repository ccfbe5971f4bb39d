"""What a script learns from the exit code."""

from tripai.errors import (
    InputError,
    NotFoundError,
    NotKeptError,
    ScheduleError,
    ServiceError,
    StorageError,
    TripaiError,
)

DONE = 0
UNEXPECTED = 1
BAD_INPUT = 2
NOT_FOUND = 3
CANNOT_SCHEDULE = 4
SERVICE_FAILED = 5
STORAGE_FAILED = 6
INTERRUPTED = 130

_BY_ERROR: dict[type[TripaiError], int] = {
    InputError: BAD_INPUT,
    NotFoundError: NOT_FOUND,
    ScheduleError: CANNOT_SCHEDULE,
    ServiceError: SERVICE_FAILED,
    NotKeptError: SERVICE_FAILED,
    StorageError: STORAGE_FAILED,
}


def exit_code(error: TripaiError) -> int:
    """Return the exit code of an error."""
    return next((code for kind, code in _BY_ERROR.items() if isinstance(error, kind)), UNEXPECTED)
