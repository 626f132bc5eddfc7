"""Small tables from spreadsheets: cells as people see them, and no more than fits in memory."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from workstation.errors import BadInput
from workstation.services import sheets
from workstation.services.sheets import book_lines


def a_book() -> bytes:
    book, whole = Workbook(), io.BytesIO()
    book.worksheets[0].append(["age", "share", "hired"])
    book.worksheets[0].append([34, 0.5, None])
    book.save(whole)
    return whole.getvalue()


def rewritten(book: bytes, old: bytes, new: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as sound, zipfile.ZipFile(whole, "w") as packed:
        for part in sound.namelist():
            packed.writestr(part, sound.read(part).replace(old, new))
    return whole.getvalue()


def first(book: bytes) -> list[str]:
    return list(book_lines(book, "list.xlsx"))[1][:3]


def test_a_number_that_a_program_wrote_as_34_point_0_is_34() -> None:
    book = rewritten(a_book(), b"<v>34</v>", b"<v>34.0</v>")

    assert book != a_book()
    assert first(book) == first(a_book()) == ["34", "0.5", ""]


def test_a_workbook_that_unpacks_to_more_than_fits_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(a_book())).infolist())

    monkeypatch.setattr(sheets, "MOST_UNPACKED", whole)
    assert first(a_book())
    monkeypatch.setattr(sheets, "MOST_UNPACKED", whole - 1)
    with pytest.raises(BadInput, match="unpacks"):
        first(a_book())
