"""Names of spaced scripts where the spacing is lost or made up: joined, spelt out, hyphened."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.lists.lexicon import CALENDAR, GENERIC, GEOGRAPHY, LEGAL, PLACE_NOUNS
from exports.redaction.model import Confidence, Span
from exports.redaction.names.name import PERSONS, Name, is_common
from exports.redaction.names.settled import PARTS, SPACED, SPELT
from exports.redaction.names.tones import is_marked
from exports.redaction.reading.view import UNSPACED, View, words_of
from exports.redaction.unspaced.forms import Form, told_apart
from exports.redaction.unspaced.surroundings import BREAK, Place
from workstation.text import fold, squash

_HYPHENED = regex.compile(r"\w-\s?\w")
# The end of a line within a word, and the sign before each line of a letter that is quoted.
_QUOTED = regex.compile(r"(?<=-) [>|][>| ]*")
# Each letter parted from the next by the same signs.
_SPELT_OUT = regex.compile(r"\w([^\w\n]{1,2}|_)(?:\w(?:\1|\s{1,4}))+\w")
# What a word goes on with in front of a name or behind it, where the space between was lost.
_WORD_BEFORE, _WORD_AFTER = regex.compile(r"[a-z]+\Z"), regex.compile(r"[a-z]+")
# The breath beside these letters, which many ears leave out: Phatcharin, Patcharin, Htut, Tut.
_ASPIRATE = regex.compile("(?<=[ptk])h|h(?=[ptk])")
_LEAST_SPELT, _LEAST_LABELLED, _LEAST_JOINED, _LEAST_GLUED = 4, 5, 6, 8
_LONGEST_WORD = 20


class Joined:
    """Search for the joined forms of names over text without its spacing."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._forms = [*told_apart(form for name in names for form in _forms(name))]
        self._finder = AhoCorasick([form.text for form in self._forms], MatchKind.Standard)

    def spans(self, view: View) -> Iterator[Span]:
        """Every mention that a search word by word cannot see."""
        places = view.places
        for index, begin, end in self._finder.find_matches_as_indexes(
            view.squashed, overlapping=True
        ):
            form = self._forms[index]
            place = Place(view, int(places[begin]), int(places[end - 1]) + 1)
            verdict = _judge(place, form)
            if verdict:
                known = form.name.known
                start, stop = view.folded.span(*view.tag(place.begin, place.end))
                yield Span(start, stop, known.id, known.kind, *verdict)


def _forms(name: Name) -> Iterator[Form]:
    if UNSPACED.match(name.units[0]):
        return
    for joined in dict.fromkeys(_wholes(name)):
        if len(joined) >= _LEAST_SPELT and (len(name.units) > 1 or name.known.linked):
            yield Form(name, joined, whole=True)
    if name.known.linked and len(name.units) > 1:
        for unit, weak in zip(name.units, name.weak, strict=True):
            if len(unit) >= _LEAST_SPELT and not weak:
                yield Form(name, unit, whole=False)
            elif len(unit) > 2 and name.known.kind in PERSONS:
                yield Form(name, unit, whole=False, end_of_word=True)
        yield from (Form(name, pair, whole=False) for pair in _pairs(name))


def _pairs(name: Name) -> Iterator[str]:
    """Two parts of a person's name that stand side by side, one of them at least telling."""
    if name.known.kind in PERSONS:
        for (one, weak), (other, weak_too) in pairwise(zip(name.units, name.weak, strict=True)):
            if len(one + other) >= _LEAST_LABELLED and not (weak and weak_too):
                yield one + other


def _wholes(name: Name) -> Iterator[str]:
    """All of the name in every order of writing; a firm also without its legal form."""
    yield "".join(name.units)
    if not name.known.linked:
        return
    if name.ordered:
        bare = [unit for unit in name.units if unit not in LEGAL]
        yield "".join(bare)
        telling = [unit for unit in bare if unit not in GENERIC]
        if len(telling) > 1:
            yield "".join(telling)
        return
    yield squash(fold(name.known.text)).text
    yield _ASPIRATE.sub("", "".join(name.units))
    if len(name.units) > 1:
        yield name.units[-1] + "".join(name.units[:-1])
        yield name.units[0] + name.units[-1]
        yield name.units[0][0] + name.units[-1]


