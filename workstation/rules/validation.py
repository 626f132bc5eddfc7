"""Whether the workers validated a remedy: the only way to close an issue (S2, S4, S18, S19)."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from workstation.errors import Blocker
from workstation.records.access import Choice
from workstation.records.cases import Standing
from workstation.records.kit import Id, UserToken


class Nature(Choice):
    """What a worker says of a claimed action."""

    HAPPENED = "happened", "It happened"
    PARTLY = "partly", "Partly"
    NO = "no", "It did not happen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """One worker's answer about one claimed action; None is not known and never helps.

    `quality` is 1 to 5. `asked_by` is the user who asked. `interpreter_vetted` is true when no
    interpreter was needed.
    """

    action: Id
    validator: Id
    group: str = ""
    asked_at: dt.datetime | None = None
    asked_by: UserToken | None = None
    employer_present: bool | None = None
    interpreter_vetted: bool | None = None
    nature: Nature | None = None
    quality: int | None = None
    retaliation: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A duty bearer's claim to have done an action; by itself it proves nothing (S4)."""

    action: Id
    claimed_at: dt.datetime | None
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Who is affected by an issue: how many, in which groups, alone or together."""

    standing: Standing
    affected: int | None
    groups: tuple[str, ...] = ()


FEW = 5
LEAST_QUALITY = 3
YES_SHARE = 0.8


def needed(crowd: Crowd) -> int | None:
    """How many workers must answer; None if the number affected is not known.

    Alone: all. Together: all up to 5, then 10 percent, at least 5 and at most 30.
    """
    if crowd.affected is None or crowd.affected < 1:
        return None
    if crowd.affected <= FEW or crowd.standing is Standing.INDIVIDUAL:
        return crowd.affected
    return max(FEW, min(30, math.ceil(crowd.affected / 10)))


def counts(answer: Validation, claim: Claim, negotiators: frozenset[UserToken]) -> bool:
    """Whether an answer counts.

    It was asked after the claim, without the employer, through a vetted interpreter, and not by
    whoever negotiated.
    """
    return (
        answer.action == claim.action
        and claim.claimed_at is not None
        and answer.asked_at is not None
        and answer.asked_at > claim.claimed_at
        and answer.employer_present is False
        and answer.interpreter_vetted is True
        and answer.asked_by is not None
        and answer.asked_by not in negotiators
    )


def blockers(
    claims: Sequence[Claim],
    validations: Sequence[Validation],
    crowd: Crowd,
    negotiators: frozenset[UserToken],
) -> list[Blocker]:
    """What the workers have not yet validated. There is no override by anybody (S19)."""
    if not claims:
        words = "No action has been claimed."
        return [Blocker("close.claim", words, "Agree an action and wait for the claim.")]
    found = []
    for claim in claims:
        found += _claim_blockers(claim, validations, crowd, negotiators)
    return list(dict.fromkeys(found))


def _claim_blockers(
    claim: Claim,
    validations: Sequence[Validation],
    crowd: Crowd,
    negotiators: frozenset[UserToken],
) -> list[Blocker]:
    if claim.claimed_at is None or not claim.statement.strip():
        words = "The claim is not on file in its own words."
        return [Blocker("close.claim", words, "Write down what was claimed, word for word.")]
    mine = [v for v in validations if v.action == claim.action]
    usable = _latest([v for v in mine if counts(v, claim, negotiators)])
    rules = (
        _enough_blockers(usable, crowd),
        _group_blockers(usable, crowd),
        _answer_blockers(usable, crowd),
        _retaliation_blockers(mine),
    )
    return [blocker for found in rules for blocker in found]


def _latest(answers: Sequence[Validation]) -> list[Validation]:
    in_order = sorted(answers, key=lambda v: v.asked_at or dt.datetime.min.replace(tzinfo=dt.UTC))
    return list({answer.validator: answer for answer in in_order}.values())


def _enough_blockers(usable: Sequence[Validation], crowd: Crowd) -> list[Blocker]:
    required = needed(crowd)
    if required is None:
        words = "It is not known how many are affected."
        return [Blocker("close.affected", words, "Write down the number.")]
    if len(usable) < required:
        words = f"{len(usable)} asked in a way that counts, {required} needed."
        remedy = "Ask after the claim, without the employer, by somebody who did not negotiate."
        return [Blocker("close.asked", words, remedy)]
    return []


def _group_blockers(usable: Sequence[Validation], crowd: Crowd) -> list[Blocker]:
    if missing := set(crowd.groups) - {v.group for v in usable}:
        words = f"Not every group was asked: {len(missing)} still missing."
        return [Blocker("close.groups", words, "Ask somebody of every group that is affected.")]
    return []


def _answer_blockers(usable: Sequence[Validation], crowd: Crowd) -> list[Blocker]:
    if not usable:
        return []
    found = []
    together = crowd.standing is Standing.COLLECTIVE and (crowd.affected or 0) > FEW
    yes = sum(v.nature is Nature.HAPPENED for v in usable) / len(usable)
    if yes < (YES_SHARE if together else 1):
        words = f"{yes:.0%} say it happened, {YES_SHARE if together else 1:.0%} are needed."
        found.append(Blocker("close.happened", words, "The issue goes back to open."))
    if not _good_enough(usable, together):
        words = f"The workers do not rate it {LEAST_QUALITY} or better."
        found.append(Blocker("close.quality", words, "Ask for more, then ask the workers again."))
    return found


def _good_enough(usable: Sequence[Validation], together: bool) -> bool:
    ratings = [v.quality or 0 for v in usable]
    mean = sum(ratings) / len(ratings)
    return (mean if together else min(ratings)) >= LEAST_QUALITY


def _retaliation_blockers(mine: Sequence[Validation]) -> list[Blocker]:
    if all(v.retaliation is False for v in mine):
        return []
    words = "Somebody reports retaliation since the claim, or was not asked."
    return [Blocker("close.retaliation", words, "A protection officer looks at it first.")]
