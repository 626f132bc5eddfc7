"""How long ago the last backup was read back, at the foot of the side."""

from PySide6.QtWidgets import QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.lay import column, restyle, row
from ui.widgets.text import label
from ui.words import tr

_SOON, _LATE = 8, 31
"""Days after which a backup is old, and after which it is too old."""


def days_ago(days: int | None) -> str:
    """When it was, in words."""
    if days is None:
        return tr("never")
    if days == 0:
        return tr("today")
    return tr("1 day ago") if days == 1 else tr("{days} days ago").format(days=days)


def backup_tone(days: int | None) -> str:
    """How pressing the next one is: ok, warn or danger."""
    if days is None or days >= _LATE:
        return "danger"
    return "warn" if days >= _SOON else "ok"


class BackupLine(QWidget):
    """Hidden until somebody says how it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._mark, self._when = GlyphView(icon("backup"), "faint", 16), label(role="caption")
        words = column(label(tr("Verified backup"), "faint"), self._when)
        self.setLayout(row(self._mark, (words, 1), margins=(16, 6, 8, 8)))
        self.hide()

    def show_days(self, days: int | None) -> None:
        """Say how many days have gone; None for no backup at all."""
        tone = backup_tone(days)
        self._when.setText(days_ago(days))
        restyle(self._when, "tone", "" if tone == "ok" else tone)
        self._mark.show_glyph(icon("backup"), "faint" if tone == "ok" else tone)
        self.setAccessibleName(f"{tr('Verified backup')} {days_ago(days)}")
