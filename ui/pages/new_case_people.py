"""Cards three to five of a new case: who it is, how safe it is, and whether it may be kept."""

from collections.abc import Mapping
from typing import Any

from ui.dialogs.entries import mark_of
from ui.dialogs.hidden_entry import HiddenEntry
from ui.dialogs.picker import Picker
from ui.pages.new_case_cards import Card, field_of, spec
from ui.pages.new_case_draft import NameDraft, NewCase
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.choices import Check
from ui.widgets.lay import Part, column, held, row
from ui.widgets.segment import Segment
from ui.widgets.text import label
from ui.words import tr
from workstation.records.consents import ConsentState
from workstation.records.generalise import MINOR
from workstation.records.intake import Intake, IntakeSource
from workstation.records.names import NameKind
from workstation.records.people import Person, YesNo

_KIND = 118
_MOST_NAMES = 12
FEAR = ("none", "possible", "signs", "credible", "happening")
AGES = ("", MINOR, "18-24", "25-34", "35-44", "45+")
"""Ages to choose from; the first is not known."""


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
        self.age = Picker([(age, age or tr("Not known")) for age in AGES], "")
        yes_no = ((YesNo.NO, tr("No")), (YesNo.YES, tr("Yes")), (YesNo.UNKNOWN, "?"))
        self.under_18 = Segment(yes_no)
        self.source = Picker([(s, tr(s.label)) for s in IntakeSource], IntakeSource.SELF)
        names = spec(Person, "names")
        mark = mark_of(names)
        head: list[Part] = [label(tr(names.label), "strong"), None]
        if mark is not None:
            head += [GlyphView(mark[0], "faint", 14), label(mark[1], "faint")]
        top = (
            (column(field_of(Person, "age_band", self.age), None), 1),
            column(field_of(Person, "under_18", self.under_18, required=True), None),
        )
        self.add(
            self.unnamed,
            row(*head, gap=5),
            self._lines_of_names,
            row(self._another, None),
            row(*top, gap=12),
            field_of(Intake, "source", self.source),
        )
        self.listen(source=self.source, unnamed=self.unnamed, age=self.age, under_18=self.under_18)
        self.unnamed.toggled.connect(self._hide_names)
        self._add_name(NameDraft())

    def values(self) -> Mapping[str, Any]:
        """This card's part of the draft."""
        return {
            "unnamed": self.unnamed.isChecked(),
            "names": tuple(_name(kind, e) for kind, e in self._names),
            "age": self.age.value(),
            "source": self.source.value(),
            "under_18": self.under_18.value(),
        }

    def show_draft(self, draft: NewCase) -> None:
        """Show what was kept."""
        self.unnamed.setChecked(draft.unnamed)
        self.age.choose(draft.age)
        self.source.choose(draft.source)
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
        self._said = label(tr("Ask before you ring off."), tone="danger", wrap=True)
        self._hint = held(row(GlyphView(icon("problem"), "danger", 16), (self._said, 1), gap=6))
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
            ConsentState.GRANTED: tr("Explain all five points first, then ask."),
        }
        self._said.setText(said.get(answer, tr("Ask before you ring off.")))  # type: ignore[call-overload] # any value is looked up
        self._hint.setVisible(not (answer is ConsentState.GRANTED and self.explained.isChecked()))


def _name(kind: Picker, entry: HiddenEntry) -> NameDraft:
    chosen = kind.value()
    return NameDraft(entry.text(), chosen if isinstance(chosen, NameKind) else NameKind.HEARD)
