"""What the answers come to: the arithmetic as it is, the matrix, the floor, the next review."""

import datetime as dt

from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.lay import card, column, held, row
from ui.widgets.matrix import Matrix
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.text import label
from ui.words import tr
from workstation.records.cases import RiskLevel
from workstation.records.risk import Impact
from workstation.rules.risk import LEVELS, MATRIX, REVIEW_DAYS, Finding, review_by

LIKELY = ("L1 unlikely", "L2 possible", "L3 likely", "L4 very likely")


def rank(level: RiskLevel) -> int:
    """1 for Low to 4 for Critical."""
    return LEVELS.index(level) + 1


def short_day(day: dt.date) -> str:
    """As Thu 26 Nov."""
    return f"{day:%a} {day.day} {day:%b}"


class AssessResult(QWidget):
    """Renewed after each answer."""

    def __init__(self) -> None:
        super().__init__()
        self._badge, self._why = RiskBadge(1), label(wrap=True)
        self._threat, self._vulnerability = _number(), _number()
        self._capacity, self._risk, self._likelihood = _number(), _number(), _number()
        self._unknown, self._review = label(role="caption"), label(role="strong", wrap=True)
        levels = [[rank(level) for level in MATRIX[row]] for row in sorted(MATRIX)]
        impacts = [f"I{impact.value}" for impact in Impact]
        self._matrix = Matrix(levels, [tr(words) for words in LIKELY], impacts)
        sums = row(
            _named(tr("Threat"), self._threat),
            _named(tr("Vulnerability"), self._vulnerability),
            _named(tr("Capacity"), self._capacity),
            _named(tr("Risk"), self._risk),
            None,
            _named(tr("Likelihood"), self._likelihood),
            gap=14,
        )
        review = row(
            GlyphView(icon("calendar"), "muted", 16), (self._review, 1), self._unknown, gap=6
        )
        head = row(self._badge, (self._why, 1), gap=8)
        lines = card(head, sums, self._matrix, review, gap=8, margins=(14, 12, 14, 10))
        self.setLayout(column(lines))

    def show_finding(
        self, finding: Finding, impact: Impact, chosen: RiskLevel | None, today: dt.date
    ) -> None:
        """Show what the answers come to; `chosen` is a level that was set in its place."""
        level = chosen or finding.level
        self._badge.show_level(rank(level))
        self._why.setText(reason_of(finding, chosen))
        self._threat.setText(f"{finding.threat:.0f}")
        self._vulnerability.setText(f"× {1 + finding.vulnerability / 100:.2f}")
        self._capacity.setText(f"÷ {1 + finding.capacity / 100:.2f}")
        self._risk.setText(f"= {finding.risk:.0f}")
        self._likelihood.setText(tr(LIKELY[finding.likelihood - 1]))
        self._matrix.frame_cell(finding.likelihood - 1, int(impact.value) - 1)
        self._review.setText(review_words(level, today))
        self._unknown.setText(tr("{number} not known").format(number=finding.unknown))


def reason_of(finding: Finding, chosen: RiskLevel | None) -> str:
    """Why the level is not that of the framed cell, or that it is."""
    if chosen is not None and chosen is not finding.level:
        return tr("set by a person; the answers come to {level}").format(
            level=tr(finding.level.label)
        )
    lifting = [floor for floor in finding.floors if floor.level is finding.level]
    if finding.level is not finding.base and lifting:
        return tr("lifted from {level}, because {reason}").format(
            level=tr(finding.base.label), reason=tr(lifting[0].words)
        )
    if finding.low_confidence:
        return tr("by the answers; three or more threats are not known")
    return tr("by the answers")


def review_words(level: RiskLevel, today: dt.date) -> str:
    """When somebody looks again, and what else is due at this level."""
    day = short_day(review_by(level, today))
    if level is LEVELS[-1]:
        return tr("Ring daily. Assess again by {day}.").format(day=day)
    return tr("Assess again by {day}, in {days} days.").format(day=day, days=REVIEW_DAYS[level])


def _number() -> QLabel:
    return label("0", "subtitle")


def _named(name: str, value: QLabel) -> QWidget:
    return held(column(label(name, "caption"), value))
