"""What readers make of a file: two programs' text, the structure tree, pictures of the pages."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

_UNSEEN = re.compile("[\\s\u200b-\u200f\u2060-\u2069\u202a-\u202e\u061c\ufeff\u00ad\u0002\ufffe-]+")
_DIRECTION = re.compile("[\u200b-\u200f\u2060-\u2069\u202a-\u202e]")
_HARAKAT = re.compile("[\u064b-\u0652\u0640]")


def letters(text: str) -> str:
    """NFC without white space, hyphens and invisible marks."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", _UNSEEN.sub("", text)))


def words(text: str) -> list[str]:
    """The words in order of the alphabet, NFKC, harakat aside."""
    bare = _HARAKAT.sub("", unicodedata.normalize("NFKC", _DIRECTION.sub(" ", text)))
    return sorted(re.findall(r"\w+", bare))


def pdftotext(file: bytes, tmp_path: Path) -> list[str]:
    """The text of every page as poppler reads it."""
    path = tmp_path / "read.pdf"
    path.write_bytes(file)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def pdfium(file: bytes) -> list[str]:
    """The text of every page as PDFium reads it."""
    document = pypdfium2.PdfDocument(file)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


def pictures(file: bytes, scale: float = 1.0) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(file)
    pages = [page.render(scale=scale).to_pil() for page in document]
    document.close()
    return pages


def contents(file: bytes) -> list[str]:
    """The decoded content of every page."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return [page.Contents.read_bytes().decode("ascii") for page in pdf.pages]


def structure(file: bytes) -> list[str]:
    """The structure tree, one element a line: depth, kind, language, what it says."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        marks = [_marks(page) for page in pdf.pages]
        pages = {page.objgen: n for n, page in enumerate(pdf.pages)}
        (root,) = pdf.Root.StructTreeRoot.K
        return list(_elements(root, 0, marks, pages))


def _elements(
    element: pikepdf.Object, depth: int, marks: list[dict[int, str]], pages: dict[object, int]
) -> Iterator[str]:
    drawn: list[str] = []
    inner: list[str] = []
    for kid in element.K:
        if kid.get("/Type") == "/MCR":
            drawn.append(marks[pages[kid.Pg.objgen]][int(kid.MCID)])
        else:
            inner += _elements(kid, depth + 1, marks, pages)
    says = str(element.ActualText) if "/ActualText" in element else "".join(drawn)
    language = f" ({element.Lang})" if "/Lang" in element else ""
    yield f"{'  ' * depth}{element.S}{language}{' ' + says if says else ''}"
    yield from inner


def _marks(page: pikepdf.Page) -> dict[int, str]:
    """What each mark of a page says: its /ActualText, else its glyphs' /ToUnicode."""
    maps = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
    said: dict[int, str] = {}
    number, actual, font, shown = None, None, {}, ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                number, actual = operands[1].get("/MCID"), operands[1].get("/ActualText")
                shown = ""
            case "Tf":
                font = maps[str(operands[0])]
            case "TJ":
                shown += _shown(operands[0], font)
            case "EMC" if number is not None:
                said[int(number)] = shown if actual is None else str(actual)
                number = None
    return said


def _shown(array: pikepdf.Object, font: dict[int, str]) -> str:
    codes = b"".join(bytes(part) for part in array if isinstance(part, pikepdf.String))
    return "".join(font.get(int.from_bytes(codes[i : i + 2]), "") for i in range(0, len(codes), 2))


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(t.decode()).decode("utf-16-be") for code, t in rows}
