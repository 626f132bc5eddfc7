"""Long texts are scanned in portions and searched near signs; the answers stay the plain ones."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.redaction import Known, Scanner, Span, look, scan
from exports.redaction.reading import portions, seeker
from exports.redaction.reading.misdecoded import misread
from exports.redaction.reading.view import View

CORPORA = Path(__file__).parents[2] / "corpora"
ITEMS = [
    json.loads(line)
    for name in ("redaction_dev.jsonl", "redaction_own.jsonl")
    for line in (CORPORA / name).read_text("utf-8").splitlines()
]
STORIES = [story["text"] for story in json.loads((CORPORA / "narratives.json").read_text("utf-8"))]
PIECES = st.one_of(
    st.sampled_from([item["text"] for item in ITEMS] + STORIES),
    st.sampled_from(["\n\n", "\n", " ", ". ", " | ", "x", "Line after line of plain words.\n" * 9]),
)


def known_of(*items: dict[str, object]) -> list[Known]:
    return [
        Known(f"{at}{e['entity_id']}", e["kind"], e["canonical"], same_as=None)
        for at, item in enumerate(items)
        for e in item["entities"]  # type: ignore[attr-defined]  # JSON
        if e["in_record"]
    ]


SCANNER = Scanner(known_of(*ITEMS[:200:9]))
# A scanner keeps what it answered: each other way has one of its own.
PORTIONED = Scanner(known_of(*ITEMS[:200:9]))
PLAIN = Scanner(known_of(*ITEMS[:200:9]))


def scanned_plainly(text: str) -> list[Span]:
    """Each form over the whole text, and the whole text at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "_SIZE", 1 << 40)
        patch.setattr(seeker.Seeker, "stretches", lambda self, form: ((0, len(self._text)),))
        return PLAIN.scan(text)


def scanned_in_portions(text: str, size: int) -> list[Span]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "_SIZE", size)
        return PORTIONED.scan(text)


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@settings(max_examples=40)
def test_looking_near_signs_finds_what_looking_everywhere_finds(text: str) -> None:
    assert SCANNER.scan(text) == scanned_plainly(text)


@given(st.lists(PIECES, min_size=6, max_size=20).map("\n".join), st.integers(1000, 4000))
@settings(max_examples=30)
def test_a_text_in_portions_says_what_the_whole_says(text: str, size: int) -> None:
    assert scanned_in_portions(text, size) == SCANNER.scan(text)


@given(st.text("ab .\n", max_size=300), st.integers(10, 60))
def test_portions_follow_each_other_without_gap(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "_SIZE", size)
        parts = list(portions.portions(text))
    assert [part.begin for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == len(text)
    assert all(part.first <= part.begin and part.end <= part.last for part in parts)


def test_what_a_text_says_again_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    class Counted(View):
        def __init__(self, text: str, *more: Any, **others: Any) -> None:
            read.append(len(text))
            super().__init__(text, *more, **others)

    monkeypatch.setattr(look, "View", Counted)
    monkeypatch.setattr(portions, "_SIZE", 4000)
    letter = "\n".join(f"Line {n} of a letter that others quote whole." for n in range(120))
    quoted = Scanner(known_of(ITEMS[0]))
    quoted.scan("\n".join([letter] * 30))
    assert sum(read) < 8 * len(letter)
    quoted.scan("\n".join(["Dear all,", *[letter] * 30]))
    assert sum(read) < 12 * len(letter)


def test_who_changes_an_answer_changes_no_later_one() -> None:
    text = "Call 081-234-5678 or write to a@b.org"
    quick = Scanner([])
    quick.scan(text).clear()
    assert quick.scan(text) == Scanner([]).scan(text) != []


def test_the_same_known_people_are_compiled_once() -> None:
    known = known_of(ITEMS[0])
    assert scan("Nothing", known) == scan("Nothing", list(known)) == []


def test_what_was_misread_far_from_names_is_looked_at_alone() -> None:
    lines = "Line after line of plain words.\n" * 200
    text = f"{lines}printed HÃ¹ng here. {lines}and again à¸ªà¸¡à¸Šà¸²à¸¢.{lines}"
    whole = portions.Portion(0, len(text), 0, len(text))
    parts = list(portions.around(text, whole, misread(text)))
    assert len(parts) == 2
    assert all(part.first < part.begin < part.end < part.last for part in parts)
    assert [text[p.begin : p.end].count("Ã¹") for p in parts] == [1, 0]
    assert sum(part.last - part.first for part in parts) < len(text) / 2


@pytest.mark.parametrize("at", [0, 3, 700, 5000, 11000])
def test_a_misread_name_is_found_wherever_it_stands_in_a_portion(at: int) -> None:
    text = "Line after line of plain words.\n" * 400
    text = f"{text[:at]} HÃ¹ng Tráº§n {text[at:]}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "_SIZE", 2000)
        found = Scanner([Known("P", "person", "Trần Hùng")]).scan(text)
    assert [text[span.start : span.end] for span in found if span.known_id] == ["HÃ¹ng Tráº§n"]


@pytest.mark.parametrize("first", ["สมชาย", "Somchai"])
def test_a_part_that_a_crowd_shares_is_still_marked_once(first: str) -> None:
    families = [f"{head}{tail}" for head in "กขคงจฉชซ" for tail in ("าดี", "ีมา", "ูพันธ์", "ำรุง")]
    crowd = [Known(str(at), "person", f"{first} {one}") for at, one in enumerate(families)]
    text = {"สมชาย": "นายสมชายถูกไล่ออก", "Somchai": "Mr Somchai was sent away"}[first]
    (span,) = scan(text, crowd)
    assert first in text[span.start : span.end]
    assert span.confidence == "auto"
    (last,) = scan(text.replace(first, f"{first} {families[-1]}"), crowd)
    assert last.known_id == crowd[-1].id


def test_one_of_a_crowd_is_still_heard_in_other_letters() -> None:
    near, text = Known("P", "person", "สุรศักดิ์ ขำพันธุ์"), "a letter of Surasag Khamphan to the office"
    others = [Known(f"{at}", "person", f"คนที่{at} ใหม่") for at in range(400)]
    assert [span.known_id for span in scan(text, [near])] == ["P"]
    assert "P" in [span.known_id for span in scan(text, [near, *others])]
