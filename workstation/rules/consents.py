"""Consent: how it moves, when it covers a disclosure and what taking it back means."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from workstation.errors import Blocker
from workstation.records.consents import (
    CONSENT_DAYS,
    Consent,
    ConsentItem,
    ConsentState,
    Explained,
    Purpose,
    Scope,
)
from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id
from workstation.rules.days import A_DAY, day_of
from workstation.rules.wishes import kept_back

MOVES: Mapping[ConsentState, frozenset[ConsentState]] = MappingProxyType(
    {
        ConsentState.EXPLAINED: frozenset({ConsentState.GRANTED, ConsentState.REFUSED}),
        ConsentState.GRANTED: frozenset({ConsentState.WITHDRAWN, ConsentState.EXPIRED}),
        ConsentState.REFUSED: frozenset(),
        ConsentState.WITHDRAWN: frozenset(),
        ConsentState.EXPIRED: frozenset(),
    }
)
"""From where a consent may go where (part 3); asking again is a new row."""

WIDTH = (Scope.AGGREGATE, Scope.ISSUE_ONLY, Scope.PSEUDONYM, Scope.IDENTITY)
"""From the least that may be said to the most."""

NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)
"""Answers that end a yes to the same question."""


def move_blockers(consent: Consent, to: ConsentState) -> list[Blocker]:
    """What stands against moving a consent on."""
    if to not in MOVES[consent.state]:
        words = f"A consent does not go from “{consent.state.label}” to “{to.label}”."
        return [Blocker("consent.move", words, "Ask again and write down a new consent.")]
    if to is ConsentState.GRANTED:
        return _granting(consent)
    return []


def day_blockers(on: dt.date, today: dt.date) -> list[Blocker]:
    """Nobody answered on a day to come."""
    if on <= today:
        return []
    words = "An answer is of a day that has come."
    return [Blocker("consent.day", words, "Write down the day when they said it.")]


def _granting(consent: Consent) -> list[Blocker]:
    blockers = []
    if not fully_explained(consent.explained):
        words = "Something was not explained before the question was asked."
        blockers.append(Blocker("consent.explained", words, "Explain all five points, then ask."))
    if (consent.contact is None) == (not consent.audience.strip()):
        words = "A consent names one audience."
        blockers.append(Blocker("consent.blanket", words, "Choose one partner, or write who."))
    return blockers


def fully_explained(explained: Explained) -> bool:
    """Whether use, readers, risks, free refusal and withdrawal were all explained."""
    return all(msgspec.structs.astuple(explained))


def granted(consent: Consent, on: dt.date) -> Consent:
    """The consent in force from a day, until its own end or 180 days at most."""
    last = on + dt.timedelta(days=CONSENT_DAYS)
    ends = last if consent.expires is None else min(consent.expires, last)
    return msgspec.structs.replace(consent, state=ConsentState.GRANTED, given=on, expires=ends)


def withdrawn(consent: Consent, on: dt.date) -> Consent:
    """The consent taken back: it covers nothing from that moment."""
    return msgspec.structs.replace(consent, state=ConsentState.WITHDRAWN, ended_on=on)


def as_of(consent: Consent, today: dt.date) -> Consent:
    """A consent that was written while a clock ran ahead, as it stands on the day confirmed.

    Nobody knows how old a yes of a day to come is: it is asked for anew. A no holds from that day.
    """
    if consent.state is ConsentState.GRANTED and consent.given and consent.given > today:
        return msgspec.structs.replace(consent, state=ConsentState.EXPIRED)
    if consent.state in NO and consent.ended_on and consent.ended_on > today:
        return msgspec.structs.replace(consent, ended_on=today)
    return consent


def state_on(consent: Consent, on: dt.date) -> ConsentState:
    """Where a consent stands on a day; its last day still counts, an end that is missing does not.

    One that runs longer than 180 days from the day it was given has expired as well, and so has
    one that bears a day to come when it was written down: a clock ran ahead, or nobody said it.
    """
    if consent.state is not ConsentState.GRANTED:
        return consent.state
    if consent.given is None or consent.expires is None or _to_come(consent.given, consent):
        return ConsentState.EXPIRED
    last = min(consent.expires, consent.given + dt.timedelta(days=CONSENT_DAYS))
    return ConsentState.GRANTED if consent.given <= on <= last else ConsentState.EXPIRED


def _to_come(day: dt.date, consent: Consent) -> bool:
    written = _written(consent)
    return written is not None and day > day_of(written) + A_DAY


def as_last_answered(consents: Sequence[Consent]) -> tuple[Consent, ...]:
    """The consents, oldest row first, with each yes ended that a later answer took the place of.

    A no ends every yes that was written down before it, whatever day it bears. What an ended one
    keeps back is kept back still.
    """
    last: dict[tuple[Id, Purpose, str], list[tuple[int, Consent]]] = {}
    for place, consent in enumerate(consents):
        if consent.state is not ConsentState.EXPLAINED:
            last.setdefault(_question(consent), []).append((place, consent))
    return tuple(
        msgspec.structs.replace(c, state=ConsentState.EXPIRED)
        if c.state is ConsentState.GRANTED
        and any(_after(other, at > place, c) for at, other in last[_question(c)])
        else c
        for place, c in enumerate(consents)
    )


def _question(consent: Consent) -> tuple[Id, Purpose, str]:
    return consent.person, consent.purpose, consent.contact or consent.audience.strip().casefold()


def _after(other: Consent, below: bool, given: Consent) -> bool:
    """Whether another answer, which stands `below` a yes or above it, was given after it."""
    if given.given is None:
        return True
    if other.state not in NO:
        return other.given is not None and (other.given, below) > (given.given, False)
    if below or other.ended_on is None or other.ended_on != given.given:
        return below or other.ended_on is None or other.ended_on > given.given
    # A row that was touched later was not answered later: of a yes the first moment counts.
    said = _written(given)
    return other.changed is None or said is None or other.changed > said


def _written(consent: Consent) -> dt.datetime | None:
    """When a row was written down first; saved once more after a clock ran ahead, that moment."""
    return min(filter(None, (consent.made, consent.changed)), default=None)


def covers(
    consent: Consent, purpose: Purpose, audience: Id | str, scope: Scope, on: dt.date
) -> bool:
    """Whether a consent allows that much for that purpose to that audience on that day.

    The audience is a contact's id, or the very words of the consent. Consent to say more covers
    saying less; one purpose never covers another (part 2, PRI).
    """
    return (
        state_on(consent, on) is ConsentState.GRANTED
        and fully_explained(consent.explained)
        and consent.purpose is purpose
        and bool(audience)
        and audience == (consent.contact or consent.audience)
        and WIDTH.index(scope) <= WIDTH.index(consent.scope)
    )


def spoken_for(
    people: Sequence[Id], consents: Sequence[Consent], purpose: Purpose, to: Id, on: dt.date
) -> bool:
    """Whether everybody concerned allows to be told about as one person, under a pseudonym."""
    wide = {c.person for c in consents if covers(c, purpose, to, Scope.PSEUDONYM, on)}
    return bool(people) and wide.issuperset(people)


def may_guess_since(
    people: Sequence[Id],
    consents: Sequence[Consent],
    purpose: Purpose,
    to: Id,
    scope: Scope,
    on: dt.date,
) -> dt.date | None:
    """The day from which everybody concerned was told “they may guess it is you” and wants it sent.

    None while one of them was not, or nobody knows who they are.
    """
    told: dict[Id, dt.date] = {}
    for c in consents:
        day = told_may_guess(c, on)
        if day is not None and covers(c, purpose, to, scope, on):
            told[c.person] = min(day, told.get(c.person, day))
    return max(told[p] for p in people) if people and told.keys() >= set(people) else None


def told_may_guess(consent: Consent, on: dt.date) -> dt.date | None:
    """The day when a person was told that they may be guessed; None for not told by a day.

    A date without the words that were said is nobody's account of it.
    """
    day, said = consent.may_guess_on, consent.may_guess
    if day is None or day > on or said is None or not said.words.strip():
        return None
    return day


def items_of(
    person: Id, consents: Sequence[Consent], purpose: Purpose, to: Id, on: dt.date
) -> frozenset[ConsentItem]:
    """What may be told of one person besides the issue, to this audience on this day.

    Consent to the issue alone lists nothing, and what any consent of theirs keeps back is kept.
    """
    own = [c for c in consents if c.person == person]
    wide = [c for c in own if covers(c, purpose, to, Scope.PSEUDONYM, on)]
    return frozenset(item for c in wide for item in c.items or ()) - kept_back(own)


def relied_on(consent: Consent, disclosures: Sequence[Disclosure]) -> tuple[Disclosure, ...]:
    """The past disclosures that rested on a consent: each becomes a recall task on withdrawal."""
    return tuple(d for d in disclosures if consent.id in d.consents)
