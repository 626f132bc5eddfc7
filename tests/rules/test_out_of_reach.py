"""When a witness counts as out of reach: tried enough, by others than the officer, for a time."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.consents import Consent, ConsentState, Purpose
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.fees import FeeRecord
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, UserToken, new_id
from workstation.records.out_of_reach import KnownIssue, OutOfReach, WhyNotReached
from workstation.records.protection import RetaliationIncident, RetaliationState
from workstation.records.taxonomy import IssueCode, RetaliationType
from workstation.rules.out_of_reach import (
    ASKED_ABOUT,
    OnFile,
    Use,
    against,
    composed,
    told_by_others,
)
from workstation.rules.tries import Tries, counted, reached, tries_among

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
TODAY = NOON.astimezone().date()
DAY = dt.timedelta(days=1)
CASE, PERSON, WORKER = new_id(), new_id(), new_id()
OFFICER, TRIED_BY, AUTHOR = (UserToken(name) for name in ("officer", "worker", "author"))
ISSUE = Issue(case=CASE, code=IssueCode.WL11)
ACT = RetaliationIncident(case=CASE, target=PERSON, act=RetaliationType.RT11)


def tie(person: Id, part: CasePart) -> Involvement:
    return Involvement(case=CASE, person=person, handle="", part=part)


def line(days: float, **more: Any) -> ContactLog:
    """A try so many days ago, written down then."""
    at = NOON - days * DAY
    given: dict[str, Any] = {
        "case": CASE, "person": PERSON, "at": at, "made": at, "author": TRIED_BY, "revision": 1,
        "direction": Direction.WE, "outcome": Outcome.MISSED, "in_safe_window": True,
    }  # fmt: skip
    return ContactLog(**(given | more))


ENOUGH = (line(40), line(21), line(3))
FILE = OnFile(
    person=PERSON,
    case=CASE,
    ties=(tie(PERSON, CasePart.WITNESS), tie(WORKER, CasePart.AFFECTED)),
    consents=(),
    log=ENOUGH,
    accounts=(Account(case=CASE, person=WORKER, text="They keep the papers."),),
    acts=(),
)
DECIDED = OutOfReach(
    author=OFFICER,
    made=NOON,
    revision=1,
    case=CASE,
    person=PERSON,
    contact=new_id(),
    purpose=Purpose.REMEDY_DIALOGUE,
    why=WhyNotReached.NOT_FOUND,
    days=3,
    first_on=TODAY - 40 * DAY,
    last_on=TODAY - 3 * DAY,
    issues=(KnownIssue(issue=ISSUE.id, code=ISSUE.code),),
    officer=OFFICER,
    on=TODAY,
    because="The papers are needed for a way home.",
)
USE = Use(Purpose.REMEDY_DIALOGUE, TODAY, (ISSUE,), AUTHOR)


def role_of(user: UserToken) -> Role | None:
    return Role.PROTECTION_OFFICER if user == OFFICER else Role.CASE_WORKER


def rule(
    decided: OutOfReach = DECIDED, use: Use = USE, known: OnFile = FILE, **more: Any
) -> str | None:
    """The rule that stands against it; None where it counts."""
    held = {name: getattr(known, name) for name in OnFile.__dataclass_fields__}
    stop = against(decided, OnFile(**(held | more)), use, role_of)
    return stop.rule if stop is not None else None


def test_what_is_in_order_counts_also_for_whom_holds_no_names() -> None:
    assert rule() is None
    assert rule(log=None, accounts=None, acts=None) is None


@pytest.mark.parametrize(
    "log",
    [
        (),
        (line(40), line(3)),
        (line(40), line(3.1), line(3)),
        (line(28), line(14), line(3)),
        tuple(line(days, in_safe_window=False) for days in (40, 21, 3)),
        (line(60), line(40), line(21)),
        tuple(line(days, author=OFFICER) for days in (40, 21, 3)),
        (*ENOUGH[:2], line(10, outcome=Outcome.REACHED), line(3)),
        (*ENOUGH, line(2, outcome=Outcome.DANGER)),
        (*ENOUGH, line(2, direction=Direction.THEY)),
        (*ENOUGH, line(2, outcome=Outcome.REACHED, case=new_id(), revision=7)),
        tuple(line(days, made=NOON) for days in (40, 21, 3)),
        tuple(line(days, at=NOON - 90 * DAY) for days in (40, 21, 3)),
        tuple(line(days, at=None) for days in (40, 21, 3)),
        (line(40, revision=2), *ENOUGH[1:]),
        tuple(line(days, case=new_id()) for days in (40, 21, 3)),
        tuple(line(days, person=new_id()) for days in (40, 21, 3)),
        tuple(line(days, direction=Direction.THEY, outcome=Outcome.OTHER_ANSWERED)
              for days in (40, 21, 3)),
    ],
    ids=[
        "nobody tried", "twice", "three times on two days", "for four weeks", "at no safe time",
        "three weeks ago", "by the officer", "reached in between", "danger since",
        "they called since", "reached in another case", "from memory", "of another day",
        "of no day", "corrected later",
        "in another case", "somebody else", "somebody came to us",
    ],
)  # fmt: skip
def test_a_witness_who_was_hardly_tried_is_not_out_of_reach(log: tuple[ContactLog, ...]) -> None:
    assert rule(log=log) == "witness.tries"


@pytest.mark.parametrize("why", [WhyNotReached.HELD, WhyNotReached.DIED])
def test_who_is_held_or_died_is_not_rung_again_but_somebody_wrote_down_how_it_is_known(
    why: WhyNotReached,
) -> None:
    decided = replace(DECIDED, why=why)
    heard: dict[str, Any] = {"outcome": Outcome.OTHER_ANSWERED, "heard": "Her aunt told us."}

    assert rule(decided) == "witness.tries"
    assert rule(decided, log=(line(2, **heard, author=OFFICER),)) == "witness.tries"
    assert rule(decided, log=(line(2, **heard, revision=2),)) == "witness.tries"
    assert rule(decided, log=(line(2, **heard),)) is None
    assert rule(decided, log=(line(2, **heard), line(1, outcome=Outcome.REACHED))) is not None


def test_who_was_held_a_month_ago_may_be_free_and_the_dead_stay_dead() -> None:
    log = (line(30, outcome=Outcome.OTHER_ANSWERED, heard="Her aunt told us."),)

    assert rule(replace(DECIDED, why=WhyNotReached.HELD), log=log) == "witness.tries"
    assert rule(replace(DECIDED, why=WhyNotReached.DIED), log=log) is None


def said(state: ConsentState, **more: Any) -> Consent:
    return Consent(person=PERSON, purpose=Purpose.RESEARCH, state=state, **more)


@pytest.mark.parametrize(
    ("more", "stands"),
    [
        ({"consents": (said(ConsentState.REFUSED),)}, "witness.no"),
        ({"consents": (said(ConsentState.WITHDRAWN),)}, "witness.no"),
        ({"consents": (said(ConsentState.REFUSED, case=new_id()),)}, "witness.no"),
        ({"ties": (tie(PERSON, CasePart.AFFECTED),)}, "witness.part"),
        ({"ties": (*FILE.ties, tie(PERSON, CasePart.FAMILY))}, "witness.part"),
        ({"ties": (tie(WORKER, CasePart.AFFECTED),)}, "witness.part"),
        ({"fees": (FeeRecord(person=PERSON, amount=9.0),)}, "witness.part"),
        ({"acts": (ACT,)}, "witness.act"),
        ({"acts": (replace(ACT, state=RetaliationState.STOOD_DOWN),)}, None),
        ({"consents": (said(ConsentState.EXPLAINED, changed=NOON + DAY),)}, "witness.asked"),
        ({"consents": (said(ConsentState.GRANTED, changed=NOON + DAY),)}, "witness.asked"),
        ({"consents": (said(ConsentState.EXPIRED, changed=NOON - DAY),)}, None),
    ],
)
def test_who_said_no_is_affected_or_acted_against_is_never_left_out(
    more: dict[str, Any], stands: str | None
) -> None:
    assert rule(**more) == stands


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"purpose": Purpose.LEGAL_EVIDENCE}, "witness.purpose"),
        ({"officer": TRIED_BY}, "witness.officer"),
        ({"officer": TRIED_BY, "author": TRIED_BY}, "witness.officer"),
        ({"author": TRIED_BY}, "witness.officer"),
        ({"because": " "}, "witness.officer"),
        ({"ended_on": TODAY}, "witness.asked"),
        ({"revision": 2}, "witness.asked"),
        ({"on": TODAY + DAY}, "witness.old"),
        ({"on": TODAY - 14 * DAY}, None),
        ({"on": TODAY - 15 * DAY}, "witness.old"),
        ({"issues": ()}, "witness.issues"),
        ({"issues": (KnownIssue(issue=ISSUE.id, code=IssueCode.WL14),)}, "witness.issues"),
        ({"issues": (KnownIssue(issue=new_id(), code=ISSUE.code),)}, "witness.issues"),
    ],
)
def test_a_decision_that_is_not_whole_or_is_over_does_not_count(
    change: dict[str, Any], stands: str | None
) -> None:
    assert rule(replace(DECIDED, **change)) == stands


def test_an_officer_decides_for_no_letter_of_their_own() -> None:
    assert rule(use=Use(Purpose.REMEDY_DIALOGUE, TODAY, (ISSUE,), OFFICER)) == "witness.author"


@pytest.mark.parametrize(
    ("account", "told"),
    [
        (Account(case=CASE, person=WORKER, issue=ISSUE.id, text="So it was."), True),
        (Account(case=CASE, person=WORKER, issue=new_id(), text="So it was."), False),
        (Account(case=CASE, person=WORKER, text=" "), False),
        (Account(case=CASE, person=PERSON, text="I saw it."), False),
        (Account(case=CASE, text="Somebody saw it."), False),
    ],
)
def test_an_issue_that_only_the_witness_told_of_goes_nowhere(account: Account, told: bool) -> None:
    known = OnFile(person=PERSON, case=CASE, ties=FILE.ties, consents=(), accounts=(account,))

    assert told_by_others(ISSUE.id, known) is told
    assert rule(accounts=(account,)) == (None if told else "witness.issues")


@pytest.mark.parametrize(
    "field", ["summary", "rendition.text", "evidence.photo", ASKED_ABOUT], ids=str
)
def test_a_letter_that_holds_what_people_typed_is_not_composed(field: str) -> None:
    assert composed(("issue.code", "organisation.names", "person.handle"))
    assert not composed(("issue.code", field))


def test_several_tries_of_one_day_are_one() -> None:
    tries = tries_among((line(40), line(40.1), line(9), line(0)))

    assert counted(tries) == Tries(tries=3, safe_windows=3, days=40)
    assert counted(()) == Tries()


def test_who_called_and_was_missed_can_be_reached() -> None:
    assert reached(line(1, direction=Direction.THEY))
    assert not reached(line(1))