def _judge(place: Place, form: Form) -> tuple[Confidence, str] | None:
    if not place.view.folded.whole(place.begin, place.end):
        return None
    inner = place.inner
    pieces = _pieces(inner)
    if form.end_of_word:
        apart = place.open_before and place.open_after and len(pieces) == len(form.text)
        return ("amber", SPELT) if apart and _SPELT_OUT.fullmatch(inner) else None
    if place.open_before and place.open_after:
        return _judge_apart(place, form, pieces)
    if (place.open_before or place.open_after) and _is_run_on(place, form, pieces):
        return ("auto", "name")
    if (
        is_common(form.text)
        or any(map(str.isspace, inner))
        or BREAK.search(inner)
        or len(form.text) < _LEAST_LABELLED
    ):
        return None
    if form.whole and len(form.text) >= _LEAST_GLUED:
        return ("auto", "inside a word")
    labelled = place.view.in_label(place.begin) and len(pieces) == 1
    return ("auto", "inside a label") if labelled and not form.name.ordered else None


def _is_run_on(place: Place, form: Form, pieces: Sequence[str]) -> bool:
    """Whether it is a whole name, apart as on record, and a plain word that it is written onto."""
    inner, edges = place.inner, {*accumulate(map(len, form.name.units))}
    if form.text != "".join(form.name.units) or len(form.text) < _LEAST_GLUED or len(pieces) < 2:
        return False
    if inner.count(" ") != len(inner) - len(form.text) or not edges.issuperset(
        accumulate(map(len, pieces))
    ):
        return False
    text = place.view.text
    if place.open_before:
        other = _WORD_AFTER.match(text, place.end)
    else:
        other = _WORD_BEFORE.search(text, max(0, place.begin - _LONGEST_WORD), place.begin)
    word = other[0] if other else ""
    told = len(word) > 1 and (is_common(word) or word in CALENDAR)
    return told and not all(map(is_common, pieces))


# The same names stand in many places of a text.
@lru_cache(maxsize=1 << 12)
def _pieces(inner: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_of(inner))


def _is_article(place: Place, pieces: Sequence[str]) -> bool:
    """Whether what reads as an initial is the article of a word in lower case: a sheikh."""
    last = place.view.original[place.view.folded.src[place.end - len(pieces[-1])]]
    return pieces[0] in ("a", "i") and len(pieces) == 2 and last.islower()


def _judge_apart(place: Place, form: Form, pieces: Sequence[str]) -> tuple[Confidence, str] | None:
    inner, letters = _QUOTED.sub("", place.inner), len(form.text)
    if len(pieces) == 1 and _LEAST_LABELLED <= letters < _LEAST_JOINED:
        return _judge_short_parts(form)
    plain = all(map(is_common, pieces))
    if form.whole and pieces == form.name.units and letters >= _LEAST_JOINED:
        return ("auto", "name") if place.capital or not plain else None
    if len(pieces) == letters and (_SPELT_OUT.fullmatch(inner) or letters >= _LEAST_JOINED):
        return ("auto", "spelt out")
    if letters < _LEAST_JOINED or is_common(form.text) or BREAK.search(inner) or not pieces:
        return None
    return _judge_pieces(place, form, pieces, plain=plain)


def _judge_short_parts(form: Form) -> tuple[Confidence, str] | None:
    """Two short parts as one word: Zinko for Zin Ko, which may be somebody else as well."""
    parts = len(form.name.units) > 1 and form.text not in form.name.units
    telling = parts and form.name.known.kind in PERSONS and not is_marked(form.name)
    return (
        ("amber", PARTS)
        if telling and form.text not in GEOGRAPHY and not is_common(form.text)
        else None
    )


def _judge_pieces(
    place: Place, form: Form, pieces: Sequence[str], *, plain: bool
) -> tuple[Confidence, str] | None:
    letters = len(form.text)
    if len(pieces) == 1:
        sure = form.whole and letters >= _LEAST_GLUED and not plain
        return ("auto", "joined") if sure else None
    if set(pieces) <= set(form.name.units) or _is_article(place, pieces):
        return None
    behind = words_of(place.view.text[place.end : place.end + 16])
    if behind and behind[0].text in PLACE_NOUNS:
        return None
    if _HYPHENED.search(_QUOTED.sub("", place.inner)):
        return ("auto", SPACED)
    native = not "a" <= form.text[0] <= "z"
    if form.whole and letters >= _LEAST_GLUED + 1 and not plain:
        return ("auto", SPACED)
    if letters < 7 or not place.capital or (plain and not (native and form.whole)):
        rule = "plain words" if plain and place.small else SPACED
        return ("amber", rule) if letters >= 7 else None
    return ("auto", SPACED)
