"""Whatever is called in whatever order with whatever values: nothing leaves without every check."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from tests.rules.test_gate import IN_ORDER
from tests.services.conftest import Ready, a_document
from tests.services.test_forged_drafts import put
from tests.services.test_releases import SPOILED
from tests.services.witnessing import bare, decided, lost
from tests.vaults import FIRM, assess, filled, prepare, take
from workstation.errors import WorkstationError
from workstation.ports import Approval
from workstation.records.access import Role
from workstation.records.briefings import Briefing
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Purpose
from workstation.records.kit import Id
from workstation.records.marks import MarkedText
from workstation.rules.gate_facts import GateFacts
from workstation.rules.release import Checked, Cleared, Composed, Redacted
from workstation.second_look.answering import approval
from workstation.services.answers import Answers
from workstation.services.dossiers import Plan
from workstation.services.session import Session
from workstation.services.submissions import Redacting, Submission

Call = tuple[Callable[..., Any], tuple[type, ...]]
KINDS = (Plan, Answers, Redacting, Redacted, GateFacts, Cleared, Checked, Composed, Submission)
MOST = 3
"""Values of one kind that are tried; the values of two cases and forged facts are among them."""
ROUNDS = 5
"""More than there are steps from a plan to a draft that is kept, one after another."""


def calls(session: Session) -> tuple[Call, ...]:
    """Every call by which a release goes on, with the kinds of values that it asks for."""
    releases = session.releases
    return (
        (releases.mark, (Plan, Answers)),
        (lambda work: releases.redact(work, work.texts), (Redacting,)),
        (releases.redact, (Redacting, MarkedText)),
        (releases.facts, (Redacting, Redacted, Answers)),
        (releases.clear, (Redacting, Redacted, Answers)),
        (releases.check, (Cleared, Answers)),
        (releases.compose, (Checked,)),
        (releases.preview, (Composed,)),
        (Submission, (Redacting, Answers, Composed)),
        (releases.submit, (Submission,)),
    )


def everything_that_comes_of(session: Session, pool: dict[type, list[Any]]) -> None:
    """Call everything with every value there is, again and again, until nothing new comes."""
    tried: set[tuple[int, ...]] = set()
    for _ in range(ROUNDS):
        for number, (call, kinds) in enumerate(calls(session)):
            for values in list(itertools.product(*(pool.get(kind, []) for kind in kinds))):
                key = (number, *map(id, values))
                if key not in tried:
                    tried.add(key)
                    _keep(pool, call, values)


def _keep(pool: dict[type, list[Any]], call: Callable[..., Any], values: tuple[Any, ...]) -> None:
    try:
        found = call(*values)
    except (WorkstationError, TypeError, AttributeError):
        return
    same = pool.setdefault(type(found), [])
    most = sum(map(len, pool.values())) ** 2 if isinstance(found, Submission) else MOST
    if len([each for each in same if _case(each) == _case(found)]) < most:
        same.append(found)


def _case(value: Any) -> object:
    """Whose a value is, by its text where it has one."""
    for path in ("checked.cleared.redacted.dossier.case", "cleared.redacted.dossier.case",
                 "redacted.dossier.case", "dossier.case", "gathered.plan.case.id", "case.id",
                 "composed.checked.cleared.redacted.dossier.case", "case"):  # fmt: skip
        found = value
        for name in path.split("."):
            found = getattr(found, name, None)
        if found is not None:
            return found
    return None


def begun(session: Session, case: Id) -> Iterator[Any]:
    """What anybody may begin with: a plan and answers that say yes to everything."""
    contact = session.partners.by_name(FIRM).id
    plan = session.releases.choose(case, contact, Purpose.REMEDY_DIALOGUE)
    yield plan
    answers = filled(session.releases.template(plan))
    yield from (answers, replace(answers, do_no_harm={}))


def pool_of(session: Session, spoiled: Case, good: Case) -> dict[type, list[Any]]:
    """Plans and answers of both cases, all that the good one led to, and facts that are forged."""
    pool: dict[type, list[Any]] = {kind: [] for kind in KINDS}
    submission = prepare(session, good.id, FIRM)
    checked = submission.composed.checked
    values: list[Any] = [submission.work, checked.cleared.redacted, checked.cleared, checked]
    values += [submission.composed, submission, dataclasses.replace(IN_ORDER, case=spoiled)]
    for value in (*values, *begun(session, spoiled.id), *begun(session, good.id)):
        pool[type(value)].append(value)
    return pool


def another_case(office: Ready) -> Case:
    """A case at another place that may leave, so that its values can be mixed in."""
    employer = {"name": "Silver Loom", "headcount": 400}
    (case,) = take(office, a_document(codes=["WL4"], employer=employer))
    with office.as_(Role.PROTECTION_OFFICER) as session:
        assess(session, case.id)
    return case


QUICK = ("a hold", "a small site")


@pytest.mark.parametrize(
    ("role", "spoil"),
    [
        pytest.param(
            Role.BRIEFING_OFFICER, name, marks=() if name in QUICK else pytest.mark.slow, id=name
        )
        for name in SPOILED
        if name != "consent to a name that two contacts bear"
    ]
    + [
        pytest.param(role, "a hold", marks=pytest.mark.slow, id=f"{role.value}, a hold")
        for role in (Role.CASE_WORKER, Role.SUPERVISOR, Role.PROTECTION_OFFICER, Role.ANALYST)
    ],
)
def test_no_order_of_calls_and_no_mixture_of_values_gets_past_a_check(
    office: Ready, role: Role, spoil: str
) -> None:
    good = another_case(office)
    who, change, _ = SPOILED[spoil]
    with office.as_(who) as session:
        change(OneCase(session, office.case), office.case)  # type: ignore[arg-type]  # stands in

    with office.as_(role) as session:
        spoiled = session.cases.get(Case, office.case.id)
        pool = pool_of(session, spoiled, good)
        everything_that_comes_of(session, pool)

        reached = {kind for kind in KINDS if any(_case(v) == spoiled.id for v in pool[kind])}
        assert not reached & {Cleared, Checked, Composed, Submission}
        assert any(_case(value) == good.id for value in pool[Composed])
        assert reached >= {Plan, Redacting, Redacted, GateFacts}
        assert session.reader.find(Briefing, case=spoiled.id) == ()


@pytest.mark.slow
def test_no_order_and_no_mixture_gets_what_people_typed_past_a_witness_left_out(
    office: Ready,
) -> None:
    good = another_case(office)
    lost(office)
    decided(office)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        typed = session.cases.get(Case, office.case.id)
        pool = pool_of(session, typed, good)
        everything_that_comes_of(session, pool)

        reached = {kind for kind in KINDS if any(_case(v) == typed.id for v in pool[kind])}
        assert reached == {Plan, Redacting, Redacted, GateFacts}
        assert session.reader.find(Briefing, case=typed.id) == ()
        assert session.releases.submit(bare(session, office))


class OneCase:
    """A session whose reader finds records of one case alone: the other one's stay good."""

    def __init__(self, session: Session, case: Case) -> None:
        self._session, self._case = session, case

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    @property
    def reader(self) -> Any:
        return self

    def find(self, kind: Any, **equal: Any) -> Any:
        return self._session.reader.find(kind, **(equal | {"case": self._case.id}))


