"""The bones of a letter: what of it is composed from records, and what somebody typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from workstation.records.release import (
    Block,
    BriefingText,
    Bullets,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Run,
)
from workstation.rules.letter import ACCOUNT, ASKED, FACTS, PEOPLE

_ATTACHED = re.compile(r"Attachment [0-9]{1,3}(, page [0-9]{1,3} of [0-9]{1,3})?")
_BY = re.compile(r"[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}")
_BLANK = Paragraph((Run(""),))


@dataclass(frozen=True, slots=True)
class Bones:
    """The composed blocks in order; `typed` and `people` stood between them."""

    blocks: tuple[Block, ...]
    typed: tuple[Paragraph, ...]
    people: tuple[Paragraph, ...]
    account: bool


def bones(text: BriefingText, own: Sequence[Block]) -> Bones:
    """The bones of a letter; a paragraph that is not among `own` is somebody's words.

    What a table asks is typed as well; whoever goes along is told of by headings and figures.
    """
    left = [block for block in text.blocks if block in own or not isinstance(block, Paragraph)]
    typed = tuple(b for b in text.blocks if isinstance(b, Paragraph) and b not in own)
    people = tuple(p for b in _after(left, PEOPLE) if isinstance(b, Bullets) for p in b.items)
    told = [block for block in left if block not in (PEOPLE, ACCOUNT) and not _along(block)]
    composed = tuple(_bare(b) for b in told if b not in _after(left, PEOPLE))
    return Bones(composed, typed, people, ACCOUNT in left)


def facts_in(text: BriefingText) -> tuple[tuple[str, str], ...]:
    """Label and value of each row of what is known."""
    grids = (b for b in text.blocks if isinstance(b, Grid) and b.head == FACTS)
    return tuple((plain(row[0]), plain(row[-1])) for grid in grids for row in grid.rows if row)


def asked_in(text: BriefingText) -> tuple[str, ...]:
    """What is asked, one after the other."""
    grids = (b for b in text.blocks if isinstance(b, Grid) and b.head == ASKED)
    return tuple(" ".join(map(plain, row[1:-1])) for grid in grids for row in grid.rows)


def tokens_asked(text: BriefingText) -> frozenset[str]:
    """Every token that stands in what is asked."""
    grids = (b for b in text.blocks if isinstance(b, Grid) and b.head == ASKED)
    cells = (cell for grid in grids for row in grid.rows for cell in row)
    return frozenset(run.text for cell in cells for run in cell.runs if run.token)


def words_in(text: BriefingText) -> str:
    """All running words of a letter, on lines of their own; a token is nobody's word."""
    return "\n".join(_words(text))


def tokens_in(text: BriefingText) -> frozenset[str]:
    """Every token of a letter, as it stands there."""
    paragraphs = (p for block in text.blocks for p in _paragraphs(block))
    return frozenset(run.text for p in paragraphs for run in p.runs if run.token)


def plain(paragraph: Paragraph) -> str:
    """The words of a paragraph without its tokens."""
    return "".join(" " if run.token else run.text for run in paragraph.runs)


def _words(text: BriefingText) -> Iterator[str]:
    for block in text.blocks:
        yield from map(plain, _paragraphs(block))


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Grid):
        yield from (cell for row in block.rows for cell in row)


def _after(blocks: Sequence[Block], heading: Heading) -> list[Block]:
    return [block for before, block in pairwise(blocks) if before == heading]


def _along(block: Block) -> bool:
    if isinstance(block, Figure):
        return _ATTACHED.fullmatch(block.alt) is not None
    return isinstance(block, Heading) and _ATTACHED.fullmatch(block.text) is not None


def _bare(block: Block) -> Block:
    """What is asked is typed; that it is asked by a day is not."""
    if not isinstance(block, Grid) or block.head != ASKED:
        return block
    return replace(block, rows=tuple(map(_asked, block.rows)))


def _asked(row: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    if len(row) != len(ASKED) or not _BY.fullmatch(plain(row[-1])):
        return row
    return (row[0], _BLANK, _BLANK)
