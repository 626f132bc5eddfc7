"""Writes the published JSON Schema of every record into docs/schema."""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workstation.records.catalogue import RECORDS  # noqa: E402 - the path is set first
from workstation.records.kit import spec_of  # noqa: E402
from workstation.records.schema import json_schema  # noqa: E402

FOLDER = ROOT / "docs" / "schema"


def published() -> dict[str, str]:
    """File name and content of every schema."""
    return {f"{spec_of(r).name}.schema.json": _text(json_schema(r)) for r in RECORDS}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write them all, and remove those of records that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = published()
    for old in FOLDER.glob("*.schema.json"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(wanted)} schemas in {FOLDER.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
