"""The author reads the pages as the recipient will, and what they could infer from them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import Ready, Window, window
from tests.ui.pages.test_release import on, redacted, submitted
from ui.pages.release.inferring import AsTheyRead
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from workstation.records.access import Role
from workstation.records.briefings import Briefing

pytestmark = pytest.mark.slow


def said(place: QWidget) -> str:
    return "\n".join(line.text() for line in place.findChildren(QLabel) if line.text())


def opened(desk: Window, case: str) -> tuple[ReleasePage, AsTheyRead]:
    """By keyboard: from the checks to the pages."""
    page = redacted(desk, case)
    on(desk, page)
    assert page.wizard.step is Step.CHECKS, said(page)
    (read,) = [b for b in page.findChildren(QPushButton) if b.text() == "Read it as they will…"]
    QTest.keyClick(read, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: bool(page.findChildren(AsTheyRead)), timeout=60_000)
    (shown,) = page.findChildren(AsTheyRead)
    return page, shown


def test_the_checks_say_what_could_be_inferred(desk: Window, kept: Ready) -> None:
    page = redacted(desk, kept.case)
    on(desk, page)
    found = page.wizard.inference

    assert found is not None
    assert "What they could infer" in said(page)
    assert found.sentences[0] in said(page)


def test_the_pages_are_read_before_anything_was_cleared(desk: Window, kept: Ready) -> None:
    page, shown = opened(desk, kept.case)
    found = page.wizard.inference
    desk.qtbot.waitExposed(shown)

    assert found is not None
    assert shown.pages.verticalScrollBar().maximum() > 0
    assert all(detail.words in said(shown) for detail in found.details)
    assert desk.session.reader.find(Briefing) == ()


def test_the_second_person_reads_it_too(desk: Window, kept: Ready) -> None:
    page = submitted(desk, kept.case)
    desk.wait()

    assert "What they could infer" in said(page.second)


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(
    kept: Ready, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.BRIEFING_OFFICER, qtbot, size) as desk:
        show_at(desk.shell, *size)
        page, shown = opened(desk, kept.case)
        desk.qtbot.waitExposed(shown)

        assert clipped(desk.shell) + nameless(desk.shell) == []
        assert clipped(shown) + nameless(shown) == []
        assert shown.height() <= page.window().height()
