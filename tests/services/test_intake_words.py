"""A refused row says in the user's words what is wrong, where, and what to do."""

from pathlib import Path

import pytest

from workstation.services.intake_format import rows
from workstation.services.intake_words import problem_words

MACHINE = ("object", "`", "$", "expected", "got")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (',"2"', "What happened, in their own words (“text”) is missing: fill it in"),
        ("Told,x", "Own fear (“fear”) is no whole number: write digits"),
        ("Told,9", "Own fear (“fear”) is too large: 4 at most"),
    ],
)
def test_a_row_says_its_field_and_what_to_do(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "intakes.csv"
    file.write_text(f"text,fear\n{row}\n", encoding="utf-8")

    assert [(each.place, each.problem) for each in rows(file)] == [("row 2", said)]


@pytest.mark.parametrize(
    "row",
    [
        '{"text": "Told", "colour": "red"}',
        '{"text": ""}',
        '{"text": "Told", "received": "yesterday"}',
        '{"text": "Told", "employer": {"name": "Loom", "country": "thai"}}',
        '{"text": "Told", "consents": [{"purpose": "x"}]}',
        '{"text": 7}',
        "[1, 2]",
        '{"text": "Told", "title": "' + "x" * 400 + '"}',
        '{"text": "Told", "risk": {"threats": [1]}}',
    ],
)
def test_no_row_is_refused_in_the_words_of_a_machine(row: str, tmp_path: Path) -> None:
    file = tmp_path / "intakes.json"
    file.write_text(f"[{row}]", encoding="utf-8")
    (refused,) = rows(file)

    assert refused.problem
    assert not [word for word in MACHINE if word in refused.problem.lower()]
    assert "yesterday" not in refused.problem


def test_what_nobody_foresaw_still_says_where() -> None:
    assert problem_words("Odd - at `$.risk.impact`").startswith("Risk assessment (“risk.impact”)")
