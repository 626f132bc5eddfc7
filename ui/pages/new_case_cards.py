"""The five numbered cards of a new case; each gives its part of the draft."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.dialogs.entries import mark_of
from ui.dialogs.hidden_entry import HiddenEntry
from ui.dialogs.picker import Picker
from ui.pages.new_case_draft import NO_WINDOW, NewCase, hours_of
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.lay import Part, column, row
from ui.widgets.segment import Segment
from ui.widgets.span_text import utf16
from ui.widgets.text import label
from ui.words import tr
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.intake import Intake, IntakeChannel
from workstation.records.kit import FieldSpec, Record, spec_of

_WORDS = 66
_DAYS = (
    ("all", "Every day"),
    ("not_sunday", "Not Sundays"),
    ("weekdays", "Monday to Friday"),
    ("weekend", "Weekends"),
    ("sunday", "Sundays only"),
)


def spec(kind: type[Record], name: str) -> FieldSpec:
    """The declaration of a field."""
    return next(found for found in spec_of(kind).own if found.name == name)


def field_of(kind: type[Record], name: str, entry: QWidget, **more: Any) -> Field:
    declared = spec(kind, name)
    return Field(tr(declared.label), entry, mark=mark_of(declared), **more)


class Card(QFrame):
    """`changed` tells that something was typed or chosen."""

    changed = Signal()

    def __init__(self, number: int, title: str, aside: str) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        head = row(
            GlyphView(icon(f"step_{number}"), "accent", 20),
            label(title, "subtitle"),
            label(aside, "faint"),
            None,
            gap=8,
        )
        self._lines = column(head, gap=6, margins=(16, 8, 16, 10))
        self.setLayout(self._lines)
        self.entries: dict[str, QWidget] = {}

    def add(self, *parts: Part) -> None:
        """Put parts under the head."""
        for part in parts:
            if isinstance(part, QWidget):
                self._lines.addWidget(part)
            elif part is not None and not isinstance(part, int | tuple):
                self._lines.addLayout(part)

    def listen(self, **entries: QWidget) -> None:
        """Tell of each change of these inputs; blockers name them."""
        self.entries.update(entries)
        for entry in entries.values():
            if isinstance(entry, QLineEdit | QPlainTextEdit):
                entry.textChanged.connect(self.changed)
            elif isinstance(entry, Picker):
                entry.currentIndexChanged.connect(self.changed)
            elif isinstance(entry, Check):
                entry.toggled.connect(self.changed)
            elif isinstance(entry, Segment):
                entry.answered.connect(self.changed)


class ContactCard(Card):
    """How to reach the worker safely."""

    def __init__(self) -> None:
        super().__init__(1, tr("How to reach the worker safely"), tr("before any number is used"))
        plan = SafeContactPlan
        self.way = Picker([(w, tr(w.label)) for w in ContactWay], placeholder=tr("Choose"))
        self.hours, self.language = QLineEdit(), QLineEdit()
        self.hours.setPlaceholderText(tr("19:00–21:00"))
        self.days = Picker([(key, tr(words)) for key, words in _DAYS], "all")
        here = QTimeZone.systemTimeZoneId().toStdString()
        zones = sorted(zone for zone in available_timezones() if "/" in zone)
        self.zone = Picker([(z, z.replace("_", " ")) for z in zones], here)
        self.number, self.never = HiddenEntry(), HiddenEntry()
        self.cover = QLineEdit()
        self.shared, self.messages = Check(tr("Shared phone")), Check(tr("Messages allowed"))
        self.days.setAccessibleName(tr("On which days"))
        when = field_of(
            plan, "windows", self.hours, required=True, beside=self.days, check=self._hours_problem
        )
        self.add(
            row(
                (field_of(plan, "channel", self.way, required=True), 4),
                (when, 7),
                (field_of(plan, "language", self.language, required=True), 4),
                gap=12,
            ),
            row(
                (field_of(plan, "number", self.number), 4),
                (field_of(plan, "cover_story", self.cover), 7),
                (field_of(plan, "zone", self.zone), 4),
                gap=12,
            ),
            row(
                (field_of(plan, "never", self.never), 1),
                (column(None, self.shared, 7), 0),
                (column(None, self.messages, 7), 0),
                gap=16,
            ),
        )
        self.listen(way=self.way, hours=self.hours, days=self.days, language=self.language)
        self.listen(zone=self.zone, number=self.number, never=self.never, cover=self.cover)
        self.listen(shared=self.shared, messages=self.messages)

    def values(self) -> Mapping[str, Any]:
        """This card's part of the draft."""
        return {
            "way": self.way.value(),
            "hours": self.hours.text(),
            "days": self.days.value(),
            "zone": self.zone.value() or "",
            "language": self.language.text(),
            "number": self.number.text(),
            "cover_story": self.cover.text(),
            "never": self.never.text(),
            "shared": self.shared.isChecked(),
            "messages": self.messages.isChecked(),
        }

    def show_draft(self, draft: NewCase) -> None:
        """Show what was kept."""
        self.way.choose(draft.way)
        self.days.choose(draft.days)
        if draft.zone:
            self.zone.choose(draft.zone)
        lines = ((self.hours, draft.hours), (self.language, draft.language))
        more = ((self.number, draft.number), (self.cover, draft.cover_story))
        for line, text in (*lines, *more, (self.never, draft.never)):
            line.setText(text)
        self.shared.setChecked(draft.shared)
        self.messages.setChecked(draft.messages)

    def _hours_problem(self) -> str:
        if self.way.value() in NO_WINDOW or hours_of(self.hours.text()) is not None:
            return ""
        return tr("Write the hours as 19:00–21:00.")


