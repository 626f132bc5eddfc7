"""What is printed opens again: read from the page, typed back, and scanned."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from crypto.age import AgeIdentity, open_small, seal_small
from crypto.recovery import new_code, read_code, read_sheet
from exports.sheets.recovery import Holder, drawable, grouped, recovery_sheets, recovery_text

KEY = AgeIdentity.from_raw(bytes(range(32)))
HOLDERS = (
    Holder("Nan ခင်ခင် 😀", "Case worker", new_code()),
    Holder("محمد", "Supervisor", new_code()),
)


@pytest.fixture(scope="module")
def sheets() -> bytes:
    return recovery_sheets("Office of the north", HOLDERS, KEY)


def pages(pdf: bytes) -> list[str]:
    """The text of each page as another program reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def numbered(text: str) -> list[str]:
    """The words beside their numbers, in the order of the numbers."""
    found = {int(n): word for n, word in re.findall(r"(\d+)\.\s+([a-z]+)", text)}
    return [found[n] for n in sorted(found)]


def test_there_is_a_page_for_each_person_and_one_for_the_organisation(sheets: bytes) -> None:
    texts = pages(sheets)

    assert len(texts) == 3
    assert "Case worker" in texts[0]
    assert "Supervisor" in texts[1]
    assert "organisation" in texts[2]


def test_the_words_of_each_page_are_the_persons_own(sheets: bytes) -> None:
    for text, holder in zip(pages(sheets)[:2], HOLDERS, strict=True):
        assert read_code(" ".join(numbered(text))) == holder.words


def test_no_page_holds_the_words_of_another(sheets: bytes) -> None:
    first, second, last = map(numbered, pages(sheets))

    assert (len(first), len(second), len(last)) == (12, 12, 24)
    assert first != second


def test_the_words_of_the_organisation_open_what_was_sealed_to_it(sheets: bytes) -> None:
    sealed = seal_small(b"key of a file", [KEY.recipient])
    typed = " ".join(numbered(pages(sheets)[2]))

    assert open_small(sealed, [read_sheet(typed)]) == b"key of a file"


def test_the_printed_line_opens_it_too(sheets: bytes) -> None:
    line = "".join(pages(sheets)[2].split()).partition("AGE-SECRET-KEY-1")

    assert read_sheet(line[1] + line[2]).secret == KEY.secret
    assert read_sheet(grouped(KEY)).secret == KEY.secret


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="nothing to scan with here")
def test_a_scanner_reads_the_square_of_each_page(sheets: bytes, tmp_path: Path) -> None:
    wanted = [*(" ".join(holder.words) for holder in HOLDERS), KEY.secret]
    with pypdfium2.PdfDocument(sheets) as document:
        for number, page in enumerate(document):
            picture = tmp_path / f"{number}.png"
            page.render(scale=2).to_pil().save(picture)
            done = subprocess.run(
                ["zbarimg", "--quiet", "--raw", str(picture)],
                capture_output=True,
                text=True,
                check=True,
            )
            assert done.stdout.strip() == wanted[number]


def test_the_file_tells_nothing_beside_its_pages(sheets: bytes) -> None:
    assert sheets == recovery_sheets("Office of the north", HOLDERS, KEY)
    with pypdfium2.PdfDocument(io.BytesIO(sheets)) as document:
        told = {key: value for key, value in document.get_metadata_dict().items() if value}

    assert set(told) <= {"Title", "CreationDate", "ModDate"}


def test_a_name_that_no_font_has_costs_its_signs_only() -> None:
    assert drawable("Nan 😀") == "Nan ?"


def test_the_text_form_holds_the_same(sheets: bytes) -> None:
    text = recovery_text("Office of the north", HOLDERS, KEY)

    for holder in HOLDERS:
        assert " ".join(f"{n}. {word}" for n, word in enumerate(holder.words, 1)) in text
    assert grouped(KEY) in text
