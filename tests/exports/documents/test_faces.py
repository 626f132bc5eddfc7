"""The fonts that ship with the program."""

import hashlib
import re

import pytest

from exports.documents.faces import face, face_of, home, script_in, shape
from exports.documents.fonts import FAMILIES, FOLDER, font_files
from exports.documents.glyphs import Face


def test_sixteen_files_are_those_that_the_origin_names() -> None:
    rows = re.findall(r"^([0-9a-f]{64})  (\S+)$", (FOLDER / "ORIGIN.md").read_text(), re.MULTILINE)
    assert {name for _, name in rows} == {path.name for path in font_files()}
    assert len(rows) == 16
    for digest, name in rows:
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


def test_the_licence_ships_with_them() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text()


@pytest.mark.parametrize("family", FAMILIES)
def test_both_weights_cover_the_same_characters(family: str) -> None:
    assert face(family, False).covers == face(family, True).covers


@pytest.mark.parametrize("family", FAMILIES)
def test_no_face_reaches_beyond_one_utf16_unit(family: str) -> None:
    assert max(face(family, False).covers) <= 0xFFFF


@pytest.mark.parametrize(
    ("char", "script", "family"),
    [
        ("é", "Latn", "NotoSans"),
        ("ж", "Cyrl", "NotoSans"),
        ("λ", "Grek", "NotoSans"),
        ("က", "Mymr", "NotoSansMyanmar"),
        ("ก", "Thai", "NotoSansThai"),
        ("ກ", "Laoo", "NotoSansLao"),
        ("ក", "Khmr", "NotoSansKhmer"),
        ("क", "Deva", "NotoSansDevanagari"),
        ("ক", "Beng", "NotoSansBengali"),
        ("ع", "Arab", "NotoSansArabic"),
    ],
)
def test_each_script_has_a_face(char: str, script: str, family: str) -> None:
    assert home(char) == (script, family)
    assert ord(char) in face(family, False).covers
    assert script_in(f"({char}", family) == script


def test_a_face_is_found_by_the_name_that_a_file_gives_it() -> None:
    assert face_of("/AAAAAA+NotoSansThai-Bold") is face("NotoSansThai", True)
    assert face_of("/Helvetica") is None


def test_a_used_face_shapes_and_subsets_like_a_new_one() -> None:
    used, new = face("NotoSansMyanmar", False), Face(FOLDER / "NotoSansMyanmar-Regular.ttf")
    shape(used, "ဖြတ်တောက်ခံရသည်", "my")
    glyphs = shape(used, "မြန်မာ", "my")
    assert glyphs == shape(new, "မြန်မာ", "my")
    gids = [glyph.gid for glyph in glyphs]
    assert used.subset(gids) == new.subset(gids)


def test_a_subset_holds_only_what_draws() -> None:
    data = face("NotoSansThai", False).subset([5])
    count = int.from_bytes(data[4:6], "big")
    tables = {data[12 + 16 * i : 16 + 16 * i].decode() for i in range(count)}
    assert tables == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
