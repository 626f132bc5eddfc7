"""Refuses decided texts that are not the texts that were marked, or that tell in other words."""

from collections.abc import Iterator, Sequence

from workstation.errors import Blocker, Refused
from workstation.ports import Redactor
from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, Mark, MarkedText

_SAID_GENERALLY = frozenset({"date", "money"})
"""Kinds that may stand in words that say less: a month, a round sum."""


def refuse_others(marked: Sequence[MarkedText], given: Sequence[MarkedText]) -> None:
    """Raise Refused unless these are the marked texts, with every mark decided or still there.

    A mark that is sure is covered to its last letter. What is amber may be marked anew by hand,
    wider or narrower; what is kept has a reason.
    """
    same = [(text.key, text.text) for text in marked] == [(text.key, text.text) for text in given]
    if not same or not all(map(still_marked, marked, given)):
        words = "Words that were marked are marked no more."
        raise Refused([Blocker("redaction.marks", words, "Go through the texts anew.")])
    if any(m.decision == "keep" and not m.reason.strip() for text in given for m in text.marks):
        words = "Something is kept and nobody said why."
        raise Refused([Blocker("redaction.reason", words, "Write why the reader may know it.")])


def still_marked(old: MarkedText, new: MarkedText) -> bool:
    """Whether every mark of a text is still there, or another one in its place."""
    covered = {at for mark in new.marks for at in range(mark.start, mark.end)}
    places = (range(mark.start, mark.end) for mark in old.marks if mark.sure)
    letters = (at for place in places for at in place if old.text[at].isalnum())
    return covered.issuperset(letters) and not any(
        covered.isdisjoint(range(mark.start, mark.end)) for mark in old.marks
    )


def refuse_telling(redactor: Redactor, known: Sequence[Known], texts: Sequence[MarkedText]) -> None:
    """Words put in the place of others are read like all words that leave."""
    said = sorted({mark.say for mark in _all(texts) if mark.decision == "generalise"})
    marked = redactor.mark([FreeText("say", say) for say in said], known)
    telling = [t for t in marked if any(m.kind not in _SAID_GENERALLY for m in t.marks)]
    if telling:
        words = "The words put instead tell something as well."
        raise Refused([Blocker("redaction.say", words, f"Look at “{telling[0].text[:40]}”.")])


def _all(texts: Sequence[MarkedText]) -> Iterator[Mark]:
    return (mark for text in texts for mark in text.marks)
