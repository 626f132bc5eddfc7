"""The forms of deleting for good: a reason, and the passphrase of a second person."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.theme.look import look
from ui.widgets.field import Field
from ui.widgets.fields import in_order
from ui.widgets.text import label
from ui.words import count, tr
from workstation.errors import WorkstationError
from workstation.records.erasure import Subject
from workstation.records.kit import Id
from workstation.services.session import Session

_TALL = 96


class AskForm(FormDialog):
    """Asks that a case, or a person of it, be deleted; nothing is deleted for 72 hours."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        jobs: JobRunner,
        case: Id | None,
        person: Id | None,
        then: Callable[[], object],
    ) -> None:
        what = tr("Delete this person for good") if person else tr("Delete this case for good")
        text = tr(
            "It is kept for 72 hours more, and can be withdrawn. Then a second person signs for it."
        )
        super().__init__(parent, what, tr("Ask for it"), text=text)
        self._session, self._jobs, self._then = session, jobs, then
        self._case, self._person = case, person
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(look().px(_TALL))
        self._fields = [
            Field(
                tr("Why"),
                self.reason,
                required=True,
                hint=tr("It is deleted with the rest."),
                check=self._empty,
            )
        ]
        self.lay_out(*self._fields, label(self._elsewhere(), wrap=True), first=self.reason)

    def press(self) -> None:
        if not in_order(self._fields):
            return
        self.verb.setEnabled(False)
        why, case, person = self.reason.toPlainText(), self._case, self._person
        assert case is not None
        job = self._jobs.start(
            tr("Asking to delete"), lambda _p: self._session.erasure.ask(case, why, person)
        )
        job.done.connect(lambda _request: self._asked())
        job.failed.connect(lambda problem: self.show_failed(*words_for(problem)))

    def _asked(self) -> None:
        self.accept()
        self._then()

    def _empty(self) -> str:
        return "" if self.reason.toPlainText().strip() else tr("This is empty.")

    def _elsewhere(self) -> str:
        subject = Subject.PERSON if self._person else Subject.CASE
        about = self._person or self._case
        try:
            number = self._session.erasure.elsewhere(subject, about) if about else 0
        except WorkstationError:
            return tr("Who is in other cases too stays there.")
        if self._person:
            return tr(
                "Their names go out of every case; their handle stays there. Evidence and what was"
                " sent stay with the case."
            )
        if number:
            told = tr("People who are in other cases too stay there: {number}.")
            return told.format(number=count(number))
        return tr("Everybody in it, their evidence and their whole history go with it.")


class SignForm(FormDialog):
    """The second person types their passphrase; it goes to a process of its own."""

    def __init__(self, parent: QWidget, code: str, typed: Callable[["SignForm"], object]) -> None:
        text = tr(
            "Nothing brings it back. A supervisor or protection officer, another person than you,"
            " types their passphrase here."
        )
        title = tr("Delete {code} for good").format(code=code)
        super().__init__(parent, title, tr("Delete for good"), text=text)
        self._typed = typed
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._fields = [
            Field(
                tr("Passphrase of the second person"),
                self.passphrase,
                required=True,
                check=lambda: "" if self.passphrase.text() else tr("This is empty."),
            )
        ]
        self.lay_out(*self._fields, first=self.passphrase)

    def press(self) -> None:
        if not in_order(self._fields):
            return
        self.verb.setEnabled(False)
        self._typed(self)
        # Whoever asked sits here again when it is refused.
        self.passphrase.clear()
