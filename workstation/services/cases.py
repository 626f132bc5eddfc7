"""Opens cases, keeps what belongs to them, and moves issues on by the rules."""

import datetime as dt
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress

from msgspec.structs import replace

from workstation.errors import BadInput, Blocker, NotEntitled, Refused
from workstation.ports import Clock, OpenWork, Reader, Work
from workstation.records.access import Role
from workstation.records.accounts import Account, Rendition, RenditionState
from workstation.records.cases import Case, IssueState
from workstation.records.consents import Consent, ConsentState
from workstation.records.derive import texts
from workstation.records.intake import Intake
from workstation.records.involvement import Involvement
from workstation.records.issues import InactiveReason, Issue
from workstation.records.kit import DIRECT, Id, R, Record, UserToken, as_declared
from workstation.records.listing import CaseFilter, CaseRow, Hit
from workstation.records.people import Person
from workstation.records.protection import RetaliationIncident
from workstation.records.risk import RiskAssessment
from workstation.rules.consents import NO, day_blockers, granted, move_blockers, withdrawn
from workstation.rules.days import day_of
from workstation.rules.going_along import rehomed
from workstation.rules.issues import IssueFacts, blockers
from workstation.rules.keeping import keeping_blockers, taking_back_blockers
from workstation.rules.retaliation import stops
from workstation.rules.risk import after_undoing, exposed
from workstation.services.found import case_by_code, everything, named_before
from workstation.services.new_names import letters_to_search
from workstation.services.reaching import end_by


