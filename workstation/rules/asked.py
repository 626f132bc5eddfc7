"""Who is asked for consent in a case, and what of it no edit of a record takes away."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import asdict

from workstation.errors import Blocker
from workstation.records.consents import Consent, ConsentState
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, Record
from workstation.rules.consents import MOVES, NO, WIDTH

_SPEAKERS = (CasePart.AFFECTED, CasePart.DEFENDER)


def speakers(ties: Sequence[Involvement]) -> tuple[Id, ...]:
    """The people whose account a case is; where nobody is affected it is the defenders' (S11)."""
    people = {part: tuple(i.person for i in ties if i.part is part) for part in _SPEAKERS}
    return next(filter(None, people.values()), ())


def asked(ties: Sequence[Involvement], consents: Sequence[Consent]) -> tuple[Id, ...]:
    """Everybody whose consent a text about the case needs; nobody where it is nobody's account.

    Besides those whose account it is these are the witnesses, who are at risk by what they saw
    (S11), and whoever was asked once, whatever part they have by now. A defender beside somebody
    affected stands in no text, and the ninth statement of do no harm asks about them.
    """
    own = speakers(ties)
    if not own:
        return ()
    witnesses = [i.person for i in ties if i.part is CasePart.WITNESS]
    return tuple(dict.fromkeys((*own, *witnesses, *(c.person for c in consents))))


_LATER: Mapping[CasePart, frozenset[CasePart]] = MappingProxyType(
    {
        CasePart.AFFECTED: frozenset(),
        CasePart.DEFENDER: frozenset({CasePart.AFFECTED, CasePart.WITNESS}),
        CasePart.WITNESS: frozenset({CasePart.AFFECTED}),
    }
)
"""What a part may be changed to; who is asked goes on being asked. Other parts may become any."""

_CORRECTED = frozenset({"mode", "language", "interpreter", "reconfirmed_on"})
"""How an answer was given: no rule rests on it."""
_OWN_STEP = frozenset({"may_guess_on", "may_guess"})
_HEADER = frozenset({"author", "made", "changed", "revision"})
_LESS = frozenset({"state", "ended_on", "expires", "scope", "withheld", "items"})


def changed_blockers(record: Record, before: Record | None) -> list[Blocker]:
    """What stands against a change that would take a question of consent or its answer away."""
    if before is None:
        return []
    if before.case is not None and record.case != before.case:
        words = "What was written down with one case stays with it."
        return [Blocker("keep.case", words, "Write it down with the other case as well.")]
    if isinstance(record, Involvement) and isinstance(before, Involvement):
        return _part_blockers(record, before)
    if isinstance(record, Consent) and isinstance(before, Consent) and not _as_said(record, before):
        words = "What somebody answered is not changed afterwards, but to allow less."
        return [Blocker("keep.answer", words, "Ask again, and write down what they say now.")]
    return []


def _part_blockers(record: Involvement, before: Involvement) -> list[Blocker]:
    parts = {before.part, *_LATER.get(before.part, frozenset(CasePart))}
    if record.person == before.person and record.part in parts:
        return []
    words = "Who is asked for consent in a case goes on being asked."
    return [Blocker("keep.part", words, "Write somebody else down beside them.")]


def _as_said(record: Consent, before: Consent) -> bool:
    """Whether an answer is as it was, or allows less; a question without one may change."""
    if before.state is ConsentState.EXPLAINED:
        return True
    new, old = asdict(record), asdict(before)
    free = _CORRECTED | _OWN_STEP | _HEADER | _LESS
    return all(new[name] == old[name] for name in old if name not in free) and _less(record, before)


def _less(record: Consent, before: Consent) -> bool:
    moved = record.state is not before.state
    return (
        (not moved or record.state in MOVES[before.state])
        and (record.ended_on == before.ended_on or (moved and record.state in NO))
        and _not_longer(record.expires, before.expires)
        and WIDTH.index(record.scope) <= WIDTH.index(before.scope)
        and set(record.withheld) >= set(before.withheld)
        and set(record.items or ()) <= set(before.items or ())
    )


def _not_longer(until: dt.date | None, before: dt.date | None) -> bool:
    return until == before or (until is not None and before is not None and until < before)
