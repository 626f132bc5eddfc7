"""What a failure is called on the screen; a bug shows a number and never its text."""

import logging
import secrets
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ui.words import tr
from workstation.errors import Cancelled, WorkstationError

log = logging.getLogger(__name__)


def words_for(error: BaseException) -> tuple[str, str]:
    """Headline and advice for the user; a bug gets a number, never its text."""
    if isinstance(error, WorkstationError):
        return error.words, error.advice
    number = secrets.token_hex(3)
    log_bug(number, error)
    return (
        tr("Something went wrong inside the program."),
        tr("Go on working. If it comes back, give your support this number: {number}.").format(
            number=number
        ),
    )


def log_bug(number: str, error: BaseException) -> None:
    """Write the type and the frames; the text of an unknown error may hold case content."""
    frames = " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    log.error("bug %s: %s at %s", number, type(error).__qualname__, frames)


def catch_all(tell: Callable[[str, str], None]) -> None:
    """Send every failure that nobody caught, in any thread and in Qt, to `tell` and the log."""

    def caught(error: BaseException) -> None:
        if not isinstance(error, Cancelled | KeyboardInterrupt):
            tell(*words_for(error))

    def in_main(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        caught(error)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            caught(args.exc_value)

    sys.excepthook = in_main
    threading.excepthook = in_thread
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    """The text may name a widget's content, so only the place is kept."""
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        log.warning("Qt %s in %s", kind.name, context.category)
