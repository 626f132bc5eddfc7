"""The foot of the wizard: back, why not, and on."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.pages.release.state import Step
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.lay import restyle, row
from ui.widgets.text import label
from ui.words import tr

LAST = (Step.SECOND, Step.DONE)
"""Steps that are not left backwards: what stands there is kept already."""


class Foot(QWidget):
    """The reason stands beside the button that it closes, and leads to what is to be done."""

    def __init__(
        self,
        back: Callable[[], object],
        on: Callable[[], object],
        to_reason: Callable[[], object],
    ) -> None:
        super().__init__()
        self._back = button(tr("Back"), glyph=icon("back"), press=back)
        self._reason = button("", "quiet", press=to_reason)
        self._note = label(role="muted")
        self.on = button(tr("Continue"), "primary", press=on)
        parts = (self._back, None, self._note, self._reason, self.on)
        self.setLayout(row(*parts, gap=10, margins=(20, 8, 20, 8)))

    def show_step(self, step: Step, reason: str, *, busy: bool) -> None:
        """Say where the way goes on, or why it does not."""
        nobody = tr("Nobody has to approve. A protection officer may hold it at any time.")
        note = tr("One moment") if busy else nobody if step is Step.SECOND else ""
        self._back.setText(tr("Back to the list") if step in LAST else tr("Back"))
        self.on.setText(tr("Done") if step is Step.DONE else tr("Continue"))
        self.on.setVisible(step is not Step.SECOND)
        self.on.setEnabled(not busy and not reason)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason) and not note)
        restyle(self._reason, "tone", "danger" if step is Step.CHECKS else "")
