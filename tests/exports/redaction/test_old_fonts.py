"""Names in the codes of fonts of before Unicode."""

import pytest

from exports.redaction import Known, scan


@pytest.mark.parametrize(
    ("record", "written"),
    [
        ("Vũ Thị Bích Ngọc", "Vò ThÞ BÝch Ngäc"),
        ("Vũ Thị Bích Ngọc", "Vuõ Thò Bích Ngoïc"),
        ("Vũ Thị Bích Ngọc", "Vu~ Thi. Bi'ch Ngo.c"),
        ("Đặng Hữu Phước", "§Æng H÷u Ph\xadíc"),
        ("सविता कुमारी राई", ";ljtf s'df/L /fO{"),
        ("गोपाल तामाङ", "uf]kfn tfdfª"),
        ("नर्बदा शर्मा", "ga{bf zdf{"),
        ("मनोज प्रजापति", "eukst iztkifr"),
        ("দেলোয়ার হোসেন", "‡`‡jvqvi ‡nv‡mb"),
        ("দেলোয়ার হোসেন", "†`†jvqvi †nv†mb"),
        ("ศิริพร บุญเลิศ", "Lbibri [6Pg]bL"),
        ("محمود سالم", "lpl,] shgl"),
        ("জসিম আক্তার", "Rwmg Av³vi"),
    ],
)
def test_a_name_is_found_as_the_font_keeps_it(record: str, written: str) -> None:
    text = f"In the old file: {written} (page 2)"
    (found,) = scan(text, [Known("K", "person", record)])
    assert (text[found.start : found.end], found.confidence) == (written, "auto")


@pytest.mark.parametrize("record", ["Somchai Dee", "สมชาย ดี", "မောင်မောင်", "محمود سالم"])
def test_names_of_other_writings_have_no_such_form(record: str) -> None:
    found = scan("s'df/ Ph¹m eukst Rwmg", [Known("K", "person", record)])
    assert not any(span.known_id for span in found)


def test_a_form_inside_another_word_is_none() -> None:
    found = scan("xRwmgx and 5Rwmg", [Known("K", "person", "জসিম")])
    assert not any(span.known_id for span in found)
