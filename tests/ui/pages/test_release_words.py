"""Any eight words fit on the page of what was signed."""

import pytest
from pytestqt.qtbot import QtBot

from crypto.wordlists import code_words
from tests.ui.fits import clipped, overflowing, show_at
from ui.pages.release.done import DoneView, Signed
from ui.theme.look import look
from ui.theme.tokens import RAIL

_HEAD = 140
"""What stands over the step: the head of the window and the line of steps."""


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_the_widest_words_fit(size: tuple[int, int], theme: str, qtbot: QtBot) -> None:
    bold = look().font("subtitle", bold=True)
    widest = sorted(code_words(), key=lambda word: look().width(word, bold))[-8:]
    view = DoneView(may_seal=True, may_recall=True)
    qtbot.addWidget(view)
    view.show_signed(Signed("briefing-2026-11-WWWWWW.pdf", widest, 12, None))

    show_at(view, size[0] - RAIL, size[1] - _HEAD)

    assert clipped(view) + overflowing(view) == []
