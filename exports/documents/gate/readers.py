"""Asks two other readers, qpdf and PDFium, what they see: one blind spot must not decide."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
import pypdfium2

from exports.documents.gate.clean import Finding
from exports.documents.gate.pages import Page


def same_pages(data: bytes, pages: Sequence[Page]) -> list[Finding]:
    """qpdf must find the same pages with the same content, and nothing to repair."""
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            seen = [page.Contents.read_bytes() for page in pdf.pages]
            warned = bool(pdf.get_warnings())
    except Exception:  # noqa: BLE001 - whatever stops a reader stops the release
        return [Finding("the file", "two-readers", "A second reader cannot read the file.")]
    if warned or seen != [page.content for page in pages]:
        return [Finding("the file", "two-readers", "A second reader sees other pages.")]
    return []


def pdfium_texts(data: bytes) -> list[str] | None:
    """The text of each page as PDFium tells it; None if it cannot read the file."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return [_text_of(document[n]) for n in range(len(document))]
    except Exception:  # noqa: BLE001 - whatever stops a reader stops the release
        return None


def _text_of(page: pypdfium2.PdfPage) -> str:
    text: str = page.get_textpage().get_text_range()
    return text
