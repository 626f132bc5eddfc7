"""The dialog for files: seen in every theme, told by a screen reader, the same everywhere."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import nameless, show_at
from tests.ui.theme.test_contrast import ratio
from ui.asking import ask_file
from ui.dialogs.file_chooser import FileChooser
from ui.pages.release.done import DoneView
from ui.theme.look import look

BUTTONS = (
    "backButton",
    "forwardButton",
    "toParentButton",
    "newFolderButton",
    "listModeButton",
    "detailModeButton",
)


@pytest.fixture
def chooser(tmp_path: Path, qtbot: QtBot) -> Iterator[FileChooser]:
    (tmp_path / "letter.pdf").write_bytes(b"x")
    page = QWidget()
    qtbot.addWidget(page)
    show_at(page, 1024, 640)
    ask_file(page, "A file", print)
    (made,) = page.findChildren(FileChooser)
    made.setDirectory(str(tmp_path))
    QApplication.processEvents()
    yield made
    made.hide()
    page.hide()


def colours(made: QToolButton) -> Counter[str]:
    """How many pixels of each colour a button has, on the ground of its dialog."""
    place = QRect(made.mapTo(made.window(), QPoint()), made.size()).adjusted(2, 2, -2, -2)
    image = made.window().grab(place).toImage()
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return Counter(image.pixelColor(x, y).name() for x, y in spots)


def edge(made: QToolButton) -> set[str]:
    image = made.grab().toImage()
    return {image.pixelColor(at, 1).name() for at in range(image.width())}


def test_the_picture_on_every_button_is_told_from_its_ground(
    theme: str, chooser: FileChooser
) -> None:
    seen = {}
    for name in BUTTONS:
        found = colours(chooser.findChild(QToolButton, name))
        ((ground, _),) = found.most_common(1)
        seen[name] = sum(n for colour, n in found.items() if ratio(colour, ground) >= 3)

    assert {name: number for name, number in seen.items() if number < 20} == {}


def test_a_screen_reader_has_a_word_for_all_of_it(chooser: FileChooser) -> None:
    words = [chooser.findChild(QToolButton, name).accessibleName() for name in BUTTONS]

    assert len(set(words)) == len(BUTTONS)
    assert nameless(chooser) == []


def test_tab_comes_to_every_button_and_is_seen_there(theme: str, chooser: FileChooser) -> None:
    chooser.activateWindow()
    for name in BUTTONS[2:]:
        made = chooser.findChild(QToolButton, name)
        made.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()

        assert made.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert look().colour("focus").name() in edge(made)


def test_it_is_no_larger_than_the_window(chooser: FileChooser) -> None:
    assert chooser.width() <= 1024
    assert chooser.height() <= 640


def test_a_signed_letter_is_saved_by_the_same_dialog(qtbot: QtBot) -> None:
    view = DoneView(may_seal=True, may_recall=False)
    qtbot.addWidget(view)
    show_at(view, 1024, 640)
    view.keep.click()
    (made,) = view.findChildren(QFileDialog)

    assert isinstance(made, FileChooser)
    assert made.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert made.findChild(QLineEdit, "fileNameEdit") is not None
