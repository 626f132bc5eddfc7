"""Consents: one row for one purpose and one audience, and who relied on it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.dialogs.card import Question
from ui.models.paged import Column, PagedModel
from ui.pages.case.belonging import Belonging
from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.pages.case.forms import audience_of, partner_words
from ui.pages.case.guess import guess_parts
from ui.pages.case.head import language
from ui.pages.case.matters import Matters
from ui.pages.case.witnesses import ask_about_witnesses, has_witness
from ui.pages.case.words import day
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.cells import Cell
from ui.widgets.flow import Flow
from ui.widgets.lay import Part, card, column, row, rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import tr
from workstation.records.consents import Consent, ConsentState, Explained
from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id, fields_of, spec_of
from workstation.rules.consents import as_last_answered, relied_on, state_on

_SIDE, _SIDE_NARROW, _NARROW = 296, 290, 1000
_TONES = {
    ConsentState.EXPLAINED: "info",
    ConsentState.GRANTED: "ok",
    ConsentState.REFUSED: "neutral",
    ConsentState.WITHDRAWN: "danger",
    ConsentState.EXPIRED: "warn",
}
_GLYPHS = {
    ConsentState.EXPLAINED: "question",
    ConsentState.GRANTED: "in_order",
    ConsentState.REFUSED: "cancel",
    ConsentState.WITHDRAWN: "taken_back",
    ConsentState.EXPIRED: "job",
}
_NO_DAY = "–"
_SHAPES = (
    (700, (130, 0, 92, 138, 90, 108)),
    (560, (130, 0, 92, -1, 90, 108)),
    (480, (130, 0, -1, -1, 90, 108)),
    (0, (130, 0, -1, -1, -1, 108)),
)
"""Widths by the table's; what has no room there stands at the side."""
_TABLE_FIELDS = ("purpose", "audience", "scope", "mode", "expires", "state")


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A consent as the table shows it."""

    purpose: str
    audience: str
    scope: str
    how: str
    until: str
    state: str
    tone: str
    glyph: str


def line_of(consent: Consent, file: CaseFile, today: dt.date) -> ConsentLine:
    """What the table says of a consent today."""
    state = state_on(consent, today)
    in_force = state is ConsentState.GRANTED and consent.expires is not None
    words, tone, glyph = tr(state.label), _TONES[state], _GLYPHS[state]
    if in_force and consent.expires == today:
        words, tone, glyph = tr("Ends today"), "warn", _GLYPHS[ConsentState.EXPIRED]
    how = [tr(consent.mode.label), language(consent.language)]
    return ConsentLine(
        purpose=tr(consent.purpose.label),
        audience=audience_of(consent, file),
        scope=tr(consent.scope.label),
        how=" · ".join(part for part in how if part),
        until=day(consent.expires, today) if in_force and consent.expires else _NO_DAY,
        state=words,
        tone=tone,
        glyph=glyph,
    )


def _columns() -> tuple[Column[ConsentLine], ...]:
    labels = {spec.name: spec.label for spec in spec_of(Consent).own}
    labels["audience"], labels["mode"] = labels["contact"], tr("How, language")
    cells = (
        lambda line: Cell(line.purpose, strong=True),
        lambda line: Cell(line.audience[:1].upper() + line.audience[1:]),
        lambda line: Cell(line.scope),
        lambda line: Cell(line.how),
        lambda line: Cell(line.until),
        lambda line: Cell(line.state, badge=line.tone, glyph=icon(line.glyph)),
    )
    return tuple(
        Column(labels[name], "", cell) for name, cell in zip(_TABLE_FIELDS, cells, strict=True)
    )


class ConsentsTab(QWidget):
    """The rows at the start, the chosen one at the end."""

    def __init__(self, desk: Desk, matters: Matters, belonging: Belonging) -> None:
        super().__init__()
        self._desk, self._matters = desk, matters
        self._consents: Sequence[Consent] = ()
        self._chosen: Id | None = None
        self._again: QPushButton | None = None
        self._model: PagedModel[ConsentLine] = PagedModel(_columns(), self._lines)
        self._table = Table(self._model)
        self._table.show_order(-1, falling=False)
        self._table.setAccessibleName(tr("Consents"))
        self._table.set_shapes(*_SHAPES)
        self._table.selectionModel().currentRowChanged.connect(
            lambda index, _before: self._show(index.row())
        )
        self._ask = button(
            tr("Ask for another consent"), "quiet", icon("add"), press=self._matters.consent
        )
        self._join = button(
            tr("Somebody in the case…"), "quiet", icon("person"), press=belonging.somebody
        )
        self._silent = button(
            tr("A witness not reached…"), "quiet", icon("ring"), press=self._about_witnesses
        )
        self._side = Scrolled()
        self._ask.setVisible(desk.team)
        self._join.setVisible(desk.team)
        left = column((self._table, 1), 6, Flow(self._ask, self._join, self._silent))
        self.setLayout(row((left, 1), self._side, gap=12, margins=(20, 12, 20, 12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = look().room(self.width()) < _NARROW
        self._side.setFixedWidth(look().px(_SIDE_NARROW if narrow else _SIDE))

    def first(self) -> QWidget:
        """The rows."""
        return self._table

    def primary(self) -> QPushButton | None:
        """Ask again."""
        return self._again

    def show_file(self, file: CaseFile, today: dt.date) -> None:
        """Draw the rows anew and keep the one that was chosen."""
        self._silent.setVisible(self._desk.team and has_witness(self._desk))
        self._consents = as_last_answered(file.all(Consent))
        self._model.show_ids(range(len(self._consents)))
        ids = [consent.id for consent in self._consents]
        if ids:
            self._table.selectRow(ids.index(self._chosen) if self._chosen in ids else 0)
        else:
            self._again = None
            none = tr("Nobody was asked yet. Without a yes nothing may be kept or told.")
            self._side.fill(column(card(label(none, wrap=True)), None))

    def _about_witnesses(self) -> None:
        ask_about_witnesses(self._desk)

    def _lines(self, places: Sequence[int]) -> list[ConsentLine]:
        file, today = self._desk.file, self._desk.session.cases.today()
        assert file is not None
        return [line_of(self._consents[place], file, today) for place in places]

    def _show(self, place: int) -> None:
        file, today = self._desk.file, self._desk.session.cases.today()
        if not 0 <= place < len(self._consents) or file is None:
            return
        consent = self._consents[place]
        self._chosen = consent.id
        line = line_of(consent, file, today)
        relied = relied_on(consent, file.all(Disclosure))
        self._again = None
        if self._desk.team:
            ask = partial(self._matters.consent, consent)
            self._again = button(tr("Ask again"), "primary", icon("consent"), press=ask)
        parts: list[Part] = [
            label(f"{line.purpose}, {line.audience}", "subtitle", wrap=True),
            label(_terms(line), "muted", wrap=True),
            *_warning(consent, today),
            label(tr("What was explained"), "section"),
            *_explained(consent.explained),
            *_kept_back(consent),
            *guess_parts(self._desk, consent),
            rule(),
            label(tr("Relied on by"), "section"),
            *_relied(relied, file, today),
        ]
        ends: list[Part] = [self._again] if self._again is not None else []
        if self._desk.team and state_on(consent, today) is ConsentState.GRANTED:
            press = partial(self._take_back, consent, len(relied))
            ends.append(button(tr("Taken back…"), "danger", press=press))
        self._side.fill(column(card(*parts, None, 6, row(*ends, None, gap=8), gap=7)))

    def _take_back(self, consent: Consent, relied: int) -> None:
        text = tr("From now on it covers nothing. What was told already cannot be unsaid.")
        if relied:
            more = tr("Told so far: {number}. Each is to be asked back.")
            text = f"{text} {more.format(number=relied)}"
        write = partial(self._desk.session.cases.withdraw, consent.id)
        Question(
            self,
            tr("The person takes it back"),
            text,
            tr("Taken back"),
            partial(self._desk.keep, write, final=True),
        ).open()


def _terms(line: ConsentLine) -> str:
    """How much, how, and until when: a narrow table has no room for them."""
    last = line.until[:1].lower() + line.until[1:]
    until = tr("until {day}").format(day=last) if last != _NO_DAY else ""
    return " · ".join(part for part in (line.scope, line.how, until) if part)


def _warning(consent: Consent, today: dt.date) -> list[Part]:
    state = state_on(consent, today)
    if state is ConsentState.EXPIRED:
        return [Banner("warn", tr("It ran out."), tr("Ask again before anything goes out."))]
    if state is ConsentState.GRANTED and consent.expires == today:
        words = tr("After that nothing about this case may go to them.")
        return [Banner("warn", tr("Ends today at midnight."), words)]
    return []


def _explained(explained: Explained) -> list[Part]:
    lines: list[Part] = []
    for spec in fields_of(Explained):
        done = getattr(explained, spec.name)
        glyph, tone = ("check", "ok") if done else ("cancel", "danger")
        words = (label(tr(spec.label), wrap=True), 1)
        lines.append(row(GlyphView(icon(glyph), tone, 14), words, gap=8))
    return lines


def _kept_back(consent: Consent) -> list[Part]:
    items = ", ".join(item.item for item in consent.withheld)
    words = tr("Kept back at the worker’s wish: {items}.").format(items=items)
    return [label(words, "muted", wrap=True)] if items else []


def _relied(relied: Sequence[Disclosure], file: CaseFile, today: dt.date) -> list[Part]:
    if not relied:
        return [label(tr("Nobody yet"), "muted")]
    lines: list[Part] = []
    for told in relied:
        partner = file.partner(told.contact)
        who = partner_words(partner) if partner is not None else tr("A partner")
        words = f"{who}, {tr(told.sent_how.label).lower()}, {day(told.on, today)}"
        lines.append(row(GlyphView(icon("told"), "muted", 16), (label(words, wrap=True), 1)))
    return lines
