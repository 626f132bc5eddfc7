"""Marks every known form whole: article, title and all, as it was written down."""

from collections.abc import Iterable, Sequence

from exports.redaction import Scanner
from exports.redaction.matcher_for_gate import GateHit, Terms
from workstation.records.identifiers import Known
from workstation.records.marks import Mark


class WholeForms:
    """Every known form: what the scanner leaves out of one would tell the rest.

    A form that the scanner does not see, as a telling detail, waits for a person.
    """

    def __init__(self, known: Sequence[Known], scanner: Scanner) -> None:
        self._known = {k.text: k for k in reversed(known)}
        self._terms, self._scanner = Terms(self._known), scanner

    def added(self, text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """These marks, with every form whole, in order and apart from each other."""
        found = list(marks)
        for hit in sorted(self._terms.hits(text), key=lambda hit: hit.start - hit.end):
            touched = [m for m in found if m.start < hit.end and hit.start < m.end]
            if not any(m.start <= hit.start and hit.end <= m.end for m in touched):
                found = [m for m in found if m not in touched]
                found.append(self._whole(hit, touched))
        return tuple(sorted(found, key=lambda mark: mark.start))

    def _whole(self, hit: GateHit, touched: Sequence[Mark]) -> Mark:
        known, sure = self._known[hit.term], any(mark.sure for mark in touched)
        return Mark(
            start=min([hit.start, *(mark.start for mark in touched)]),
            end=max([hit.end, *(mark.end for mark in touched)]),
            kind=known.kind,
            sure=sure,
            rule="whole form",
            whose=self._scanner.entity(known.id),
            decision="replace" if sure else None,
        )
