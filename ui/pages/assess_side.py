"""The right side of the risk page: result, impact, own fear, what was signed before, the verbs."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages.assess_people import Assessed
from ui.pages.assess_result import AssessResult
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.choices import Check, Combo
from ui.widgets.elide import Elide
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.masked import Masked
from ui.widgets.risk_history import Point, RiskHistory
from ui.widgets.scrolled import Scrolled
from ui.widgets.segment import Segment
from ui.widgets.text import label
from ui.words import tr
from workstation.records.kit import spec_of
from workstation.records.risk import Impact, RiskAssessment
from workstation.rules.risk import assess

SIDE, _GAP = 428, 9
_FEARS: Sequence[tuple[object, str]] = [(n, str(n)) for n in range(5)]


class AssessSide(QWidget):
    """`changed` follows each answer here."""

    changed = Signal()

    def __init__(self, *, officer: bool) -> None:
        super().__init__()
        fields = {spec.name: spec for spec in spec_of(RiskAssessment).fields}
        self._result, self._history = AssessResult(), RiskHistory()
        # It gives way before the side has to scroll, and takes what room there is.
        self._history.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._history.setMinimumHeight(self._history.minimumSizeHint().height())
        self._impact = Combo(*((i, f"I{i.value}  {tr(i.label)}") for i in Impact), value=Impact.I3)
        self._impact.setAccessibleName(tr(fields["impact"].label))
        self._fear = Segment(_FEARS)
        self._fear.setAccessibleName(tr(fields["own_fear"].label))
        self._fear_words = ""
        self._own = Masked(lambda: self._fear_words)
        self._own_line = held(row(label(tr("in own words"), "caption"), self._own, None, gap=6))
        self._young = Check(tr(fields["under_18"].label))
        self._hurt = Check(tr(fields["violence_now"].label))
        self._before = label(role="caption")
        self.save = button(tr("Save draft"))
        self.level = button(tr("Change the level…"), "quiet")
        self.sign = button(tr("Sign assessment"), "primary", icon("edit"))
        if not officer:
            self.level.hide()
            self.sign.hide()
        self._impact.activated.connect(lambda _at: self.changed.emit())
        self._fear.answered.connect(lambda _score: self.changed.emit())
        for box in (self._young, self._hurt):
            box.clicked.connect(lambda _on: self.changed.emit())
        said = tr("A protection officer signs it.") if not officer else ""
        help_ = tr(fields["own_fear"].field.help)
        self._lay_out(tr(fields["impact"].label), tr("Own fear"), help_, said)

    def show_draft(self, about: Assessed, draft: RiskAssessment, today: dt.date) -> None:
        """Show a draft and what was signed before it."""
        self._impact.choose(draft.impact)
        self._fear.answer(draft.own_fear)
        self._fear_words = draft.fear_words
        self._own_line.setVisible(bool(draft.fear_words))
        self._young.setChecked(draft.under_18)
        self._hurt.setChecked(draft.violence_now)
        self.show_finding(about, draft, today)

    def show_finding(self, about: Assessed, draft: RiskAssessment, today: dt.date) -> None:
        """Show what the answers come to now."""
        finding = assess(draft)
        self._result.show_finding(finding, draft.impact, None, today)
        points = [
            Point(a.signed_at.date(), a.risk)
            for a in about.of(draft.person)
            if a.signed_at is not None and a.risk is not None
        ]
        signed = tr("{number} signed, 1 draft").format(number=len(points))
        self._before.setText(signed)
        points.sort(key=lambda point: point.day)
        draft_point = Point(today, finding.risk, draft=True)
        self._history.show_points([*points, draft_point], about.told)

    def answers(self) -> dict[str, object]:
        """What is answered here, by field."""
        return {
            "impact": self._impact.value(),
            "own_fear": self._fear.value(),
            "under_18": self._young.isChecked(),
            "violence_now": self._hurt.isChecked(),
        }

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be signed twice at once."""
        for verb in (self.sign, self.level, self.save):
            verb.setEnabled(not busy)

    def _lay_out(self, impact: str, fear: str, help_: str, said: str) -> None:
        history = card(
            row(label(tr("Before"), "subtitle"), None, self._before),
            (self._history, 1),
            gap=2,
            margins=(14, 8, 14, 4),
        )
        fears = column(
            row(label(fear, "strong"), (self._own_line, 1), gap=6),
            row(self._fear, (Elide(help_, "caption"), 1), gap=10),
            gap=4,
        )
        parts: tuple[Part, ...] = (
            self._result,
            column(label(impact, "strong"), self._impact, gap=4),
            fears,
            row(self._hurt, self._young, None, gap=16),
            (history, 1),
        )
        area = Scrolled(column(*parts, gap=_GAP))
        end: list[Part] = [label(said, "muted")] if said else []
        foot = row(self.save, None, *end, self.level, self.sign, gap=8)
        self.setLayout(column((area, 1), 8, foot))
