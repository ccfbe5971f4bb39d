"""What all documents of --json begin with."""

from __future__ import annotations

from typing import Literal

from tripai.model import Frozen


class Document(Frozen):
    """Any document: the version rises when a field is renamed, removed or changes its meaning."""

    schema_version: Literal[1] = 1
