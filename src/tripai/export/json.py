"""A route as JSON, for programs: complete, and read back without loss."""

from __future__ import annotations

import json
from typing import Any

from tripai.model import Route
from tripai.text import inert

SCHEMA_VERSION = 1
"""Rises when a field is renamed, removed or changes its meaning; a new field does not raise it."""


def render(route: Route) -> bytes:
    """Return the route as indented UTF-8 JSON that ends in a newline."""
    text = json.dumps(document(route), ensure_ascii=False, indent=2)
    return (inert(text) + "\n").encode()


def document(route: Route) -> dict[str, Any]:
    """Return the route as what `json.dumps` takes."""
    return {"schema_version": SCHEMA_VERSION, **route.model_dump(mode="json", by_alias=True)}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `render` writes."""
    written = Route.model_json_schema(mode="serialization", by_alias=True)
    version = {"const": SCHEMA_VERSION, "type": "integer", "title": "Schema Version"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **written,
        "properties": {"schema_version": version, **written["properties"]},
        "required": ["schema_version", *written["required"]],
    }
