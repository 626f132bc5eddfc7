"""The lines of a card of settings: what it is, what it does, and what is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from ui.theme.drawn import TICK
from ui.theme.glyph import GlyphView
from ui.theme.look import look
from ui.widgets.badge import Badge
from ui.widgets.choices import Combo
from ui.widgets.lay import Part, column, frame, held, row, rule
from ui.widgets.switch import Switch
from ui.widgets.text import label
from ui.words import tr
from workstation.services.settings import NO, YES, Setting, Settings

_CONTROL = 150
Choose = Callable[[Setting, str], object]


class SectionView(QWidget):
    """One part of the settings; `show_now` reads what it tells anew."""

    def show_now(self) -> None:
        """It is opened, or something was changed."""

    def first(self) -> QWidget | None:
        """The first thing to do here."""
        return None

    def primary(self) -> QAbstractButton | None:
        """The one main verb, if there is one."""
        return None


def line(
    title: str, text: str, end: QWidget | None = None, badge: QWidget | None = None
) -> QWidget:
    """What it is in bold with what it does under it; at the end its control."""
    head: list[Part] = [label(title, "strong")]
    head += [badge] if badge is not None else []
    words = column(row(*head, None, gap=9), label(text, "muted", wrap=True), gap=2)
    parts: list[Part] = [(words, 1)]
    if end is not None:
        parts.append((end, 0, Qt.AlignmentFlag.AlignVCenter))
    return held(row(*parts, gap=16, margins=(16, 9, 16, 9)))


def lines_card(title: str, lines: Sequence[QWidget]) -> QFrame:
    """A card of lines with a thin rule between them."""
    # In a layout: a label forgets margins of its own when it is dressed.
    parts: list[Part] = [column(label(title, "subtitle"), margins=(16, 12, 16, 2))]
    for at, each in enumerate(lines):
        parts += [rule(), each] if at else [each]
    return frame(column(*parts, margins=(1, 1, 1, 3)), card="plain")


def always() -> QWidget:
    """What stands where something may not be switched off."""
    return held(row(GlyphView(TICK, "muted", 15), label(tr("always"), "muted"), gap=5))


class SettingLine(QWidget):
    """One declared setting; choosing keeps it at once."""

    def __init__(self, setting: Setting, settings: Settings, choose: Choose) -> None:
        super().__init__()
        self._setting, self._settings = setting, settings
        self._badge = Badge(tr("changed here"))
        self.control: Switch | Combo
        if setting.switch:
            self.control = Switch(tr(setting.label))
            self.control.toggled.connect(lambda on: choose(setting, YES if on else NO))
        else:
            options = [(value, tr(words)) for value, words in setting.options]
            self.control = Combo(*options)
            self.control.setAccessibleName(tr(setting.label))
            self.control.setFixedWidth(look().px(_CONTROL))
            self.control.activated.connect(lambda _at: choose(setting, str(self._value())))
        inside = line(tr(setting.label), tr(setting.help), self.control, self._badge)
        self.setLayout(column(inside))
        self.show_now()

    @property
    def setting(self) -> Setting:
        """What it chooses."""
        return self._setting

    def show_now(self) -> None:
        """Show what holds."""
        value = self._settings.value(self._setting)
        self.control.blockSignals(True)
        if isinstance(self.control, Switch):
            self.control.setChecked(value == YES)
        else:
            self.control.choose(value)
        self.control.blockSignals(False)
        self._badge.setVisible(self._settings.changed(self._setting))

    def _value(self) -> object:
        assert isinstance(self.control, Combo)
        return self.control.value()
