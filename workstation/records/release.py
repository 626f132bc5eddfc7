"""The text of a briefing as it will be read: redacted already, and all that a renderer may see."""

import datetime as dt
import hashlib
from typing import Literal

import msgspec


class Run(msgspec.Struct, frozen=True):
    """A stretch of text of one look; a token stands for somebody and is never broken."""

    text: str
    token: bool = False
    bold: bool = False


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading of level 1 (the title), 2 or 3."""

    text: str
    level: Literal[1, 2, 3] = 2


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """Running text in one language (BCP 47), any mixture of scripts."""

    runs: tuple[Run, ...]
    language: str = "en"


class Bullets(msgspec.Struct, frozen=True, tag=True):
    """A list, numbered if order matters."""

    items: tuple[Paragraph, ...]
    numbered: bool = False


class Grid(msgspec.Struct, frozen=True, tag=True):
    """A table with one head row; widths are shares of the line."""

    head: tuple[str, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    widths: tuple[float, ...]


class AnswerLines(msgspec.Struct, frozen=True, tag=True):
    """One question of the response form with room to write, or boxes to tick."""

    question: str
    choices: tuple[str, ...] = ()
    lines: int = 2


class Figure(msgspec.Struct, frozen=True, tag=True):
    """A page of an attachment, drawn from pixels that `digest` names; `alt` says what it is."""

    alt: str
    width: int
    height: int
    digest: bytes


class Picture(msgspec.Struct, frozen=True):
    """The pixels of a figure: three bytes each, row by row, covered already."""

    width: int
    height: int
    rgb: bytes

    def __repr__(self) -> str:
        return f"Picture({self.width}x{self.height})"

    def digest(self) -> bytes:
        """SHA-256 of the size and of every pixel."""
        return digest_of(self.width, self.height, self.rgb)


def digest_of(width: int, height: int, rgb: bytes) -> bytes:
    """SHA-256 of a picture's size and of every pixel."""
    return hashlib.sha256(b"%d %d\n" % (width, height) + rgb).digest()


Block = Heading | Paragraph | Bullets | Grid | AnswerLines | Figure


class BriefingText(msgspec.Struct, frozen=True):
    """Everything a briefing says, in order. The renderer sees nothing else."""

    title: str
    recipient: str
    day: dt.date
    reference: str
    check_words: tuple[str, ...]
    handling: tuple[str, ...]
    blocks: tuple[Block, ...]
    language: str = "en"
