"""The rule for characters that have no picture."""

import pytest

from exports.documents.spelling import clean


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one_line_end(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


def test_a_tab_is_a_space() -> None:
    assert clean("a\tb") == "a b"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\u00ad", "\ufeff"])
def test_control_characters_are_left_out(char: str) -> None:
    assert clean(f"a{char}b") == "ab"


def test_nothing_can_turn_a_text_round() -> None:
    assert clean("a\u202eeman\u202cb") == "aemanb"


def test_letters_are_composed() -> None:
    assert clean("Vie\u0323\u0302t") == "Việt"


def test_joiners_stay() -> None:
    assert clean("क्\u200dष می\u200cخواهم") == "क्\u200dष می\u200cخواهم"
