"""What is asked before a costly search never hides what the search would find."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.redaction.numbers import numbering, spoken
from exports.redaction.reading.forms import branching
from exports.redaction.reading.view import View
from exports.redaction.unknown import lines
from tests.exports.redaction.test_fast_ways import PIECES

LINES = st.sampled_from(
    ["Worker: Zunaid", "- cc: Siti Karmu", "[10:22] Ko Zunaid: ya", " Warm regards,\nZunaid Karmu",
     "\tDear all", "He; witnesses: Zunaid, Lek", "ชื่อ: Zunaid", "Zunaid: no", "10:05\tZunaid\tx",
     "**Name** - Zunaid", "ด้วยความเคารพ\nZunaid", "| Name | Age |\n| Zunaid | 3 |", "plain words"]
)  # fmt: skip
SAID = st.sampled_from(
    ["zero ", "eight-", "one one", "oh ", "12", "o", "l", "double ", "two,", "phone ", " .. ", "x"]
)


@given(st.lists(st.text("abก", min_size=1, max_size=4), min_size=1), st.text("abก", max_size=9))
def test_branches_match_as_the_longest_word_first_does(words: list[str], text: str) -> None:
    plain = "|".join(sorted(words, key=len, reverse=True))
    found = [m.span() for m in regex.finditer(f"(?:{plain})b?", text)]
    assert [m.span() for m in regex.finditer(f"{branching(words)}b?", text)] == found


@given(st.lists(st.one_of(LINES, PIECES), min_size=1, max_size=12).map("\n".join))
@settings(max_examples=40)
def test_lines_that_can_hold_a_name_are_all_lines_that_do(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "matches_at", lambda find, text, _places: find.finditer(text))
        plainly = list(lines.lines(View(text)))
    assert list(lines.lines(View(text))) == plainly


@given(st.lists(SAID, min_size=3, max_size=30).map("".join))
@settings(max_examples=200)
def test_numbers_in_words_are_found_wherever_they_stand(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spoken, "_may_hold", lambda text: True)
        plainly = list(spoken.spoken(View(text)))
    assert list(spoken.spoken(View(text))) == plainly


@given(st.from_regex(r"0[0-9]{7,12}|(?:66|95|855|91|44)[0-9]{6,10}", fullmatch=True))
@settings(max_examples=100)
def test_the_plan_is_not_asked_for_numbers_that_it_cannot_hold(digits: str) -> None:
    numbering.is_phone.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "_is_likely", lambda digits, region: True)
        plainly = numbering.is_phone(digits)
    numbering.is_phone.cache_clear()
    assert numbering.is_phone(digits) == plainly
