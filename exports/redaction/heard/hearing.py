"""Names as heard across scripts: the record holds them in one, the text in another.

Sure where two parts of a name agree, or where a long part stands behind a title; else a suggestion
for a person. In a script in which the record holds the name, only all of it is looked for.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import regex

from exports.redaction.heard.alike import likeness
from exports.redaction.heard.beside import Beside
from exports.redaction.heard.names import (
    HeardName,
    heard_names,
    script_of,
    without_article,
)
from exports.redaction.heard.texts import PERHAPS, Ear, Stretch
from exports.redaction.heard.windows import Windows
from exports.redaction.lists.dictionary import inside_word, is_word, of_words
from exports.redaction.lists.lexicon import ARTICLES, ROLES, TITLES, TITLES_AFTER
from exports.redaction.model import Confidence, Span
from exports.redaction.names.name import Name, is_common
from exports.redaction.names.settled import ECHO
from exports.redaction.names.spelling import stems
from exports.redaction.reading.view import UNSPACED, View, words_of
from exports.redaction.unspaced.surroundings import Place
from workstation.text.common import common_words

# More names than a case has: by short sounds, or with slips, everybody would be like somebody.
_CASE = 300
_DIGIT = regex.compile(r"\d")
_CARRIER_BEFORE = regex.compile(r"[เแโใไເແໂໃໄ]?[อອ][ะ-ูະ-ູ]?[่-๋່-໋]?\Z")
# A letter that nobody hears before another that has a voice of its own.
_SILENT_BEFORE = regex.compile("[หຫ](?=[งญนมยรลวຍນມງລຣວ])")
_CARRIER_AFTER = regex.compile(r"(?<=[ก-ฮກ-ຮ][่-๋່-໋]?)[อອ]|[อยวອຍວ](?![ะ-ฺเ-๎ະ-ູ່-ໍ]|[อวย])")
_STRUCK_OUT_AFTER = regex.compile("(?:[ก-ฮ][ิุ]?){0,2}[ก-ฮ][ิุ]?์")
_STACKED_AFTER = regex.compile(r"(?<=[\u17d2\u1039\u094d\u09cd])\p{L}\p{M}*")
_BURMESE = script_of("\u1000")
_SAME, _ALMOST, _SURE, _LIKELY = 0.9, 0.88, 0.8, 0.72
_SAME_WORDS = 0.85
_LEAST_SMALL = 3
_WHOLLY, _LONG = 0.95, 4
# So many consonants agree by chance hardly ever.
_MANY, _SURE_OF_MANY = 9, 0.76


class _Find(NamedTuple):
    """A stretch of text that sounds like a form of a name."""

    form: HeardName
    begin: int
    end: int
    alike: float
    sure: Confidence


class Hearing:
    """Names of the case by sound."""

    def __init__(self, names: Iterable[Name]) -> None:
        linked = [name for name in names if name.known.linked]
        scripts = _scripts(linked)
        case = len(linked) <= _CASE
        least = 3 if case else 6
        forms = (form for name in linked for form in heard_names(name, _held(name, scripts)))
        self._forms = [form for form in forms if len(form.key) >= least]
        self._windows = Windows(self._forms, slips=case)
        # In other scripts also the record's own spelling may be heard otherwise.
        self._latin = any(0 not in form.scripts for form in self._forms)
        self._ear = Ear(self._forms)

    def spans(self, view: View) -> Iterator[Span]:
        """Where a name of the record may stand in another script, or spelt by ear."""
        if not self._forms:
            return
        taken: dict[str, list[_Find]] = defaultdict(list)
        for find in sorted(self._finds(view), key=_rank):
            others = taken[find.form.name.known.id]
            at = bisect_left(others, find.end, key=_begin)
            if not at or others[at - 1].end <= find.begin:
                others.insert(at, find)
                start, stop = view.folded.span(find.begin, find.end)
                known = find.form.name.known
                echo = find.sure == "amber" and _telling(view, find)
                rule = ECHO if echo else "sounds alike"
                yield Span(start, stop, known.id, known.kind, find.sure, rule)

    def _finds(self, view: View) -> Iterator[_Find]:
        heard = self._ear.hear(view, latin=self._latin)
        windows, beside = self._windows.find(heard), Beside(view)
        for number, likely in self._ear.likely(heard, windows):
            yield from self._compare(beside, self._forms[windows[number][0]], likely)

    def _compare(
        self, beside: Beside, form: HeardName, likely: Sequence[Stretch]
    ) -> Iterator[_Find]:
        places = (_widened(Place(beside.view, begin, end), form) for _, begin, end in likely)
        ranked = [(place, alike) for place, (alike, *_) in zip(places, likely, strict=True)]
        whole = (one for one in ranked if not _cuts_a_word(one[0]))
        best = next(whole, ranked[0])
        if not best[0].torn:
            yield from self._decide(best[0], form, best[1], beside)

    def _decide(
        self, place: Place, form: HeardName, alike: float, beside: Beside
    ) -> Iterator[_Find]:
        sure = _judge(form, alike, place)
        own = script_of(place.inner) in form.scripts
        agreed = form.parts < 2 or _word_by_word(place, form, alike)
        if not sure or (own and not agreed):
            return
        if place.small:
            # In small letters only a whole name that is heard surely.
            if agreed and sure == "auto" and form.parts > 1 and len(form.key) > _LEAST_SMALL:
                yield _Find(form, place.begin, place.end, alike, sure)
            return
        if own or UNSPACED.match(place.inner):
            yield _Find(form, _with_title(place, form), place.end, alike, sure)
        elif not agreed:
            yield _Find(form, place.begin, place.end, alike, "amber")
        else:
            begin, end, parts = _extended(place, form, beside)
            told = form.parts + parts > 1 and len(form.key) > 2
            yield _Find(form, begin, end, alike, "auto" if parts and told else sure)


def _with_title(place: Place, form: HeardName) -> int:
    """Where it begins: at the title before it, if on record the name begins with one (Sai)."""
    title = place.evidence if form.name.units[0] in TITLES else ""
    if not title or title in ROLES:
        return place.begin
    return place.view.text.rindex(title, 0, place.begin)


def _word_by_word(place: Place, form: HeardName, alike: float) -> bool:
    """Whether each word sounds like a part of the name; of scripts without spaces all do."""
    if UNSPACED.match(place.inner):
        return True
    words = [word for word in words_of(place.inner) if word.text not in ARTICLES]
    units = dict.fromkeys((*form.name.units, *map(without_article, form.name.units)))
    each = [max(likeness(unit, word.text) for unit in units) for word in words]
    if script_of(place.inner) in form.scripts:
        return len(words) >= form.parts and min(each) >= _SURE
    if len(words) == len(form.name.units):
        return min(each) >= PERHAPS
    return alike >= (_SURE_OF_MANY if _length(form) >= _MANY else _ALMOST)


def _extended(place: Place, form: HeardName, beside: Beside) -> tuple[int, int, int]:
    """With words beside it that sound like other parts of the name, and how many they are."""
    units = tuple(map(without_article, form.name.units))
    words = place.view.words
    first, last = bisect_right(words.starts, place.begin) - 1, bisect_left(words.ends, place.end)
    if last - first >= len(units):
        return place.begin, place.end, 0
    before, after = beside.last(units, first, -1), beside.last(units, last, 1)
    begin = words.starts[before] if before < first else place.begin
    end = words.ends[after] if after > last else place.end
    return begin, end, first - before + after - last


def _telling(view: View, find: _Find) -> bool:
    """Whether it is a mention if the person is known to be in the text: no mere words or digits."""
    place = Place(view, find.begin, find.end)
    inner = place.inner
    if _DIGIT.search(inner) or place.broken:
        return False
    if not script_of(inner):
        return not all(is_common(word.text) for word in words_of(inner))
    if find.alike < _SURE:
        return False
    if not UNSPACED.match(inner):
        least = _SAME_WORDS if find.form.parts > 1 else _SAME
        long = _length(find.form) > 2 + (find.form.parts > 1)
        plain = any(
            is_common(w.text) or _is_plain_behind_a_particle(w.text) for w in words_of(inner)
        )
        return long and find.alike >= least and not plain
    if place.titled or (place.open_before and place.open_after):
        if find.form.parts < 2:
            return not (is_common(inner) or is_word(inner))
        plain = find.alike < _WHOLLY and place.open_before and of_words(inner)
        return not (is_common(inner) or plain)
    return place.joined_on and (place.open_after or place.acts) and not of_words(inner)


def _is_plain_behind_a_particle(word: str) -> bool:
    """Whether it is a plain word of Arabic with a particle of one letter written onto it."""
    return word[0] in "بولفك" and len(word) > 2 and is_common(word[1:])


def _begin(find: _Find) -> int:
    return find.begin


def _rank(find: _Find) -> tuple[bool, float, int]:
    # A longer form that sounds nearly as much alike tells more.
    return find.sure != "auto", -find.alike * len(find.form.heard), find.begin - find.end


def _cuts_a_word(place: Place) -> bool:
    return place.torn or inside_word(place.view.text, place.begin, place.end)


def _widened(place: Place, form: HeardName) -> Place:
    """With the silent letter that carries a vowel at either end."""
    begin, end, text = place.begin, place.end, place.view.text
    if form.heard[0].sign == "A" and (
        before := _CARRIER_BEFORE.search(text[max(0, begin - 4) : begin])
    ):
        begin -= len(before[0])
    begin -= _SILENT_BEFORE.match(text, max(0, begin - 1)) is not None
    for hanging in (_STACKED_AFTER, _CARRIER_AFTER, _STRUCK_OUT_AFTER):
        after = hanging.match(text, end)
        end = after.end() if after else end
    return Place(place.view, begin, end)


def _judge(form: HeardName, alike: float, place: Place) -> Confidence | None:
    length = _length(form)
    if script_of(place.inner) in form.scripts:
        least = _SAME if UNSPACED.match(place.inner) else _SURE
        if length == 5 and alike >= _WHOLLY:
            return "amber"
        return "auto" if length >= 6 and alike >= least else None
    if form.parts > 1:
        if length >= 5 and alike >= _least(length):
            return "auto"
        if _is_told(form, alike, place, length):
            return "auto"
        return "amber" if alike >= (_LIKELY if length >= 4 else _SURE) else None
    if inside_word(place.view.text, place.begin, place.end):
        return None
    if _titled(place):
        least = _SURE if length >= 5 else _SAME
        return "auto" if length >= 3 and alike >= least else "amber"
    apart = not UNSPACED.match(place.view.text, place.begin)
    return "amber" if alike >= (_SURE if length >= 4 or apart else _ALMOST) else None


def _length(form: HeardName) -> int:
    return sum(phone.strong for phone in form.heard)


def _least(length: int) -> float:
    """How alike a name of two parts or more has to sound to be sure by itself."""
    return _SURE_OF_MANY if length >= _MANY else _SURE if length >= 7 else _ALMOST


def _is_told(form: HeardName, alike: float, place: Place, length: int) -> bool:
    """Whether what stands around a short name that sounds alike makes it sure."""
    apart = place.inner.count(" ") if place.open_before and place.open_after else 0
    if apart and alike >= _ALMOST and length + apart >= 5:
        return True
    if alike >= _SURE and length >= 3 and _titled(place):
        return alike >= _WHOLLY or not (place.open_before and of_words(place.inner))
    return alike >= _WHOLLY and len(form.heard) >= _LONG and _stands_as_a_name(place)


def _stands_as_a_name(place: Place) -> bool:
    """Whether words that names take, or gaps, stand on both sides, in a script without spaces."""
    if not UNSPACED.match(place.inner) or " " in place.inner or of_words(place.inner):
        return False
    return place.joined_on and (place.open_after or place.acts)


def _titled(place: Place) -> bool:
    """Whether a title or a word such as "called" stands before it, or a title after."""
    if UNSPACED.match(place.view.text, place.begin):
        return place.titled
    before = place.view.text[max(0, place.begin - 24) : place.begin].replace(".", " ").split()
    after = place.view.text[place.end : place.end + 16].split()
    led = bool(before) and before[-1] in TITLES | ROLES
    if led and before[-1] in common_words():
        led = Place(place.view, place.view.text.rindex(before[-1], 0, place.begin), 0).capital
    return led or (bool(after) and not TITLES_AFTER.isdisjoint(stems(after[0])))


_Held: TypeAlias = dict[tuple[str, str], dict[int, int]]


def _scripts(names: Iterable[Name]) -> _Held:
    """For each bearer the scripts in which names are on record, and in how many parts at most."""
    scripts: _Held = defaultdict(dict)
    for name in names:
        parts = scripts[_entity(name)]
        script = script_of(name.units[0])
        parts[script] = max(parts.get(script, 0), len(name.units))
    return scripts


def _held(name: Name, scripts: _Held) -> frozenset[int]:
    """Where the record has the bearer's names, and their parts if this one has parts.

    Names in Burmese are cut into syllables there.
    """
    own, several = (0, _BURMESE, script_of(name.units[0])), len(name.units) > 1
    held = scripts[_entity(name)].items()
    return frozenset(script for script, parts in held if script in own or parts > 1 or not several)


def _entity(name: Name) -> tuple[str, str]:
    return name.known.same_as or name.known.id, name.known.kind
