"""Names in scripts that write words apart: whole, in part, reordered, abbreviated, misspelt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

from exports.redaction.model import Span, Verdict
from exports.redaction.names.hits import Hit, Run
from exports.redaction.names.index import Refs, Units
from exports.redaction.names.name import CROWD, Name
from exports.redaction.names.outlines import outline
from exports.redaction.names.pieces import (
    cut_at_humps,
    join_initials,
    joined_words,
    read_child_of,
    read_disguised,
    say_twice,
)
from exports.redaction.names.runs import fill, may_be_whole
from exports.redaction.names.settled import SMALL
from exports.redaction.names.spelling import EXACT
from exports.redaction.names.tones import keep_own_syllables
from exports.redaction.names.verdicts import decide
from exports.redaction.reading.view import View
from exports.redaction.reading.words import Words

_NOTHING = (0, 0)


class People:
    """Search for names word by word; a text is cut into words once for these and for a crowd."""

    def __init__(self, names: Sequence[Name], crowd: "People | None" = None) -> None:
        self._names, self._crowd = names, crowd
        self._units = Units(names, crowd.units if crowd else None)

    @property
    def units(self) -> Units:
        """What their names are made of."""
        return self._units

    def spans(self, view: View) -> Iterator[tuple[Span, bool]]:
        """Every mention, and whether it names its bearer beyond doubt; the crowd's come last."""
        words = self._words(view)
        yield from self.mentions(view, words)
        if self._crowd:
            yield from self._crowd.mentions(view, words)

    def mentions(self, view: View, words: Words) -> Iterator[tuple[Span, bool]]:
        """The same in words that are cut already, of these people alone."""
        shared = Counter[tuple[int, int]]()
        for run in self._runs(view, words):
            shared[run.place] += run.name.known.linked
            # Of people of other cases, and of a crowd that shares it, only the whole name counts.
            close = run.name.known.linked and shared[run.place] <= CROWD
            if not close and not may_be_whole(words, run):
                continue
            fill(view, words, run)
            keep_own_syllables(view, words, run)
            verdict = decide(view, words, run)
            if verdict:
                known = run.name.known
                span = Span(*outline(view, words, run), known.id, known.kind, *verdict)
                yield span, _names_bearer(run, verdict)

    def knows(self, word: str) -> bool:
        """Whether a folded word may stand for a part of some name."""
        known = bool(self._units.meanings((word,))[0])
        return known or (self._crowd is not None and self._crowd.knows(word))

    def _words(self, view: View) -> Words:
        words = say_twice(view, read_child_of(view, joined_words(view)), self._units.has)
        words = join_initials(view, words, self._units.has)
        words = read_disguised(view, words, self._units)
        return cut_at_humps(view, words, self._units.resembles)

    def _runs(self, view: View, words: Words) -> Iterator[Run]:
        found = self._units.meanings(words.texts)
        going: dict[int, Run] = {}
        for at in compress(range(len(found)), found):
            joined: dict[int, Run] = {}
            if going and found[at - 1] and view.adjoin(words[at - 1], words[at]):
                joined = going
            if joined and view.comma(words[at - 1], words[at]):
                joined = {
                    index: run
                    for index, run in going.items()
                    if len(run.hits) == 1 and not run.name.leads(found[at].get(index, _NOTHING)[0])
                }
            yield from (run for index, run in going.items() if index not in joined)
            beside = found[at + 1] if at + 1 < len(found) else {}
            going = self._advance(at, found[at], joined, beside)
            yield from (run for index, run in joined.items() if going.get(index) is not run)
        yield from going.values()

    def _advance(
        self, at: int, refs: Refs, joined: Mapping[int, Run], beside: Refs
    ) -> dict[int, Run]:
        going: dict[int, Run] = {}
        chosen: Iterable[int] = refs
        if len(refs) > CROWD:
            chosen = (refs.keys() & (joined.keys() | beside.keys())) or [next(iter(refs))]
        for index in chosen:
            mask, quality = refs[index]
            run = joined.get(index)
            if run and run.mask & mask:
                mask = run.name.twin(mask, run.mask)
                run = run.turned(mask) or run
            if run and not run.mask & mask and (mask > run.mask or not run.name.ordered):
                run.hits.append(Hit(at, mask, quality))
            else:
                floor = at if index in joined else 0
                run = Run(self._names[index], [Hit(at, mask, quality)], floor)
            going[index] = run
        return going


def _names_bearer(run: Run, verdict: Verdict) -> bool:
    if verdict[0] != "auto":
        return False
    unit = max(run.units_of(run.hits[0]), key=len)
    least = {"part of name": 5, SMALL: 6}.get(verdict[1])
    alone = least is not None and run.hits[0].quality == EXACT and len(unit) >= least
    return alone or len(run.hits) > 1 or verdict[1] == "title"