class Cases:
    """What a case worker does with cases."""

    def __init__(
        self, reader: Reader, open_work: OpenWork, user: UserToken, role: Role, now: Clock
    ) -> None:
        self._reader, self._open_work = reader, open_work
        self._user, self._role, self._now = user, role, now

    def keys(self, which: CaseFilter, order: str, descending: bool = False) -> "array[int]":
        """The keys of all cases that fit, in order; rows are asked for page by page."""
        return self._reader.case_keys(which, order, descending)

    def rows(self, keys: Sequence[int]) -> list[CaseRow]:
        """What a list shows of these, one row for each key."""
        return self._reader.case_rows(keys)

    def by_code(self, code: str) -> Case:
        """The case with this code. Raises Missing."""
        return case_by_code(self._reader, code)

    def get(self, kind: type[R], id: Id) -> R:
        """One record. Raises Missing or NotEntitled."""
        return self._reader.get(kind, id)

    def file(self, case: Id) -> tuple[Record, ...]:
        """Every record of a case that this user's keys open, the case first."""
        return everything(self._reader, case)

    def named_before(self, case: Id) -> tuple[str, ...]:
        """What told before who is in a case: texts may hold it still."""
        return tuple(text for _, text in named_before(self._reader, case))

    def search(self, query: str, limit: int = 50, ranked: bool = False) -> list[Hit]:
        """Where the words stand, in every compartment that this user holds."""
        return self._reader.search(query, limit, ranked)

    def open(self, records: Sequence[Record]) -> Case:
        """Keep a new case with all that was said at intake, in one transaction.

        Raises Refused for what the form marks as required and is missing (domain.md 3).
        """
        blockers = missing_at_intake(records)
        if blockers:
            raise Refused(blockers)
        case = records[0]
        if not isinstance(case, Case):
            raise BadInput("The first record of a new case is the case.")
        with self._open_work() as work:
            kept = self._put(work, _nameless(case, records))
            for record in records[1:]:
                self._put(work, replace(record, case=kept.id))
            work.log("case opened", kept.id)
            work.commit()
        return kept

    def put(self, record: R) -> R:
        """Keep one record of a case, new or changed. Raises Refused for a stale revision.

        An account that changes makes the account for sharing outdated: it is confirmed anew. What
        comes of a step of its own, as a level of risk does, is refused, and so is what is not this
        role's to write. What was told to others is corrected by whoever wrote it down. Raises
        BadInput for values that are not of the declared type. Somebody new who is exposed leaves
        the case without a level of risk, and an open critical act stops its releases.
        """
        with self._open_work() as work:
            kept = self._put(work, record)
            if isinstance(kept, Account):
                _outdate(work, kept)
            work.commit()
        return kept

    def put_all(self, records: Iterable[Record], verb: str) -> tuple[Record, ...]:
        """Keep several records in one transaction, with one line in the log."""
        with self._open_work() as work:
            kept = tuple(self._put(work, record) for record in records)
            work.log(verb, kept[0].case if kept else None)
            work.commit()
        return kept

    def withdraw(self, consent: Id) -> Consent:
        """The person takes a consent back: at once, and without a reason (domain.md 3).

        A no stays as it is.
        """
        with self._open_work() as work:
            held = work.get(Consent, consent)
            if held.state in NO:
                return held
            # A clock that stands before the yes lets no earlier one come back.
            on = max(filter(None, (self.today(), held.given)))
            kept = work.put(withdrawn(held, on))
            work.commit()
        return kept

    def answer(self, consent: Consent) -> Consent:
        """Keep what a person answered, from today where no day is given.

        Raises Refused for a yes to a question that was not explained or names no one audience,
        and for a day to come.
        """
        asked = replace(consent, state=ConsentState.EXPLAINED)
        on = consent.given or self.today()
        found = move_blockers(asked, consent.state) or day_blockers(on, self.today())
        if found:
            raise Refused(found)
        if consent.state is ConsentState.GRANTED:
            return self.put(granted(asked, on))
        return self.put(replace(consent, given=None, expires=None, ended_on=on))

    def take_back(self, kind: type[Record], id: Id) -> None:
        """Undo what was just written down. Raises Refused if it was changed since.

        What somebody answered to a question of consent is undone by its writer, within a day. Of
        whoever joined a case the level of risk comes back that stands for all others, where this
        user's keys open the assessments.
        """
        with self._open_work() as work:
            kept = work.get(kind, id)
            if kept.revision != 1:
                raise Refused([_open("changed", "It was changed since.", "Change it again.")])
            if found := taking_back_blockers(kept, self._role, self._user, self._now()):
                raise Refused(found)
            _remove(work, kept)
            _tell_again(work, kept)
            work.log("record taken back", kept.case)
            work.commit()

    def move_issue(
        self,
        issue: Id,
        to: IssueState,
        facts: IssueFacts,
        ended: InactiveReason | None = None,
    ) -> Issue:
        """Move an issue on, and its case with it; `ended` says why it ends without remedy.

        Raises Refused with every blocker (part 3).
        """
        with self._open_work() as work:
            before = replace(work.get(Issue, issue), inactive_reason=ended)
            found = blockers(before, to, facts)
            if found or before.case is None:
                raise Refused(found or [_open("case", "It has no case.", "Add it to one.")])
            kept = work.put(moved(before, to, self.today()))
            case = work.get(Case, before.case)
            state = state_of(work.find(Issue, case=case.id))
            if state is not case.state:
                work.put(replace(case, state=state))
            work.log("issue moved", case.id, {"to": to.value, "why": facts.reason})
            work.commit()
        return kept

    def _put(self, work: Work, record: R) -> R:
        record = as_declared(record)
        before = next(iter(work.find(type(record), id=record.id)), None)
        if found := keeping_blockers(record, before, self._role, self._user, self._now()):
            raise Refused(found)
        kept = work.put(record)
        _tell_case(work, before, kept)
        end_by(work, kept, self.today())
        for letter in letters_to_search(work, before, kept):
            work.put(replace(letter, names_on=self.today()))
        return kept

    def now(self) -> dt.datetime:
        """The moment by the vault's clock, in UTC."""
        return self._now()

    def today(self) -> dt.date:
        """The day by the vault's clock."""
        return day_of(self._now())


