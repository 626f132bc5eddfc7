"""A whole briefing: its looks, its structure, and that its bytes follow from its text alone."""

import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pikepdf
import pytest
from PIL import Image, ImageChops

from exports.documents import fresh
from exports.documents.briefing import render
from exports.documents.faces import NoFace
from exports.documents.fresh import render_fresh
from tests.exports.documents.letters import TOLD, arabic_letter, letter, paragraph
from tests.exports.documents.readers import contents, pdftotext, pictures, structure
from workstation.errors import BadInput
from workstation.records.release import BriefingText, Bullets, Grid, Heading, Paragraph

GOLDEN = Path(__file__).parents[2] / "golden" / "documents"
ROOT = Path(__file__).parents[3]
PRINT_DIGEST = """
import hashlib
from exports.documents.briefing import render
from tests.exports.documents.letters import letter
print(hashlib.sha256(render(letter())).hexdigest())
"""


@pytest.fixture(scope="module")
def file() -> bytes:
    return render(letter())


def test_content_and_structure_are_as_they_were(file: bytes, tmp_path: Path) -> None:
    found = "\n".join([*structure(file), "", *contents(file)])
    golden = GOLDEN / "letter.txt"
    if not golden.exists() or golden.read_text("utf-8") != found:
        (tmp_path / golden.name).write_text(found, "utf-8")
        pytest.fail(f"what is drawn differs; compare {tmp_path / golden.name} with {golden}")


@pytest.mark.parametrize("page", [1, 2])
def test_each_page_looks_as_it_did(file: bytes, page: int, tmp_path: Path) -> None:
    _compare(pictures(file)[page - 1], f"letter-{page}.png", tmp_path)


def test_an_arabic_page_runs_from_right_to_left(tmp_path: Path) -> None:
    (page,) = pictures(render(arabic_letter()))
    _compare(page, "arabic-1.png", tmp_path)


def _compare(page: Image.Image, name: str, tmp_path: Path) -> None:
    found, golden = page.convert("RGB"), GOLDEN / name
    if not golden.exists() or not _same(found, golden):
        found.save(tmp_path / name)
        pytest.fail(f"the page looks different; compare {tmp_path / name} with {golden}")


def _same(found: Image.Image, golden: Path) -> bool:
    with Image.open(golden) as kept:
        before = kept.convert("RGB")
    return before.size == found.size and ImageChops.difference(before, found).getbbox() is None


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "Asia/Yangon"},
        {"SOURCE_DATE_EPOCH": "1700000000", "TZ": "America/Lima", "LC_ALL": "C"},
    ],
)
def test_the_bytes_do_not_depend_on_where_they_are_made(
    file: bytes, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST],
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == hashlib.sha256(file).hexdigest()


def test_the_bytes_do_not_depend_on_what_was_drawn_before(file: bytes) -> None:
    other = msgspec.structs.replace(letter(), title="สรุป ລາຍງານ", blocks=TOLD[::-1])
    assert render(other) != file
    assert render(letter()) == file


def test_a_fresh_process_draws_the_same_bytes(file: bytes) -> None:
    assert render_fresh(letter()) == file


def test_a_text_too_long_for_the_fresh_process_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh, "MOST_GIVEN", 100)
    with pytest.raises(BadInput):
        render_fresh(letter())


def test_the_information_is_a_constant_and_there_is_no_xmp(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert "/Metadata" not in pdf.Root
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Partner briefing",
            "/CreationDate": "D:20000101000000+00'00'",
            "/ModDate": "D:20000101000000+00'00'",
            **dict.fromkeys(("/Author", "/Subject", "/Creator", "/Producer", "/Keywords"), ""),
        }


