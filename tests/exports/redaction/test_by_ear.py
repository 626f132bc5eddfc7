"""A whole name is found as another ear writes it in Latin letters."""

import pytest

from exports.redaction import Known, Scanner


def marks(text: str, *names: str) -> list[tuple[str, str]]:
    """What is marked for known names, and how sure it is."""
    known = [Known(name, "person", name) for name in names]
    spans = Scanner(known).scan(text)
    return [(text[s.start : s.end], s.confidence) for s in spans if s.known_id]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Pyu Pyu Tin", "Phyu Phyu Thin"),
        ("Hsan Hsan Way", "San San Wai"),
        ("Sin Sin Khine", "Sin Sin Khaing"),
    ],
)
def test_another_spelling_of_all_parts_is_sure(written: str, name: str) -> None:
    assert marks(f"We met {written} there.", name) == [(written, "auto")]


def test_a_looser_spelling_is_sure_only_where_the_text_names_its_bearer() -> None:
    assert marks("He saw Jan Sopia.", "Chan Sophea") == [("Jan Sopia", "amber")]
    assert ("Jan Sopia", "auto") in marks("Chan Sophea left. He saw Jan Sopia.", "Chan Sophea")


def test_words_without_capitals_or_of_everyday_are_left_alone() -> None:
    assert marks("he saw a tan len on the line; To Man went.", "Htun Linn", "Tho Minn") == []
