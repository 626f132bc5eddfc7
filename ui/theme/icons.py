"""Phosphor glyphs by the words of this program; it takes 130 ms to import, too long for a lock."""

from functools import partial
from types import MappingProxyType

import qtawesome
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache

from ui.theme.glyph import Glyph

NAMES = MappingProxyType(
    {
        "add": "plus",
        "act": "warning-octagon",
        "archive": "archive",
        "appearance": "palette",
        "custodian": "key",
        "back": "arrow-left",
        "backup": "hard-drives",
        "call": "phone-call",
        "calendar": "calendar-check",
        "cancel": "x",
        "cases": "folder-simple",
        "changed": "pencil-simple",
        "check": "check",
        "circle": "circle",
        "clear": "x",
        "consent": "handshake",
        "device": "device-mobile",
        "dice": "dice-five",
        "document": "file-text",
        "drop": "download-simple",
        "do_not_call": "phone-slash",
        "done": "check-circle-fill",
        "demonstration": "student",
        "down": "arrow-down",
        "edit": "pencil-simple",
        "evidence": "paperclip",
        "file": "file",
        "folder": "folder-open",
        "general": "arrows-in-line-horizontal",
        "go": "arrow-right",
        "hidden": "eye-slash",
        "history": "clock-counter-clockwise",
        "hold": "eye",
        "home": "house-line-fill",
        "identifies": "identification-card",
        "in_order": "check-circle",
        "job": "hourglass-medium",
        "keyboard": "keyboard",
        "language": "translate",
        "left_out": "eraser",
        "legal_hold": "scales",
        "lines": "list-bullets",
        "lock": "lock-simple",
        "lock_fill": "lock-simple-fill",
        "more": "caret-right",
        "more_rtl": "caret-left",
        "new_folder": "folder-plus",
        "next_step": "arrow-right",
        "new_vault": "plus-circle",
        "note": "chat-text",
        "partners": "address-book",
        "pdf": "file-pdf",
        "person": "user",
        "picture": "image",
        "problem": "warning-circle",
        "protection": "shield",
        "puzzle": "puzzle-piece",
        "question": "question",
        "quote": "quotes",
        "releases": "paper-plane-tilt",
        "retry": "arrows-clockwise",
        "ring": "phone",
        "risk_due": "shield-warning",
        "role": "user-circle",
        "safe": "shield-check",
        "search": "magnifying-glass",
        "settings": "gear-six",
        "share": "export",
        "shelter": "house",
        "sound": "microphone",
        "stop": "hand-palm",
        "taken_back": "x-circle",
        "waits": "hourglass-medium",
        "tiles": "squares-four",
        "timer": "timer",
        "today": "sun-horizon",
        "told": "megaphone",
        "trends": "chart-bar",
        "up": "arrow-up",
        "users": "users",
        "validate": "circle-wavy-check",
        "video": "video-camera",
        "words": "arrows-left-right",
        **{
            f"step_{n}": f"number-circle-{word}"
            for n, word in enumerate(
                ("one", "two", "three", "four", "five", "six", "seven", "eight"), 1
            )
        },
    }
)
"""What a thing is called here, and the name of its Phosphor glyph."""


def _draw(name: str, painter: QPainter, rect: QRectF, colour: QColor) -> None:
    ratio = max(painter.device().devicePixelRatioF(), 2.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    pixmap = _pixmap(name, colour.name(), round(rect.width() * ratio))
    painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
    painter.restore()


def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    key = f"{name} {colour} {side}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = qtawesome.icon(f"ph.{name}", color=colour).pixmap(QSize(side, side))
        QPixmapCache.insert(key, kept)
    return kept


def icon(name: str, *, chosen: bool = False) -> Glyph:
    """The glyph for a thing; the filled form marks the page that is open."""
    return partial(_draw, NAMES[name] + ("-fill" if chosen else ""))
