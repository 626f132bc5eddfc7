"""Retaliation risk: from answers to a level, its floors, its review and who may change it."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import msgspec

from workstation.errors import BadInput, Blocker
from workstation.records.access import Role
from workstation.records.cases import Case, RiskLevel
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, UserToken
from workstation.records.risk import (
    CAPACITIES,
    THREATS,
    VULNERABILITIES,
    Answer,
    AssessmentState,
    Factor,
    Impact,
    RiskAssessment,
)
from workstation.rules.days import day_of

LEVELS = tuple(RiskLevel)
_LOW, _MEDIUM, _HIGH, _CRITICAL = LEVELS

MATRIX: Mapping[int, tuple[RiskLevel, ...]] = MappingProxyType(
    {
        1: (_LOW, _LOW, _LOW, _MEDIUM, _MEDIUM),
        2: (_LOW, _LOW, _MEDIUM, _HIGH, _HIGH),
        3: (_LOW, _MEDIUM, _HIGH, _HIGH, _CRITICAL),
        4: (_MEDIUM, _HIGH, _HIGH, _CRITICAL, _CRITICAL),
    }
)
"""Level by likelihood 1-4 and impact 1-5 (2b)."""

REVIEW_DAYS: Mapping[RiskLevel, int] = MappingProxyType(
    {_LOW: 90, _MEDIUM: 30, _HIGH: 7, _CRITICAL: 3}
)
"""Days until the next assessment; at Critical somebody also rings daily (2b)."""

EXPOSED = frozenset({CasePart.AFFECTED, CasePart.DEFENDER, CasePart.WITNESS})
"""Parts in a case that each need an assessment of their own (S11)."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A level below which the answers do not fall, and why; `own` rests on the person alone."""

    level: RiskLevel
    words: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What the answers come to; `base` is the matrix cell, `level` is after the floors."""

    threat: float
    vulnerability: float
    capacity: float
    risk: float
    likelihood: int
    base: RiskLevel
    level: RiskLevel
    floors: tuple[Floor, ...]
    unknown: int
    low_confidence: bool


def assess(assessment: RiskAssessment) -> Finding:
    """The level that the answers come to (2b, FLD, IPN, CAO).

    Threat and vulnerability are 25 * (0.6 max + 0.4 mean), capacity 25 * mean, held at 25 while
    T1 is 3 or more; the risk, 0 to 200, is T * (1 + V/100) / (1 + C/100). What is not known
    counts 2 for threats and vulnerabilities, 0 for capacities. Raises BadInput for answers
    outside 0 to 4 or given twice.
    """
    known = _scores(assessment.answers)
    threat = _weighted(known, THREATS)
    vulnerability = _weighted(known, VULNERABILITIES)
    capacity = _capacity(known)
    risk = threat * (1 + vulnerability / 100) / (1 + capacity / 100)
    likelihood = likelihood_of(risk)
    base = level_of(likelihood, assessment.impact)
    floors = _floors(assessment, known)
    return Finding(
        threat=threat,
        vulnerability=vulnerability,
        capacity=capacity,
        risk=risk,
        likelihood=likelihood,
        base=base,
        level=highest([base, *(floor.level for floor in floors)]),
        floors=floors,
        unknown=len(Factor) - len(known),
        low_confidence=_unknown_threats(known) >= 3,
    )


def likelihood_of(risk: float) -> int:
    """1 below 25, 2 below 50, 3 below 90, 4 from there (2b)."""
    return 1 + sum(risk >= limit for limit in (25, 50, 90))


def level_of(likelihood: int, impact: Impact) -> RiskLevel:
    """The cell of the matrix."""
    return MATRIX[likelihood][int(impact.value) - 1]


def highest(levels: Collection[RiskLevel]) -> RiskLevel:
    """The highest of some levels; ValueError if there is none."""
    return max(levels, key=LEVELS.index)


def review_by(level: RiskLevel, signed_on: dt.date) -> dt.date:
    """The last day on which an assessment of that level holds (2b)."""
    return signed_on + dt.timedelta(days=REVIEW_DAYS[level])


def _scores(answers: Sequence[Answer]) -> dict[Factor, int]:
    factors = [answer.factor for answer in answers]
    if len(set(factors)) < len(factors):
        raise BadInput("A question of the assessment is answered twice.")
    known = {answer.factor: answer.score for answer in answers if answer.score is not None}
    if any(not 0 <= score <= 4 for score in known.values()):
        raise BadInput("An answer of the assessment is not between 0 and 4.")
    return known


def _weighted(known: Mapping[Factor, int], factors: Sequence[Factor]) -> float:
    scores = [known.get(factor, 2) for factor in factors]
    return 25 * (0.6 * max(scores) + 0.4 * sum(scores) / len(scores))


def _capacity(known: Mapping[Factor, int]) -> float:
    capacity = 25 * sum(known.get(factor, 0) for factor in CAPACITIES) / len(CAPACITIES)
    return min(capacity, 25.0) if known.get(Factor.T1, 2) >= 3 else capacity


def _unknown_threats(known: Mapping[Factor, int]) -> int:
    return sum(factor not in known for factor in THREATS)


def _floors(assessment: RiskAssessment, known: Mapping[Factor, int]) -> tuple[Floor, ...]:
    threats, family = known.get(Factor.T1, 2), known.get(Factor.V5, 2)
    rules = (
        (threats == 4, Floor(_CRITICAL, "T1 is 4: it is happening")),
        (assessment.violence_now, Floor(_CRITICAL, "somebody is confined or hurt now")),
        (assessment.under_18, Floor(_HIGH, "the person is under 18", own=True)),
        (assessment.own_fear == 4, Floor(_HIGH, "own fear is 4", own=True)),
        (
            threats >= 3 and family >= 3,
            Floor(_HIGH, "a believable threat, and the family can be reached"),
        ),
        (
            _unknown_threats(known) >= 3,
            Floor(_MEDIUM, "three or more threats are not known"),
        ),
    )
    return tuple(floor for holds, floor in rules if holds)


def level_blockers(
    finding: Finding,
    wanted: RiskLevel,
    *,
    reason: str,
    officer: Role | None,
    signer: UserToken | None,
    second: UserToken | None = None,
    second_role: Role | None = None,
) -> list[Blocker]:
    """What stands against signing an assessment at a level (2b).

    A protection officer signs. Raising needs a reason; lowering also a second protection
    officer, and never goes below the person's own floor.
    """
    blockers = []
    if officer is not Role.PROTECTION_OFFICER or signer is None:
        blockers.append(
            Blocker("risk.signer", "Only a protection officer signs this.", "Ask one to sign.")
        )
    if wanted is not finding.level and not reason.strip():
        blockers.append(
            Blocker("risk.reason", "The level was changed without a reason.", "Write down why.")
        )
    if LEVELS.index(wanted) < LEVELS.index(finding.level):
        blockers += _lowering(finding, wanted, signer, second, second_role)
    return blockers


def _lowering(
    finding: Finding,
    wanted: RiskLevel,
    signer: UserToken | None,
    second: UserToken | None,
    second_role: Role | None,
) -> list[Blocker]:
    blockers = []
    if second is None or second == signer or second_role is not Role.PROTECTION_OFFICER:
        words = "A lower level needs a second protection officer."
        blockers.append(Blocker("risk.second", words, "Ask another protection officer to agree."))
    for floor in finding.floors:
        if floor.own and LEVELS.index(wanted) < LEVELS.index(floor.level):
            words = f"It cannot be lower than {floor.level.label}, because {floor.words}."
            blockers.append(Blocker("risk.own_floor", words, f"Leave it at {floor.level.label}."))
    return blockers


def signed(
    assessment: RiskAssessment,
    at: dt.datetime,
    by: UserToken,
    level: RiskLevel | None = None,
    second: UserToken | None = None,
) -> RiskAssessment:
    """The assessment with what it comes to, signed; check `level_blockers` before."""
    finding = assess(assessment)
    level = level or finding.level
    return msgspec.structs.replace(
        assessment,
        threat=finding.threat,
        vulnerability=finding.vulnerability,
        capacity=finding.capacity,
        risk=finding.risk,
        likelihood=finding.likelihood,
        computed_level=finding.base,
        floors=tuple(floor.words for floor in finding.floors),
        level=level,
        low_confidence=finding.low_confidence,
        second_officer=second,
        signed_by=by,
        signed_at=at,
        valid_until=review_by(level, day_of(at)),
        state=AssessmentState.SIGNED,
    )


def state_on(assessment: RiskAssessment, on: dt.date) -> AssessmentState:
    """Where a signed assessment stands on a day: due on its last day, expired after it."""
    if assessment.state in (AssessmentState.DRAFT, AssessmentState.SUPERSEDED):
        return assessment.state
    if assessment.valid_until is None or on > assessment.valid_until:
        return AssessmentState.EXPIRED
    last_day = on == assessment.valid_until
    return AssessmentState.DUE if last_day else AssessmentState.SIGNED


def exposed(involvements: Sequence[Involvement]) -> frozenset[Id]:
    """The people of a case who each need an assessment (S11)."""
    return frozenset(i.person for i in involvements if i.part in EXPOSED)


def on_case(case: Case, assessments: Sequence[RiskAssessment], people: Collection[Id]) -> Case:
    """The case as everybody may read it: the highest level and the earliest end.

    If anybody exposed has no signed assessment, or nobody is exposed, the level is missing, and
    missing means blocked. The hold is left as it is.
    """
    newest = _newest(assessments)
    found = [newest[person] for person in people if person in newest]
    levels = [a.level for a in found if a.level is not None]
    ends = [a.valid_until for a in found if a.valid_until is not None]
    if not people or not len(levels) == len(ends) == len(set(people)):
        return msgspec.structs.replace(case, risk_level=None, risk_until=None)
    return msgspec.structs.replace(
        case,
        risk_level=highest(levels),
        risk_until=min(ends),
        low_confidence=any(a.low_confidence for a in found),
    )


def after_undoing(case: Case, assessments: Sequence[RiskAssessment], people: frozenset[Id]) -> Case:
    """The case once somebody was taken out again: a level that was missing for them comes back.

    Who was assessed counts even if they are not in it now: undoing lowers no level.
    """
    if case.risk_level is not None or not people:
        return case
    return on_case(case, assessments, people | _newest(assessments).keys())


def _newest(assessments: Sequence[RiskAssessment]) -> dict[Id, RiskAssessment]:
    standing = [a for a in assessments if a.state is AssessmentState.SIGNED and a.signed_at]
    return {a.person: a for a in sorted(standing, key=lambda a: str(a.signed_at))}
