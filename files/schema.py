"""Checking a mapping against one of the closed JSON schemas in ``seeds/schema``."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from files.faults import Fault
from files.project import ROOT

SCHEMAS = ROOT / "seeds" / "schema"

_KINDS = {
    dict: "a mapping",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    type(None): "empty",
}
_JSON_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "empty",
}


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Match a pattern as the schemas mean it: ``$`` is the end, not the place before a newline."""
    if isinstance(instance, str) and (instance.endswith("\n") or not re.search(pattern, instance)):
        yield ValidationError("does not match")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})


@cache
def _validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return _Validator(schema)


def check_schema(value: Any, schema: str, file: str) -> list[Fault]:
    """Return every fault of a value against a schema, in the order of their paths.

    Parameters
    ----------
    value
        What a YAML file held.
    schema
        The schema's name: the stem of a file in ``seeds/schema``.
    file
        The file's name for messages.
    """
    faults = [
        Fault(file, _path(error), _message(error))
        for error in _validator(schema).iter_errors(value)
    ]
    return sorted(set(faults))


def _path(error: ValidationError) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path]
    return "".join(parts) or "."


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _message(error: ValidationError) -> str:  # noqa: PLR0911 - a case a line
    """Say what is wrong and what is allowed, on one line."""
    schema: Any = error.schema
    hint = schema.get("description", "")
    match error.validator:
        case "additionalProperties":
            allowed = sorted(schema.get("properties", {}))
            unknown = sorted(set(error.instance) - set(allowed))
            names = ", ".join(f"'{key}'" for key in unknown)
            return f"unknown key {names}; allowed: {', '.join(allowed)}"
        case "required":
            missing = [key for key in schema["required"] if key not in error.instance]
            names = ", ".join(f"'{key}'" for key in missing)
            return f"missing key {names}; it must be given"
        case "type":
            wanted = schema["type"]
            kinds = [wanted] if isinstance(wanted, str) else wanted
            names = " or ".join(_JSON_KINDS[kind] for kind in kinds)
            found = _KINDS.get(type(error.instance), type(error.instance).__name__)
            return f"is {found} ({_shown(error.instance)}); must be {names}"
        case "enum":
            allowed_values = ", ".join(str(item) for item in schema["enum"])
            return f"{_shown(error.instance)} is not known; allowed: {allowed_values}"
        case "pattern":
            return f"{_shown(error.instance)} is not allowed; must be {hint or schema['pattern']}"
        case "minLength" | "minItems" | "minProperties":
            return "is empty; it must hold something"
        case "maxLength":
            return f"is longer than {schema['maxLength']} characters; shorten it"
        case "uniqueItems":
            return f"{_shown(error.instance)} repeats an item; name each once"
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
            limit = schema[error.validator]
            return f"{_shown(error.instance)} is out of range ({error.validator} {limit})"
        case _:
            return " ".join(error.message.split())
