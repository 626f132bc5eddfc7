"""The line over the steps: which case it tells of, which issues, and who will read it."""

from PySide6.QtCore import Signal

from ui.page import Place
from ui.pages.release.recipient import contact_words
from ui.pages.release.slot import Slot
from ui.pages.release.state import Step, Wizard
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.lay import Part, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.kit import Id

_CODES = 2


class About(Slot):
    """`go` asks for the case, which is named by its code and by nothing else."""

    go = Signal(object)

    def show_wizard(self, wizard: Wizard) -> None:
        """Show what is known; nobody reads it while another one may be chosen in the form below."""
        parts: list[Part] = []
        if wizard.case is not None and wizard.code:
            parts += [label(tr("Case"), "muted"), self._case(wizard.case, wizard.code)]
        if wizard.contact is not None and wizard.step is not Step.CHOOSE:
            parts += [Badge(words) for words in _issues(wizard.answers.issues)]
            parts += [label(tr("for"), "muted"), (Elide(contact_words(wizard.contact)), 1)]
        else:
            parts.append(None)
        self.fill(row(*parts, gap=8, margins=(20, 4, 20, 0)))

    def _case(self, case: Id, code: str) -> Part:
        return button(code, "crumb", press=lambda: self.go.emit(Place("case", case)))


def _issues(codes: tuple[str, ...]) -> list[str]:
    """The first of the issues, and how many there are besides."""
    more = tr(" and {number} more").format(number=len(codes) - _CODES)
    return [", ".join(codes[:_CODES]) + (more if len(codes) > _CODES else "")] if codes else []
