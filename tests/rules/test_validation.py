"""No remedy counts until the workers say so, asked in a way that counts."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.cases import Standing
from workstation.records.kit import UserToken, new_id
from workstation.rules import validation
from workstation.rules.validation import Claim, Crowd, Nature, Validation

CLAIMED = dt.datetime(2026, 11, 17, 9, tzinfo=dt.UTC)
CLAIM = Claim(action=new_id(), claimed_at=CLAIMED, statement="All passports are back.")
NEGOTIATOR, ASKER = UserToken("negotiator"), UserToken("asker")
ALONE = Crowd(standing=Standing.INDIVIDUAL, affected=1)
ELEVEN = Crowd(standing=Standing.COLLECTIVE, affected=11, groups=("crab", "shrimp"))


def answer(**changes: object) -> Validation:
    good = Validation(
        action=CLAIM.action,
        validator=new_id(),
        group="crab",
        asked_at=CLAIMED + dt.timedelta(days=2),
        asked_by=ASKER,
        employer_present=False,
        interpreter_vetted=True,
        nature=Nature.HAPPENED,
        quality=4,
        retaliation=False,
    )
    return dataclasses.replace(good, validator=new_id(), **changes)  # type: ignore[arg-type]


def rules(
    answers: list[Validation], crowd: Crowd = ALONE, claims: tuple[Claim, ...] = (CLAIM,)
) -> set[str]:
    stopped = validation.blockers(claims, answers, crowd, frozenset({NEGOTIATOR}))
    return {blocker.rule for blocker in stopped}


def test_one_worker_alone_who_says_yes_is_enough() -> None:
    assert rules([answer()]) == set()


@pytest.mark.parametrize(
    "change",
    [
        {"asked_at": None},
        {"asked_at": CLAIMED},
        {"asked_at": CLAIMED - dt.timedelta(days=1)},
        {"employer_present": True},
        {"employer_present": None},
        {"interpreter_vetted": False},
        {"interpreter_vetted": None},
        {"asked_by": NEGOTIATOR},
        {"asked_by": None},
        {"action": new_id()},
    ],
)
def test_an_answer_that_was_asked_wrongly_does_not_count(change: dict[str, object]) -> None:
    assert "close.asked" in rules([answer(**change)])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"nature": Nature.PARTLY}, "close.happened"),
        ({"nature": Nature.NO}, "close.happened"),
        ({"nature": None}, "close.happened"),
        ({"quality": 2}, "close.quality"),
        ({"quality": None}, "close.quality"),
        ({"retaliation": True}, "close.retaliation"),
        ({"retaliation": None}, "close.retaliation"),
    ],
)
def test_anything_but_a_full_yes_keeps_it_open(change: dict[str, object], rule: str) -> None:
    assert rules([answer(**change)]) == {rule}


def test_retaliation_told_in_an_answer_that_does_not_count_stops_it_too() -> None:
    heard = answer(retaliation=True, employer_present=True)
    assert rules([answer(), heard]) == {"close.retaliation"}


def test_a_claim_alone_proves_nothing() -> None:
    assert rules([]) == {"close.asked"}
    assert rules([answer()], claims=()) == {"close.claim"}
    silent = dataclasses.replace(CLAIM, statement=" ")
    undated = dataclasses.replace(CLAIM, claimed_at=None)
    assert rules([answer()], claims=(silent,)) == {"close.claim"}
    assert rules([answer()], claims=(undated,)) == {"close.claim"}


def test_every_action_is_validated() -> None:
    second = dataclasses.replace(CLAIM, action=new_id())
    assert rules([answer()], claims=(CLAIM, second)) == {"close.asked"}
    both = [answer(), answer(action=second.action)]
    assert rules(both, claims=(CLAIM, second)) == set()


@pytest.mark.parametrize(
    ("affected", "needed"),
    [(1, 1), (5, 5), (6, 5), (11, 5), (51, 6), (300, 30), (5000, 30), (0, None), (None, None)],
)
def test_together_all_up_to_five_then_a_tenth_between_five_and_thirty(
    affected: int | None, needed: int | None
) -> None:
    assert validation.needed(Crowd(standing=Standing.COLLECTIVE, affected=affected)) == needed


def test_people_who_act_alone_are_all_asked() -> None:
    assert validation.needed(Crowd(standing=Standing.INDIVIDUAL, affected=8)) == 8


def test_of_people_who_act_alone_each_rates_it_good_enough() -> None:
    two = Crowd(standing=Standing.INDIVIDUAL, affected=2)
    assert rules([answer(quality=5), answer(quality=1)], two) == {"close.quality"}


def test_a_number_that_is_not_known_stops_it() -> None:
    crowd = Crowd(standing=Standing.INDIVIDUAL, affected=None)
    assert rules([answer()], crowd) == {"close.affected"}


def group_of(yes: int, no: int, quality: int = 4) -> list[Validation]:
    answers = [answer(quality=quality) for _ in range(yes)]
    answers += [answer(nature=Nature.NO, group="shrimp", quality=quality) for _ in range(no)]
    return answers


def test_together_four_fifths_with_every_group_are_enough() -> None:
    assert rules(group_of(4, 1), ELEVEN) == set()
    assert rules(group_of(6, 2), ELEVEN) == {"close.happened"}
    assert rules(group_of(5, 0), ELEVEN) == {"close.groups"}
    assert rules(group_of(3, 1), ELEVEN) == {"close.asked", "close.happened"}


def test_five_or_fewer_together_all_say_yes() -> None:
    five = Crowd(standing=Standing.COLLECTIVE, affected=5)
    assert rules(group_of(4, 1), five) == {"close.happened"}
    assert rules(group_of(5, 0), five) == set()


def test_together_the_mean_quality_counts() -> None:
    mixed = [*group_of(4, 0, quality=4), answer(group="shrimp", quality=1)]
    assert rules(mixed, ELEVEN) == set()
    assert rules(group_of(4, 1, quality=2), ELEVEN) == {"close.quality"}


def test_the_same_worker_counts_once_by_the_last_answer() -> None:
    first = answer()
    later = dataclasses.replace(first, nature=Nature.NO, asked_at=CLAIMED + dt.timedelta(days=5))
    for order in ([first, later], [later, first]):
        assert rules(order) == {"close.happened"}
    assert "close.asked" in rules([first] * 5, ELEVEN)


answers_of_any_kind = st.lists(
    st.builds(
        Validation,
        action=st.just(CLAIM.action),
        validator=st.sampled_from([new_id() for _ in range(6)]),
        group=st.sampled_from(["crab", "shrimp"]),
        asked_at=st.none() | st.just(CLAIMED + dt.timedelta(days=1)) | st.just(CLAIMED),
        asked_by=st.sampled_from([None, NEGOTIATOR, ASKER]),
        employer_present=st.none() | st.booleans(),
        interpreter_vetted=st.none() | st.booleans(),
        nature=st.none() | st.sampled_from(Nature),
        quality=st.none() | st.integers(1, 5),
        retaliation=st.none() | st.booleans(),
    ),
    max_size=6,
)


@given(answers_of_any_kind)
def test_no_mixture_of_answers_closes_without_a_worker_who_says_it_happened(
    answers: list[Validation],
) -> None:
    if not rules(answers, ALONE):
        usable = [a for a in answers if validation.counts(a, CLAIM, frozenset({NEGOTIATOR}))]
        assert any(a.nature is Nature.HAPPENED and (a.quality or 0) >= 3 for a in usable)
        assert all(a.retaliation is False for a in answers)
