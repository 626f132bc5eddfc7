"""Who speaks before the colon of a line is sure: at a time of day, or more than once."""

import pytest

from exports.redaction import Known, scan


def sure(text: str, record: str) -> list[str]:
    found = scan(text, [Known("K", "person", record)])
    return [text[s.start : s.end] for s in found if s.known_id and s.confidence == "auto"]


@pytest.mark.parametrize(
    ("record", "text", "names"),
    [
        ("Borey Long", "09:06 - BL: i can come", ["BL"]),
        ("Borey Long", "BL: i can come\nwe wait\nBL: ok", ["BL", "BL"]),
        ("Rose Akello", "[21:14] Rose: they came", ["Rose"]),
        ("บุญมี ใจดี", "10:02 น้อย: ไปไหน\n10:03 บุญมี: รออยู่", ["บุญมี"]),
        ("আলো খাতুন", "[২:১৭ PM] আলো: ঠিক আছে", ["আলো"]),
    ],
)
def test_who_speaks_is_a_name(record: str, text: str, names: list[str]) -> None:
    assert sure(text, record) == names


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ("Borey Long", "Sizes on the shelf: BL: 40, XL: 12"),
        ("Borey Long", "see http://bl:80 now and BL too"),
        ("Rose Akello", "Rose: the colour of the dye"),
    ],
)
def test_a_colon_alone_makes_no_speaker(record: str, text: str) -> None:
    assert sure(text, record) == []
