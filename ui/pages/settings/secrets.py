"""The forms that change what somebody has in mind or on paper; nothing typed is kept as a draft."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.asking import ask_new_file
from ui.dialogs.card import FormDialog
from ui.founding import measure
from ui.pages.create_steps import PassphraseStep, RecoveryStep
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.fields import in_order, problems_of
from ui.widgets.text import label
from ui.words import tr
from workstation.bootstrap import write_words
from workstation.bootstrap.choosing import dice_words
from workstation.errors import WorkstationError
from workstation.records.access import Role
from workstation.records.members import NewUser
from workstation.services.session import Session

Typed = Callable[["SecretForm"], object]
Print = Callable[[Path], object]
_SHEET = "recovery-words.pdf"
_STEP = 320
"""The height that a step of two entries takes."""


class SecretForm(FormDialog):
    """Hands itself on when nothing is left to put right; the one who asks accepts or refuses it."""

    def __init__(
        self, parent: QWidget, title: str, verb: str, typed: Typed, text: str = ""
    ) -> None:
        super().__init__(parent, title, verb, text=text)
        self._typed = typed
        self.fields: list[Field] = []
        self.below: PassphraseStep | RecoveryStep | None = None

    def press(self) -> None:
        if self.problems():
            self.go_to_problem()
            return
        self.verb.setEnabled(False)
        self._typed(self)

    def problems(self) -> int:
        """How many things are to be put right."""
        return problems_of(self.fields) + (self.below.problems() if self.below else 0)

    def go_to_problem(self) -> None:
        """Say each and put the cursor at the first."""
        if in_order(self.fields) and self.below:
            self.below.go_to_problem()


class ProofForm(SecretForm):
    """Asks for the passphrase once more."""

    def __init__(self, parent: QWidget, title: str, text: str, typed: Typed) -> None:
        super().__init__(parent, title, tr("Continue"), typed, text)
        self.passphrase = _secret()
        self.fields = [_field(tr("Your passphrase"), self.passphrase)]
        self.lay_out(*self.fields, first=self.passphrase)


class PassphraseForm(SecretForm):
    """The passphrase that holds, and the new one twice."""

    def __init__(self, parent: QWidget, step: PassphraseStep, typed: Typed) -> None:
        super().__init__(parent, tr("Change your passphrase"), tr("Change"), typed)
        self.old, self.step, self.below = _secret(), step, step
        self.fields = [_field(tr("The passphrase until now"), self.old)]
        self.lay_out(*self.fields, step, first=self.old, least=_STEP)


class PinForm(SecretForm):
    """A PIN for this computer, and the passphrase that allows it."""

    def __init__(self, parent: QWidget, typed: Typed) -> None:
        text = tr("Six to twelve digits. After five wrong ones in a row this computer forgets it.")
        super().__init__(parent, tr("A PIN for this computer"), tr("Set the PIN"), typed, text)
        self.passphrase, self.pin, self._again = _secret(), _secret(), _secret()
        self.fields = [
            _field(tr("Your passphrase"), self.passphrase),
            _field(tr("PIN"), self.pin),
            Field(tr("The same again"), self._again, required=True, check=self._differs),
        ]
        self.lay_out(*self.fields, first=self.passphrase)

    def _differs(self) -> str:
        return "" if self.pin.text() == self._again.text() else tr("The two differ.")


class WordsForm(SecretForm):
    """Twelve words to write down and type back; they can also be written to a sheet to print."""

    def __init__(
        self, parent: QWidget, title: str, code: tuple[str, ...], typed: Typed, to_print: Print
    ) -> None:
        super().__init__(parent, title, tr("Keep these words"), typed, tr(RecoveryStep.text))
        self.code, self._print = code, to_print
        self.step = self.below = RecoveryStep(code)
        sheet = button(tr("Write a sheet to print…"), "quiet", icon("pdf"), press=self._ask)
        self._told = label(role="muted", wrap=True)
        self.lay_out(self.step, self._told, first=self.step, end=sheet, least=_STEP)

    def say(self, words: str) -> None:
        """Tell how the sheet went."""
        self._told.setText(words)

    def _ask(self) -> None:
        ask_new_file(self, tr("Write a sheet to print"), self._print, name=_SHEET)


class NewcomerForm(SecretForm):
    """Who comes, in which role, and the passphrase that they type themselves."""

    def __init__(self, parent: QWidget, step: PassphraseStep, typed: Typed) -> None:
        text = tr("The newcomer sits here and types their own passphrase.")
        super().__init__(parent, tr("Let somebody in"), tr("Continue"), typed, text)
        self._name, self.step, self.below = QLineEdit(), step, step
        self.role = role_choice()
        self.fields = [
            Field(tr("What colleagues call them"), self._name, required=True, check=self._nobody),
            Field(tr("Role"), self.role, required=True, check=self._no_role),
        ]
        self.lay_out(*self.fields, step, first=self._name, least=_STEP)

    @property
    def name(self) -> str:
        """What colleagues see."""
        return self._name.text().strip()

    def _nobody(self) -> str:
        return "" if self.name else tr("Say what colleagues call them.")

    def _no_role(self) -> str:
        return "" if self.role.value() is not None else tr("Choose a role.")


class RoleForm(SecretForm):
    """Another role for somebody."""

    def __init__(self, parent: QWidget, who: str, now: Role, typed: Typed) -> None:
        text = tr("Keys that the role does not need are taken away, and files get new ones.")
        title = tr("Another role for {who}").format(who=who)
        super().__init__(parent, title, tr("Change the role"), typed, text)
        self.role = role_choice(now)
        self.fields = [Field(tr("Role"), self.role, required=True, check=self._same)]
        self._now = now
        self.lay_out(*self.fields, first=self.role)

    def _same(self) -> str:
        return tr("That is their role now.") if self.role.value() is self._now else ""


def role_choice(now: Role | None = None) -> Combo:
    """Every role there is."""
    return Combo(
        *((role, tr(role.label)) for role in Role), value=now, placeholder=tr("Choose a role")
    )


def offered_step() -> PassphraseStep:
    """The step that offers words by dice and takes a new passphrase twice."""
    return PassphraseStep(dice_words, measure)


def write_sheet(session: Session, path: Path, person: NewUser) -> None:
    """Write somebody's recovery words to a sheet; run it as a job. Raises BadInput, DiskFull."""
    try:
        office = session.partners.office().name
    except WorkstationError:  # who opens no case does not read the office's name
        office = tr("Office")
    write_words(path, Path(office), person)


def _secret() -> QLineEdit:
    entry = QLineEdit()
    entry.setEchoMode(QLineEdit.EchoMode.Password)
    return entry


def _field(name: str, entry: QLineEdit) -> Field:
    def empty() -> str:
        return "" if entry.text() else tr("This is empty.")

    return Field(name, entry, required=True, check=empty)
