"""The step that says who works here: whoever makes the vault, and colleagues beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.pages.create_steps import Step
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.fields import go_to_first, problems_of
from ui.widgets.lay import card, column, row
from ui.widgets.passphrase import Measure
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr

Roles = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody let in from the first day."""

    name: str
    role: str
    passphrase: str = field(repr=False)


class PeopleStep(Step):
    """Who makes the vault, in which role, and who is let in with them."""

    title = "Who works here"
    text = "Nothing can be released by one person alone. Colleagues type their own passphrase here."

    def __init__(
        self,
        roles: Roles,
        founders: frozenset[str],
        measure: Measure,
        opens: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._roles, self._founders, self._measure = roles, founders, measure
        self._opens, self._told = opens, label(role="muted", wrap=True)
        self._told.hide()
        self._office, self._name = QLineEdit(), QLineEdit()
        self._role = _role_box(roles)
        self._others: list[_ColleagueCard] = []
        hint = tr("A role opens what it needs and nothing else, for you too.")
        self._fields = (
            _named(tr("The office, as partners read it"), self._office),
            _named(tr("What colleagues call you"), self._name),
            Field(tr("Your role"), self._role, required=True, hint=hint, check=self._role_problem),
        )
        self._office.textChanged.connect(self.changed)
        self._name.textChanged.connect(self.changed)
        self._role.currentIndexChanged.connect(lambda _at: self._tell_role())
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        add = button(tr("Add a colleague"), glyph=icon("add"), press=self._add)
        office, name, role = self._fields
        chosen = column(role, self._told, gap=4)
        body = column(office, name, chosen, self._cards, row(add, None), None, gap=14)
        self.setLayout(column((Scrolled(body), 1)))
        self.setFocusProxy(self._office)

    def office(self) -> str:
        """The office's name."""
        return self._office.text().strip()

    def name(self) -> str:
        """What colleagues see."""
        return self._name.text().strip()

    def role(self) -> str:
        """The key of the role, or nothing."""
        return str(self._role.value() or "")

    def colleagues(self) -> tuple[Colleague, ...]:
        """Everybody else."""
        return tuple(other.colleague() for other in self._others)

    def problems(self) -> int:
        return problems_of(self._all_fields())

    def go_to_problem(self) -> None:
        go_to_first(self._all_fields())

    def clear(self) -> None:
        """Forget every passphrase."""
        for other in self._others:
            other.clear()

    def _all_fields(self) -> list[Field]:
        return [*self._fields, *(f for other in self._others for f in other.fields)]

    def _role_problem(self) -> str:
        if not self.role():
            return tr("Choose a role.")
        chosen = {self.role(), *(other.colleague().role for other in self._others)}
        if self._founders & chosen:
            return ""
        return tr("Nobody here could open a case. Add a case worker or a supervisor.")

    def _tell_role(self) -> None:
        words = self._opens.get(self.role(), "")
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.changed.emit()

    def _add(self) -> None:
        other = _ColleagueCard(self._roles, self._measure)
        other.changed.connect(self.changed)
        other.gone.connect(lambda: self._remove(other))
        self._others.append(other)
        self._cards.addWidget(other)
        other.setFocus()
        self.changed.emit()

    def _remove(self, other: "_ColleagueCard") -> None:
        other.clear()
        self._others.remove(other)
        other.hide()
        other.deleteLater()
        self.changed.emit()


class _ColleagueCard(QWidget):
    """One colleague: name, role, and the passphrase that they type themselves."""

    changed = Signal()
    gone = Signal()

    def __init__(self, roles: Roles, measure: Measure) -> None:
        super().__init__()
        self._measure = measure
        self._name, self._role = QLineEdit(), _role_box(roles)
        self._secret, self._again = _secret(), _secret()
        self.fields = (
            _named(tr("Name"), self._name),
            Field(tr("Role"), self._role, required=True, check=self._role_problem),
            Field(tr("Their passphrase"), self._secret, required=True, check=self._weak),
            Field(tr("Their passphrase again"), self._again, required=True, check=self._differs),
        )
        for entry in (self._name, self._secret, self._again):
            entry.textChanged.connect(self.changed)
        self._role.currentIndexChanged.connect(lambda _at: self.changed.emit())
        name, role, secret, again = self.fields
        take_off = button(tr("Take off the list"), "quiet", icon("cancel"), press=self.gone.emit)
        self.setLayout(
            column(
                card(
                    row((name, 1), (role, 1), gap=12),
                    row((secret, 1), (again, 1), gap=12),
                    row(None, take_off),
                    gap=12,
                )
            )
        )
        self.setFocusProxy(self._name)

    def colleague(self) -> Colleague:
        """What was typed."""
        role = str(self._role.value() or "")
        return Colleague(self._name.text().strip(), role, self._secret.text())

    def clear(self) -> None:
        """Forget the passphrase."""
        self._secret.clear()
        self._again.clear()

    def _role_problem(self) -> str:
        return "" if self._role.value() else tr("Choose a role.")

    def _weak(self) -> str:
        enough = self._measure(self._secret.text()).enough
        return "" if enough else tr("This can be guessed. Five words from the dice cannot.")

    def _differs(self) -> str:
        same = self._secret.text() == self._again.text()
        return "" if same else tr("The two differ. Type it again.")


def _named(words: str, entry: QLineEdit) -> Field:
    return Field(
        words,
        entry,
        required=True,
        check=lambda: "" if entry.text().strip() else tr("Give a name."),
    )


def _role_box(roles: Roles) -> Combo:
    return Combo(*roles, placeholder=tr("Choose"))


def _secret() -> QLineEdit:
    entry = QLineEdit()
    entry.setEchoMode(QLineEdit.EchoMode.Password)
    return entry
