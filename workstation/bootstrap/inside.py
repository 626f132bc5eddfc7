"""Every string of a PDF, shown or not: properties, notes, bookmarks, names and form texts."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from workstation.errors import BadInput

MOST_OBJECTS = 200_000


def strings_of(data: bytes) -> Iterator[str]:
    """All texts of all objects. Raises BadInput for what cannot be read to the end."""
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            _refuse(pdf)
            for item in pdf.objects:
                yield from _in(item)
            yield from _in(pdf.trailer.get("/Info", pikepdf.Dictionary()))
    except pikepdf.PdfError:
        raise BadInput("The PDF cannot be read.", "What is not read is not clean.") from None


def _refuse(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise BadInput("The PDF is encrypted.", "What is not read is not clean.")
    if len(pdf.attachments):
        raise BadInput("The PDF has files inside.", "Take them out, and scan them by themselves.")
    if len(pdf.objects) > MOST_OBJECTS:
        raise BadInput("The PDF has too many parts.", "What is not read is not clean.")


def _in(item: object) -> Iterator[str]:
    if isinstance(item, pikepdf.String | pikepdf.Name):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for part in item:
            yield from _direct(part)
    elif isinstance(item, pikepdf.Stream):
        yield from _in_entries(item)
        yield _plain(item)
    elif isinstance(item, pikepdf.Dictionary):
        yield from _in_entries(item)


def _in_entries(item: pikepdf.Object) -> Iterator[str]:
    for key, part in item.items():
        yield str(key)
        yield from _direct(part)


def _direct(part: object) -> Iterator[str]:
    if not getattr(part, "is_indirect", False):
        yield from _in(part)


def _plain(stream: pikepdf.Stream) -> str:
    if stream.get("/Subtype") == pikepdf.Name.Image or "/Length1" in stream:
        return ""
    try:
        return stream.read_bytes().decode("latin-1")
    except pikepdf.PdfError:
        return ""
