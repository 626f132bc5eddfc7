"""The order in which Tab comes to things: Qt puts what was made last at the end of the window."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_NONE = Qt.FocusPolicy.NoFocus


def in_turn(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab come to those of the parts that take the focus right after `before`, in turn."""
    last, whole = before, None
    for part in parts:
        proxy = part.focusProxy()
        inside = whole is not None and whole.isAncestorOf(part)
        # The list of a choice is a window of its own.
        apart = part.window() is not before.window()
        if inside or apart or (proxy is None and part.focusPolicy() is _NONE):
            continue
        # What hands its focus on to a part of its own moves with all of them.
        whole = part if proxy is not None else None
        _chain(last, part)
        last = part


def _chain(first: QWidget, second: QWidget) -> None:
    """Qt chains nothing to what takes no focus, and gives a policy on to the proxy."""
    parts = (first, first.focusProxy(), second, second.focusProxy())
    kept = [(part, part.focusPolicy()) for part in parts if part is not None]
    for part, policy in kept:
        if policy is _NONE:
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    QWidget.setTabOrder(first, second)
    for part, policy in kept:
        part.setFocusPolicy(policy)