def test_where_nothing_stands_against_it_the_same_calls_get_to_a_draft(office: Ready) -> None:
    good = another_case(office)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        pool = pool_of(session, office.case, good)
        everything_that_comes_of(session, pool)

        assert {_case(value) for value in pool[Composed]} == {office.case.id, good.id}
        drafts = [b for b in session.reader.find(Briefing) if b.state.value == "dnh_passed"]
        assert {draft.case for draft in drafts} == {office.case.id, good.id}


@pytest.mark.slow
def test_no_order_and_no_number_of_signers_lets_it_out_but_the_right_ones(
    office: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.as_(Role.PROTECTION_OFFICER) as session:
        held = session.cases.get(Case, office.case.id)
        put(session, replace(held, risk_level=RiskLevel.HIGH))
    asked: dict[str, Approval | WorkstationError] = {}

    class SecondPerson:
        def approve(self, briefing: Id, passphrase: str) -> Approval:
            if passphrase not in asked:
                try:
                    asked[passphrase] = approval(office.path, passphrase, briefing)
                except WorkstationError as refused:
                    asked[passphrase] = refused
            found = asked[passphrase]
            if isinstance(found, WorkstationError):
                raise found
            return found

    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM)).id
        monkeypatch.setattr(session.handovers, "_second", SecondPerson())
        right = []
        for signers in itertools.chain.from_iterable(
            itertools.permutations(Role, number) for number in range(3)
        ):
            if Role.PROTECTION_OFFICER in signers and set(signers) <= {
                Role.SUPERVISOR,
                Role.PROTECTION_OFFICER,
            }:
                right.append(signers)
                continue
            with pytest.raises(WorkstationError):
                session.handovers.release(draft, [office.passphrase(r) for r in signers])
            assert session.handovers.letter_of(draft).pdf is None

        assert len(right) == 3
        letter = session.handovers.release(draft, [office.passphrase(r) for r in right[1]])
        assert letter.pdf is not None
