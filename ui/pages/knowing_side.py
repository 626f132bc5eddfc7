"""One telling in full: to whom, what, who may have read it besides, and whether it stands."""

from types import MappingProxyType

from PySide6.QtCore import Signal

from ui.dialogs.days import day_words
from ui.page import Place
from ui.pages.release.done import newer_words
from ui.pages.release.harm import pairs
from ui.pages.release.slot import Slot
from ui.theme.icons import icon
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.hold import hold_button
from ui.widgets.lay import Part, card, column, row
from ui.widgets.masked import Masked
from ui.widgets.text import label
from ui.words import tr
from workstation.records.disclosures import RecallState
from workstation.services.knowing import Told

_TONES = MappingProxyType(
    {
        RecallState.STANDS: "ok",
        RecallState.ASKED: "warn",
        RecallState.CONFIRMED: "neutral",
        RecallState.REFUSED: "danger",
    }
)


def state_of(told: Told) -> tuple[str, str]:
    """Whether it stands, in a word, and the tone of that; what was asked back says so first."""
    if told.newer is not None and told.recall is RecallState.STANDS:
        return tr("Replaced"), "neutral"
    return tr(told.recall.label), _TONES[told.recall]


class ToldSide(Slot):
    """`go` asks for the letter or the case. What was said in words is behind dots."""

    go = Signal(object)

    def show_told(self, told: Told) -> None:
        """Show one telling."""
        contact = told.contact
        who = column(
            label(contact.person, "subtitle", wrap=True),
            label(contact.organisation_name or tr(contact.partner_type.label), "muted", wrap=True),
            gap=2,
        )
        badge = Badge(*state_of(told))
        lines = (
            (tr("When"), day_words(told.on)),
            (tr("How"), tr(told.how.label)),
            (tr("Replaced"), _newer(told)),
            (tr("Case"), told.code),
            (tr("Told"), "\n".join(map(sentence, told.words))),
            (tr("Exactly"), "\n".join(f"{tr(d.attribute.label)}: {d.value}" for d in told.details)),
            (tr("Read too by"), _others(told)),
        )
        parts: list[Part] = [row((who, 1), gap=8), row(badge, None), pairs(lines)]
        if told.said:
            said = Masked(lambda: told.said, role="body")
            parts.append(
                column(row(label(tr("In words"), "muted"), None, hold_button([said])), said)
            )
        self.fill(column(card(*parts, *self._ways(told), gap=10), None))

    def _ways(self, told: Told) -> list[Part]:
        letter = Place("release", ("briefing", told.briefing))
        found: list[Part] = []
        if told.briefing is not None:
            open_letter = button(
                tr("Open the letter"), glyph=icon("releases"), press=lambda: self.go.emit(letter)
            )
            found.append(row(open_letter, None))
        if told.case is not None:
            case = Place("case", told.case)
            open_case = button(
                tr("Open the case"), glyph=icon("cases"), press=lambda: self.go.emit(case)
            )
            found.append(row(open_case, None))
        return found


def sentence(words: str) -> str:
    """Plain words as they begin a line."""
    said = tr(words)
    return said[:1].upper() + said[1:]


def _newer(told: Told) -> str:
    return newer_words(told.newer) if told.newer is not None else ""


def _others(told: Told) -> str:
    if told.anybody:
        return tr("Nobody knows who has it. It counts as told to all.")
    return ", ".join(told.others) or tr("Nobody we know of.")