class WordsCard(Card):
    """What the worker said and wants."""

    def __init__(self) -> None:
        super().__init__(2, tr("What the worker said"), tr("own words, own language"))
        self.channel = Picker([(c, tr(c.label)) for c in IntakeChannel], placeholder=tr("Choose"))
        self.text, self.wanted, self.title = QPlainTextEdit(), QLineEdit(), QLineEdit()
        self.text.setFixedHeight(look().px(_WORDS))
        self.text.setTabChangesFocus(True)
        self.title.setPlaceholderText(tr(spec(Case, "title").field.help))
        self._seen = label(role="caption")
        title = spec(Case, "title")
        self.add(
            field_of(Account, "text", self.text, required=True),
            self._seen,
            row(
                (field_of(Account, "wanted", self.wanted, required=True), 3),
                (Field(tr(title.label), self.title, required=False), 2),
                (field_of(Intake, "channel", self.channel, required=True), 2),
                gap=12,
            ),
        )
        self._seen.hide()
        self.listen(account=self.text, wanted=self.wanted, title=self.title)
        self.listen(intake=self.channel)

    def values(self) -> Mapping[str, Any]:
        """This card's part of the draft."""
        return {
            "text": self.text.toPlainText(),
            "wanted": self.wanted.text(),
            "title": self.title.text(),
            "channel": self.channel.value(),
        }

    def show_draft(self, draft: NewCase) -> None:
        """Show what was kept."""
        self.text.setPlainText(draft.text)
        self.wanted.setText(draft.wanted)
        self.title.setText(draft.title)
        self.channel.choose(draft.channel)

    def mark(self, names: Sequence[str]) -> None:
        """Mark where the names that were written down stand in the own words."""
        said = self.text.toPlainText()
        found = [
            self._marked(utf16(said, place.start()), utf16(said, place.end()))
            for name in names
            for place in re.finditer(re.escape(name), said, re.IGNORECASE)
        ]
        self.text.setExtraSelections(found)
        one = tr("1 name seen. It is hidden everywhere else.")
        many = tr("{n} names seen. They are hidden everywhere else.")
        self._seen.setText(one if len(found) == 1 else many.format(n=len(found)))
        self._seen.setVisible(bool(found))

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark, style = QTextEdit.ExtraSelection(), QTextCharFormat()
        style.setBackground(QColor(look().colour("token_soft")))
        style.setForeground(QColor(look().colour("token")))
        style.setFontUnderline(True)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, style
        return mark
