"""The gate's matcher: every disguise of a term is found, and nothing that only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.redaction.matcher_for_gate import Terms

FOUND = [
    ("Noi", "so NOI, said"),
    ("Noi", "(Noi)"),
    ("Ko Zaw", "Mr Ko\u00a0Zaw"),
    ("Somchai Rattanaporn", "Somchai\nRattanaporn"),
    ("Somchai Rattanaporn", "somchai_rattana\u00adporn.jpg"),
    ("Bounmy", "Bounmy's"),
    ("+66815550142", "๖๖-๘๑ ๕๕๕.๐๑๔๒"),
    ("12345", "no 12345."),
    ("เล็ก", "พี่เล็\u200bกบอก"),
    ("دلال", "ودلال"),
    ("रमेश", "रमेशले"),
    ("Sok", "Sоk"),  # Cyrillic o
]
CLEAN = [
    ("Noi", "the noise"),
    ("Noi", "no index"),
    ("Min", "Win Mint"),
    ("Ko Zaw", "Marko zaw"),
    ("Bounmy", "abounmy"),
    ("Bounmy", "bou nmy"),
    ("12345", "1 23 45 and 123456"),
    ("81555014", "815550142"),
    ("Li", ""),
]


@pytest.mark.parametrize(("term", "text"), FOUND)
def test_a_term_is_found_however_it_is_dressed(term: str, text: str) -> None:
    hits = Terms([term]).hits(text)
    assert [hit.term for hit in hits] == [term]
    assert 0 <= hits[0].start < hits[0].end <= len(text)


@pytest.mark.parametrize(("term", "text"), CLEAN)
def test_other_words_raise_no_alarm(term: str, text: str) -> None:
    assert Terms([term]).hits(text) == []


def test_no_terms_find_nothing() -> None:
    assert Terms(["", " ", "."]).hits("anything") == []


@given(st.text(), st.text())
def test_a_term_put_between_spaces_is_found_in_any_text(before: str, after: str) -> None:
    for term in ("Noi", "Thida Hlaing", "สมชาย", "081 555 0142"):
        assert any(h.term == term for h in Terms([term]).hits(f"{before} | {term} | {after}"))
