"""Names as heard across scripts: the record holds them in one, the text in another.

Sure where two parts of a name agree, or where a long part stands behind a title; else a suggestion
for a person. In a script in which the record holds the name, only all of it is looked for.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import OSA

from exports.redaction.alike import likeness
from exports.redaction.dictionary import inside_word
from exports.redaction.heard_names import (
    COARSE,
    HeardName,
    heard_names,
    script_of,
    seeds_of,
    slips_allowed,
    without_article,
)
from exports.redaction.lexicon import ENDINGS, PROCLITICS, ROLES, TITLES, TITLES_AFTER
from exports.redaction.memory import ByWord
from exports.redaction.model import Confidence, Span
from exports.redaction.names import Name
from exports.redaction.phones import Phone, phones
from exports.redaction.surroundings import Place
from exports.redaction.view import UNSPACED, View, Word, words_of

# More names than a case has: by short sounds everybody would be like somebody.
_CASE = 300
_LONGEST = 40
_PARTED = "|"
_CARRIER_BEFORE = regex.compile(r"[เแโใไເແໂໃໄ]?[อອ][่-๋່-໋]?\Z")
_CARRIER_AFTER = regex.compile(r"(?<=[ก-ฮກ-ຮ][่-๋່-໋]?)[อອ]|[อยวອຍວ](?![ะ-ฺเ-๎ະ-ູ່-ໍ]|[อวย])")
_STACKED_AFTER = regex.compile(r"(?<=[\u17d2\u1039\u094d\u09cd])\p{L}\p{M}*")
_SAME, _ALMOST, _SURE, _LIKELY, _PERHAPS, _BESIDE = 0.9, 0.88, 0.8, 0.72, 0.68, 0.55


class _Find(NamedTuple):
    """A stretch of text that sounds like a form of a name."""

    form: HeardName
    begin: int
    end: int
    alike: float
    sure: Confidence


class _Heard(NamedTuple):
    """A text as a stream of strong consonants, each with its word and its place in the word."""

    key: str
    places: Sequence[tuple[int, int]]
    words: Sequence[Word]


class Hearing:
    """Names of the case by sound."""

    def __init__(self, names: Iterable[Name]) -> None:
        linked = [name for name in names if name.known.linked]
        scripts: dict[tuple[str, str], set[int]] = defaultdict(set)
        for name in linked:
            scripts[_entity(name)].add(script_of(name.units[0]))
        least = 3 if len(linked) <= _CASE else 6
        forms = (
            form for name in linked for form in heard_names(name, frozenset(scripts[_entity(name)]))
        )
        self._forms = [form for form in forms if len(form.key) >= least]
        self._idle = [frozenset(filter(form.idle, form.scripts)) for form in self._forms]
        seeds = [(at, *seed) for at, form in enumerate(self._forms) for seed in seeds_of(form)]
        self._seeds = [(at, offset) for at, offset, _ in seeds]
        self._finder = AhoCorasick([text for _, _, text in seeds], MatchKind.Standard)
        # In other scripts also the record's own spelling may be heard otherwise.
        self._latin = any(0 not in form.scripts for form in self._forms)
        self._phones = ByWord(phones)

    def spans(self, view: View) -> Iterator[Span]:
        """Where a name of the record may stand in another script, or spelt by ear."""
        if not self._forms:
            return
        taken: dict[str, list[_Find]] = defaultdict(list)
        for find in sorted(self._finds(view), key=_rank):
            others = taken[find.form.name.known.id]
            if all(find.end <= one.begin or one.end <= find.begin for one in others):
                others.append(find)
                start, stop = view.folded.span(find.begin, find.end)
                known = find.form.name.known
                yield Span(start, stop, known.id, known.kind, find.sure, "sounds alike")

    def _finds(self, view: View) -> Iterator[_Find]:
        heard = self._hear(view)
        tried: set[tuple[int, int, int]] = set()
        for index, begin, end in self._finder.find_matches_as_indexes(heard.key, overlapping=True):
            at, offset = self._seeds[index]
            form = self._forms[at]
            if script_of(heard.words[heard.places[begin][0]].text) in self._idle[at]:
                continue
            window = _window(heard.key, form, (begin - offset, begin, end))
            if window and (at, *window) not in tried:
                tried.add((at, *window))
                yield from self._compare(view, heard, form, window)

    def _hear(self, view: View) -> _Heard:
        """All words but Latin ones; those in capitals where some name has no Latin form."""
        capitals = set(view.capitals) if self._latin else set()
        key: list[str] = []
        places: list[tuple[int, int]] = []
        words: list[Word] = []
        last_at = -2
        for at, text in enumerate(view.words.texts):
            if not script_of(text) and at not in capitals:
                continue
            word = view.words[at]
            if last_at != at - 1 or not view.adjoin(words[-1], word):
                key.append(_PARTED)
                places.append((len(words), 0))
            last_at = at
            for number, phone in enumerate(self._phones[text]):
                if phone.strong:
                    key.append(phone.sign)
                    places.append((len(words), number))
            words.append(word)
        return _Heard("".join(key).translate(COARSE), places, words)

    def _compare(
        self, view: View, heard: _Heard, form: HeardName, window: tuple[int, int]
    ) -> Iterator[_Find]:
        (first, one), (last, other) = heard.places[window[0]], heard.places[window[1] - 1]
        words = heard.words[first : last + 1]
        if UNSPACED.match(words[0].text):
            stretches = list(self._cut(words, one, other))
        else:
            stretches = [
                each
                for begin in range(max(0, first - 1), first + 1)
                for end in range(last + 1, min(last + 2, len(heard.words)) + 1)
                if _together(view, heard.words[begin:end])
                for each in self._whole(heard.words[begin:end])
            ]
        heard_as = sorted(
            ((round(likeness(form.heard, said), 2), begin, end) for begin, end, said in stretches),
            key=lambda one: (-one[0], one[1] - one[2]),
        )
        likely = [one for one in heard_as if one[0] >= _PERHAPS]
        places = [_widened(Place(view, begin, end), form) for _, begin, end in likely]
        whole = (at for at, place in enumerate(places) if not _cuts_a_word(place))
        best = next(whole, 0)
        if places and not places[best].torn:
            place, alike = places[best], likely[best][0]
            sure = _judge(form, alike, place)
            own = script_of(place.inner) in form.scripts
            agreed = form.parts < 2 or self._word_by_word(place, form, alike)
            if own and not agreed:
                return
            if sure and (own or UNSPACED.match(view.text, place.begin)):
                yield _Find(form, place.begin, place.end, alike, sure)
            elif sure and not agreed:
                yield _Find(form, place.begin, place.end, alike, "amber")
            elif sure:
                begin, end, parts = self._extended(view, place, form)
                told = form.parts + parts > 1 and len(form.key) > 2
                yield _Find(form, begin, end, alike, "auto" if parts and told else sure)

    def _word_by_word(self, place: Place, form: HeardName, alike: float) -> bool:
        """Whether each word sounds like a part of the name; of scripts without spaces all do."""
        if UNSPACED.match(place.inner):
            return True
        words = [self._phones[word.text] for word in words_of(place.inner)]
        units = [phones(unit) for unit in form.name.units]
        each = [max(likeness(unit, word) for unit in units) for word in words]
        if script_of(place.inner) in form.scripts:
            return len(words) >= form.parts and min(each) >= _SURE
        return min(each) >= _PERHAPS if len(words) == len(units) else alike >= _ALMOST

    def _extended(self, view: View, place: Place, form: HeardName) -> tuple[int, int, int]:
        """With words beside it that sound like other parts of the name, and how many they are."""
        begin, end, parts = place.begin, place.end, 0
        units = [phones(without_article(unit)) for unit in form.name.units]
        starts, ends = view.words.starts, view.words.ends
        first, last = bisect_right(starts, begin) - 1, bisect_left(ends, end)
        for step, at in ((-1, first), (1, last)):
            while 0 <= at + step < len(starts):
                left, right = sorted((view.words[at], view.words[at + step]), key=_start)
                word = right if step > 0 else left
                foreign = script_of(left.text) != script_of(right.text)
                if foreign or not view.adjoin(left, right) or not view.capital(word):
                    break
                said = [self._phones[word.text[:cut]] for cut in _endings(word.text)]
                if max(likeness(unit, one) for unit in units for one in said) < _BESIDE:
                    break
                at, parts = at + step, parts + 1
                begin, end = min(begin, word.start), max(end, word.end)
        return begin, end, parts

    def _cut(
        self, words: Sequence[Word], one: int, other: int
    ) -> Iterator[tuple[int, int, Sequence[Phone]]]:
        """The stretch with and without the faint sounds at its ends, in scripts without spaces."""
        said = [
            phone._replace(begin=phone.begin + word.start, end=phone.end + word.start)
            for word in words
            for phone in self._phones[word.text]
        ]
        stop = len(said) - len(self._phones[words[-1].text]) + other + 1
        for first in range(max(0, one - 2), one + 1):
            for last in range(max(first + 1, stop), min(len(said), stop + 2) + 1):
                yield said[first].begin, said[last - 1].end, said[first:last]

    def _whole(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Sequence[Phone]]]:
        """Whole words, the last without a case ending, the first without a particle."""
        middle = [phone for word in words[1:-1] for phone in self._phones[word.text]]
        for begin in _beginnings(words[0].text):
            for end in _endings(words[-1].text):
                if len(words) == 1:
                    texts = [words[0].text[begin:end]]
                    said = [*self._phones[texts[0]]]
                else:
                    said = [*self._phones[words[0].text[begin:]], *middle]
                    said += self._phones[words[-1].text[:end]]
                yield words[0].start + begin, words[-1].start + end, said


def _window(text: str, form: HeardName, seed: tuple[int, int, int]) -> tuple[int, int] | None:
    """The stretch of consonants around a seed that is nearest to the key."""
    start, begin, end = seed
    allowed = slips_allowed(form)
    if not allowed:
        return None if _PARTED in text[begin:end] else (begin, end)
    low, high = max(0, start - allowed), start + len(form.key) + 2 * allowed
    found = _nearest(text[low:high], form.key, (start - low, begin - low, end - low), allowed)
    return (found[0] + low, found[1] + low) if found else None


# The same names stand in many places of a text.
@lru_cache(maxsize=1 << 15)
def _nearest(
    text: str, key: str, seed: tuple[int, int, int], allowed: int
) -> tuple[int, int] | None:
    start, begin, end = seed
    best: tuple[int, int, int, int] | None = None
    for first in range(max(0, start - allowed), min(begin, start + allowed) + 1):
        stop = first + len(key)
        for last in range(max(end, stop - allowed), min(len(text), stop + allowed) + 1):
            slips = OSA.distance(text[first:last], key, score_cutoff=allowed)
            found = (slips, abs(last - first - len(key)), first, last)
            if slips <= allowed and (best is None or found < best):
                best = found
    return (best[2], best[3]) if best and _PARTED not in text[best[2] : best[3]] else None


def _start(word: Word) -> int:
    return word.start


def _rank(find: _Find) -> tuple[bool, float, int]:
    # A longer form that sounds nearly as much alike tells more.
    return find.sure != "auto", -find.alike * len(find.form.heard), find.begin - find.end


def _together(view: View, words: Sequence[Word]) -> bool:
    return all(view.adjoin(one, other) for one, other in pairwise(words))


def _cuts_a_word(place: Place) -> bool:
    return place.torn or inside_word(place.view.text, place.begin, place.end)


def _widened(place: Place, form: HeardName) -> Place:
    """With the silent letter that carries a vowel at either end."""
    begin, end, text = place.begin, place.end, place.view.text
    if form.heard[0].sign == "A" and (before := _CARRIER_BEFORE.search(text[:begin][-3:])):
        begin -= len(before[0])
    for hanging in (_STACKED_AFTER, _CARRIER_AFTER):
        after = hanging.match(text, end)
        end = after.end() if after else end
    return Place(place.view, begin, end)


def _judge(form: HeardName, alike: float, place: Place) -> Confidence | None:
    length = sum(phone.strong for phone in form.heard)
    if script_of(place.inner) in form.scripts:
        least = _SAME if UNSPACED.match(place.inner) else _SURE
        return "auto" if length >= 6 and alike >= least else None
    if form.parts > 1:
        if alike >= (_SURE if length >= 7 else _ALMOST) and length >= 5:
            return "auto"
        return "amber" if alike >= (_LIKELY if length >= 4 else _SURE) else None
    if inside_word(place.view.text, place.begin, place.end):
        return None
    if _titled(place):
        return "auto" if length >= 5 and alike >= _SURE else "amber"
    apart = not UNSPACED.match(place.view.text, place.begin)
    return "amber" if alike >= (_SURE if length >= 4 or apart else _ALMOST) else None


def _titled(place: Place) -> bool:
    """Whether a title or a word such as "called" stands before it, or a title after."""
    if UNSPACED.match(place.view.text, place.begin):
        return bool(place.evidence)
    before = place.view.text[max(0, place.begin - 24) : place.begin].replace(".", " ").split()
    after = place.view.text[place.end : place.end + 16].split()
    return bool((before and before[-1] in TITLES | ROLES) or (after and after[0] in TITLES_AFTER))


def _beginnings(word: str) -> list[int]:
    if not "\u0600" <= word[0] <= "\u06ff":
        return [0]
    return [0, *(len(p) for p in PROCLITICS if word.startswith(p) and len(word) - len(p) >= 3)]


def _endings(word: str) -> list[int]:
    if not "\u0900" <= word[0] <= "\u09ff":
        return [len(word)]
    cut = (len(word) - len(e) for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3)
    return [len(word), *cut]


def _entity(name: Name) -> tuple[str, str]:
    return name.known.same_as or name.known.id, name.known.kind
