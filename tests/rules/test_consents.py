"""What a consent covers, how it moves and what withdrawal means."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.briefings import Profile
from workstation.records.consents import (
    Consent,
    ConsentItem,
    ConsentState,
    Explained,
    Purpose,
    Scope,
    WithheldItem,
)
from workstation.records.disclosures import Disclosure
from workstation.records.kit import new_id
from workstation.rules import consents

TODAY = dt.date(2026, 11, 23)
PERSON, BUYER, OTHER = new_id(), new_id(), new_id()
ALL = Explained(use=True, who_sees=True, risks=True, refusal_free=True, withdrawal=True)


def asked(**changes: object) -> Consent:
    first = Consent(
        person=PERSON,
        purpose=Purpose.REMEDY_DIALOGUE,
        contact=BUYER,
        scope=Scope.PSEUDONYM,
        explained=ALL,
    )
    return msgspec.structs.replace(first, **changes)


GRANTED = consents.granted(asked(), TODAY)


def covers(consent: Consent, **changes: object) -> bool:
    wanted = {
        "purpose": Purpose.REMEDY_DIALOGUE,
        "audience": BUYER,
        "scope": Scope.ISSUE_ONLY,
        "on": TODAY,
    }
    return consents.covers(consent, **(wanted | changes))  # type: ignore[arg-type]


def test_a_consent_covers_its_purpose_audience_and_less_than_its_scope() -> None:
    assert covers(GRANTED)
    assert covers(GRANTED, scope=Scope.AGGREGATE)
    assert covers(GRANTED, scope=Scope.PSEUDONYM)


@pytest.mark.parametrize(
    "wanted",
    [
        {"scope": Scope.IDENTITY},
        {"purpose": Purpose.RESEARCH},
        {"audience": OTHER},
        {"audience": ""},
        {"on": TODAY - dt.timedelta(days=1)},
        {"on": TODAY + dt.timedelta(days=181)},
    ],
)
def test_a_consent_covers_nothing_else(wanted: dict[str, object]) -> None:
    assert not covers(GRANTED, **wanted)


def test_a_consent_holds_on_its_last_day() -> None:
    assert covers(GRANTED, on=TODAY + dt.timedelta(days=180))


@pytest.mark.parametrize(
    "change",
    [
        {"state": ConsentState.EXPLAINED},
        {"state": ConsentState.REFUSED},
        {"given": None},
        {"expires": None},
        {"explained": Explained(use=True)},
        {"contact": None},
    ],
)
def test_a_consent_that_lacks_anything_covers_nothing(change: dict[str, object]) -> None:
    assert not covers(msgspec.structs.replace(GRANTED, **change))


def test_an_audience_without_a_contact_is_matched_by_its_words() -> None:
    office = consents.granted(asked(contact=None, audience="this office"), TODAY)
    assert covers(office, audience="this office")
    assert not covers(office, audience="that office")


def test_a_consent_ends_after_180_days_or_earlier_if_the_person_says_so() -> None:
    assert GRANTED.expires == dt.date(2027, 5, 22)
    soon = TODAY + dt.timedelta(days=7)
    assert consents.granted(asked(expires=soon), TODAY).expires == soon
    late = consents.granted(asked(expires=TODAY + dt.timedelta(days=999)), TODAY)
    assert late.expires == GRANTED.expires


def test_an_end_written_too_late_does_not_prolong_a_consent() -> None:
    forged = msgspec.structs.replace(GRANTED, expires=dt.date(2099, 1, 1))
    assert consents.state_on(forged, dt.date(2027, 5, 23)) is ConsentState.EXPIRED


def test_withdrawal_blocks_at_once_and_lists_what_was_told() -> None:
    gone = consents.withdrawn(GRANTED, TODAY)
    assert not covers(gone)
    assert gone.ended_on == TODAY
    told = [
        Disclosure(
            contact=BUYER, on=TODAY, profile=Profile.BUY, purpose=Purpose.REFERRAL, consents=c
        )
        for c in ((GRANTED.id,), (new_id(),), ())
    ]
    assert consents.relied_on(gone, told) == (told[0],)


def test_granting_needs_all_five_points_and_one_audience() -> None:
    def rules(consent: Consent) -> list[str]:
        return [b.rule for b in consents.move_blockers(consent, ConsentState.GRANTED)]

    assert rules(asked()) == []
    assert rules(asked(explained=Explained())) == ["consent.explained"]
    assert rules(asked(contact=None)) == ["consent.blanket"]
    assert rules(asked(audience="also that one")) == ["consent.blanket"]
    assert rules(GRANTED) == ["consent.move"]


def test_refusing_and_withdrawing_need_nothing() -> None:
    assert consents.move_blockers(asked(explained=Explained()), ConsentState.REFUSED) == []
    assert consents.move_blockers(GRANTED, ConsentState.WITHDRAWN) == []


@given(st.sampled_from(ConsentState), st.sampled_from(ConsentState))
def test_nothing_comes_back_from_refused_withdrawn_or_expired(
    start: ConsentState, to: ConsentState
) -> None:
    ended = {ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED}
    stopped = consents.move_blockers(asked(state=start), to)
    assert bool(stopped) == (to not in consents.MOVES[start])
    assert stopped or start not in ended


BEFORE, LATER = TODAY - dt.timedelta(days=60), TODAY - dt.timedelta(days=5)
FIRST = consents.granted(asked(), BEFORE)
NO = asked(state=ConsentState.REFUSED, ended_on=LATER)


def in_force(*given: Consent) -> set[str]:
    return {c.id for c in consents.as_last_answered(given) if covers(c)}


@pytest.mark.parametrize(
    "last",
    [
        NO,
        consents.withdrawn(consents.granted(asked(), LATER), LATER),
        consents.withdrawn(FIRST, BEFORE),
        consents.granted(asked(scope=Scope.AGGREGATE), LATER),
        consents.granted(asked(expires=LATER), LATER),
    ],
)
def test_an_earlier_yes_does_not_outlive_a_later_answer_to_the_same_question(last: Consent) -> None:
    last = msgspec.structs.replace(last, id=new_id())

    assert in_force(FIRST) == {FIRST.id}
    assert in_force(FIRST, last) == in_force(last, FIRST) == set()


def test_a_yes_after_a_no_is_in_force() -> None:
    morning = dt.datetime.combine(LATER, dt.time(9), dt.UTC)
    no = msgspec.structs.replace(NO, changed=morning)
    noon = morning + dt.timedelta(hours=3)
    yes = msgspec.structs.replace(consents.granted(asked(), LATER), id=new_id(), changed=noon)

    assert in_force(FIRST, no, yes) == {yes.id}
    assert in_force(FIRST, NO, consents.granted(asked(id=yes.id), TODAY)) == {yes.id}


def test_of_two_answers_of_one_day_the_one_written_down_last_is_in_force() -> None:
    less = consents.granted(asked(id=new_id(), scope=Scope.AGGREGATE), BEFORE)

    assert in_force(FIRST, less) == set()
    assert in_force(less, FIRST) == {FIRST.id}


def test_a_no_written_down_last_ends_a_yes_whatever_day_it_bears() -> None:
    no = msgspec.structs.replace(NO, id=new_id(), ended_on=BEFORE - dt.timedelta(days=90))

    assert in_force(FIRST, no) == set()
    assert in_force(no, FIRST) == {FIRST.id}


@pytest.mark.parametrize("moment", ["made", "changed"])
def test_a_yes_of_a_day_to_come_is_never_in_force(moment: str) -> None:
    """The clock ran ahead, or somebody typed another day; one day may lie between calendars."""
    written = dt.datetime.combine(BEFORE, dt.time(9), dt.UTC)
    for days, holds in ((1, True), (2, False), (40, False)):
        given = consents.granted(asked(), BEFORE + dt.timedelta(days=days))
        far = dict.fromkeys(("made", "changed"), written + dt.timedelta(days=400))
        kept = msgspec.structs.replace(given, **(far | {moment: written}))

        assert covers(kept) is holds


@pytest.mark.parametrize(
    "change",
    [
        {"person": new_id()},
        {"contact": OTHER},
        {"purpose": Purpose.RESEARCH},
        {"state": ConsentState.EXPLAINED},
    ],
)
def test_an_answer_to_another_question_ends_no_yes(change: dict[str, object]) -> None:
    assert in_force(FIRST, msgspec.structs.replace(NO, **change)) == {FIRST.id}


def test_what_an_ended_yes_keeps_back_is_kept_back_still() -> None:
    kept = WithheldItem(item="age")
    first = msgspec.structs.replace(FIRST, withheld=(kept,), items=tuple(ConsentItem))
    last = consents.granted(asked(items=tuple(ConsentItem)), LATER)
    both = consents.as_last_answered((first, last))

    items = consents.items_of(PERSON, both, Purpose.REMEDY_DIALOGUE, BUYER, TODAY)
    assert items
    assert ConsentItem.AGE not in items
