"""JSON Schemas in the narrow dialect that every server takes which can hold a model to a schema.

OpenAI's strict mode wants each property required, nothing else allowed and neither defaults nor
recursion (https://platform.openai.com/docs/guides/structured-outputs); the grammars of llama.cpp,
Ollama and vLLM know no more than that either. Bounds are not said: the answer is checked by us.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Answered(BaseModel):
    """Base of what models answer: "90" is read as 90, a key that is missing as null, others are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class WholeAnswer(Answered):
    """Base of a whole answer: one without any key that was asked for is none."""

    @model_validator(mode="before")
    @classmethod
    def _is_about_the_question(cls, document: Any) -> Any:
        if isinstance(document, dict) and not document.keys() & cls.model_fields.keys():
            raise ValueError("it has none of the keys that were asked for")
        return document


@cache
def schema_of(kind: type[Answered]) -> dict[str, Any]:
    """Return the schema of an answer, without references; making it takes 10 ms, so there is one of each."""
    whole = kind.model_json_schema()
    found: dict[str, Any] = _narrow(whole, whole.get("$defs", {}))
    return found


def _narrow(node: Any, known: dict[str, Any]) -> Any:
    if "$ref" in node:
        return _narrow(known[node["$ref"].rpartition("/")[2]], known)
    if "anyOf" in node:
        return {"anyOf": [_narrow(one, known) for one in node["anyOf"]]}
    narrow = {key: node[key] for key in ("type", "enum") if key in node}
    if "const" in node:
        narrow["enum"] = [node["const"]]
    if node.get("type") == "array":
        narrow["items"] = _narrow(node["items"], known)
    if node.get("type") == "object":
        properties = {name: _narrow(one, known) for name, one in node["properties"].items()}
        narrow |= {
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return narrow
