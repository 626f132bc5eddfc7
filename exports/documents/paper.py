"""The file under the pages: what is drawn, under which tag, and not who drew it or when."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFString,
)

from exports.documents import pixels
from exports.documents.embedded import Embedded, hex_utf16, packed
from exports.documents.glyphs import Face
from exports.documents.numbers import number
from exports.documents.tags import Structure, Tag
from workstation.records.release import Picture

A4 = (595.276, 841.89)
_DAY_ZERO = "D:20000101000000+00'00'"
_VERSION = (1, 7)


class _File(PDFDocument):  # type: ignore[misc]  # ReportLab has no stubs
    """ReportLab's file with an identity that follows from its content alone."""

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        self.content = sha256()

    def ID(self) -> bytes:
        own = self.content.hexdigest()[:32].upper()
        return f"[<{own}><{own}>]".encode()


class _Info(PDFInfo):  # type: ignore[misc]  # ReportLab has no stubs
    """The document information that may leave: a constant title and constant dates."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def format(self, document: PDFDocument) -> bytes:
        empty = dict.fromkeys(("Author", "Subject", "Creator", "Producer", "Keywords"), "")
        dates = dict.fromkeys(("CreationDate", "ModDate"), _DAY_ZERO)
        texts = {"Title": self._title, **empty, **dates}
        entries = {name: PDFString(text) for name, text in texts.items()}
        return bytes(PDFDictionary(entries).format(document))


class Paper:
    """Pages one after the other, from the top left of the first. Marks never nest."""

    def __init__(self, title: str, language: str, size: tuple[float, float] = A4) -> None:
        self.size = size
        self._title, self._language = title, language
        self._structure = Structure()
        self._fonts: dict[str, Embedded] = {}
        self._pictures: dict[bytes, tuple[str, Picture]] = {}
        self._pages: list[list[str]] = []
        self._path: tuple[Tag, ...] | None = None

    def begin_page(self) -> None:
        self._pages.append([])
        self._structure.begin_page()

    @contextmanager
    def inside(self, path: Sequence[Tag]) -> Iterator[None]:
        """Runs drawn within belong to the innermost tag of `path`."""
        before, self._path = self._path, tuple(path)
        yield
        self._path = before

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Runs drawn within are furniture: no reader says them."""
        before, self._path = self._path, None
        yield
        self._path = before

    def font(self, face: Face) -> Embedded:
        """The face as this document embeds it."""
        return self._fonts.setdefault(face.name, Embedded(face, f"N{len(self._fonts)}"))

    def run(self, body: str, says: str | None) -> None:
        """One text object, with what it says if its glyphs alone do not tell."""
        actual = f" /ActualText <FEFF{hex_utf16(says)}>" if says is not None else ""
        if self._path:
            kind = "Span" if actual else self._path[-1].kind
            properties = f"<</MCID {self._structure.mark(self._path)}{actual}>>"
        else:
            kind, properties = "Artifact", f"<</Type /Pagination{actual}>>"
        self._pages[-1].append(f"/{kind} {properties} BDC {body} EMC")

    def vector(self, body: str) -> None:
        """Lines and areas; always furniture."""
        self._pages[-1].append(f"/Artifact BMC {body} EMC")

    def picture(self, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """Pixels in a place whose foot is `y`; they belong to the innermost tag."""
        assert self._path
        fresh = (f"P{len(self._pictures)}", picture)
        name, _ = self._pictures.setdefault(picture.digest(), fresh)
        place = f"{number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm"
        marked = f"/Figure <</MCID {self._structure.mark(self._path)}>> BDC"
        self._pages[-1].append(f"{marked} q {place} /{name} Do Q EMC")

    def finish(self) -> bytes:
        """The whole file."""
        file = _File(self._language)
        file.info = _Info(self._title)
        fonts = {font.name: font.write(file) for font in self._fonts.values()}
        file.idToObject[BasicFonts].dict.update(fonts)
        resources = PDFDictionary({"Font": PDFObjectReference(BasicFonts)})
        if self._pictures:
            resources["XObject"] = pixels.written(file, dict(self._pictures.values()))
        pages = [self._write_page(file, n, resources) for n in range(len(self._pages))]
        self._structure.write(file, pages)
        file.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        return bytes(file.GetPDFData(None))

    def _write_page(self, file: _File, number: int, resources: PDFDictionary) -> PDFObjectReference:
        content = "\n".join(self._pages[number]).encode("ascii") + b"\n"
        file.content.update(content)
        page = PDFPage()
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.MediaBox = PDFArray([0, 0, *self.size])
        page.Contents, page.Resources = packed(content), file.Reference(resources)
        page.StructParents, page.Tabs = number, PDFName("S")
        reference = file.thisPageRef()
        file.addPage(page)
        return reference
