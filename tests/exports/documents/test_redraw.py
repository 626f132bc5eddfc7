"""Whoever checks a page can shape again what it says, and gets the glyphs that it draws."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from exports.documents.briefing import render
from exports.documents.faces import face_of, shape
from exports.documents.layout import Style, Text
from exports.documents.lines import Span
from exports.documents.paper import Paper
from exports.documents.tags import Tag
from tests.exports.documents.letters import letter

CORPUS = Path(__file__).parents[2] / "corpora" / "redaction_dev.jsonl"
NUMBER = r"-?\d+(?:\.\d{1,3})?"
COLOUR = rf"{NUMBER} {NUMBER} {NUMBER}"
SHOWN = rf"(?:{NUMBER} Ts )?\[(?:<[0-9A-F]{{4}}>|{NUMBER})+\] TJ"
TEXT = (
    rf"BT {COLOUR} rg /N\d+ {NUMBER} Tf 1 0 0 1 {NUMBER} {NUMBER} Tm {SHOWN}(?: {SHOWN})*"
    r"(?: 0 Ts)? ET"
)
ACTUAL = r"(?: /ActualText <FEFF(?:[0-9A-F]{4})*>)?"
MARKED = rf"/\w+ <</MCID \d+{ACTUAL}>> BDC {TEXT} EMC"
FURNITURE = rf"/Artifact <</Type /Pagination{ACTUAL}>> BDC {TEXT} EMC"
PLACE = rf"{NUMBER} {NUMBER}"
LINE = rf"{COLOUR} RG {NUMBER} w {PLACE} m {PLACE} l S"
AREA = rf"{COLOUR} rg {PLACE} {PLACE} re f"
BOX = rf"{COLOUR} RG {NUMBER} w {PLACE} {PLACE} re S"
VECTOR = rf"/Artifact BMC (?:{LINE}|{AREA}|{BOX}) EMC"


def corpus() -> bytes:
    paper = Paper("Texts", "en")
    for number, line in enumerate(CORPUS.read_text("utf-8").splitlines()):
        row = json.loads(line)
        paper.begin_page()
        path = (Tag(number, "P", row["lang"]),)
        Text([Span(row["text"])], Style(), row["lang"], path).draw(paper, 60, 800, 300)
    return paper.finish()


@pytest.fixture(scope="module", params=["letter", "corpus"])
def file(request: pytest.FixtureRequest) -> bytes:
    return render(letter()) if request.param == "letter" else corpus()


def test_a_page_is_written_in_one_small_grammar(file: bytes) -> None:
    wrong = [
        line
        for line in _content_lines(file)
        if not re.fullmatch(f"{MARKED}|{FURNITURE}|{VECTOR}", line)
    ]
    assert wrong == []


def _content_lines(file: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for page in pdf.pages:
            yield from page.Contents.read_bytes().decode("ascii").splitlines()


def test_every_actual_text_shaped_again_gives_the_drawn_glyphs(file: bytes) -> None:
    seen = 0
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for page, owners in zip(pdf.pages, _owners(pdf), strict=True):
            for font, says, language, drawn in _runs(page, owners):
                glyphs = shape(font, says, language)
                assert [glyph.gid for glyph in glyphs] == drawn, says
                seen += 1
    assert seen > 5


def _owners(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """For each page, the elements that own its marks."""
    return list(pdf.Root.StructTreeRoot.ParentTree.Nums)[1::2]


def _runs(page: pikepdf.Page, owners: pikepdf.Object) -> Iterator[tuple[object, ...]]:
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC":
            mark, codes = operands[1], b""
        elif str(operator) == "Tf":
            font = face_of(str(page.Resources.Font[str(operands[0])].BaseFont))
        elif str(operator) == "TJ":
            codes += b"".join(bytes(x) for x in operands[0] if isinstance(x, pikepdf.String))
        elif str(operator) == "EMC" and "/ActualText" in mark:
            language = str(owners[int(mark.MCID)].Lang)
            drawn = [int.from_bytes(codes[i : i + 2]) for i in range(0, len(codes), 2)]
            yield font, str(mark.ActualText), language, drawn
