"""The published schemas are those that the declarations give."""

from pathlib import Path

from tools.schemas import FOLDER, published
from workstation.records.kit import HEADER


def test_every_published_schema_is_the_declared_one() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in Path(FOLDER).glob("*.json")}
    assert files == published()


def test_every_property_of_a_schema_says_how_sensitive_it_is() -> None:
    for text in published().values():
        assert text.count('"x-sensitivity"') >= len(HEADER)
