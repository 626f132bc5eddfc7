"""Names that were typed, kept or hidden in another form of writing are found whole."""

import pytest

from exports.redaction import Known, Scanner


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("typed: P<KHMCHHORN<<DARA<<<<<<< ok", "Dara Chhorn", "P<KHMCHHORN<<DARA<<<<<<<"),
        ("I am (Phams Thij Huwowng), he wrote.", "Phạm Thị Hương", "Phams Thij Huwowng"),
        ("Chat: Phamj Thij Huwowng.", "Phạm Thị Hương", "Phamj Thij Huwowng"),
        ("printed HÃ¹ng Tráº§n here", "Trần Hùng", "HÃ¹ng Tráº§n"),
        ("printed à¸ªà¸¡à¸Šà¸²à¸¢ à¹ƒà¸ˆà¸”à¸µ here", "สมชาย ใจดี", "à¸ªà¸¡à¸Šà¸²à¸¢ à¹ƒà¸ˆà¸”à¸µ"),
        ("it said Pr*kash here", "Prakash Lama", "Pr*kash"),
        ("it said P*****h here", "Prakash Lama", None),
        ("Her line is R-o-s-e now", "Rose", "R-o-s-e"),
    ],
)
def test_a_name_in_another_form_of_writing_is_sure(text: str, name: str, found: str | None) -> None:
    spans = Scanner([Known("K", "person", name)]).scan(text)
    sure = [text[s.start : s.end] for s in spans if s.known_id and s.confidence == "auto"]
    assert sure == ([found] if found else [])


def test_a_machine_readable_line_of_an_unknown_person_is_amber() -> None:
    text = "typed: P<KHMCHHORN<<DARA<<<<<<< ok"
    assert [(s.kind, s.confidence) for s in Scanner([]).scan(text)] == [("person", "amber")]


def test_what_is_typed_by_keys_counts_as_a_whole_name_only() -> None:
    text = "Mùa thu này trời đẹp. Nobody wrote thij."
    assert Scanner([Known("K", "person", "Lý Thị Thu Thảo")]).scan(text) == []
