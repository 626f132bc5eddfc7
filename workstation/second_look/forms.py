"""Marks every known form whole: article, title and all, as it was written down."""

from collections.abc import Iterable, Sequence

from exports.redaction import Scanner
from exports.redaction.matcher_for_gate import GateHit, Terms
from workstation.records.identifiers import Known
from workstation.records.marks import Decision, Mark

PHRASES = frozenset({"unique_detail", "place", "organisation", "employer"})
"""Kinds whose words are everyday words: one that stands after the form is none of it."""


class WholeForms:
    """Every known form, no less: what is left out of one would tell the rest.

    A form that the scanner does not see, as a telling detail, waits for a person.
    """

    def __init__(self, known: Sequence[Known], scanner: Scanner) -> None:
        self._known = {k.text: k for k in reversed(known)}
        self._terms, self._scanner = Terms(self._known), scanner

    def added(self, text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """These marks, with every form whole, in order and apart from each other."""
        found = list(marks)
        for hit in sorted(self._terms.hits(text), key=lambda hit: hit.start - hit.end):
            touched = [m for m in found if self._touches(m, hit)]
            whole = self._whole(hit, touched)
            if whole is not None:
                found = [m for m in found if m not in touched]
                found.append(whole)
        return tuple(sorted(found, key=lambda mark: mark.start))

    def _touches(self, mark: Mark, hit: GateHit) -> bool:
        beside = mark.start == hit.end or mark.end == hit.start
        same = mark.whose == self._scanner.entity(self._known[hit.term].id)
        return (mark.start < hit.end and hit.start < mark.end) or (beside and same)

    def _whole(self, hit: GateHit, touched: Sequence[Mark]) -> Mark | None:
        """The mark that takes the place of those touched; None where one covers all of it."""
        known, start, end = self._known[hit.term], hit.start, hit.end
        whose, sure = self._scanner.entity(known.id), any(mark.sure for mark in touched)
        if known.kind not in PHRASES or any(mark.whose != whose for mark in touched):
            if any(mark.start <= start and end <= mark.end for mark in touched):
                return None
            start = min([start, *(mark.start for mark in touched)])
            end = max([end, *(mark.end for mark in touched)])
        decision: Decision | None = "replace" if sure else None
        return Mark(start, end, known.kind, sure, "whole form", whose, decision)
