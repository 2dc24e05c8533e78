"""One more record in a copy of the shipped dataset, a key of it changed at a time."""

import json
from pathlib import Path
from typing import Any

import yaml

EXTRA = "seeds/reports/extra.yaml"
LATER = "seeds/reports/later.yaml"

Claim = dict[str, Any]


def claim(**keys: Any) -> Claim:
    """Return a sound claim; a key that is ``None`` is left out, `except_` stands for "except"."""
    whole = {
        "id": "extra-claim",
        "locator": 1,
        "by": {"name": "an official", "as": "named official"},
        "party": "us",
        "modality": "fact",
        "population": "us",
        "place": "iraq",
        "measure": "stock",
        "when": {"at": "2024-03-01"},
        "amount": "2500",
        "says": "So many are there.",
        **{key.rstrip("_"): value for key, value in keys.items()},
    }
    return {key: value for key, value in whole.items() if value is not None}


def record(folder: Path, *claims: Claim, name: str = EXTRA, **keys: Any) -> None:
    """Write a record into a dataset; a key of its head that is ``None`` is left out."""
    slug = Path(name).stem
    head = {
        "id": slug,
        "title": "Extra",
        "outlet": "An outlet",
        "published": "2024-03-01",
        "origin": slug,
        "language": "en",
        "file": "extra.txt",
        **keys,
    }
    given = {key: value for key, value in head.items() if value is not None}
    given.setdefault("url", None)
    # Through JSON, so that nothing stands twice as the same thing: YAML would make that an alias.
    text = yaml.safe_dump(json.loads(json.dumps({"report": given, "claims": claims})))
    (folder / name).write_text(text, encoding="utf-8")
