"""A user's own ways in: passphrase, recovery words, and a PIN for this computer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.settings.lines import SectionView, line, lines_card
from ui.pages.settings.secrets import (
    PassphraseForm,
    PinForm,
    ProofForm,
    SecretForm,
    WordsForm,
    offered_step,
    write_sheet,
)
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column, held, row
from ui.widgets.scrolled import Scrolled
from ui.words import tr
from workstation.ports import Progress
from workstation.records.members import NewUser
from workstation.services.session import Session

Change = Callable[[], object]


class KeysView(SectionView):
    """Each change asks for the passphrase that holds; a wrong one counts as at the lock screen."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._ways, self._jobs = session, session.ways, jobs
        self._said = Banner("ok", "")
        self._said.hide()
        self._change = button(tr("Change…"), press=self.change_passphrase)
        self._words = button(tr("New words…"), press=self.new_words)
        self._set, self._forget = (
            button(tr("Set a PIN…"), press=self.set_pin),
            button(tr("Take it away"), press=self._forget_pin),
        )
        self._state = Badge(tr("none set"))
        pin = held(row(self._set, self._forget, gap=8))
        mine = lines_card(
            tr("What opens the vault for you"),
            [
                line(
                    tr("Passphrase"),
                    tr("The only key that is in your head. Nobody can read or reset it."),
                    self._change,
                ),
                line(
                    tr("Recovery words"),
                    tr("Twelve words on paper. With new ones, the old open older backups only."),
                    self._words,
                ),
                line(tr("PIN for this computer"), _about_pin(), pin, self._state),
            ],
        )
        office = lines_card(
            tr("What opens the vault for the office"),
            [
                line(
                    tr("Recovery sheet"),
                    tr(
                        "Written once, when the vault was made. Its key opens everything, so the "
                        "program keeps no copy and cannot print it again."
                    ),
                )
            ],
        )
        self.setLayout(column(self._said, (Scrolled(column(mine, office, None, gap=12)), 1), gap=8))

    def show_now(self) -> None:
        job = self._jobs.start(tr("Looking at your keys"), lambda _p: self._ways.has_pin())
        job.done.connect(self._show_pin)
        job.failed.connect(self._say)

    def first(self) -> QWidget | None:
        return self._change

    def change_passphrase(self) -> None:
        """Ask for the old one and for a new one twice."""
        PassphraseForm(self, offered_step(), self._new_passphrase).open()

    def new_words(self) -> None:
        """Prove the passphrase first, then write new words down and type them back."""
        text = tr("After this the paper you have opens nothing but backups from before.")
        ProofForm(self, tr("New recovery words"), text, self._offer_words).open()

    def set_pin(self) -> None:
        """Ask for the passphrase and a PIN."""
        PinForm(self, self._new_pin).open()

    def _new_passphrase(self, form: SecretForm) -> None:
        assert isinstance(form, PassphraseForm)
        old, new = form.old.text(), form.step.passphrase()
        done = tr("Your passphrase is changed. The old one opens nothing now.")
        self._run(form, partial(self._ways.change_passphrase, old, new), done)

    def _offer_words(self, form: SecretForm) -> None:
        assert isinstance(form, ProofForm)
        passphrase, code = form.passphrase.text(), self._ways.offer_code()
        form.accept()

        def typed(asked: SecretForm) -> None:
            change = partial(self._ways.change_code, passphrase, code, " ".join(code))
            self._run(asked, change, tr("The new words hold. Destroy the old paper."))

        def to_print(path: Path) -> None:
            self._print(words, path, code)

        words = WordsForm(self, tr("New recovery words"), code, typed, to_print)
        words.open()

    def _print(self, form: WordsForm, path: Path, code: tuple[str, ...]) -> None:
        me = NewUser(self._session.user.name, self._session.user.role, "", code)
        write = partial(write_sheet, self._session, path, me)
        job = self._jobs.start(tr("Writing a sheet"), lambda _progress: write())
        job.done.connect(lambda _done: form.say(tr("Print it, then delete the file.")))
        job.failed.connect(lambda problem: form.show_failed(*words_for(problem)))

    def _new_pin(self, form: SecretForm) -> None:
        assert isinstance(form, PinForm)
        change = partial(self._ways.set_pin, form.passphrase.text(), form.pin.text())
        self._run(form, change, tr("The PIN opens the vault on this computer."))

    def _forget_pin(self) -> None:
        self._run(None, self._ways.forget_pin, tr("No PIN opens the vault any more."))

    def _run(self, form: SecretForm | None, change: Change, done: str) -> None:
        def call(_progress: Progress) -> object:
            return change()

        job = self._jobs.start(tr("Changing your keys"), call)
        if form is not None:
            job.done.connect(lambda _done: form.accept())
            job.failed.connect(lambda problem: form.show_failed(*words_for(problem)))
        else:
            job.failed.connect(self._say)
        job.done.connect(lambda _done: self._tell(done))

    def _tell(self, words: str) -> None:
        self._said.say("ok", words)
        self._said.show()
        self.show_now()

    def _say(self, problem: Exception) -> None:
        self._said.say("danger", *words_for(problem))
        self._said.show()

    def _show_pin(self, there: bool) -> None:
        self._state.show_state(*((tr("set"), "ok") if there else (tr("none set"), "neutral")))
        self._forget.setVisible(there)
        self._set.setVisible(not there)


def _about_pin() -> str:
    return tr(
        "Half of the key lies in this computer's own key store, which opens with your account on "
        "it; the PIN is the other half. Neither opens anything alone."
    )
