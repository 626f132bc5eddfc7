"""The five numbered cards of a new case; each gives its part of the draft."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.dialogs.entries import mark_of
from ui.dialogs.hidden_entry import HiddenEntry
from ui.dialogs.picker import Picker
from ui.pages.new_case_draft import NO_WINDOW, NameDraft, NewCase, hours_of
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.lay import Part, column, held, row
from ui.widgets.segment import Segment
from ui.widgets.text import label
from ui.words import tr
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.consents import ConsentState
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.generalise import MINOR
from workstation.records.intake import Intake, IntakeChannel, IntakeSource
from workstation.records.kit import FieldSpec, Record, spec_of
from workstation.records.names import NameKind
from workstation.records.people import Person, YesNo

_WORDS, _KIND = 66, 118
_MOST_NAMES = 12
FEAR = ("none", "possible", "signs", "credible", "happening")
_DAYS = (
    ("all", "Every day"),
    ("not_sunday", "Not Sundays"),
    ("weekdays", "Monday to Friday"),
    ("weekend", "Weekends"),
    ("sunday", "Sundays only"),
)
_AGES = ("", MINOR, "18-24", "25-34", "35-44", "45+")


def spec(kind: type[Record], name: str) -> FieldSpec:
    """The declaration of a field."""
    return next(found for found in spec_of(kind).own if found.name == name)


def _field(kind: type[Record], name: str, entry: QWidget, **more: Any) -> Field:
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
        when = _field(
            plan, "windows", self.hours, required=True, beside=self.days, check=self._hours_problem
        )
        self.add(
            row(
                (_field(plan, "channel", self.way, required=True), 4),
                (when, 7),
                (_field(plan, "language", self.language, required=True), 4),
                gap=12,
            ),
            row(
                (_field(plan, "number", self.number), 4),
                (_field(plan, "cover_story", self.cover), 7),
                (_field(plan, "zone", self.zone), 4),
                gap=12,
            ),
            row(
                (_field(plan, "never", self.never), 1),
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
        self.source = Picker([(s, tr(s.label)) for s in IntakeSource], IntakeSource.SELF)
        self.text, self.wanted, self.title = QPlainTextEdit(), QLineEdit(), QLineEdit()
        self.text.setFixedHeight(look().px(_WORDS))
        self.text.setTabChangesFocus(True)
        self.title.setPlaceholderText(tr(spec(Case, "title").field.help))
        self._seen = label(role="caption")
        title = spec(Case, "title")
        self.add(
            _field(Account, "text", self.text, required=True),
            self._seen,
            _field(Account, "wanted", self.wanted, required=True),
            row(
                (Field(tr(title.label), self.title, required=False), 2),
                (_field(Intake, "channel", self.channel, required=True), 1),
                (_field(Intake, "source", self.source), 1),
                gap=12,
            ),
        )
        self._seen.hide()
        self.listen(account=self.text, wanted=self.wanted, title=self.title)
        self.listen(intake=self.channel, source=self.source)

    def values(self) -> Mapping[str, Any]:
        """This card's part of the draft."""
        return {
            "text": self.text.toPlainText(),
            "wanted": self.wanted.text(),
            "title": self.title.text(),
            "channel": self.channel.value(),
            "source": self.source.value(),
        }

    def show_draft(self, draft: NewCase) -> None:
        """Show what was kept."""
        self.text.setPlainText(draft.text)
        self.wanted.setText(draft.wanted)
        self.title.setText(draft.title)
        self.channel.choose(draft.channel)
        self.source.choose(draft.source)

    def mark(self, names: Sequence[str]) -> None:
        """Mark where the names that were written down stand in the own words."""
        found: list[QTextEdit.ExtraSelection] = []
        plain = self.text.toPlainText().casefold()
        for name in names:
            at = plain.find(name.casefold())
            while at >= 0:
                found.append(self._marked(at, len(name)))
                at = plain.find(name.casefold(), at + len(name))
        self.text.setExtraSelections(found)
        words = tr("1 name seen.") if len(found) == 1 else tr("{n} names seen.")
        self._seen.setText(f"{words.format(n=len(found))} {tr('They are hidden everywhere else.')}")
        self._seen.setVisible(bool(found))

    def _marked(self, at: int, long: int) -> QTextEdit.ExtraSelection:
        mark, style = QTextEdit.ExtraSelection(), QTextCharFormat()
        style.setBackground(QColor(look().colour("token_soft")))
        style.setForeground(QColor(look().colour("token")))
        style.setFontUnderline(True)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(at)
        cursor.setPosition(at + long, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, style
        return mark


class PersonCard(Card):
    """Who it is, or nobody."""

    def __init__(self) -> None:
        super().__init__(3, tr("Who it is"), tr("or leave it empty"))
        self.unnamed = Check(tr(spec(Person, "unnamed").label))
        self._names: list[tuple[Picker, HiddenEntry]] = []
        self._lines_of_names = column(gap=6)
        self._another = button(
            tr("Another form"), "quiet", icon("add"), press=lambda: self._add_name(NameDraft())
        )
        self.age = Picker([(age, age or tr("Not known")) for age in _AGES], "")
        yes_no = ((YesNo.NO, tr("No")), (YesNo.YES, tr("Yes")), (YesNo.UNKNOWN, "?"))
        self.under_18 = Segment(yes_no)
        names = spec(Person, "names")
        mark = mark_of(names)
        head: list[Part] = [label(tr(names.label), "strong"), None]
        if mark is not None:
            head += [GlyphView(mark[0], "faint", 14), label(mark[1], "faint")]
        top = (
            (column(_field(Person, "age_band", self.age), None), 1),
            column(_field(Person, "under_18", self.under_18, required=True), None),
        )
        self.add(
            self.unnamed,
            row(*head, gap=5),
            self._lines_of_names,
            row(self._another, None),
            row(*top, gap=12),
        )
        self.listen(unnamed=self.unnamed, age=self.age, under_18=self.under_18)
        self.unnamed.toggled.connect(self._hide_names)
        self._add_name(NameDraft())

    def values(self) -> Mapping[str, Any]:
        """This card's part of the draft."""
        return {
            "unnamed": self.unnamed.isChecked(),
            "names": tuple(_name(kind, e) for kind, e in self._names),
            "age": self.age.value(),
            "under_18": self.under_18.value(),
        }

    def show_draft(self, draft: NewCase) -> None:
        """Show what was kept."""
        self.unnamed.setChecked(draft.unnamed)
        self.age.choose(draft.age)
        self.under_18.answer(draft.under_18)
        for (kind, entry), kept in zip(self._names, draft.names, strict=False):
            kind.choose(kept.kind)
            entry.setText(kept.text)
        for kept in draft.names[len(self._names) :]:
            self._add_name(kept)

    def _add_name(self, name: NameDraft) -> None:
        kind = Picker([(k, tr(k.label)) for k in NameKind], name.kind)
        kind.setFixedWidth(look().px(_KIND))
        kind.setAccessibleName(tr("What sort of name"))
        entry = HiddenEntry(name.text)
        entry.setAccessibleName(tr("Name"))
        self._names.append((kind, entry))
        line = held(row(kind, (entry, 1), gap=6))
        line.setEnabled(not self.unnamed.isChecked())
        self._lines_of_names.addWidget(line)
        self.listen(**{f"name{len(self._names)}": entry, f"kind{len(self._names)}": kind})
        self._another.setVisible(len(self._names) < _MOST_NAMES)

    def _hide_names(self, unnamed: bool) -> None:
        for kind, entry in self._names:
            kind.setEnabled(not unnamed)
            entry.setEnabled(not unnamed)
        self._another.setEnabled(not unnamed)


class SafetyCard(Card):
    """How safe it is now, in the worker's own answer."""

    def __init__(self) -> None:
        super().__init__(4, tr("How safe, now"), tr("the worker’s own answer"))
        self.fear = Segment([(n, str(n)) for n in range(5)])
        yes_no = ((YesNo.NO, tr("No")), (YesNo.YES, tr("Yes")), (YesNo.UNKNOWN, "?"))
        self.threat = Segment(yes_no)
        self._means = label(role="muted")
        self._due = Banner("warn", tr("A threat: a risk assessment is due today."))
        self._due.hide()
        self.add(
            row(label(tr("Own fear")), self.fear, self._means, None, gap=10),
            row(label(tr(spec(Intake, "threat_already").label)), self.threat, None, gap=10),
            self._due,
        )
        self.fear.setAccessibleName(tr(spec(Intake, "fear").label))
        self.threat.setAccessibleName(tr(spec(Intake, "threat_already").label))
        self.listen(fear=self.fear, threat=self.threat)
        self.fear.answered.connect(lambda _value: self._tell())
        self.threat.answered.connect(lambda _value: self._tell())

    def values(self) -> Mapping[str, Any]:
        """This card's part of the draft."""
        return {"fear": self.fear.value(), "threat": self.threat.value()}

    def show_draft(self, draft: NewCase) -> None:
        """Show what was kept."""
        self.fear.answer(draft.fear)
        self.threat.answer(draft.threat)
        self._tell()

    def _tell(self) -> None:
        fear = self.fear.value()
        self._means.setText(tr(FEAR[fear]) if isinstance(fear, int) else "")
        self._due.setVisible(self.threat.value() is YesNo.YES)


class KeepCard(Card):
    """Whether this may be kept at all."""

    def __init__(self) -> None:
        super().__init__(5, tr("May we keep this?"), tr("spoken is enough"))
        words = tr("Explained: what for, who sees it, risks, no is fine, taking it back")
        self.explained = Check(words)
        self.answer = Segment(
            (
                (ConsentState.GRANTED, tr("Yes")),
                (ConsentState.REFUSED, tr("No")),
                (ConsentState.EXPLAINED, tr("Later")),
            )
        )
        self.answer.setAccessibleName(tr("May we keep this?"))
        self._hint = label(tr("Ask before you ring off."), tone="danger", wrap=True)
        self.add(row(self.explained, None, self.answer, gap=10), self._hint)
        self.listen(explained=self.explained, consent=self.answer)
        self.changed.connect(self._tell)

    def values(self) -> Mapping[str, Any]:
        """This card's part of the draft."""
        return {"explained": self.explained.isChecked(), "answer": self.answer.value()}

    def show_draft(self, draft: NewCase) -> None:
        """Show what was kept."""
        self.explained.setChecked(draft.explained)
        self.answer.answer(draft.answer)
        self._tell()

    def _tell(self) -> None:
        answer = self.answer.value()
        said = {
            ConsentState.REFUSED: tr("No is an answer. Throw it away; nothing is kept."),
            ConsentState.EXPLAINED: tr("It stays a draft until there is a yes."),
        }
        self._hint.setText(said.get(answer, tr("Ask before you ring off.")))  # type: ignore[call-overload] # any value is looked up
        self._hint.setVisible(not (answer is ConsentState.GRANTED and self.explained.isChecked()))


def _name(kind: Picker, entry: HiddenEntry) -> NameDraft:
    chosen = kind.value()
    return NameDraft(entry.text(), chosen if isinstance(chosen, NameKind) else NameKind.HEARD)
