"""What is to be deleted: what is due by its age, what was asked for, and certificates."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.asking import ask_new_file
from ui.dialogs.days import day_words, moment_words
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.release.slot import Slot
from ui.pages.settings.deleting import AskForm, SignForm
from ui.pages.settings.lines import SectionView, line, lines_card
from ui.theme.icons import icon
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import count, tr
from workstation.bootstrap.writing import write_plain
from workstation.errors import Blocker
from workstation.ports import Progress
from workstation.records.access import CASES, IDENTITIES
from workstation.records.cases import Case
from workstation.records.erasure import ErasureRequest, Subject
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.rules.erasure import expiry
from workstation.rules.retention import Due, Rule
from workstation.services.erasure import Certificate
from workstation.services.session import Session

_SHOWN = 20
_OF_PEOPLE = (Rule.IDENTIFIERS,)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits, the code of its case, and what stands against it."""

    request: ErasureRequest
    code: str
    blockers: Sequence[Blocker]


@dataclass(frozen=True, slots=True)
class Known:
    """All that is shown; read off the window's thread."""

    due: Sequence[Due]
    handles: Mapping[Id, str]
    asked: Sequence[Asked]
    done: Sequence[Certificate]


class KeepingView(SectionView):
    """Three lists: due, asked for, deleted."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._said = Banner("ok", "")
        self._said.hide()
        self._slot = Slot()
        self.setLayout(column(self._said, (Scrolled(column(self._slot, None)), 1), gap=8))

    def show_now(self) -> None:
        job = self._jobs.start(tr("Looking what is due"), lambda _progress: self._read())
        job.done.connect(self._show)
        job.failed.connect(self._fail)

    def ask(self, due: Due) -> None:
        """Ask that a person whose time has come be deleted."""
        AskForm(self, self._session, self._jobs, due.case, due.about, self.show_now).open()

    def sign(self, asked: Asked) -> None:
        """Have a second person sign, and delete."""
        SignForm(self, asked.code, partial(self._delete, asked)).open()

    def _delete(self, asked: Asked, form: SignForm) -> None:
        words, id = form.passphrase.text(), asked.request.id
        erasure = self._session.erasure
        job = self._jobs.start(
            tr("Deleting for good"), lambda progress: erasure.carry_out(id, words, progress)
        )
        job.done.connect(partial(self._deleted, form))
        job.failed.connect(lambda problem: form.show_failed(*words_for(problem)))

    def _deleted(self, form: SignForm, certificate: Certificate) -> None:
        form.accept()
        until = day_words(expiry(certificate.what))
        words = tr("Older backups may hold it until {day}.").format(day=until)
        self._said.say("ok", tr("Deleted for good."), words)
        self._said.show()
        self.show_now()

    def _read(self) -> Known:
        erasure, reader = self._session.erasure, self._session.reader
        asked = [
            Asked(r, codes[0].code if codes else "", erasure.blockers(r))
            for r in erasure.waiting()
            for codes in [reader.find(Case, id=r.case)]
        ]
        due = self._session.retention.due()
        return Known(due, self._handles(due), asked, erasure.done())

    def _handles(self, due: Sequence[Due]) -> Mapping[Id, str]:
        """What the people are called who are to be deleted, without their names."""
        if not self._session.reader.holds(IDENTITIES):
            return {}
        cases = {each.case for each in due[:_SHOWN] if each.rule in _OF_PEOPLE}
        return {
            part.person: part.handle
            for case in cases
            for part in self._session.reader.find(Involvement, case=case)
        }

    def _show(self, known: Known) -> None:
        parts: list[Part] = [self._asked_card(known.asked), self._due_card(known)]
        if known.done:
            parts.append(lines_card(tr("Deleted for good"), [self._done(c) for c in known.done]))
        self._slot.fill(column(*parts, None, gap=12))

    def _asked_card(self, asked: Sequence[Asked]) -> QWidget:
        if asked:
            return lines_card(tr("Asked to be deleted"), [self._asked(each) for each in asked])
        words = tr("Nothing waits. A case is asked for on its own page.")
        if not self._session.reader.holds(IDENTITIES):
            words = tr("Case workers and protection officers ask; they and supervisors see it.")
        return card(label(tr("Asked to be deleted"), "subtitle"), label(words, "muted", wrap=True))

    def _due_card(self, known: Known) -> QWidget:
        due = known.due
        if not due:
            words = tr("Nothing that your keys open has been kept longer than it should be.")
            if not self._session.reader.holds(CASES):
                words = tr("Those who open cases see what has been kept long enough.")
            return card(label(tr("Kept long enough"), "subtitle"), label(words, "muted", wrap=True))
        lines = [self._due(each, known.handles) for each in due[:_SHOWN]]
        title = tr("Kept long enough: {number}").format(number=count(len(due)))
        return lines_card(title, lines)

    def _asked(self, asked: Asked) -> QWidget:
        request = asked.request
        what = tr("Case {code}") if request.subject is Subject.CASE else tr("A person of {code}")
        told = [tr("Asked {when}.").format(when=moment_words(request.asked_at))]
        told += [f"{stop.words} {stop.remedy}" for stop in asked.blockers]
        verbs = [button(tr("Withdraw"), "quiet", press=partial(self._withdraw, request))]
        if not self._session.erasure.may_ask:
            verbs = []
        elif any(stop.rule == "erase.hold" for stop in asked.blockers) and not request.told_on:
            verbs.append(button(tr("They were told"), press=partial(self._tell, request)))
        elif not asked.blockers:
            verbs.append(button(tr("Delete for good…"), press=partial(self.sign, asked)))
        return line(what.format(code=asked.code), "\n".join(told), held(row(*verbs, gap=8)))

    def _due(self, due: Due, handles: Mapping[Id, str]) -> QWidget:
        who = handles.get(due.about, "") if due.about is not None else ""
        title = " · ".join(part for part in (due.code, who) if part)
        since = tr("since {day}").format(day=day_words(due.since))
        words = f"{tr(due.rule.label)} · {since}"
        if due.held:
            words = f"{words} · {tr('a legal hold keeps it')}"
        ask: QWidget | None = None
        if due.rule in _OF_PEOPLE and not due.held and self._session.erasure.may_ask:
            ask = button(tr("Ask to delete…"), press=partial(self.ask, due))
        return line(title or tr("Log of events"), words, ask)

    def _done(self, certificate: Certificate) -> QWidget:
        what = certificate.what
        until = tr("Older backups may hold it until {day}.").format(day=day_words(expiry(what)))
        keep = button(
            tr("Certificate…"), glyph=icon("document"), press=partial(self._save, certificate)
        )
        return line(f"{tr(what.subject.label)} · {moment_words(what.at)}", until, keep)

    def _save(self, certificate: Certificate) -> None:
        name = f"deleted-{certificate.what.token[:8]}.txt"
        ask_new_file(self, tr("Certificate"), partial(self._write, certificate), name=name)

    def _write(self, certificate: Certificate, to: Path) -> None:
        self._do(lambda: write_plain(to, certificate.text))

    def _withdraw(self, request: ErasureRequest) -> None:
        self._do(lambda: self._session.erasure.withdraw(request.id))

    def _tell(self, request: ErasureRequest) -> None:
        self._do(lambda: self._session.erasure.tell(request.id))

    def _do(self, change: Callable[[], object]) -> None:
        def work(_progress: Progress) -> object:
            return change()

        job = self._jobs.start(tr("Keeping it"), work)
        job.done.connect(lambda _done: self.show_now())
        job.failed.connect(self._fail)

    def _fail(self, problem: Exception) -> None:
        self._said.say("danger", *words_for(problem))
        self._said.show()
