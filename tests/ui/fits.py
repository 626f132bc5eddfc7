"""What any page must keep: no text is cut, nothing tells a name, all has a word."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from ui.widgets.elide import Elide

SIZES = ((1024, 640), (1280, 720))
LARGE_TEXT = (1024, 720)
"""The window in which the largest text has to fit as well."""


def show_at(window: QWidget, width: int, height: int) -> None:
    """Show a window at a size and let it be laid out."""
    window.resize(width, height)
    window.show()
    for _ in range(4):
        QApplication.processEvents()


def clipped(window: QWidget) -> list[str]:
    """Every text that is not whole, and the window itself when it grew beyond what was asked."""
    _lay_out()
    found = [
        f"{label.text()[:40]!r} {label.size().toTuple()} needs {label.sizeHint().toTuple()}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text() and not isinstance(label, Elide) and _cut(label)
    ]
    return found + [
        f"button {button.text()!r} {button.width()} needs {button.sizeHint().width()}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.width() < button.sizeHint().width() - 1
    ]


def _lay_out() -> None:
    """Place what was said a moment ago: until Qt lays it out, it has the width of what was there.

    Who waits for words to appear may stop between the two.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width()) - 1
    hint = label.sizeHint()
    return label.width() < hint.width() - 1 or label.height() < hint.height() - 1


def outside(window: QWidget) -> list[str]:
    """Every visible part that reaches over the window's edge."""
    _lay_out()
    room = window.rect()
    return [
        type(part).__name__
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.window() is window
        and isinstance(part, QLabel | QAbstractButton | QLineEdit)
        and not room.contains(part.mapTo(window, part.rect().center()))
        and not _scrolls(part)
    ]


def _scrolls(part: QWidget | None) -> bool:
    """Whether a part can be brought into view by scrolling."""
    while part is not None:
        part = part.parentWidget()
        if isinstance(part, QAbstractScrollArea):
            return True
    return False


def overflowing(window: QWidget) -> list[str]:
    """Every table whose columns, and every scrolled part that, reach over the end of their room."""
    _lay_out()
    wide = [
        f"{table.accessibleName()}: columns {table.horizontalHeader().length()}"
        for table in window.findChildren(QTableView)
        if table.isVisible() and table.horizontalHeader().length() > table.viewport().width()
    ]
    return wide + [
        f"scrolled part {inside.minimumSizeHint().width()} in {area.viewport().width()}"
        for area in window.findChildren(QScrollArea)
        if area.isVisible()
        and (inside := area.widget()) is not None
        and inside.width() > area.viewport().width()
    ]


def tells(window: QWidget, names: Iterable[str]) -> list[str]:
    """Every accessible text, tooltip or title in which one of `names` stands."""
    parts = [window, *window.findChildren(QWidget)]
    said = [
        text
        for part in parts
        for text in (
            part.accessibleName(),
            part.accessibleDescription(),
            part.toolTip(),
            part.statusTip(),
            part.windowTitle(),
        )
    ]
    return [text for text in said if any(name in text for name in names)]


def nameless(window: QWidget) -> list[str]:
    """Every button or field that a screen reader would have no word for."""
    return [
        type(part).__name__
        for part in window.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLineEdit)
        and part.isVisible()
        and not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
    ]
