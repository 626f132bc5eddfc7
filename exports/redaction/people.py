"""Names in scripts that write words apart: whole, in part, reordered, abbreviated, misspelt."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

from exports.redaction.looks import look
from exports.redaction.memory import ByWord
from exports.redaction.model import Span
from exports.redaction.names import Name, is_common
from exports.redaction.pieces import cut_at_humps, joined_words, read_disguised
from exports.redaction.runs import Hit, Run, fill, outline
from exports.redaction.skeleton import skeleton
from exports.redaction.spelling import EXACT, NEAR, SOUND, near, stems
from exports.redaction.verdicts import Verdict, decide
from exports.redaction.view import View
from exports.redaction.words import Words

_CROWD = 20
_Refs = Mapping[int, tuple[int, int]]  # name index to (bits of units, quality)


class People:
    """An index of names by unit, by sound and by one slip of the pen."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._exact: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._sound: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._looks: dict[str, str] = {}
        self._near: dict[str, list[str]] = defaultdict(list)
        self._meanings = ByWord(self._refs)
        for index, name in enumerate(names):
            for text, mask in _anchors(name):
                self._put(index, text, mask, linked=name.known.linked)
            if name.known.linked:
                self._looks.update((look(unit), unit) for unit in name.units if len(unit) > 2)

    def spans(self, view: View) -> Iterator[tuple[Span, bool]]:
        """Every mention, and whether it names its bearer beyond doubt."""
        words = self._words(view)
        for run in self._runs(view, words):
            fill(view, words, run)
            verdict = decide(view, words, run)
            if verdict:
                known = run.name.known
                span = Span(*outline(view, words, run), known.id, known.kind, *verdict)
                yield span, _names_bearer(run, verdict)

    def _words(self, view: View) -> Words:
        words = read_disguised(view, joined_words(view), self._meant)
        return cut_at_humps(view, words, self._is_unit)

    def _is_unit(self, text: str) -> bool:
        return text in self._exact or look(text) in self._looks

    def _meant(self, written: str) -> str | None:
        """The unit that looks like a word with digits or signs in it."""
        if written.isalpha() or sum(map(str.isalpha, written)) < min(2, len(written) // 2):
            return None
        return self._looks.get(look(written))

    def _put(self, index: int, text: str, mask: int, *, linked: bool) -> None:
        self._exact[text].append((index, mask))
        if len(text) >= 4:
            self._sound[skeleton(text)].append((index, mask))
        if linked and len(text) >= 5 and mask.bit_count() == 1:
            for cut in _cuts(text):
                self._near[cut].append(text)
        if linked:
            self._looks.setdefault(look(text), text)

    def _runs(self, view: View, words: Words) -> Iterator[Run]:
        found = list(map(self._meanings.__getitem__, words.texts))
        going: dict[int, Run] = {}
        for at in compress(range(len(found)), found):
            joined: dict[int, Run] = {}
            if going and found[at - 1] and view.adjoin(words[at - 1], words[at]):
                joined = going
            if joined and view.comma(words[at - 1], words[at]):
                joined = {index: run for index, run in going.items() if len(run.hits) == 1}
            yield from (run for index, run in going.items() if index not in joined)
            beside = found[at + 1] if at + 1 < len(found) else {}
            going = self._advance(at, found[at], joined, beside)
            yield from (run for index, run in joined.items() if going.get(index) is not run)
        yield from going.values()

    def _advance(
        self, at: int, refs: _Refs, joined: Mapping[int, Run], beside: _Refs
    ) -> dict[int, Run]:
        going: dict[int, Run] = {}
        chosen: Iterable[int] = refs
        if len(refs) > _CROWD:
            chosen = (refs.keys() & (joined.keys() | beside.keys())) or [next(iter(refs))]
        for index in chosen:
            mask, quality = refs[index]
            run = joined.get(index)
            if run and run.mask & mask:
                mask = run.name.twin(mask, run.mask)
            if run and not run.mask & mask and (mask > run.mask or not run.name.ordered):
                run.hits.append(Hit(at, mask, quality))
            else:
                floor = at if index in joined else 0
                run = Run(self._names[index], [Hit(at, mask, quality)], floor)
            going[index] = run
        return going

    def _refs(self, word: str) -> _Refs:
        best: dict[int, tuple[int, int]] = {}
        for stem in stems(word):
            for refs, quality in self._like(stem):
                for index, mask in refs:
                    if index not in best or best[index][1] < quality:
                        best[index] = (mask, quality)
        return best

    def _like(self, stem: str) -> Iterator[tuple[Iterable[tuple[int, int]], int]]:
        yield self._exact.get(stem, ()), EXACT
        if len(stem) >= 4:
            yield self._sound.get(skeleton(stem), ()), SOUND
            yield self._exact.get(self._looks.get(look(stem), ""), ()), SOUND
        if len(stem) >= 5 and not is_common(stem):
            units = sorted({unit for cut in _cuts(stem) for unit in self._near.get(cut, ())})
            yield from ((self._exact[unit], NEAR) for unit in units if near(stem, unit))


def _names_bearer(run: Run, verdict: Verdict) -> bool:
    return verdict[0] == "auto" and (len(run.hits) > 1 or verdict[1] == "title")


def _anchors(name: Name) -> Iterator[tuple[str, int]]:
    """Units worth looking for by themselves, and neighbours written together."""
    units = name.units
    strong = [at for at, weak in enumerate(name.weak) if not weak or len(units[at]) >= 3]
    strong = strong or list(range(len(units)))
    if not name.known.linked:
        strong = [max(strong, key=lambda at: len(units[at]))]
    for at in strong:
        yield units[at], 1 << at
    for width in range(2, len(units) + 1):
        for first in range(len(units) - width + 1):
            text = "".join(units[first : first + width])
            if len(text) >= 6 and any(not weak for weak in name.weak[first : first + width]):
                yield text, ((1 << width) - 1) << first


def _cuts(text: str) -> set[str]:
    return {text} | {text[:at] + text[at + 1 :] for at in range(len(text))}