def test_every_object_is_reached_from_the_trailer(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        every = {item.objgen for item in pdf.objects}
        reached: set[tuple[int, int]] = set()
        waiting: list[object] = [pdf.trailer]
        while waiting:
            item = waiting.pop()
            if isinstance(item, pikepdf.Object) and item.is_indirect:
                if item.objgen in reached:
                    continue
                reached.add(item.objgen)
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                waiting.extend(item.values())
            elif isinstance(item, pikepdf.Array):
                waiting.extend(item)
    assert reached == every


def test_only_our_own_fonts_are_in_the_file(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        names = {str(f.BaseFont) for page in pdf.pages for f in page.Resources.Font.values()}
    assert names == {
        f"/AAAAAA+NotoSans{face}"
        for face in ("-Regular", "-Bold", "Myanmar-Regular", "Khmer-Regular", "Thai-Regular",
                     "Arabic-Regular")
    }  # fmt: skip


def test_the_tags_are_read_by_poppler_in_order(file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(file)
    shown = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True
    ).stdout.decode()
    marks = ["H1", "P", "H2", "What workers told us", "[Worker KT]", "Table", "TH", "TD", "L", "LI"]
    places = [shown.index(mark) for mark in marks]
    assert places[3:] == sorted(places[3:])
    assert "page 1 of 2" in shown  # under the title
    assert "page 2 of 2" not in shown  # furniture
    catalogue = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout
    assert re.search(rb"Tagged: +yes", catalogue)


def test_each_language_is_named(file: bytes) -> None:
    named = {found[1] for line in structure(file) if (found := re.search(r"\((\w+)\)", line))}
    assert named >= {"en", "my", "km", "ar", "th"}


def test_the_file_has_no_fault_that_qpdf_sees(file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(file)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=True)
    assert b"No syntax or stream encoding errors" in done.stdout


def test_the_page_names_recipient_month_and_code_and_how_to_check(
    file: bytes, tmp_path: Path
) -> None:
    first, second = pdftotext(file, tmp_path)
    assert "For the responsible sourcing desk · November 2026 · page 1 of 2" in first
    assert "KVDN-7TQM" in first
    assert "minisign -V -p signer.pub -m briefing.pdf" in second
    assert second.count("amber tide copper lantern river violin maple harbour") == 2


def test_the_terms_stand_before_the_response_form(file: bytes) -> None:
    said = [line.strip() for line in structure(file)]
    assert said.index("/H2 (en) How to handle this") < said.index("/H2 (en) Your answer")


def test_a_long_briefing_counts_its_pages() -> None:
    many = msgspec.structs.replace(letter(), blocks=TOLD * 30)
    file = render(many)
    total = len(contents(file))
    assert total > 9
    assert any(f"page 1 of {total}" in line for line in structure(file))


def test_a_head_row_that_is_repeated_is_said_once() -> None:
    cell = paragraph("A cell")
    grid = Grid(("Left", "Right"), ((cell, cell),) * 60, (1, 1))
    said = structure(render(msgspec.structs.replace(letter(), blocks=(grid,))))
    assert [line.strip() for line in said if "/TH" in line] == ["/TH (en) Left", "/TH (en) Right"]
    assert sum("/TD" in line for line in said) == 120


def test_a_list_over_two_pages_has_one_label_for_each_item() -> None:
    bullets = Bullets((paragraph("Many words. " * 60),) * 20, numbered=True)
    said = structure(render(msgspec.structs.replace(letter(), blocks=(bullets,))))
    labels = [line.split()[-1] for line in said if "/Lbl" in line]
    assert labels == [str(number) for number in range(1, 21)]


def test_a_character_without_a_face_is_refused() -> None:
    with pytest.raises(NoFace, match=r"U\+4E2D"):
        render(msgspec.structs.replace(letter(), blocks=(paragraph("中"),)))


@pytest.mark.parametrize("widths", [(1.0,), (1.0, 0.0), (1.0, 1.0, 1.0)])
def test_a_table_that_does_not_fit_together_is_refused(widths: tuple[float, ...]) -> None:
    grid = Grid(("Left", "Right"), ((paragraph("1"), paragraph("2")),), widths)
    with pytest.raises(BadInput):
        render(msgspec.structs.replace(letter(), blocks=(grid,)))


def test_the_least_briefing_is_a_page() -> None:
    least = BriefingText("", "", letter().day, "", (), (), ())
    assert len(contents(render(least))) == 1


def test_empty_blocks_do_no_harm() -> None:
    blocks = (Heading(""), Paragraph(()), Bullets(()), Grid(("",), (), (1,)), paragraph(""))
    assert len(contents(render(msgspec.structs.replace(letter(), blocks=blocks)))) == 1
