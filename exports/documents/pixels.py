"""Pixels inside a file: packed without loss, by one filter, and nothing said besides."""

import zlib
from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
)

from workstation.errors import BadInput
from workstation.records.release import Picture

MOST_SIDE = 1400
UP = 2
"""The one filter of PNG that is written: each byte less the one above it."""


def checked(picture: Picture) -> Picture:
    """The picture. Raises BadInput where its bytes are not its pixels or it is too large."""
    fits = 0 < picture.width <= MOST_SIDE and 0 < picture.height <= MOST_SIDE
    if not fits or len(picture.rgb) != 3 * picture.width * picture.height:
        raise BadInput("A picture of this briefing is not whole.", "Look at its pages again.")
    return picture


def image_object(picture: Picture) -> PDFStream:
    """The picture as an object of a file."""
    # 0.1 s to load: the fresh process draws few letters that have a picture.
    import numpy as np

    rows = np.frombuffer(picture.rgb, np.uint8).reshape(picture.height, 3 * picture.width)
    filtered = np.empty((picture.height, 1 + rows.shape[1]), np.uint8)
    filtered[:, 0] = UP
    filtered[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": PDFName("FlateDecode"),
        "DecodeParms": PDFDictionary(
            {"Predictor": 12, "Colors": 3, "BitsPerComponent": 8, "Columns": picture.width}
        ),
    }
    return PDFStream(PDFDictionary(entries), zlib.compress(filtered.tobytes()), [])


def written(file: PDFDocument, pictures: Mapping[str, Picture]) -> PDFObjectReference:
    """Add the pictures to a file; the answer is the list of their names."""
    named = {name: file.Reference(image_object(p)) for name, p in pictures.items()}
    return file.Reference(PDFDictionary(named))
