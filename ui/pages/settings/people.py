"""Who works here: what their keys open, who waits for what, and the custodian's orders."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.dialogs.card import Question
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.release.slot import Slot
from ui.pages.settings.lines import SectionView, line, lines_card
from ui.pages.settings.secrets import (
    NewcomerForm,
    RoleForm,
    SecretForm,
    WordsForm,
    offered_step,
    write_sheet,
)
from ui.theme.icons import icon
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr
from workstation.ports import Progress
from workstation.records.access import SEAL
from workstation.records.members import Colleague, NewUser, UserState
from workstation.rules.custody import CONTENT, listed, told
from workstation.services.access import Notice
from workstation.services.session import Session

_STATES = {
    UserState.ACTIVE: ("Works here", "ok"),
    UserState.WAITING: ("Waits for keys", "warn"),
    UserState.REMOVED: ("Taken out", "neutral"),
}
_TOLD = (*(each.value for each in CONTENT), SEAL)
"""The keys that a line names; those that everybody holds say nothing."""
Order = Callable[[Progress], Sequence[Notice]]


@dataclass(frozen=True, slots=True)
class Known:
    """Who works here; read off the window's thread."""

    users: tuple[Colleague, ...]
    waiting: tuple[str, ...]
    may_order: bool


class PeopleView(SectionView):
    """The list for everybody; the orders for the key custodian."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._access, self._jobs = session, session.access, jobs
        self._me = session.user.token
        self._said = Banner("danger", "")
        self._said.hide()
        self._add = button(tr("Let somebody in…"), "primary", icon("add"), press=self.let_in)
        self._add.setVisible(False)
        self._notices, self._list = Slot(), Slot()
        self._notices.hide()
        body = Scrolled(column(self._notices, self._list, None, gap=12))
        foot = row(None, self._add)
        self.setLayout(column(self._said, (body, 1), foot, gap=8))

    def show_now(self) -> None:
        job = self._jobs.start(tr("Looking who works here"), lambda _progress: self._read())
        job.done.connect(self._show)
        job.failed.connect(self._say)

    def first(self) -> QWidget | None:
        return self._add if not self._add.isHidden() else None

    def primary(self) -> QAbstractButton | None:
        return self._add if not self._add.isHidden() else None

    def let_in(self) -> None:
        """Ask who comes, then for their recovery words."""
        NewcomerForm(self, offered_step(), self._offer_words).open()

    def _offer_words(self, form: SecretForm) -> None:
        assert isinstance(form, NewcomerForm)
        role = form.role.value()
        new = NewUser(form.name, role, form.step.passphrase(), self._access.new_code())
        form.accept()

        def typed(asked: SecretForm) -> None:
            order = partial(self._access.order_add, new, " ".join(new.code))
            self._order(asked, order)

        def to_print(path: Path) -> None:
            write = partial(write_sheet, self._session, path, new)
            job = self._jobs.start(tr("Writing a sheet"), lambda _progress: write())
            job.done.connect(lambda _done: words.say(tr("Print it, then delete the file.")))
            job.failed.connect(lambda problem: words.show_failed(*words_for(problem)))

        title = tr("Recovery words of {who}").format(who=new.name)
        words = WordsForm(self, title, new.code, typed, to_print)
        words.open()

    def _take_out(self, user: Colleague) -> None:
        who = _name(user)
        text = tr(
            "Files get new keys, which {who} does not hold. What they copied, printed or remember "
            "stays with them, and older backups open with the keys they had."
        )
        remove = partial(self._order, None, partial(self._access.order_remove, user.token))
        title = tr("Take {who} out?").format(who=who)
        Question(self, title, text.format(who=who), tr("Take out"), remove).open()

    def _change_role(self, user: Colleague) -> None:
        def typed(form: SecretForm) -> None:
            assert isinstance(form, RoleForm)
            role = form.role.value()
            self._order(form, lambda p: self._access.order_role(user.token, role, p))

        RoleForm(self, _name(user), user.role, typed).open()

    def _order(self, form: SecretForm | None, order: Order) -> None:
        job = self._jobs.start(tr("Giving files new keys"), lambda progress: order(progress))
        if form is not None:
            job.done.connect(lambda _done: form.accept())
            job.failed.connect(lambda problem: form.show_failed(*words_for(problem)))
        else:
            job.failed.connect(self._say)
        job.done.connect(self._ordered)

    def _ordered(self, notices: Sequence[Notice]) -> None:
        self._said.hide()
        lines: list[Part] = [label(tr("It is ordered. What you are to know:"), "subtitle")]
        for each in notices:
            lines.append(label(each.words, "strong", wrap=True))
            lines += [label(each.advice, "muted", wrap=True)] if each.advice else []
        done = button(tr("I have read it"), press=self._notices.hide)
        self._notices.fill(column(card(*lines, row(done, None), gap=5)))
        self._notices.show()
        self.show_now()

    def _read(self) -> Known:
        waiting = tuple(words for _, words in self._access.waiting())
        return Known(self._access.users(), waiting, self._access.may_order)

    def _show(self, known: Known) -> None:
        self._add.setVisible(known.may_order)
        here = [u for u in known.users if u.state is not UserState.REMOVED]
        gone = [u for u in known.users if u.state is UserState.REMOVED]
        lines = [self._line(user, may_order=known.may_order) for user in (*here, *gone)]
        parts: list[Part] = []
        if known.waiting:
            waits = [label(words, wrap=True) for words in known.waiting]
            hint = tr("It is done when one of them unlocks, or with the recovery sheet.")
            head = label(tr("Keys that wait"), "subtitle")
            parts.append(card(head, *waits, label(hint, "muted", wrap=True), gap=4))
        parts.append(lines_card(tr("Who works here"), lines))
        if not known.may_order:
            parts.append(label(tr("The key custodian lets people in and takes them out."), "muted"))
        self._list.fill(column(*parts, gap=12))

    def _line(self, user: Colleague, *, may_order: bool) -> QWidget:
        words, tone = _STATES[user.state]
        mine = user.token == self._me
        title = tr("{who} (you)").format(who=_name(user)) if mine else _name(user)
        ends: QWidget | None = None
        if may_order and not mine and user.state is not UserState.REMOVED:
            change = button(tr("Role…"), press=partial(self._change_role, user))
            out = button(tr("Take out…"), "danger", press=partial(self._take_out, user))
            change.setAccessibleName(tr("Another role for {who}").format(who=_name(user)))
            out.setAccessibleName(tr("Take {who} out").format(who=_name(user)))
            ends = held(row(change, out, gap=8))
        return line(title, _opens(user), ends, Badge(tr(words), tone))

    def _say(self, problem: Exception) -> None:
        self._said.say("danger", *words_for(problem))
        self._said.show()


def _name(user: Colleague) -> str:
    return user.name or tr(user.role.label)


def _opens(user: Colleague) -> str:
    role = tr(user.role.label)
    if user.state is UserState.REMOVED:
        return role
    named = listed([told(what) for what in _TOLD if what in user.opens])
    opens = tr("{role}. Opens {what}.").format(role=role, what=named) if named else role
    if not user.waits:
        return opens
    waits = listed([told(what) for what in _TOLD if what in user.waits] or [tr("keys")])
    return tr("{opens} Waits for {what}.").format(opens=opens, what=waits)
