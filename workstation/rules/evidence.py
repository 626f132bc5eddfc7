"""What may be said of evidence, and how far a piece has come."""

import re
from collections.abc import Iterable

from workstation.errors import Blocker
from workstation.records.derive import direct_terms
from workstation.records.evidence import CustodyAct, EvidenceState
from workstation.records.kit import Record
from workstation.text.common import is_plain

_LONG = 4
"""Letters from which on one word of a name tells who it is."""

_LEADS_TO = {
    CustodyAct.SEALED: EvidenceState.SEALED,
    CustodyAct.COPIED: EvidenceState.COPIED,
    CustodyAct.HANDED_OVER: EvidenceState.TRANSFERRED,
    CustodyAct.TAKEN_OUTSIDE: EvidenceState.DISCLOSED,
}


def state_after(state: EvidenceState, act: CustodyAct) -> EvidenceState:
    """How far a piece has come after an act; it never goes back (part 3)."""
    order = list(EvidenceState)
    return max(state, _LEADS_TO.get(act, state), key=order.index)


def telling_words(records: Iterable[Record], before: Iterable[tuple[str, str]] = ()) -> list[str]:
    """Every form of every name in these records and its longer words, former ones too.

    Plain words that stood there until a name was known tell nobody.
    """
    today = _words(term for record in records for term in direct_terms(record))
    return [*today, *(text for text in _words(before) if not is_plain(text))]


def _words(terms: Iterable[tuple[str, str]]) -> list[str]:
    terms = list(terms)
    words = [word for kind, text in terms if kind == "person" for word in text.split()]
    return [text for _, text in terms] + [word for word in words if len(word) >= _LONG]


def title_blockers(title: str, terms: Iterable[str]) -> list[Blocker]:
    """What stands against a title: it is empty, or it names somebody of the case."""
    if not title.strip():
        return [Blocker("title", "It has no title.", "Say what it is, without names.")]
    if names_somebody(title, terms):
        words = "The title names somebody."
        return [Blocker("title.name", words, "Say what it is without a name; lists show it.")]
    return []


def names_somebody(title: str, terms: Iterable[str]) -> bool:
    """Whether one of these names stands in a title, as words of their own in Latin letters."""
    return any(_stands(term, title) for term in terms if len(term) > 1)


def _stands(term: str, title: str) -> bool:
    if not term.isascii():
        return term.casefold() in title.casefold()
    return re.search(rf"(?i)(?<![a-z0-9]){re.escape(term)}(?![a-z0-9])", title) is not None
