"""The retaliation-risk method: its worked example, floors, matrix, review and signatures."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.errors import BadInput, Blocker
from workstation.records.access import Role
from workstation.records.cases import Case, RiskLevel
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, UserToken, new_id
from workstation.records.risk import (
    Answer,
    AssessmentState,
    Factor,
    Impact,
    RiskAssessment,
)
from workstation.rules import risk

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
OFFICER, SECOND = UserToken("officer"), UserToken("second")
PERSON = new_id()
Scores = dict[Factor, int | None]


def scores(threats: str, vulnerabilities: str, capacities: str) -> Scores:
    digits = threats + vulnerabilities + capacities
    return {f: None if d == "?" else int(d) for f, d in zip(Factor, digits, strict=True)}


def assessment(
    found: Scores,
    impact: Impact = Impact.I3,
    *,
    own_fear: int | None = None,
    under_18: bool = False,
    violence_now: bool = False,
) -> RiskAssessment:
    return RiskAssessment(
        person=PERSON,
        answers=tuple(Answer(factor=f, score=s) for f, s in found.items()),
        impact=impact,
        own_fear=own_fear,
        under_18=under_18,
        violence_now=violence_now,
    )


WORKED = scores("3223212", "3322110", "21210")
CALM = scores("0000000", "0000000", "44444")
every_score = st.fixed_dictionaries({factor: st.none() | st.integers(0, 4) for factor in Factor})


def test_the_worked_example_comes_to_high() -> None:
    found = risk.assess(assessment(WORKED))
    assert round(found.threat, 2) == 66.43
    assert round(found.vulnerability, 2) == 62.14
    assert found.capacity == 25
    assert round(found.risk, 2) == 86.17
    assert (found.likelihood, found.level) == (3, RiskLevel.HIGH)
    assert (found.floors, found.unknown, found.low_confidence) == ((), 0, False)


def test_what_is_not_known_counts_two_for_danger_and_nothing_for_capacity() -> None:
    unknown = risk.assess(assessment(dict.fromkeys(Factor)))
    same = risk.assess(assessment(scores("2222222", "2222222", "00000")))
    assert (unknown.threat, unknown.vulnerability, unknown.capacity) == (50, 50, 0)
    assert unknown.risk == same.risk
    assert unknown.unknown == len(Factor)
    assert risk.assess(assessment({})) == unknown


def test_capacity_is_held_down_while_a_threat_is_present() -> None:
    strong = scores("3000000", "0000000", "44444")
    assert risk.assess(assessment(strong)).capacity == 25
    assert risk.assess(assessment(strong | {Factor.T1: 2})).capacity == 100


@pytest.mark.parametrize(
    ("risk_value", "likelihood"),
    [(0, 1), (24.99, 1), (25, 2), (49.99, 2), (50, 3), (89.99, 3), (90, 4), (200, 4)],
)
def test_likelihood_has_its_limits(risk_value: float, likelihood: int) -> None:
    assert risk.likelihood_of(risk_value) == likelihood


def test_the_matrix_is_the_one_of_the_method() -> None:
    rows = [
        "".join(risk.level_of(likelihood, impact).value[0] for impact in Impact)
        for likelihood in (1, 2, 3, 4)
    ]
    assert rows == ["lllmm", "llmhh", "lmhhc", "mhhcc"]


@pytest.mark.parametrize(
    ("change", "facts", "level", "words"),
    [
        ({Factor.T1: 4}, {}, RiskLevel.CRITICAL, "happening"),
        ({}, {"violence_now": True}, RiskLevel.CRITICAL, "hurt now"),
        ({}, {"under_18": True}, RiskLevel.HIGH, "under 18"),
        ({}, {"own_fear": 4}, RiskLevel.HIGH, "own fear"),
        ({Factor.T1: 3, Factor.V5: 3}, {}, RiskLevel.HIGH, "family"),
    ],
)
def test_a_floor_lifts_the_level_and_says_why(
    change: Scores, facts: dict[str, int], level: RiskLevel, words: str
) -> None:
    found = risk.assess(msgspec.structs.replace(assessment(CALM | change, Impact.I1), **facts))
    assert found.level is level
    assert any(words in floor.words for floor in found.floors)


def test_three_unknown_threats_are_medium_at_least_and_low_confidence() -> None:
    hidden: Scores = CALM | {Factor.T2: None, Factor.T3: None}
    assert not risk.assess(assessment(hidden, Impact.I1)).low_confidence
    found = risk.assess(assessment(hidden | {Factor.T7: None}, Impact.I1))
    assert (found.level, found.low_confidence) == (RiskLevel.MEDIUM, True)


def test_unknown_answers_about_anything_but_threats_lift_nothing() -> None:
    hidden: Scores = CALM | dict.fromkeys((Factor.V1, Factor.V3, Factor.C1, Factor.C2))
    found = risk.assess(assessment(hidden, Impact.I1))
    assert (found.unknown, found.floors, found.low_confidence) == (4, (), False)


@given(every_score, st.sampled_from(Factor), st.sampled_from(Impact))
def test_more_danger_never_lowers_and_more_capacity_never_raises_the_risk(
    found: Scores, factor: Factor, impact: Impact
) -> None:
    known: Scores = found | {factor: found[factor] or 0}
    more: Scores = known | {factor: min(4, (known[factor] or 0) + 1)}
    before, after = risk.assess(assessment(known, impact)), risk.assess(assessment(more, impact))
    if factor.value[0] == "C":
        assert after.risk <= before.risk
    else:
        assert after.risk >= before.risk
        assert risk.LEVELS.index(after.level) >= risk.LEVELS.index(before.level)


@given(every_score, st.sampled_from(Impact), st.none() | st.integers(0, 4), st.booleans())
def test_risk_stays_within_its_bounds_and_no_floor_is_undercut(
    found: Scores, impact: Impact, fear: int | None, under_18: bool
) -> None:
    result = risk.assess(assessment(found, impact, own_fear=fear, under_18=under_18))
    assert 0 <= result.risk <= 200
    order = risk.LEVELS.index
    assert all(order(result.level) >= order(floor.level) for floor in result.floors)
    assert order(result.level) >= order(result.base)


@given(st.integers(1, 4), st.integers(1, 4))
def test_the_matrix_never_falls_with_likelihood_or_impact(row: int, column: int) -> None:
    order, cells = risk.LEVELS.index, risk.MATRIX
    assert order(cells[row][column]) >= order(cells[row][column - 1])
    assert order(cells[min(4, row + 1)][column]) >= order(cells[row][column])


@pytest.mark.parametrize(
    "answers",
    [
        (Answer(factor=Factor.T1, score=5),),
        (Answer(factor=Factor.T1, score=-1),),
        (Answer(factor=Factor.T1, score=1), Answer(factor=Factor.T1, score=0)),
    ],
)
def test_answers_out_of_range_or_twice_are_refused(answers: tuple[Answer, ...]) -> None:
    with pytest.raises(BadInput):
        risk.assess(RiskAssessment(person=PERSON, answers=answers))


def test_the_next_review_follows_from_the_level() -> None:
    days = [(risk.review_by(level, NOW.date()) - NOW.date()).days for level in RiskLevel]
    assert days == [90, 30, 7, 3]


def names(blockers: list[Blocker]) -> list[str]:
    return [blocker.rule for blocker in blockers]


def test_a_protection_officer_signs_what_the_answers_come_to() -> None:
    found = risk.assess(assessment(WORKED))
    officer = Role.PROTECTION_OFFICER
    done = risk.level_blockers(found, found.level, reason="", officer=officer, signer=OFFICER)
    assert done == []
    for role, signer in ((Role.SUPERVISOR, OFFICER), (officer, None), (None, OFFICER)):
        stopped = risk.level_blockers(found, found.level, reason="", officer=role, signer=signer)
        assert names(stopped) == ["risk.signer"]


def test_raising_needs_a_reason_only() -> None:
    found = risk.assess(assessment(WORKED))
    officer = Role.PROTECTION_OFFICER
    up = RiskLevel.CRITICAL
    stopped = risk.level_blockers(found, up, reason=" ", officer=officer, signer=OFFICER)
    assert names(stopped) == ["risk.reason"]
    assert risk.level_blockers(found, up, reason="raid", officer=officer, signer=OFFICER) == []


@pytest.mark.parametrize(
    ("second", "role", "stopped"),
    [
        (None, None, ["risk.second"]),
        (OFFICER, Role.PROTECTION_OFFICER, ["risk.second"]),
        (SECOND, Role.SUPERVISOR, ["risk.second"]),
        (SECOND, Role.PROTECTION_OFFICER, []),
    ],
)
def test_lowering_needs_another_protection_officer(
    second: UserToken | None, role: Role | None, stopped: list[str]
) -> None:
    found = risk.assess(assessment(WORKED))
    blockers = risk.level_blockers(
        found,
        RiskLevel.MEDIUM,
        reason="moved away",
        officer=Role.PROTECTION_OFFICER,
        signer=OFFICER,
        second=second,
        second_role=role,
    )
    assert names(blockers) == stopped


@pytest.mark.parametrize(("wanted", "stopped"), [(RiskLevel.MEDIUM, True), (RiskLevel.HIGH, False)])
def test_nobody_lowers_below_the_persons_own_floor(wanted: RiskLevel, stopped: bool) -> None:
    found = risk.assess(assessment(WORKED | {Factor.T1: 4}, own_fear=4))
    blockers = risk.level_blockers(
        found,
        wanted,
        reason="two officers agree",
        officer=Role.PROTECTION_OFFICER,
        signer=OFFICER,
        second=SECOND,
        second_role=Role.PROTECTION_OFFICER,
    )
    assert ("risk.own_floor" in names(blockers)) is stopped


def test_signing_keeps_the_arithmetic_and_the_end() -> None:
    done = risk.signed(assessment(WORKED), NOW, OFFICER)
    assert (done.level, done.computed_level) == (RiskLevel.HIGH, RiskLevel.HIGH)
    assert done.valid_until == dt.date(2026, 11, 30)
    assert done.state is AssessmentState.SIGNED
    assert done.signed_by == OFFICER
    raised = risk.signed(assessment(WORKED), NOW, OFFICER, RiskLevel.CRITICAL)
    assert (raised.level, raised.valid_until) == (RiskLevel.CRITICAL, dt.date(2026, 11, 26))


def test_an_assessment_is_due_on_its_last_day_and_expired_after_it() -> None:
    done = risk.signed(assessment(WORKED), NOW, OFFICER)
    states = [risk.state_on(done, dt.date(2026, 11, 29 + n)) for n in range(2)]
    assert states == [AssessmentState.SIGNED, AssessmentState.DUE]
    assert risk.state_on(done, dt.date(2026, 12, 1)) is AssessmentState.EXPIRED
    assert risk.state_on(assessment(WORKED), NOW.date()) is AssessmentState.DRAFT
    endless = msgspec.structs.replace(done, valid_until=None)
    assert risk.state_on(endless, NOW.date()) is AssessmentState.EXPIRED


def test_workers_defenders_and_witnesses_each_need_an_assessment() -> None:
    parts = {part: new_id() for part in CasePart}
    held = [Involvement(person=who, handle="A", part=part) for part, who in parts.items()]
    needed = {parts[CasePart.AFFECTED], parts[CasePart.DEFENDER], parts[CasePart.WITNESS]}
    assert risk.exposed(held) == needed


def signed_for(person: Id, found: Scores, at: dt.datetime = NOW) -> RiskAssessment:
    return msgspec.structs.replace(risk.signed(assessment(found), at, OFFICER), person=person)


def test_a_case_shows_the_highest_level_and_the_earliest_end() -> None:
    a, b = new_id(), new_id()
    signed = [signed_for(a, WORKED), signed_for(b, CALM)]
    case = risk.on_case(Case(code="X"), signed, {a, b})
    assert (case.risk_level, case.risk_until) == (RiskLevel.HIGH, dt.date(2026, 11, 30))
    assert not case.low_confidence


def test_the_newest_assessment_of_a_person_counts() -> None:
    old, new = signed_for(PERSON, WORKED), signed_for(PERSON, CALM, NOW + dt.timedelta(days=1))
    for order in ([old, new], [new, old]):
        assert risk.on_case(Case(code="X"), order, {PERSON}).risk_level is RiskLevel.LOW


def test_a_case_with_anybody_not_assessed_has_no_level() -> None:
    stale = Case(code="X", risk_level=RiskLevel.LOW, risk_until=NOW.date())
    signed = [signed_for(PERSON, WORKED)]
    for people in (set[Id](), {PERSON, new_id()}):
        case = risk.on_case(stale, signed, people)
        assert (case.risk_level, case.risk_until) == (None, None)
    drafts = [assessment(WORKED)]
    assert risk.on_case(stale, drafts, {PERSON}).risk_level is None
