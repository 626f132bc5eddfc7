"""What this protects and what it cannot, as the project's own page says it."""

from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QTextBrowser, QWidget

from ui.pages.settings.lines import SectionView
from ui.theme.look import look
from ui.widgets.lay import column, frame
from ui.words import tr

_SHIPPED = "security-target.md"
_ABOVE, _BELOW, _CELL = 18, 6, 6


def security_target() -> str:
    """The page that ships with the program; docs/security-target.md is the same file."""
    return files("ui.texts").joinpath(_SHIPPED).read_text("utf-8")


class ProtectsView(SectionView):
    """Read, never changed; arrows scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.setAccessibleName(tr("What this protects"))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.document().setDocumentMargin(4)
        inside = column(self._text, margins=(14, 10, 4, 10))
        self.setLayout(column(frame(inside, card="plain")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._text.document().setTextWidth(self._text.viewport().width())

    def show_now(self) -> None:
        if self._text.document().isEmpty():
            self._text.setMarkdown(security_target())
            _dress(self._text.document())

    def first(self) -> QWidget | None:
        return self._text

    def primary(self) -> QAbstractButton | None:
        return None


def _dress(document: QTextDocument) -> None:
    """Headings in the sizes of the window, with room above them."""
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        if level := shape.headingLevel():
            _dress_heading(block, level)
            shape.setTopMargin(_ABOVE)
        shape.setBottomMargin(_BELOW)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    for part in document.rootFrame().childFrames():
        if isinstance(part, QTextTable):
            _dress_table(part)


def _dress_heading(block: QTextBlock, level: int) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    letters = cursor.charFormat()
    letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # counts for more than a size
    letters.setFont(look().font("title" if level == 1 else "subtitle", bold=True))
    cursor.setCharFormat(letters)


def _dress_table(table: QTextTable) -> None:
    """Thin lines in the window's colour, and room around what stands in a cell."""
    shape = table.format().toTableFormat()
    shape.setCellPadding(_CELL)
    shape.setTopMargin(_BELOW)
    shape.setBottomMargin(_BELOW)
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(look().colour("line"))
    table.setFormat(shape)
