"""The recovery sheets of an office as one PDF: a page for each person, one for the organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crypto.age import AgeIdentity
from crypto.recovery import sheet_words
from exports.documents import palette
from exports.documents.blocks import Boxed, Item
from exports.documents.faces import NoFace
from exports.documents.flow import Block, paginate
from exports.documents.layout import Style, Text
from exports.documents.lines import Span
from exports.documents.paper import A4, Paper
from exports.documents.table import Row
from exports.documents.tags import Tag
from exports.sheets.square import Square

_SIDE, _TOP, _FOOT = 64.0, 60.0, 56.0
_WIDTH, _HEIGHT = A4[0] - 2 * _SIDE, A4[1] - _TOP - _FOOT
_TITLE = Style(size=20, leading=26, bold=True, after=2)
_OWNER = Style(size=12.5, leading=18, after=10)
_HEADING = Style(size=11, leading=16, bold=True, before=8, after=4, keep_with_next=True)
_BODY = Style(size=10.5, leading=15.5, after=4)
_NUMBER = Style(size=9, leading=18, colour=palette.MUTED, after=0, align="end")
_WORD = Style(size=12.5, leading=18, bold=True, after=0)
_LINE = Style(size=12.5, leading=19, after=0)
_GROUP = 4

_KEEP = (
    "Print this page, then delete the file, also from the bin and from a USB stick.",
    "Keep the paper in a locked place, away from the computer and from the passphrase.",
    "If the paper may have been seen or is lost, make new words at once.",
)
_WORDS_DO = (
    "These words open the vault in place of the passphrase. Whoever holds them can read what "
    "this person can read."
)
_WORDS_USE = (
    "On the lock screen choose “Another way to open”, then type the twelve words in their order. "
    "The first four letters of each are enough. A new passphrase and new words are set at once; "
    "this page is worth nothing then.",
    "The words also open a backup where no vault is left.",
)
_KEY_DO = (
    "This key opens every file of the vault and every backup, with no passphrase. It is for the "
    "day on which nobody can get in any more. Two people should have to agree to use it."
)
_KEY_USE = (
    "Type the 24 words where Casehaven asks for the recovery key; the first four letters of each "
    "are enough. Or scan the code.",
    "Without Casehaven the line below is an age identity: age -d -i takes it from a file, without "
    "the spaces.",
    "It is stored nowhere else. It cannot be made again.",
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody and the words that are theirs alone."""

    name: str
    role: str
    words: tuple[str, ...] = field(repr=False)


def recovery_text(office: str, holders: Sequence[Holder], key: AgeIdentity | None = None) -> str:
    """The same as plain text, for somebody to whom a screen reader reads it."""
    lines = [f"{office}: recovery words.", *_KEEP, ""]
    for holder in holders:
        lines += [f"{holder.name} ({holder.role})", _numbered(holder.words), ""]
    if key is not None:
        lines += ["The organisation's recovery key, as words:", _numbered(sheet_words(key))]
        lines += ["The same as an age identity:", grouped(key)]
    return "\n".join(lines) + "\n"


def recovery_sheets(
    office: str, holders: Sequence[Holder], key: AgeIdentity | None = None
) -> bytes:
    """One page a person and, with `key`, one for the organisation; the same input, the same bytes.

    A character that no font has is shown as a question mark: a name must not cost the words.
    """
    paper = Paper("Recovery sheet", "en")
    pages = [_person(_Page(n), office, holder) for n, holder in enumerate(holders)]
    if key is not None:
        pages.append(_organisation(_Page(len(holders)), office, key))
    for blocks in pages:
        for page in paginate(blocks, _WIDTH, _HEIGHT):
            paper.begin_page()
            for placed in page:
                placed.block.draw(paper, _SIDE, A4[1] - _TOP - placed.down, _WIDTH)
    return paper.finish()


def _numbered(words: Sequence[str]) -> str:
    return " ".join(f"{place}. {word}" for place, word in enumerate(words, 1))


@dataclass(slots=True)
class _Page:
    """Makes the texts of one page; every structure element gets a number of its own."""

    number: int
    count: int = 0

    def tag(self, kind: str) -> Tag:
        self.count += 1
        return Tag((self.number, self.count), kind, "en")

    def text(self, words: str, style: Style, kind: str = "P", *path: Tag) -> Text:
        return Text([Span(words)], style, "en", (*path, self.tag(kind)))

    def points(self, lines: Sequence[str]) -> Iterator[Block]:
        whole = self.tag("L")
        for line in lines:
            item = self.tag("LI")
            marker = self.text("•", _BODY, "Lbl", whole, item)
            yield Item(marker, self.text(line, _BODY, "LBody", whole, item), rtl=False)

    def words(self, words: Sequence[str], columns: int) -> Iterator[Block]:
        """Numbered words in rows on a soft ground, to be read from left to right."""
        rows = [words[at : at + columns] for at in range(0, len(words), columns)]
        shares = (0.28 / columns, 0.72 / columns) * columns
        for place, row in enumerate(rows):
            cells: list[Text] = []
            for at, word in enumerate(row, place * columns + 1):
                cells += [self.text(f"{at}.", _NUMBER), self.text(word, _WORD)]
            last = place == len(rows) - 1
            yield Boxed(_Tight(Row(tuple(cells), shares)), place == 0, last, rtl=False)


@dataclass(frozen=True, slots=True)
class _Tight:
    """A row of words that is never divided between pages."""

    row: Row
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.row.height(width)

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.row.draw(paper, x, top, width, rtl=False)


def _person(page: _Page, office: str, holder: Holder) -> list[Block]:
    who = f"{holder.name} ({holder.role}), {office}"
    return [
        page.text("Recovery words", _TITLE, "H1"),
        page.text(drawable(who), _OWNER),
        page.text(_WORDS_DO, _BODY),
        *page.words(holder.words, 3),
        Square(" ".join(holder.words)),
        page.text("What to do with this page", _HEADING, "H2"),
        *page.points(_KEEP),
        page.text("When the passphrase is lost", _HEADING, "H2"),
        *page.points(_WORDS_USE),
    ]


def _organisation(page: _Page, office: str, key: AgeIdentity) -> list[Block]:
    return [
        page.text("The organisation’s recovery key", _TITLE, "H1"),
        page.text(drawable(office), _OWNER),
        page.text(_KEY_DO, _BODY),
        *page.words(sheet_words(key), 4),
        Square(key.secret),
        page.text("What to do with this page", _HEADING, "H2"),
        *page.points(_KEEP[:2]),
        page.text("When nobody can get in", _HEADING, "H2"),
        *page.points(_KEY_USE),
        page.text(grouped(key), _LINE),
    ]


def grouped(key: AgeIdentity) -> str:
    """The line of a key with a space after every fourth letter; `read_sheet` reads it so."""
    head, mark, rest = key.secret.partition("-1")
    return " ".join([head + mark, *(rest[n : n + _GROUP] for n in range(0, len(rest), _GROUP))])


def drawable(text: str) -> str:
    """The text with a question mark for each character that no font of the program has."""
    return "".join(char if _has_face(char) else "?" for char in text)


def _has_face(char: str) -> bool:
    try:
        Text([Span(char)], _BODY, "en").natural_width()
    except NoFace:
        return False
    return True
