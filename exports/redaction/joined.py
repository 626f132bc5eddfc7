"""Names of spaced scripts where the spacing is lost or made up: joined, spelt out, hyphened."""

from collections.abc import Iterable, Iterator

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.model import Confidence, Span
from exports.redaction.names import Name, is_common
from exports.redaction.unspaced import BREAK, Form, Place
from exports.redaction.view import UNSPACED, View, words_of

_HYPHENED = regex.compile(r"\w-\s?\w")


class Joined:
    """Search for the joined forms of names over text without its spacing."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._forms = [form for name in names for form in _forms(name)]
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
                start, stop = view.folded.span(place.begin, place.end)
                yield Span(start, stop, known.id, known.kind, *verdict)


def _forms(name: Name) -> Iterator[Form]:
    joined = "".join(name.units)
    if UNSPACED.match(joined):
        return
    if len(joined) >= 6 and (len(name.units) > 1 or not is_common(joined)):
        yield Form(name, joined, whole=True)
    if name.known.linked and not name.ordered:
        for unit in name.strong:
            if len(unit) >= 6 and unit != joined and not is_common(unit):
                yield Form(name, unit, whole=False)


def _judge(place: Place, form: Form) -> tuple[Confidence, str] | None:
    if not place.view.folded.whole(place.begin, place.end):
        return None
    inner, letters = place.inner, len(form.text)
    pieces = [word.text for word in words_of(inner)]
    if form.whole and tuple(pieces) == form.name.units and place.open_before and place.open_after:
        return ("auto", "name") if place.capital or not all(map(is_common, pieces)) else None
    if BREAK.search(inner):
        return None
    if not (place.open_before and place.open_after):
        glued = form.whole and letters >= 8 and " " not in inner
        return ("auto", "inside a word") if glued else None
    if len(pieces) == 1 or set(pieces) <= set(form.name.units):
        return None
    if len(pieces) == letters or _HYPHENED.search(inner):
        return ("auto", "spaced out")
    if letters < 7 or not place.capital or all(map(is_common, pieces)):
        return ("amber", "spaced out") if letters >= 7 else None
    return ("auto", "spaced out")
