"""What the program could not count or understand, and that a person read it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.choices import Check
from ui.widgets.lay import card, column, held
from ui.widgets.text import label
from ui.words import tr

_SHOWN, _LONGEST = 3, 90


class Uncounted(QWidget):
    """Hidden where everything could be read; what was confirmed holds for these words alone."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self._wishes: tuple[str, ...] = ()
        self._strange, self._kept = label("", wrap=True), label("", wrap=True)
        self._read = Check(tr("I read it, and nothing in it tells who it is of"))
        title = label(tr("For a person to read"), "subtitle")
        said = held(column(self._strange, self._kept, gap=4))
        self.setLayout(column(card(title, said, self._read, gap=8)))
        self._read.toggled.connect(lambda _on: self.changed.emit())
        self.hide()

    def begin(self) -> None:
        """Nothing is confirmed yet."""
        self._read.setChecked(False)

    def show_parts(self, parts: Sequence[str], wishes: Sequence[str]) -> None:
        """Show parts in which no traits were counted, and wishes that nothing understood."""
        now = (tuple(parts), tuple(wishes))
        if now == (self._parts, self._wishes):
            return
        self._parts, self._wishes = now
        self._read.setChecked(False)
        none = tr("Traits in these words were not counted. A person has to read them: {words}")
        self._strange.setText(none.format(words=_quoted(parts)))
        self._strange.setVisible(bool(parts))
        kept = tr("What is kept back in these words is not understood here: {words}")
        self._kept.setText(kept.format(words=_quoted(wishes)))
        self._kept.setVisible(bool(wishes))
        self.setVisible(bool(parts or wishes))

    def confirm(self, *, read: bool) -> None:
        """Show what was confirmed before of these words."""
        self._read.setChecked(read and not self.isHidden())

    def read(self) -> bool:
        """Whether a person read what stands here."""
        return self._read.isChecked() and not self.isHidden()

    def first(self) -> QWidget:
        """Where it is confirmed."""
        return self._read


def _quoted(parts: Sequence[str]) -> str:
    """The first of them, shortened."""
    shown = [p if len(p) <= _LONGEST else f"{p[:_LONGEST]}…" for p in parts[:_SHOWN]]
    more = tr("and {n} more").format(n=len(parts) - _SHOWN) if len(parts) > _SHOWN else ""
    return ", ".join([*(f"“{part}”" for part in shown), *([more] if more else [])])
