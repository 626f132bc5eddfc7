"""Reading from an expression what it asks of a text, and looking only where that is."""

import re

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.redaction.reading.atoms import Need
from exports.redaction.reading.kinds import chars_of
from exports.redaction.reading.reach import reach
from exports.redaction.reading.view import View


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
    asked = reach(regex.compile(form))
    assert (asked.digits, asked.longest) == (digits, longest)


@pytest.mark.parametrize(
    ("form", "row"),
    [
        (r"\d{2}-\d{7}-\d", 7),
        (r"(?:19|20)\d\d(?:0[1-9])?\d{4}", 8),
        (r"\d{3}(?:-\d)?\d{2}", 3),
        (r"(?:\d{2}[ab]\d{3}){2}", 5),
        (r"\d{6}|\d{2,4} \d", 2),
    ],
)
def test_digits_side_by_side_are_read(form: str, row: int) -> None:
    assert reach(regex.compile(form)).row == row


@pytest.mark.parametrize("form", [r"\d+", r"\d\X", r"(?<a>\d)\g<a>", r"\d[a-z]*", r"\d{2,}"])
def test_what_has_no_end_is_told(form: str) -> None:
    assert reach(regex.compile(form)).longest > 1 << 16


@pytest.mark.parametrize(
    ("form", "signs", "before"),
    [
        (r"\b(?:his|her)\s(?:\w{0,9}\s)?(?:mother|sisters?)\b", ("mother", "sister"), 14),
        (r"\d{1,2} ?(?:kg|[$€])", ("$", "kg", "€"), 3),
        (r"[\w.]{1,9}(?:\(at\)|@)\w+", ("(at)", "@"), 9),
        (r"x{2,}|\*{3,9}", ("***", "xx"), 0),
        (r"\d\d? \L<months>", (" april", " may"), 2),
        (r"a[bc]\.? d", ("ab", "ac"), 0),
    ],
)
def test_strings_that_must_be_there_are_read(
    form: str, signs: tuple[str, ...], before: int
) -> None:
    need = reach(regex.compile(form, months=["april", "may"], ignore_unused=True)).need
    assert need == Need(frozenset(signs), before)


@pytest.mark.parametrize("form", [r"(?:only)?\w+", r"a|bcd", r" \d, ", r"[a-z]{4}", r"(?!abc)\w"])
def test_nothing_is_asked_where_nothing_must_be(form: str) -> None:
    assert reach(regex.compile(form)).need is None


_FORMS = st.recursive(
    st.sampled_from(
        [
            "a",
            r"\d",
            "[0-9]",
            "[a-z0]",
            "[a-c.]",
            r"[-\d]",
            ".",
            r"\.",
            "7",
            "@",
            "ab",
            "กข",
            "[ก-ฮ]",
            r"\b",
        ]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda rows: f"(?:{'|'.join(rows)})"),
        st.tuples(inner, st.sampled_from(["?", "{2}", "{1,3}", "{,2}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda one: f"(?!{one})."),
    ),
    max_leaves=6,
)
_TEXTS = st.lists(
    st.sampled_from(["a", "ab", "07", "7", "@", ".", "-", "/", " ", "\n", "กข", "x" * 120]),
    max_size=20,
).map("".join)


@given(_FORMS, _TEXTS)
@settings(max_examples=300)
def test_every_match_is_found_and_holds_what_was_read(form: str, text: str) -> None:
    compiled, view = regex.compile(form), View(text)
    asked = reach(compiled)
    matches = [match for match in compiled.finditer(view.text) if match[0]]
    for match in matches:
        assert len(re.findall("[0-9]", match[0])) >= asked.digits
        assert asked.shortest <= len(match[0]) <= asked.longest
        assert max(map(len, re.findall("[0-9]*", match[0]))) >= asked.row
        assert chars_of(match[0]) & ~asked.chars == 0
        if asked.need:
            places = [match[0].find(sign) for sign in asked.need.signs]
            assert any(0 <= place <= asked.need.before for place in places)
    found = {match.span() for match in view.matches(compiled) if match[0]}
    assert found == {match.span() for match in matches}
