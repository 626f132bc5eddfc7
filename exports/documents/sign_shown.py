"""Asks a PDF reader whether the signature that a file shows is the one that covers its bytes.

Only files whose signature holds under a known key come here: nothing hostile is parsed.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Object, Pdf

from exports.documents.sign_find import Signature

_MOST_FIELDS = 1_000


def is_shown(data: bytes, signature: Signature) -> bool:
    """Whether exactly one field of the form is signed, and by this signature."""
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            signed = [value for value in _values(pdf) if "/ByteRange" in value]
            return len(signed) == 1 and _says(signed[0], signature)
    except Exception:  # noqa: BLE001 - what cannot be read shows nothing
        return False


def _values(pdf: Pdf) -> Iterator[Object]:
    """The dictionaries that the form's fields hold."""
    waiting = list(pdf.Root.AcroForm.Fields.as_list())
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        field = waiting.pop()
        waiting += field.get("/Kids", pikepdf.Array()).as_list()
        value = field.get("/V")
        if isinstance(value, Dictionary):
            yield value
    raise ValueError("too many fields")


def _says(found: Object, signature: Signature) -> bool:
    numbers = tuple(int(number) for number in found["/ByteRange"].as_list())
    return numbers == signature.byte_range and bytes(found["/Contents"]) == signature.contents
