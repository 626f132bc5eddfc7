"""Reading from an expression how many digits it needs and how far it goes."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from exports.redaction.reach import reach


@pytest.mark.parametrize(
    ("form", "digits", "longest"),
    [
        (r"(?<!\d)\d{1,2}[ab]?\d{4}(?!\d)", 5, 7),
        (r"\d{3}|[0-9]x(?:\d\d){2,3}", 3, 8),
        (r"(?<y>\d{4})[./\-](?P<m>[1-9])\b", 5, 6),
        (r"(?=\d{9})[\p{L}\d](?:no\.? )?\u0e01\x41", 0, 7),
        (r"\(\d\)\{2\}[]5]", 2, 7),
    ],
)
def test_digits_and_length_are_read(form: str, digits: int, longest: int) -> None:
    assert reach(regex.compile(form)) == (digits, longest)


@pytest.mark.parametrize("form", [r"\d+", r"\d\X", r"(?<a>\d)\g<a>", r"\d[a-z]*", r"\d{2,}"])
def test_what_has_no_end_is_told(form: str) -> None:
    assert reach(regex.compile(form)).longest > 1 << 16


_ATOMS = st.sampled_from(["a", r"\d", "[0-9]", "[a-z0]", ".", r"\.", "7"])
_FORMS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda rows: f"(?:{'|'.join(rows)})"),
        st.tuples(inner, st.sampled_from(["?", "{2}", "{1,3}", "{,2}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@given(_FORMS, st.text("a0b7.\n", max_size=12))
def test_no_match_holds_fewer_digits_or_is_longer_than_was_read(form: str, text: str) -> None:
    digits, longest = reach(regex.compile(form))
    for match in regex.finditer(form, text):
        assert len(re.findall("[0-9]", match[0])) >= digits
        assert len(match[0]) <= longest
