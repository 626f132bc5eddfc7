"""What the gate asks about consent: who allows it, and which witness it goes without."""

from workstation.errors import Blocker
from workstation.records.kit import Id
from workstation.rules import consents
from workstation.rules.gate_facts import GateFacts


def consent_blockers(facts: GateFacts) -> list[Blocker]:
    """Everybody concerned allows this audience, purpose and scope today (part 3)."""
    if facts.contact is None or facts.purpose is None or facts.scope is None:
        words = "It is not said what for, to whom and how much."
        return [Blocker("consent.unknown", words, "Choose recipient, purpose and scope.")]
    if not facts.people or facts.consents is None:
        words = "Nobody knows whose consent is needed."
        return [Blocker("consent.people", words, "Write down who the account is from.")]
    silent = _silent(facts)
    # Where nobody says yes, it is nobody's letter.
    left = facts.out_of_reach if len(silent) < len(facts.people) else frozenset[Id]()
    waiting = [person for person in silent if person not in left]
    witnesses = sum(person in facts.witnesses for person in waiting)
    return [*_missing(len(waiting) - witnesses), *_witnesses(witnesses)]


def witness_blockers(facts: GateFacts) -> list[Blocker]:
    """Who is left out was decided about so that it counts, and nothing of theirs is in it."""
    waiting = any(b.rule == "consent.witness" for b in consent_blockers(facts))
    found = list(facts.reach_against) if waiting else []
    if left_out(facts) and not facts.composed:
        words = "A witness is left out of it, and it holds what people typed or attached."
        remedy = "Take out summary, account and attachments, and ask about workers alone."
        found.append(Blocker("witness.words", words, remedy))
    return found


def left_out(facts: GateFacts) -> tuple[Id, ...]:
    """The witnesses that it goes without: nobody could ask them, and an officer decided it."""
    return tuple(person for person in _silent(facts) if person in facts.out_of_reach)


def _silent(facts: GateFacts) -> list[Id]:
    """Those who are asked and of whom no consent covers it."""
    return [person for person in facts.people or () if not _allows(person, facts)]


def _allows(person: Id, facts: GateFacts) -> bool:
    contact, purpose, scope = facts.contact, facts.purpose, facts.scope
    if contact is None or purpose is None or scope is None:
        return False
    given = [c for c in facts.consents or () if c.person == person]
    return any(consents.covers(c, purpose, contact.id, scope, facts.on) for c in given)


def _missing(many: int) -> list[Blocker]:
    if not many:
        return []
    who = "1 person has" if many == 1 else f"{many} people have"
    words = f"{who} no consent in force for this recipient and this much."
    return [Blocker("consent.missing", words, "Ask again at a safe time, or say less.")]


def _witnesses(many: int) -> list[Blocker]:
    if not many:
        return []
    who = "1 witness has" if many == 1 else f"{many} witnesses have"
    words = f"{who} no consent in force for this recipient and this much."
    remedy = "Ask at a safe time. If nobody can reach them, a protection officer decides."
    return [Blocker("consent.witness", words, remedy)]
