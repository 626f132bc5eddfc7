"""Setting another level than the answers come to: a reason to raise it, a colleague to lower it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.theme.look import look
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.text import label
from ui.words import tr
from workstation.records.cases import RiskLevel
from workstation.records.kit import spec_of
from workstation.records.risk import RiskAssessment
from workstation.rules.risk import LEVELS

Signs = Callable[[RiskLevel, str, str], object]
_TALL = 84


class LevelDialog(FormDialog):
    """Calls `sign` with the level, the reason and a second officer's passphrase, or none."""

    def __init__(self, parent: QWidget, found: RiskLevel, reason: str, sign: Signs) -> None:
        text = tr("The answers come to {level}.").format(level=tr(found.label))
        super().__init__(parent, tr("Change the level"), tr("Sign at this level"), text=text)
        self._found, self._sign = found, sign
        self._level = Combo(*((level, tr(level.label)) for level in LEVELS), value=found)
        self._reason, self._secret = QPlainTextEdit(reason), QLineEdit()
        self._reason.setFixedHeight(look().px(_TALL))
        self._reason.setTabChangesFocus(True)
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        fields = {spec.name: spec for spec in spec_of(RiskAssessment).fields}
        why = fields["change_reason"]
        self._fields = (
            Field(tr(fields["level"].label), self._level, required=True),
            Field(
                tr(why.label),
                self._reason,
                required=True,
                hint=tr(why.field.help),
                check=lambda: "" if self.reason() else tr("Write down why."),
            ),
            Field(
                tr("Passphrase of a second protection officer"),
                self._secret,
                required=True,
                hint=tr("They type it themselves. It is proved in a process of its own."),
                check=lambda: "" if self._secret.text() else tr("A lower level needs two."),
            ),
        )
        self._level.currentIndexChanged.connect(lambda _at: self._tell())
        self._reason.textChanged.connect(self._tell)
        self._secret.textChanged.connect(self._tell)
        self._missing = label(tr("Choose another level and say why."), "muted")
        self.lay_out(*self._fields, first=self._level, end=self._missing)
        self._tell()

    def say(self, reason: str) -> None:
        """Put in a reason."""
        self._reason.setPlainText(reason)

    def press(self) -> None:
        secret = self._secret.text() if self._lowers() else ""
        self._secret.clear()
        self.verb.setEnabled(False)
        self._sign(self._chosen(), self.reason(), secret)

    def _chosen(self) -> RiskLevel:
        level: RiskLevel = self._level.value()
        return level

    def reason(self) -> str:
        """Why, as it is written now."""
        return self._reason.toPlainText().strip()

    def _lowers(self) -> bool:
        return LEVELS.index(self._chosen()) < LEVELS.index(self._found)

    def _tell(self) -> None:
        changed = self._chosen() is not self._found
        self._fields[2].setVisible(self._lowers())
        needed = self._fields[1:] if self._lowers() else self._fields[1:2]
        ready = changed and not any(field.problem() for field in needed)
        self.verb.setEnabled(ready)
        self._missing.setVisible(not ready)
