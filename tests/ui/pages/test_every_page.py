"""What every page keeps, at two sizes and in three themes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import LARGE_TEXT, SIZES, clipped, nameless, outside, show_at
from ui.jobs import JobRunner
from ui.pages.check import CheckPage
from ui.pages.create import CreatePage, Means
from ui.pages.demonstration import DemonstrationPage
from ui.pages.lock import LockPage
from ui.pages.protecting import ProtectingPage
from ui.pages.renew import RenewPage
from ui.pages.start import StartPage
from ui.theme.look import Look
from ui.widgets.passphrase import Strength

CAN_OPEN = frozenset({"case_worker"})
WORDS = ("harbor", "violin", "copper", "meadow")


def measured(text: str) -> Strength:
    """Four words are enough here."""
    enough = len(text.split()) >= 4
    return Strength(90 if enough else 10, "Strong." if enough else "Weak.", "So it is.", enough)


def means(folder: Path = Path("/")) -> Means:
    roles = (("case_worker", "Case worker"), ("custodian", "Key custodian"))
    return Means(
        folder, lambda _path: "", lambda: "one two three four", measured, WORDS, roles, CAN_OPEN
    )


def lock_at(told: Callable[[LockPage], object], *pressed: str) -> QWidget:
    page = LockPage(something_else=True)
    told(page)
    for text in pressed:
        next(b for b in page.findChildren(QPushButton) if b.text() == text).click()
    return page


def renew_at(step: int) -> QWidget:
    page = RenewPage(means())
    page.show_step(step)
    return page


def create_at(step: int) -> QWidget:
    page = CreatePage(means())
    page.show_step(step)
    return page


def with_colleague() -> QWidget:
    page = create_at(3)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Add a colleague").click()
    return page


def checked() -> QWidget:
    verdict = {
        "verdict": "unknown signer",
        "reasons": ["Nobody compared this signer."],
        "proves": ["That nobody changed it."],
        "does_not_prove": ["That what it says is true.", "When it was signed."],
    }
    page = CheckPage(JobRunner(), lambda *_: verdict)
    page.show_verdict(verdict)
    return page


def missed() -> QWidget:
    page = LockPage(something_else=True)
    page.show_missed()
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "lock": lambda: LockPage(something_else=True),
    "lock missed": missed,
    "lock waits": lambda: lock_at(lambda page: page.show_wait(245)),
    "lock words": lambda: lock_at(lambda page: None, "Another way to open"),
    "lock PIN": lambda: lock_at(lambda page: page.offer_pin(True), "Another way to open", "PIN"),
    "renew passphrase": lambda: renew_at(0),
    "renew words": lambda: renew_at(1),
    "start": lambda: StartPage(
        frozenset({"open", "create", "demonstration", "restore", "check", "protects"}),
        (("en", "English"), ("my", "မြန်မာ"), ("ar", "العربية")),
    ),
    "create place": lambda: create_at(0),
    "create passphrase": lambda: create_at(1),
    "create recovery": lambda: create_at(2),
    "create people": lambda: create_at(3),
    "create with a colleague": with_colleague,
    "create sheet": lambda: create_at(4),
    "protecting": ProtectingPage,
    "check": lambda: CheckPage(JobRunner(), lambda *_: {}),
    "checked": checked,
    "demonstration": lambda: DemonstrationPage([("Caseworker", "one two three four five six")] * 6),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_no_text_is_cut(name: str, size: tuple[int, int], theme: str, qtbot: QtBot) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)

    show_at(page, *size)

    assert page.size().toTuple() == size
    assert clipped(page) + outside(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_text_is_cut_at_the_large_text_size(name: str, large: Look, qtbot: QtBot) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)

    show_at(page, *LARGE_TEXT)

    assert page.size().toTuple() == LARGE_TEXT
    assert clipped(page) + outside(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_has_a_word_for_everything(name: str, qtbot: QtBot) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)

    show_at(page, 1280, 720)

    assert nameless(page) == []
