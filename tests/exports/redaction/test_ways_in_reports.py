"""Ways of writing that reports, lists and numbers of camps bring about, each rule with its kin."""

import pytest

from exports.redaction import Known, scan


def _found(kind: str, record: str, text: str, confidence: str = "auto") -> list[str]:
    spans = scan(text, [Known("K", kind, record)])
    return [text[s.start : s.end] for s in spans if s.known_id and s.confidence == confidence]


@pytest.mark.parametrize(
    ("kind", "record", "text", "mention"),
    [
        # All who bear a name.
        ("person", "Abena Serwaa Mensah", "Then the Mensahs were moved out.", "Mensahs"),
        ("person", "Dil Maya Gurung", "Only these Gurungs signed it.", "Gurungs"),
        # An article in small letters, between words that are heard.
        ("person", "سليم ماهر الحداد", "It says Salim al-Haddad there", "Salim al-Haddad"),
        ("person", "هدى كامل النجار", "It says Huda el Najjar there", "Huda el Najjar"),
        # A struck-out letter without its stroke.
        ("person", "ปรีชา วงศ์ทรัพย์", "นายปรีชา วงศ์ทรัพยมาแล้ว", "นายปรีชา วงศ์ทรัพย"),
        ("person", "กมล สุวรรณวงศ์", "นายกมล สุวรรณวงศ มาแล้ว", "นายกมล สุวรรณวงศ"),
        # First letters with the number of the place.
        ("site", "Green Dunes Workers Village 7", "the bus to GDWV-7 left", "GDWV-7"),
        ("site", "Green Dunes Workers Village 7", "the bus to GDWV7 left", "GDWV7"),
        # A word of respect that is a first name too.
        ("person", "Sri Handayani", "Tadi Mbak Sri minta tolong", "Mbak Sri"),
    ],
)  # fmt: skip
def test_all_of_the_mention_is_found(kind: str, record: str, text: str, mention: str) -> None:
    assert mention in _found(kind, record, text)


@pytest.mark.parametrize(
    ("kind", "record", "text"),
    [
        ("person", "Abena Serwaa Mensah", "They sell mensah beads."),
        ("person", "سليم ماهر الحداد", "We ate at al Fanar Cafe"),
        ("site", "Green Dunes Workers Village 7", "the bus number 7 left"),
        ("person", "Sri Handayani", "from Sri Lanka came a letter"),
        ("person", "Tigist Bekele", "طلبت بكل أدب أن لا يتصلوا"),
    ],
)
def test_what_only_looks_so_stays(kind: str, record: str, text: str) -> None:
    assert _found(kind, record, text) == []


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("a white van, Dubai F 40718, stood there", "Dubai F 40718"),
        ("the bus with plate Sharjah 3 51822 left", "Sharjah 3 51822"),
    ],
)
def test_a_plate_of_the_emirates_is_pointed_out(text: str, plate: str) -> None:
    assert plate in [text[s.start : s.end] for s in scan(text) if s.kind == "plate"]


def test_a_road_to_an_emirate_is_no_plate() -> None:
    assert [s for s in scan("Dubai 2 12 kilometres, Sharjah 3 hours") if s.kind == "plate"] == []
