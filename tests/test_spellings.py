"""Spellings of a name: a few per script, found by rule in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text import fold_query
from workstation.text.spellings import LEAST, spellings

SAME = (
    ("karim", "করিম"),
    ("karim", "करीम"),
    ("karim", "كريم"),
    ("karim", "คาริม"),
    ("karim", "kareem"),
    ("rahim uddin", "রহিম উদ্দিন"),
    ("salma", "সালমা"),
    ("sita gurung", "सीता गुरुङ"),
    ("samira", "سميرة"),
    ("youssef", "يوسف"),
    ("malee", "มาลี"),
    ("bounmy", "ບຸນມີ"),
    ("aung min thu", "အောင်မင်းသူ"),
    ("thura zin", "သူရဇင်"),
)


@pytest.mark.parametrize(("latin", "other"), SAME)
def test_a_name_in_latin_letters_finds_its_other_script(latin: str, other: str) -> None:
    assert fold_query(other) in spellings(latin)


@pytest.mark.parametrize(
    ("other", "latin"),
    [("করিম", "karim"), ("رحيم", "rahim"), ("คาริม", "karim"), ("မင်းသူ", "min thu")],
)
def test_a_name_in_another_script_finds_latin_letters(other: str, latin: str) -> None:
    assert latin in spellings(fold_query(other))


def test_two_other_scripts_find_each_other() -> None:
    assert fold_query("رحيم") in spellings(fold_query("রহিম"))


@pytest.mark.parametrize("text", ["", "ko", "081 234 5678", "x" * 200, "GE3-C4M"])
def test_what_is_no_name_has_no_spellings(text: str) -> None:
    assert spellings(fold_query(text)) == ()


@given(st.text(max_size=60))
def test_any_text_gives_few_spellings_and_never_its_own(text: str) -> None:
    asked = fold_query(text)
    found = spellings(asked)

    assert len(found) <= 1_000
    assert asked not in found
    assert all(len(each) >= LEAST for each in found)