def _tell_case(work: Work, before: Record | None, kept: Record) -> None:
    """The case says at once what stops a release: nobody may be able to work it out from it."""
    if kept.case is None:
        return
    match kept:
        case Involvement() if exposed([kept]) - exposed(_ties(before)):
            told: dict[str, object] = {"risk_level": None, "risk_until": None}
        case RetaliationIncident() if stops(kept):
            told = {"open_critical_retaliation": True}
        case _:
            return
    case = work.get(Case, kept.case)
    if any(getattr(case, name) != value for name, value in told.items()):
        work.put(replace(case, **told))


def _remove(work: Work, record: Record) -> None:
    """Take a record away; somebody who is in another case by now is of that one."""
    ties = work.find(Involvement, person=record.id) if isinstance(record, Person) else ()
    moved = rehomed(record, ties)
    if moved is None:
        work.remove(type(record), record.id)
    else:
        work.put(moved)


def _tell_again(work: Work, gone: Record) -> None:
    """The case has a level again that it lost for want of an assessment of who is gone."""
    if gone.case is None or not exposed(_ties(gone)):
        return
    case, people = work.get(Case, gone.case), work.find(Involvement, case=gone.case)
    with suppress(NotEntitled):
        told = after_undoing(case, work.find(RiskAssessment, case=case.id), exposed(people))
        if told != case:
            work.put(told)


def _ties(before: Record | None) -> list[Involvement]:
    return [before] if isinstance(before, Involvement) else []


def _outdate(work: Work, account: Account) -> None:
    for rendition in work.find(Rendition, account=account.id):
        if rendition.state is RenditionState.CONFIRMED:
            work.put(replace(rendition, state=RenditionState.OUTDATED))


def missing_at_intake(records: Sequence[Record]) -> list[Blocker]:
    """What is still open before a case can be opened."""
    found = {type(record): record for record in records}
    blockers = []
    account = found.get(Account)
    if not isinstance(account, Account) or not account.text.strip():
        blockers.append(_open("account", "What the worker said is empty.", "Write it down."))
    if not isinstance(account, Account) or not account.wanted.strip():
        blockers.append(_open("wanted", "What the worker wants is empty.", "Ask and write it."))
    if Intake not in found:
        blockers.append(_open("intake", "How it came is not said.", "Choose the way."))
    consent = found.get(Consent)
    if not isinstance(consent, Consent) or consent.state is not ConsentState.GRANTED:
        words = "There is no yes to keeping this."
        blockers.append(_open("consent", words, "Ask before you ring off, or leave it as a draft."))
    return blockers


def _open(rule: str, words: str, remedy: str) -> Blocker:
    return Blocker(rule, words, remedy)


def _nameless(case: Case, records: Sequence[Record]) -> Case:
    """Titles stand in lists and carry no name: one that does is left out."""
    names = [
        text.casefold()
        for record in records
        if isinstance(record, Person)
        for field, text in texts(record)
        if field.sensitivity is DIRECT
    ]
    if any(name in case.title.casefold() for name in names):
        return replace(case, title="")
    return case


def moved(issue: Issue, to: IssueState, today: dt.date) -> Issue:
    """The issue in its new state, with what the state itself writes down."""
    hold = to is IssueState.SAFETY_HOLD
    return replace(
        issue,
        state=to,
        held_from=issue.state if hold else None,
        inactive_reason=issue.inactive_reason if to is IssueState.INACTIVE else None,
        closed_on=today if to is IssueState.CLOSED else None,
    )


def state_of(issues: Sequence[Issue]) -> IssueState:
    """The state a case shows: that of the open issue furthest behind, else of any."""
    order = list(IssueState)
    ended = {IssueState.CLOSED, IssueState.INACTIVE}
    alive = [issue.state for issue in issues if issue.state not in ended]
    states = alive or [issue.state for issue in issues] or [IssueState.INTAKE]
    return min(states, key=order.index)
