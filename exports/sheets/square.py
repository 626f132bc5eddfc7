"""A QR code (ISO/IEC 18004) as a block of a page: drawn in vectors, said by nobody."""

from dataclasses import dataclass

from reportlab.graphics.barcode.qr import QrCodeWidget

from exports.documents import palette
from exports.documents.numbers import number
from exports.documents.paper import Paper

QUIET = 4
"""Empty modules around it, as the standard asks."""


@dataclass(frozen=True, slots=True)
class Square:
    """The QR code of a text, `side` points wide with its quiet edge."""

    text: str
    side: float = 150.0
    before: float = 6.0
    after: float = 6.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.side

    def split(self, width: float, room: float) -> None:
        return None

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        rows = modules(self.text)
        step = self.side / (len(rows) + 2 * QUIET)
        parts = [palette.fill("000000")]
        for down, row in enumerate(rows, QUIET):
            for across, dark in enumerate(row, QUIET):
                if dark:
                    left, foot = x + across * step, top - (down + 1) * step
                    parts.append(" ".join(map(number, (left, foot, step, step))) + " re")
        paper.vector(" ".join([*parts, "f"]))


def modules(text: str) -> list[list[bool]]:
    """The dark modules, row by row; level Q, so that a fold or a stain may cover a quarter."""
    drawn = QrCodeWidget(text, barLevel="Q")
    drawn.qr.make()
    size = drawn.qr.getModuleCount()
    return [[bool(drawn.qr.isDark(row, at)) for at in range(size)] for row in range(size)]
