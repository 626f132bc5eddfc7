"""The bidirectional algorithm against Unicode's own test files, and facts of our own."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.documents import bidi
from exports.documents.bidi.brackets import CLOSING

UNICODE = Path("/usr/share/unicode")
pytestmark = pytest.mark.skipif(
    not (UNICODE / "BidiTest.txt").exists(), reason="needs the package unicode-data"
)


def _derived_kinds() -> dict[str, str]:
    """The classes of the Unicode version of the test files, where Python's differ."""
    kinds: dict[str, str] = {}
    for line in (UNICODE / "UnicodeData.txt").read_text("utf-8").splitlines():
        code, name, _, _, kind, *_ = line.split(";")
        if not name.endswith((", First>", ", Last>")):
            kinds[chr(int(code, 16))] = kind
    return kinds


def _lines(name: str) -> Iterator[str]:
    for line in (UNICODE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _character_case(line: str, kinds: dict[str, str]) -> bool:
    codes, direction, base, expected, order = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    got_base, got = bidi.levels(
        text, None if direction == "2" else int(direction), [kinds.get(c, "L") for c in text]
    )
    return got_base == int(base) and _matches(got, expected.split(), order.split())


def _matches(got: list[int], expected: list[str], order: list[str]) -> bool:
    shown = [i for i, level in enumerate(expected) if level != "x"]
    if any(int(expected[i]) != got[i] for i in shown):
        return False
    return [shown[i] for i in bidi.visual([got[i] for i in shown])] == [int(i) for i in order]


def _type_cases() -> Iterator[tuple[list[str], int, list[str], list[str]]]:
    expected: list[str] = []
    order: list[str] = []
    for line in _lines("BidiTest.txt"):
        if line.startswith("@Levels:"):
            expected = line[8:].split()
        elif line.startswith("@Reorder:"):
            order = line[9:].split()
        elif not line.startswith("@"):
            kinds, bits = line.split(";")
            for bit in range(3):
                if int(bits) & 1 << bit:
                    yield kinds.split(), bit, expected, order


def _type_case(case: tuple[list[str], int, list[str], list[str]]) -> bool:
    kinds, bit, expected, order = case
    _, got = bidi.levels("", {0: None, 1: 0, 2: 1}[bit], kinds)
    return _matches(got, expected, order)


def test_a_sample_of_the_character_tests_holds() -> None:
    kinds = _derived_kinds()
    lines = list(_lines("BidiCharacterTest.txt"))
    assert len(lines) == 91_707
    assert [line for line in lines[::40] if not _character_case(line, kinds)] == []


def test_a_sample_of_the_type_tests_holds() -> None:
    cases = (case for n, case in enumerate(_type_cases()) if n % 200 == 0)
    assert [case for case in cases if not _type_case(case)] == []


@pytest.mark.slow
def test_every_character_test_holds() -> None:
    kinds = _derived_kinds()
    lines = _lines("BidiCharacterTest.txt")
    assert [line for line in lines if not _character_case(line, kinds)] == []


@pytest.mark.slow
def test_every_type_test_holds() -> None:
    count = 0
    for case in _type_cases():
        count += 1
        assert _type_case(case), case
    assert count == 770_241


def test_the_brackets_are_those_of_unicode() -> None:
    found = {}
    for line in _lines("BidiBrackets.txt"):
        code, other, kind = line.split("#")[0].replace(" ", "").split(";")
        if kind == "o":
            found[chr(int(code, 16))] = chr(int(other, 16))
    assert found == CLOSING


def test_only_characters_new_in_the_test_files_have_another_kind_in_python() -> None:
    differ = {c for c, kind in _derived_kinds().items() if unicodedata.bidirectional(c) != kind}
    assert all(unicodedata.category(char) == "Cn" for char in differ)


def test_a_latin_line_stays_as_it_is() -> None:
    assert bidi.levels("Pay 3,500 baht (in full).") == (0, [0] * 25)


def test_a_number_in_arabic_keeps_its_digits_in_order() -> None:
    base, levels = bidi.levels("دفع 350 بات")
    assert (base, levels[4:7]) == (1, [2, 2, 2])
    assert bidi.visual(levels)[4:7] == [4, 5, 6]
