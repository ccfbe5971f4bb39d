"""What a command did, and how tests call one."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

LISBON = "3 days in Lisbon with two kids, tiles and seafood, easy pace"


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]
