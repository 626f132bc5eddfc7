"""A page of an attachment among the blocks of a document."""

from dataclasses import dataclass

from exports.documents import palette
from exports.documents.numbers import number
from exports.documents.paper import Paper
from exports.documents.tags import Tag
from workstation.records.release import Picture

TALLEST = 600.0
"""Points: under its heading it fits on the first page of a briefing as well."""


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture as wide as the text or as tall as there is room, in a thin frame."""

    picture: Picture
    tag: Tag
    before: float = 0.0
    after: float = 14.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.picture.height * self._scale(width)

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        scale = self._scale(width)
        wide, high = self.picture.width * scale, self.picture.height * scale
        place = " ".join(number(each) for each in (x, top - high, wide, high))
        with paper.inside((self.tag,)):
            paper.picture(self.picture, x, top - high, wide, high)
        paper.vector(f"{palette.stroke(palette.LINE_STRONG)} 0.5 w {place} re S")

    def _scale(self, width: float) -> float:
        return min(width / self.picture.width, TALLEST / self.picture.height)
