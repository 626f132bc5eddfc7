"""A scan reads the whole file: what a page does not show counts as well."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from exports.redaction import Span
from workstation.bootstrap.scanning import outside_tokens, scanned
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


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[Worker NP] said so.", []),
        ("NP said so.", ["NP"]),
        ("[Nandar NP] said so.", ["NP"]),
        ("[Worker NP] and NP.", ["NP"]),
    ],
)
def test_the_letters_of_a_token_are_nobodys_initials(text: str, left: list[str]) -> None:
    places = (match.span() for match in re.finditer("NP", text))
    spans = [Span(begin, end, "K0", "person", "amber", "initials") for begin, end in places]

    assert [text[s.start : s.end] for s in outside_tokens(text, spans)] == left
