"""What readers find in the text of a page, in every script."""

import json
import re
from pathlib import Path

import pytest

from exports.documents.embedded import Embedded
from exports.documents.faces import face, shape
from exports.documents.layout import Style, Text
from exports.documents.lines import Span
from exports.documents.paper import Paper
from exports.documents.tags import Tag
from tests.exports.documents.readers import (
    contents,
    letters,
    pdfium,
    pdftotext,
    structure,
    words,
)

CORPUS = Path(__file__).parents[2] / "corpora" / "redaction_dev.jsonl"
LANGUAGES = ("en", "my", "th", "km", "lo", "ne", "bn", "hi", "vi", "id")
HARAKAT = re.compile("[\u064b-\u0652]")
ARABIC = re.compile("[\u0600-\u06ff]")


def texts(language: str) -> list[str]:
    rows = (json.loads(line) for line in CORPUS.read_text("utf-8").splitlines())
    return [row["text"] for row in rows if row["lang"] == language]


def pages(texts: list[str], language: str, width: float = 300) -> bytes:
    """Each text on a page of its own."""
    paper = Paper("Texts", "en")
    for number, text in enumerate(texts):
        paper.begin_page()
        path = (Tag(number, "P", language),)
        Text([Span(text)], Style(), language, path).draw(paper, 60, 800, width)
    return paper.finish()


@pytest.mark.parametrize("width", [120, 300, 480])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_readers_find_the_exact_text(language: str, width: float, tmp_path: Path) -> None:
    plain = [text for text in texts(language) if not ARABIC.search(text)]
    file = pages(plain, language, width)
    expected = [letters(text) for text in plain]
    assert expected
    assert [letters(page) for page in pdftotext(file, tmp_path)] == expected
    assert [letters(page) for page in pdfium(file)] == expected


@pytest.mark.parametrize("language", [*LANGUAGES, "ar"])
def test_structure_elements_say_the_exact_text(language: str) -> None:
    file = pages(texts(language), language)
    said = [line.split(") ", 1)[1] for line in structure(file) if line.startswith("  /P")]
    assert [letters(text) for text in said] == [letters(text) for text in texts(language)]


def test_pdftotext_finds_the_same_arabic_words(tmp_path: Path) -> None:
    plain = [text for text in texts("ar") if not HARAKAT.search(text)]
    file = pages(plain, "ar")
    assert len(plain) == 5
    assert [words(page) for page in pdftotext(file, tmp_path)] == [words(t) for t in plain]


def test_pdftotext_finds_every_arabic_letter_under_harakat(tmp_path: Path) -> None:
    (vowelled,) = [text for text in texts("ar") if HARAKAT.search(text)]
    (page,) = pdftotext(pages([vowelled], "ar"), tmp_path)
    assert sorted("".join(words(page))) == sorted("".join(words(vowelled)))


def test_right_to_left_runs_carry_no_actual_text() -> None:
    (content,) = contents(pages(["قبل نهاية الشهر"], "ar"))
    assert "/ActualText" not in content


def test_an_arabic_word_in_an_english_line_is_said_in_order() -> None:
    (line,) = [x for x in structure(pages(["He said (لا) twice"], "en")) if x.startswith("  /P")]
    assert line == "  /P (en) He said (لا) twice"


def test_lam_alef_says_its_presentation_form() -> None:
    arabic = face("NotoSansArabic", False)
    glyphs = shape(arabic, "لا", "ar", rtl=True)
    assert len(glyphs) == 1
    assert Embedded(arabic, "N0").note("لا", glyphs, rtl=True) == "\ufefb"


def test_marks_never_nest() -> None:
    for content in contents(pages(texts("my"), "my")):
        assert re.fullmatch(r"(?:BMC|BDC)(?: EMC (?:BMC|BDC))* EMC", _marks_only(content))


def _marks_only(content: str) -> str:
    return " ".join(word for word in content.split() if word in ("BMC", "BDC", "EMC"))
