"""Reads small tables from CSV and spreadsheets as lines of cells, with the number of each line."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from workstation.errors import BadInput
from workstation.services.reading import all_of

LARGEST = 4 << 20
MOST_UNPACKED = 256 << 20
"""Bytes of all parts of a workbook; its reader keeps the words of all cells in memory."""

_MOST_COLUMNS = 64

# What a broken workbook makes its reader raise; SyntaxError is how XML parsers say it.
_UNREADABLE = (
    InvalidFileException,
    BadZipFile,
    KeyError,
    ValueError,
    IndexError,
    OSError,
    EOFError,
    SyntaxError,
    TypeError,
    AttributeError,
)


def cells(file: Path, most: int) -> Iterator[tuple[int, list[str]]]:
    """Each line with its number from 1, `most` lines at the most.

    Raises BadInput for a file that is too large, cannot be read or is no table.
    """
    data = all_of(file, LARGEST, "is over 4 MB.", "A staff list of traits is shorter.")
    lines = book_lines(data, file.name) if file.suffix.lower() == ".xlsx" else _csv(data, file.name)
    for number, line in enumerate(lines, 1):
        if number > most:
            raise BadInput(f"{file.name} has over {most:,} lines.", "Take one site at a time.")
        yield number, [cell.strip() for cell in line[:_MOST_COLUMNS]]


def _csv(data: bytes, name: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not text in UTF-8.", "Save it as CSV, UTF-8.") from None
    except csv.Error:
        raise BadInput(f"{name} is not a table.", "Save it as CSV, UTF-8.") from None


def book_lines(data: bytes, name: str, most: int | None = None) -> Iterator[list[str]]:
    """The lines of a workbook's first sheet as text, `most` at the most.

    Raises BadInput for one that cannot be read or unpacks to over 256 MB.
    """
    try:
        _refuse_bomb(data, name)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        lines = book.worksheets[0].iter_rows(values_only=True, max_row=most, max_col=_MOST_COLUMNS)
        for line in lines:
            yield list(map(_shown, line))
    except _UNREADABLE:
        raise BadInput(f"{name} is no spreadsheet that can be read.", "Save it again.") from None


def _refuse_bomb(data: bytes, name: str) -> None:
    """Parts are never read beyond the sizes that the file itself gives for them."""
    with ZipFile(io.BytesIO(data)) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > MOST_UNPACKED:
        raise BadInput(f"{name} unpacks to over 256 MB.", "Split it into smaller files.")


def _shown(cell: object) -> str:
    """A cell as text; spreadsheets keep a day as a time at midnight and 34 now and then as 34.0."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat()
    whole = isinstance(cell, float) and cell.is_integer()
    return "" if cell is None else f"{cell:.0f}" if whole else str(cell)
