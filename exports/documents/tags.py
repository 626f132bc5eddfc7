"""The structure tree of a tagged PDF: headings, lists, tables, and the language of each."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One structure element, named by `key` wherever it is drawn.

    `says` is the whole text of the element where its drawn runs do not tell it in order; `alt`
    stands for a picture.
    """

    key: Hashable
    kind: str
    language: str = ""
    says: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of a page's content."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class _Element:
    tag: Tag
    kids: list["_Element | Mark"] = field(default_factory=list)


class Structure:
    """The tree while pages are drawn, and its objects when the file is written."""

    def __init__(self) -> None:
        self._root = _Element(Tag("document", "Document"))
        self._known: dict[Hashable, _Element] = {}
        self._marked: list[list[_Element]] = []

    def begin_page(self) -> None:
        self._marked.append([])

    def mark(self, path: Sequence[Tag]) -> int:
        """The number of a new mark on this page, for the innermost element of `path`."""
        at, page = self._find(path), self._marked[-1]
        page.append(at)
        at.kids.append(Mark(len(self._marked) - 1, len(page) - 1))
        return len(page) - 1

    def _find(self, path: Sequence[Tag]) -> _Element:
        at = self._root
        for tag in path:
            if tag.key not in self._known:
                self._known[tag.key] = _Element(tag)
                at.kids.append(self._known[tag.key])
            at = self._known[tag.key]
        return at

    def write(self, file: PDFDocument, pages: Sequence[PDFObjectReference]) -> None:
        """Add the tree to the file and hang it into the catalogue."""
        names: dict[_Element, str] = {}
        tree = PDFObjectReference("StructureTree")
        self._write(file, self._root, tree, pages, names)
        nums: list[object] = []
        for number, page in enumerate(self._marked):
            nums += [number, PDFArray([PDFObjectReference(names[e]) for e in page])]
        root = {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFArray([PDFObjectReference(names[self._root])]),
            "ParentTree": PDFDictionary({"Nums": PDFArray(nums)}),
        }
        file.Reference(PDFDictionary(root), tree.name)
        file.Catalog.StructTreeRoot = tree
        file.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write(
        self,
        file: PDFDocument,
        element: _Element,
        parent: PDFObjectReference,
        pages: Sequence[PDFObjectReference],
        names: dict[_Element, str],
    ) -> PDFObjectReference:
        own = PDFObjectReference(names.setdefault(element, f"Element{len(names)}"))
        kids: list[object] = []
        for kid in element.kids:
            if isinstance(kid, Mark):
                kids.append(_marked_content(kid, pages))
            else:
                kids.append(self._write(file, kid, own, pages, names))
        file.Reference(PDFDictionary(_entries(element.tag, parent, kids)), own.name)
        return own


def _marked_content(mark: Mark, pages: Sequence[PDFObjectReference]) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[mark.page], "MCID": mark.number})


def _entries(tag: Tag, parent: PDFObjectReference, kids: list[object]) -> dict[str, object]:
    entries: dict[str, object] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(tag.kind),
        "P": parent,
        "K": PDFArray(kids),
    }
    if tag.language:
        entries["Lang"] = PDFString(tag.language)
    if tag.says:
        entries["ActualText"] = PDFString(tag.says)
    if tag.alt:
        entries["Alt"] = PDFString(tag.alt)
    if tag.kind == "TH":
        entries["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
    return entries
