"""A scan reads the whole file: what a page does not show counts as well."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from workstation.bootstrap.scanning import scanned
from workstation.errors import BadInput
from workstation.records.identifiers import Known

KNOWN = [Known("P1", "person", "Thura Zin")]


def a_pdf(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    change(pdf)
    pdf.save(out)
    return out.getvalue()


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Thura Zin"


def _note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Contents=pikepdf.String("thura  zin"))
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))


def _form(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Extra = pdf.make_stream(b"(Thura Zin) Tj")


@pytest.mark.parametrize("change", [_info, _note, _form])
def test_a_name_that_no_page_shows_is_found(change: Callable[[pikepdf.Pdf], object]) -> None:
    found = scanned("x.pdf", a_pdf(change), KNOWN)

    assert {span["known_id"] for span in found} == {"P1"}


def test_a_pdf_without_names_is_clean() -> None:
    assert scanned("x.pdf", a_pdf(lambda _pdf: None), KNOWN) == []


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"hello"


@pytest.mark.parametrize(
    "data", [a_pdf(_attached), bytes(range(256)), b"PK\x03\x04\x00", b"%PDF-x"]
)
def test_what_cannot_be_read_to_the_end_is_not_called_clean(data: bytes) -> None:
    with pytest.raises(BadInput):
        scanned("x", data, KNOWN)
