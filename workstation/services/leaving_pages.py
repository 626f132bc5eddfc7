"""Draws pages of copies as they leave: for who covers them, for the press, for a second person."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from typing import Protocol

from crypto.streams import Reader as ByteReader
from workstation.errors import Blocker, Refused
from workstation.ports import Finds, Pixels
from workstation.records.attachments import Box, EnclosedPage
from workstation.records.evidence import Evidence, EvidenceCopy
from workstation.records.kit import Id
from workstation.records.release import Picture

Covering = Sequence[tuple[int, Sequence[Box]]]
"""Pages from 0, each with its boxes."""


class Opens(Protocol):
    """Opens sealed files; raises NotEntitled, Missing, Damaged."""

    def reading(self, kept: Evidence | EvidenceCopy) -> AbstractContextManager[ByteReader]: ...


class Covers(Protocol):
    """Draws pages and covers them in a process that is thrown away; raises BadInput."""

    def covered(self, source: ByteReader, media: str, pages: Covering) -> list[Pixels]: ...


class LeavingPages:
    """Pages as they leave, always drawn anew from the sealed copy and the boxes."""

    def __init__(self, finds: Finds, blobs: Opens, wall: Covers) -> None:
        self._finds, self._blobs, self._wall = finds, blobs, wall

    def covered(self, piece: Id, pages: Covering) -> list[Pixels]:
        """Pages of one copy. Raises BadInput, NotEntitled, Missing, Damaged."""
        copy = self._finds.get(EvidenceCopy, piece)
        with self._blobs.reading(copy) as source:
            return self._wall.covered(source, copy.media, pages)

    def pictures(self, pages: Iterable[EnclosedPage]) -> tuple[Picture, ...]:
        """The pixels of these pages. Raises Refused where one is not what was looked at."""
        made = []
        for piece, some in groupby(pages, key=lambda page: page.piece):
            wanted = list(some)
            drawn = self.covered(piece, [(page.page - 1, page.boxes) for page in wanted])
            made += [_as_seen(*each) for each in zip(wanted, drawn, strict=True)]
        return tuple(made)


def picture_of(pixels: Pixels) -> Picture:
    """What was drawn, as a document takes it."""
    return Picture(pixels.width, pixels.height, pixels.rgb)


def _as_seen(page: EnclosedPage, drawn: Pixels) -> Picture:
    picture = picture_of(drawn)
    if picture.digest().hex() != page.seen:
        words = "A page of an attachment is not drawn as somebody looked at it."
        remedy = "Look at its pages again: the program that draws them may be a newer one."
        raise Refused([Blocker("pictures.changed", words, remedy)])
    return picture
