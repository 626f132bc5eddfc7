"""A failure has words; a fault of ours has a number and never its text."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import qInstallMessageHandler

from ui.errors import catch_all, words_for
from workstation.errors import DiskFull

SECRET = "Ma Thida Hlaing"


def test_a_known_failure_speaks_for_itself() -> None:
    error = DiskFull("The disk is full.", "Make 50 MB of room.")

    assert words_for(error) == ("The disk is full.", "Make 50 MB of room.")


def test_the_text_of_a_bug_is_neither_shown_nor_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            said = " ".join(words_for(error))

    assert SECRET not in said + caplog.text
    assert "ValueError" in caplog.text
    assert "test_errors.py" in caplog.text


def test_the_number_shown_is_the_number_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        advice = words_for(KeyError(SECRET))[1]

    assert advice.rstrip(".").split()[-1] in caplog.text


def test_a_failure_in_a_thread_reaches_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[tuple[str, str]] = []
    before = qInstallMessageHandler(None)
    catch_all(lambda words, advice: told.append((words, advice)))
    qInstallMessageHandler(before)

    def fails() -> None:
        raise DiskFull("The disk is full.", "Make 50 MB of room.")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()

    assert told == [("The disk is full.", "Make 50 MB of room.")]
