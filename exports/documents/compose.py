"""A briefing's text as blocks: what each part looks like and how it is tagged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from exports.documents import palette, wording
from exports.documents.blocks import Boxed, Choices, Item, WriteLines
from exports.documents.figure import PictureBlock
from exports.documents.flow import Block
from exports.documents.layout import Style, Text
from exports.documents.lines import RIGHT_TO_LEFT, Span
from exports.documents.pixels import checked
from exports.documents.table import Row, Table
from exports.documents.tags import Tag
from workstation.errors import BadInput
from workstation.records import release
from workstation.records.release import (
    AnswerLines,
    BriefingText,
    Bullets,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Picture,
)

_BODY = Style()
_HEADINGS = {
    1: Style(size=17, leading=23, bold=True, before=18, after=8, keep_with_next=True),
    2: Style(size=12.5, leading=18, bold=True, before=16, after=5, keep_with_next=True),
    3: Style(size=10.5, leading=15.5, bold=True, before=10, after=3, keep_with_next=True),
}
_TITLE = Style(size=20, leading=26, bold=True, after=3)
_ITEM = Style(after=3)
_LAST_ITEM = Style(after=9)
_MARKER = {
    False: Style(colour=palette.ACCENT, bold=True),
    True: Style(colour=palette.ACCENT, bold=True, align="end"),
}
_CELL = Style(size=9.5, leading=13.5, after=0)
_HEAD_CELL = Style(size=9.5, leading=13.5, after=0, bold=True)
_QUESTION = Style(before=8, after=4, keep_with_next=True)
_CHOICE = Style(after=0)
_SMALL = Style(size=9.5, leading=14, after=3)


class Composer:
    """Makes the blocks of one document; every structure element gets a number of its own."""

    def __init__(self, language: str, pictures: Mapping[bytes, Picture]) -> None:
        self._language, self._pictures = language, pictures
        self._keys = count()

    def _tag(self, kind: str, language: str = "") -> Tag:
        return Tag(next(self._keys), kind, language)

    def _text(self, text: str, style: Style, *path: Tag, language: str = "") -> Text:
        return Text([Span(text)], style, language or self._language, path)

    def title(self, text: str) -> Text:
        return self._text(text, _TITLE, self._tag("H1", self._language))

    def blocks(self, briefing: BriefingText) -> Iterator[Block]:
        """Everything under the title, in order; the terms stand before the response form."""
        form = _form_start(briefing)
        for block in briefing.blocks[:form]:
            yield from self._block(block)
        yield from self._handling(briefing.handling)
        for block in briefing.blocks[form:]:
            yield from self._block(block)
        yield from self._checking(briefing.check_words)

    def _block(self, block: release.Block) -> Iterator[Block]:
        match block:
            case Heading():
                yield self._heading(block.text, block.level)
            case Paragraph():
                yield self._paragraph(block, _BODY, self._tag("P", block.language))
            case Bullets():
                yield from self._bullets(block)
            case Grid():
                yield self._table(block)
            case AnswerLines():
                yield from self._question(block)
            case Figure():
                yield self._figure(block)

    def _heading(self, text: str, level: int) -> Text:
        return self._text(text, _HEADINGS[level], self._tag(f"H{level}", self._language))

    def _figure(self, figure: Figure) -> PictureBlock:
        picture = self._pictures.get(figure.digest)
        if picture is None:
            raise BadInput("A picture of this briefing is missing.", "Look at its pages again.")
        tag = replace(self._tag("Figure", self._language), alt=figure.alt)
        return PictureBlock(checked(picture), tag)

    def _own_heading(self, text: str, style: Style) -> Text:
        return self._text(text, style, self._tag("H2", "en"), language="en")

    def _flush(self, style: Style, language: str) -> Style:
        """The style at the side where the page begins, also for text that begins at the left."""
        turned = is_rtl(self._language) and not is_rtl(language)
        return replace(style, align="end") if turned else style

    def _paragraph(self, paragraph: Paragraph, style: Style, *path: Tag) -> Text:
        spans = [Span(run.text, run.bold, run.token) for run in paragraph.runs]
        return Text(spans, style, paragraph.language, path)

    def _bullets(self, bullets: Bullets) -> Iterator[Item]:
        whole = self._tag("L")
        for number, paragraph in enumerate(bullets.items, 1):
            item, label = self._tag("LI"), self._tag("Lbl")
            body = self._tag("LBody", paragraph.language)
            marker = str(number) if bullets.numbered else "•"
            style = _LAST_ITEM if number == len(bullets.items) else _ITEM
            rtl = is_rtl(paragraph.language)
            yield Item(
                self._text(marker, _MARKER[rtl], whole, item, label, language="en"),
                self._paragraph(paragraph, style, whole, item, body),
                rtl,
            )

    def _table(self, grid: Grid) -> Table:
        shares = _shares(grid)
        whole = self._tag("Table")
        tags = [(whole, self._tag("TR")) for _ in range(len(grid.rows) + 1)]
        head = [
            self._text(text, _HEAD_CELL, *tags[0], self._tag("TH", self._language))
            for text in grid.head
        ]
        again = [self._text(text, _HEAD_CELL) for text in grid.head]
        rows = [
            Row(tuple(self._cell(cell, *path) for cell in row), shares)
            for row, path in zip(grid.rows, tags[1:], strict=True)
        ]
        rtl = is_rtl(self._language)
        return Table(Row(tuple(head), shares), Row(tuple(again), shares), rows, rtl)

    def _cell(self, paragraph: Paragraph, *path: Tag) -> Text:
        style = self._flush(_CELL, paragraph.language)
        return self._paragraph(paragraph, style, *path, self._tag("TD", paragraph.language))

    def _question(self, question: AnswerLines) -> Iterator[Block]:
        yield self._text(question.question, _QUESTION, self._tag("P", self._language))
        if question.choices:
            whole = self._tag("L")
            words = [self._entry(word, _CHOICE, whole) for word in question.choices]
            yield Choices(words, is_rtl(self._language))
        if question.lines:
            yield WriteLines(question.lines)

    def _handling(self, terms: Sequence[str]) -> Iterator[Block]:
        if terms:
            whole = self._tag("L")
            lines = [self._entry(text, _SMALL, whole) for text in terms]
            heading = self._own_heading(wording.HANDLING, self._flush(_HEADINGS[3], "en"))
            yield from self._boxed([heading, *lines])

    def _entry(self, text: str, style: Style, whole: Tag) -> Text:
        """An item of a list that shows no labels."""
        return self._text(text, style, whole, self._tag("LI"), self._tag("LBody", self._language))

    def _checking(self, words: Sequence[str]) -> Iterator[Block]:
        if not words:
            return
        spans = [Span(f"{wording.CHECK_WORDS}: "), Span(" ".join(words), bold=True)]
        yield self._own_heading(wording.CHECKING, _HEADINGS[2])
        yield Text(spans, _SMALL, "en", (self._tag("P", "en"),))
        yield self._text(wording.CALL, _SMALL, self._tag("P", "en"), language="en")
        command = [Span(wording.COMMAND_BEFORE), Span(wording.COMMAND, whole=True)]
        yield Text(command, _SMALL, "en", (self._tag("P", "en"),))

    def _boxed(self, blocks: Sequence[Block]) -> Iterator[Boxed]:
        last, rtl = len(blocks) - 1, is_rtl(self._language)
        for n, block in enumerate(blocks):
            yield Boxed(block, n == 0, n == last, rtl, keep_with_next=n < last)


def is_rtl(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return language.split("-")[0] in RIGHT_TO_LEFT


def _form_start(briefing: BriefingText) -> int:
    """Where the response form begins: its first question, or the headings right above it."""
    for at, block in enumerate(briefing.blocks):
        if isinstance(block, AnswerLines):
            while at and isinstance(briefing.blocks[at - 1], Heading):
                at -= 1
            return at
    return len(briefing.blocks)


def _shares(grid: Grid) -> tuple[float, ...]:
    columns = len(grid.head)
    same = len(grid.widths) == columns and all(len(row) == columns for row in grid.rows)
    if not columns or not same or min(grid.widths) <= 0:
        raise BadInput(
            "A table of this briefing has rows of different lengths.",
            "Give every row one cell for each column.",
        )
    whole = sum(grid.widths)
    return tuple(width / whole for width in grid.widths)
