"""Scanning: never fails, always finds what is written plainly or in disguise."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.redaction import Known, Scanner, Span, scan

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = ["Somchai Rattanaporn", "สมชาย รัตนพร", "မေသူဇော်", "सुनीता पासवान", "রফিকুল সরকার", "فيصل عثمان"]
EVERYBODY = Scanner(
    [Known(f"P{at}", "person", name) for at, name in enumerate(NAMES)]
    + [Known("N", "phone", "+66815550142"), Known("D", "date", "1991-03-14")]
)
DISGUISES = {
    "zero width": lambda name: "\u200b".join(name),
    "soft hyphen": lambda name: "\u00ad".join(name),
    "full width": lambda name: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name
    ),
    "capitals": str.upper,
    "line break": lambda name: name.replace(" ", "\n> "),
}


def covers(spans: list[Span], start: int, end: int, text: str) -> bool:
    found = {at for span in spans for at in range(span.start, span.end)}
    return {at for at in range(start, end) if text[at].isalnum()} <= found


@given(st.text())
def test_scanning_never_fails_and_spans_are_in_order(text: str) -> None:
    spans = EVERYBODY.scan(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert spans == EVERYBODY.scan(text)


@given(st.text(), st.text())
@settings(max_examples=20)
def test_any_text_may_be_known(text: str, known: str) -> None:
    for kind in ("person", "site", "phone", "date", "plate", "unheard of"):
        scan(text, [Known("K", kind, known)])


@given(st.text(), st.sampled_from(NAMES), st.text())
def test_a_known_name_between_boundaries_is_always_found(
    before: str, name: str, after: str
) -> None:
    text = f"{before}\n| {name} |\n{after}"
    at = len(before) + 3
    assert covers(EVERYBODY.scan(text), at, at + len(name), text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_name_is_found(name: str, disguise: str) -> None:
    written = DISGUISES[disguise](name)
    text = f"We met {written} there."
    spans = EVERYBODY.scan(text)
    assert covers(spans, 7, 7 + len(written), text)
    assert {span.confidence for span in spans} == {"auto"}


@pytest.mark.parametrize(
    "digits", ["0123456789", "๐๑๒๓๔๕๖๗๘๙", "၀၁၂၃၄၅၆၇၈၉", "٠١٢٣٤٥٦٧٨٩", "০১২৩৪৫৬৭৮৯"]
)
@pytest.mark.parametrize(
    "form", ["0815550142", "081-555-0142", "+66 (0)81 555 0142", "0066815550142"]
)
def test_a_known_phone_is_found_in_every_form_and_digit(form: str, digits: str) -> None:
    written = form.translate(str.maketrans("0123456789", digits))
    spans = EVERYBODY.scan(f"Call {written} now")
    assert [(s.start, s.end, s.known_id, s.confidence) for s in spans] == [
        (5, 5 + len(written), "N", "auto")
    ]


@pytest.mark.parametrize(
    "written",
    ["14 March 1991", "14/3/1991", "1991-03-14", "March 14th, 1991", "14.03.91", "๑๔ มีนาคม ๒๕๓๔",
     "14 tháng 3 năm 1991", "১৪ মার্চ ১৯৯১", "14 Maret 1991", "١٤ مارس ١٩٩١", "१४ मार्च १९९१"],
)  # fmt: skip
def test_a_known_day_is_found_in_every_calendar_and_language(written: str) -> None:
    spans = EVERYBODY.scan(f"born {written}.")
    assert [(s.known_id, s.confidence) for s in spans] == [("D", "auto")]
    assert covers(spans, 5, 5 + len(written), f"born {written}.")


def test_a_form_of_marks_alone_is_no_trouble() -> None:
    assert scan("a text", [Known("K", "person", "\u1037")]) == []


def test_people_outside_the_case_are_matched_in_full_only() -> None:
    known = [Known("P", "person", "Somchai Rattanaporn", linked=False)]
    assert [s.known_id for s in scan("Somchai came.", known)] == [None]
    assert [s.known_id for s in scan("Somchai Rattanaporn came.", known)] == ["P"]


def narrative_cases() -> list[object]:
    stories = json.loads((CORPORA / "narratives.json").read_text("utf-8"))
    return [pytest.param(story, id=story["id"]) for story in stories]


@pytest.mark.parametrize("story", narrative_cases())
def test_every_person_and_number_of_a_narrative_is_covered(story: dict[str, object]) -> None:
    text = str(story["text"])
    kinds = dict.fromkeys("WFHIAR", "person") | {"N": "id_number"}
    known = [
        Known(f"{tag}{at}", _number_kind(form) if tag[0] == "N" else kinds[tag[0]], form)
        for tag, forms in story["variants"].items()
        if tag[0] in kinds
        for at, form in enumerate(forms)
    ]
    spans = scan(text, known)
    missed = [
        span["text"]
        for span in story["spans"]
        if span["tag"][0] in kinds and not covers(spans, span["start"], span["end"], text)
    ]
    assert missed == []


def _number_kind(form: str) -> str:
    return "phone" if form.lstrip("+").replace(" ", "").isdigit() else "id_number"
