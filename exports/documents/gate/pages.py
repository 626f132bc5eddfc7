"""Puts the pages of a file together: their runs, the words they spell, and the fonts they use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from exports.documents.gate import content, fonts
from exports.documents.gate.clean import Finding
from exports.documents.gate.objects import Walked, words_of
from exports.documents.gate.spelled import letters_of, spelled
from exports.documents.gate.syntax import Part, Ref, Unreadable, Value, entries, stream_of


@dataclass(slots=True)
class Page:
    """One page: its decoded content and the words of its runs in the order of drawing."""

    number: int
    content: bytes
    words: list[str] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)

    @property
    def where(self) -> str:
        return f"page {self.number}"


@dataclass(slots=True)
class Pages:
    """What all pages show, and every way in which they do not hold together."""

    pages: list[Page] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def look(parts: Mapping[int, Part], walked: Walked) -> Pages:
    """Read every page, spell its glyphs and compare fonts and structure with what was drawn."""
    looked = Pages()
    languages = [text for where, text in walked.texts if where.endswith("/Lang)")]
    languages = list(dict.fromkeys(languages))
    known = _fonts(parts, walked, looked)
    objects = _in_order(parts, walked)
    for number, at in enumerate(objects, 1):
        content_of_page = stream_of(parts, entries(parts, at).get("Contents"))
        looked.pages.append(page := Page(number, content_of_page))
        names = {name: known.get(ref) for name, ref in _names(parts, at).items()}
        try:
            for run in content.runs(page.content, page.where):
                _take(looked, page, run, names.get(run.font), languages)
        except Unreadable:
            looked.findings.append(
                Finding(page.where, "every-byte", "Something is drawn that no briefing draws.")
            )
    for font in known.values():
        looked.findings += fonts.check(parts, font)
    looked.findings += _untold(parts, walked, dict(zip(objects, looked.pages, strict=True)))
    return looked


def identity_holds(trailer: Mapping[str, Value], pages: Sequence[Page]) -> bool:
    """Whether /ID is what the renderer makes it, the digest of the pages, and hides no words."""
    digest = sha256(b"".join(page.content for page in pages)).digest()[:16]
    return trailer.get("ID") == [digest, digest]


def _fonts(parts: Mapping[int, Part], walked: Walked, looked: Pages) -> dict[int, fonts.Font]:
    known: dict[int, fonts.Font] = {}
    for number in walked.by_kind.get("Font", []):
        font = fonts.load(parts, number)
        if isinstance(font, Finding):
            looked.findings.append(font)
        else:
            known[number] = font
    return known


def _in_order(parts: Mapping[int, Part], walked: Walked) -> list[int]:
    """The pages as the page tree lists them; each once."""
    kids: list[Value] = []
    for number in walked.by_kind.get("Pages", []):
        listed = entries(parts, number).get("Kids")
        kids += listed if isinstance(listed, list) else []
    return list(dict.fromkeys(kid.number for kid in kids if isinstance(kid, Ref)))


def _names(parts: Mapping[int, Part], at: int) -> dict[str, int]:
    """The page's own names of fonts, and the objects that they name."""
    resources = entries(parts, entries(parts, at).get("Resources"))
    table = entries(parts, resources.get("Font"))
    return {name: ref.number for name, ref in table.items() if isinstance(ref, Ref)}


def _take(
    looked: Pages, page: Page, run: content.Run, font: fonts.Font | None, languages: list[str]
) -> None:
    words = spelled(run, font, languages) if font else None
    if font is None or words is None:
        looked.findings.append(
            Finding(page.where, "drawn-glyphs", "Glyphs do not draw the words they stand for.")
        )
        page.words.append("".join(_best(run, font)))
        return
    font.drawn.update(run.gids)
    font.letters.update(words, *(font.says.get(gid, "") for gid in run.gids if run.says is None))
    page.words.append(words)
    if run.mark is not None:
        page.marks[run.mark] = words


def _best(run: content.Run, font: fonts.Font | None) -> Iterator[str]:
    """What a run seems to say, by claim and by glyph, so that a name in it is still found."""
    yield run.says or ""
    if font:
        font.drawn.update(run.gids)
        yield " "
        yield from (font.face.plain(gid) or font.says.get(gid, "") for gid in run.gids)


def _untold(
    parts: Mapping[int, Part], walked: Walked, pages: Mapping[int, Page]
) -> Iterator[Finding]:
    """Structure elements whose text is not the letters of their own runs."""
    for number in walked.by_kind.get("StructElem", []):
        element = entries(parts, number)
        says, kids = element.get("ActualText"), element.get("K")
        if isinstance(says, bytes) and isinstance(kids, list):
            drawn = "".join(_marked(kid, pages) for kid in kids)
            if letters_of(words_of(says)) != letters_of(drawn):
                yield Finding(
                    f"object {number}", "structure", "A part says other words than its pages show."
                )


def _marked(kid: Value, pages: Mapping[int, Page]) -> str:
    if not isinstance(kid, dict):
        return ""
    page, mark = kid.get("Pg"), kid.get("MCID")
    found = pages.get(page.number) if isinstance(page, Ref) else None
    return found.marks.get(mark, "") if found and isinstance(mark, int) else ""
