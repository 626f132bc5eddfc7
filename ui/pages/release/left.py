"""A release as somebody left it before it was handed to a second person."""

import msgspec
from PySide6.QtWidgets import QWidget

from ui.drafting import Draft
from ui.pages.release.choose import ChooseView
from ui.pages.release.chosen import Chosen
from ui.pages.release.foot import LAST
from ui.pages.release.running import Running
from ui.pages.release.state import Texts, Wizard
from workstation.ports import Drafts
from workstation.records.kit import Id
from workstation.services.answers import Answers


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen, decided at each place, and answered."""

    chosen: Chosen = Chosen()
    texts: Texts = ()
    answers: Answers = Answers()


class ReleaseDraft(Draft):
    """Keeps the release in hand, each case's under a name of its own."""

    def __init__(self, page: QWidget, drafts: Drafts, running: Running, choose: ChooseView) -> None:
        self._running, self._choose = running, choose
        super().__init__(page, drafts, "release", self._written)

    def take(self, case: Id) -> Left:
        """Take a case's release in hand: as it was left, or from its beginning."""
        self.turn_to(f"release/{case}")
        try:
            return msgspec.json.decode(self.found() or "{}", type=Left)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return Left()

    def _written(self) -> str | None:
        wizard = self._running.wizard
        # While the store is busy the first step still shows the case before.
        if wizard.case is None or wizard.step in LAST or self._choose.case != wizard.case:
            return None
        left = Left(
            chosen=self._choose.chosen(),
            texts=wizard.texts,
            answers=Answers(
                do_no_harm=wizard.answers.do_no_harm,
                attachments=wizard.answers.attachments,
                pictures_because=wizard.answers.pictures_because,
            ),
        )
        return msgspec.json.encode(left).decode()


def begun(case: Id, left: Left) -> Wizard:
    """A release at its first step, with what was decided and answered before."""
    return Wizard(case=case, answers=left.answers, texts=left.texts)
