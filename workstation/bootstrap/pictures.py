"""Draws the pages of a PDF that this program made, for the screen."""

from io import BytesIO

import pypdfium2

MOST_PAGES = 40


def page_pictures(pdf: bytes, width: int) -> list[bytes]:
    """Each page as a PNG, `width` pixels wide; at most 40 of them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_png(document[n], width) for n in range(min(len(document), MOST_PAGES))]


def _png(page: pypdfium2.PdfPage, width: int) -> bytes:
    drawn = page.render(scale=width / page.get_width())
    out = BytesIO()
    drawn.to_pil().save(out, "PNG")
    return out.getvalue()
