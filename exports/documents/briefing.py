"""A briefing as an unsigned PDF: the same text gives the same bytes, in any process."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.documents import palette, wording
from exports.documents.blocks import rule
from exports.documents.compose import Composer
from exports.documents.flow import Block, Page, paginate
from exports.documents.layout import Style, Text
from exports.documents.lines import Span
from exports.documents.paper import A4, Paper
from exports.documents.tags import Tag
from workstation.records.generalise import month
from workstation.records.release import BriefingText, Picture

_SIDE = 64.0
_TOP = 72.0
_FOOT = 78.0
_WIDTH = A4[0] - 2 * _SIDE
_HEIGHT = A4[1] - _TOP - _FOOT
_NOTE = Style(size=9, leading=13, colour=palette.MUTED, after=0)
_NOTE_END = Style(size=9, leading=13, colour=palette.MUTED, after=0, align="end")
_FURNITURE = Style(size=8, leading=11, colour=palette.MUTED, after=0)
_FURNITURE_END = Style(size=8, leading=11, colour=palette.MUTED, after=0, align="end")
_GUTTER = 18.0


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two short texts on one line; the one at the end keeps to itself what it needs."""

    start: Text
    end: Text
    after: float
    before: float = 0.0
    keep_with_next: bool = True

    def _start_width(self, width: float) -> float:
        return width - self.end.natural_width() - _GUTTER

    def _lower(self, width: float) -> float:
        """How much the end has to be lowered to stand on the same base line."""
        return self.start.baseline(self._start_width(width)) - self.end.baseline(width)

    def height(self, width: float) -> float:
        start = self.start.height(self._start_width(width))
        return max(start, self.end.height(width) + max(0.0, self._lower(width)))

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.start.draw(paper, x, top, self._start_width(width))
        self.end.draw(paper, x, top - max(0.0, self._lower(width)), width)


@dataclass(frozen=True, slots=True)
class _Rule:
    """The line under the title."""

    before: float = 0.0
    after: float = 16.0
    keep_with_next: bool = True

    def height(self, width: float) -> float:
        return 0.0

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        rule(paper, x, top, width, palette.LINE)


def render(text: BriefingText, pictures: Sequence[Picture] = ()) -> bytes:
    """The unsigned file. Nothing but these has a say in it: no clock, place, user or setting.

    Raises NoFace for a character that no font has, BadInput for a table whose rows differ and
    for a figure without its picture.
    """
    composer = Composer(text.language, {picture.digest(): picture for picture in pictures})
    title = composer.title(text.title)
    body = list(composer.blocks(text))
    pages = _paginated(text, title, body)
    paper = Paper(wording.FILE_TITLE, text.language)
    for number, page in enumerate(pages, 1):
        paper.begin_page()
        for placed in page:
            placed.block.draw(paper, _SIDE, A4[1] - _TOP - placed.down, _WIDTH)
        _furnish(paper, text, number, len(pages))
    return paper.finish()


def _paginated(text: BriefingText, title: Text, body: Sequence[Block]) -> list[Page]:
    """The pages, whose number stands under the title of the first."""
    pages: list[Page] = [()]
    total = 0
    while len(pages) != total:
        total = len(pages)
        pages = paginate([title, _subtitle(text, total), _Rule(), *body], _WIDTH, _HEIGHT)
    return pages


def _subtitle(text: BriefingText, total: int) -> _Sides:
    parts = (
        f"For {wording.isolated(text.recipient)}",
        month(text.day),
        wording.page(1, total),
    )
    start = Text([Span(" · ".join(parts))], _NOTE, "en", (Tag("subtitle", "P", "en"),))
    end = Text([Span(text.reference, whole=True)], _NOTE_END, "en", (Tag("reference", "P", "en"),))
    return _Sides(start, end, after=10)


def _furnish(paper: Paper, text: BriefingText, number: int, total: int) -> None:
    """The running head and foot, which no reader says."""
    page = wording.page(number, total)
    if number > 1:
        _furniture(paper, text.title, text.reference, A4[1] - 44)
    rule(paper, _SIDE, 58, _WIDTH, palette.LINE)
    words = f"{wording.CHECK_WORDS}: {' '.join(text.check_words)}" if text.check_words else ""
    _furniture(paper, words, page, 50)


def _furniture(paper: Paper, start: str, end: str, top: float) -> None:
    right = Text([Span(end)], _FURNITURE_END, "en")
    width = _WIDTH - right.natural_width() - _GUTTER
    left = Text([Span(wording.isolated(start))], _FURNITURE, "en")
    with paper.artifact():
        left.draw_lines(paper, _SIDE, top, width, slice(1))
        right.draw_lines(paper, _SIDE, top, _WIDTH, slice(1))
