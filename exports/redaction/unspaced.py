"""Names in scripts that write no spaces between words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import regex
from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import OSA

from exports.redaction.lexicon import CONNECTIVES, ROLES, SPEECH, TITLES
from exports.redaction.model import Confidence, Span
from exports.redaction.names import Name, is_common
from exports.redaction.skeleton import LOOSE
from exports.redaction.view import UNSPACED, View

_SYLLABLE = regex.compile(
    r"[\u1000-\u102a\u103f](?:\u1039[\u1000-\u1021])*[\u102b-\u1032\u1036-\u103e]*"
    r"(?:[\u1000-\u1021]\u1037?\u103a[\u1037\u1038]*)*"
)
# What would be torn off the last syllable, or off the one before the first.
_TORN_AFTER = regex.compile(r"[\p{M}ะาๅຽະາ]|[\u1000-\u1021]\u1037?\u103a")
_TORN_BEFORE = frozenset("เแโใไເແໂໃໄ\u1039\u17d2")
# Khmer names are written family first and family last; the others keep one order.
_KHMER = regex.compile(r"[\u1780-\u17ff]")
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")
BREAK = regex.compile(r"[.!?;:\u104a\u104b។ฯ\u0964]|[^\p{L}\p{M}\p{N}]{4}")
# Titles that are also endings or whole words count only after a space.
_AMBIGUOUS = frozenset({"ကို", "မ", "อี", "อา", "ນາງ", "ອີ", "ບັກ", "နန်း", "นาง", "อ"})
# The longest first, so that a title is taken whole.
_EVIDENCE = tuple(sorted(filter(UNSPACED.match, sorted(TITLES | ROLES)), key=len, reverse=True))


Verdict = tuple[Confidence, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name without spaces, and whether that is all of the name."""

    name: Name
    text: str
    whole: bool


class Unspaced:
    """Search for the joined forms of names over text without its spacing."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._forms = [form for name in names for form in _forms(name)]
        self._finder = _finder(form.text for form in self._forms)
        self._loose = [form for form in self._forms if form.whole and UNSPACED.match(form.text)]
        self._sounds = _finder(form.text.translate(LOOSE) for form in self._loose)
        halves = [half for form in self._loose for half in _half_forms(form)]
        self._half_forms = [(form, offset) for form, offset, _ in halves]
        self._halves = _finder(text for _, _, text in halves)

    def spans(self, view: View) -> Iterator[tuple[Span, Name]]:
        """Every mention, with the name that it is of."""
        places = view.places
        for index, begin, end in self._finder.find_matches_as_indexes(
            view.squashed, overlapping=True
        ):
            form = self._forms[index]
            place = Place(view, int(places[begin]), int(places[end - 1]) + 1)
            verdict = _judge(place, form)
            if verdict:
                yield _span(place, form, verdict)
        if self._loose and UNSPACED.search(view.text):
            yield from self._by_sound(view)

    def _by_sound(self, view: View) -> Iterator[tuple[Span, Name]]:
        silent = [letter for letter, sound in LOOSE.items() if sound == ""]
        codes = np.frombuffer(view.squashed.encode("utf-32-le"), np.uint32)
        heard = np.flatnonzero(~np.isin(codes, silent))
        ends = np.append(heard[1:], len(codes))
        text, places = view.squashed.translate(LOOSE), view.places
        for form, begin, end, verdict in self._heard(text):
            last = int(places[ends[end - 1] - 1]) + 1
            place = Place(view, int(places[heard[begin]]), last)
            if not BREAK.search(place.inner):
                yield _span(place, form, verdict)

    def _heard(self, text: str) -> Iterator[tuple[Form, int, int, Verdict]]:
        for index, begin, end in self._sounds.find_matches_as_indexes(text, overlapping=True):
            if end - begin >= 4:
                sure: Confidence = "auto" if end - begin >= 6 else "amber"
                yield self._loose[index], begin, end, (sure, "sound")
        for index, begin, end in self._halves.find_matches_as_indexes(text, overlapping=True):
            form, offset = self._half_forms[index]
            found = _slipped(text, form.text.translate(LOOSE), begin - offset, begin, end)
            if found:
                yield form, *found, ("auto" if end - begin >= 5 else "amber", "slip")


def _half_forms(form: Form) -> Iterator[tuple[Form, int, str]]:
    """A name with one slip still holds one of its halves unharmed."""
    text = form.text.translate(LOOSE)
    if form.name.known.linked and len(text) >= 8:
        middle = len(text) // 2
        yield form, 0, text[:middle]
        yield form, middle, text[middle:]


def _slipped(text: str, meant: str, start: int, begin: int, end: int) -> tuple[int, int] | None:
    """The stretch of text around text[begin:end] that is `meant` but for one slip."""
    windows = (
        (first, last)
        for first in ((start, start - 1, start + 1) if start < begin else (start,))
        for last in range(first + len(meant) - 1, first + len(meant) + 2)
        if 0 <= first <= begin
        and end <= last <= len(text)
        and OSA.distance(text[first:last], meant, score_cutoff=1) <= 1
    )
    return max(
        windows,
        key=lambda w: (text[w[0]] == meant[0]) + (text[w[1] - 1] == meant[-1]),
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the folded text and what stands around it."""

    view: View
    begin: int
    end: int

    @property
    def inner(self) -> str:
        return self.view.text[self.begin : self.end]

    @property
    def open_before(self) -> bool:
        return self.begin == 0 or not _LETTER.match(self.view.text[self.begin - 1])

    @property
    def open_after(self) -> bool:
        return not _LETTER.match(self.view.text, self.end)

    @property
    def torn(self) -> bool:
        text = self.view.text
        if self.begin and text[self.begin - 1] in _TORN_BEFORE:
            return True
        return torn_after(text, self.end)

    @property
    def capital(self) -> bool:
        return self.view.original[self.view.folded.src[self.begin]].isupper()

    @property
    def evidence(self) -> str:
        """The title or cue right before, or an empty string."""
        before = self.view.text[max(0, self.begin - 24) : self.begin].rstrip()
        for word in _EVIDENCE:
            if before.endswith(word):
                rest = before[: -len(word)]
                if word not in _AMBIGUOUS or not rest or not _LETTER.match(rest[-1]):
                    return word
        return ""

    @property
    def led(self) -> bool:
        """Whether a gap or a word such as "with" stands before it, or a gap or a verb after."""
        before = self.view.text[max(0, self.begin - 8) : self.begin]
        return self.open_before or self.open_after or self.spoken or before.endswith(CONNECTIVES)

    @property
    def spoken(self) -> bool:
        return self.view.text.startswith(SPEECH, self.end)


def torn_after(text: str, end: int) -> bool:
    """Whether a syllable is torn if a name ends here, in a script without spaces."""
    return _TORN_AFTER.match(text, end) is not None


def _finder(texts: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(list(texts), MatchKind.Standard)


def _span(place: Place, form: Form, verdict: Verdict) -> tuple[Span, Name]:
    begin = place.begin
    title = place.evidence
    if title and title not in ROLES and UNSPACED.match(form.text):
        begin = place.view.text.rindex(title, 0, begin)
    start, stop = place.view.folded.span(begin, place.end)
    known = form.name.known
    return Span(start, stop, known.id, known.kind, *verdict), form.name


def _forms(name: Name) -> Iterator[Form]:
    joined = "".join(name.units)
    if UNSPACED.match(joined):
        yield from _unspaced_forms(name)


def _unspaced_forms(name: Name) -> Iterator[Form]:
    """The joined name in every order, and the parts that may stand alone."""
    bare = _without_title(name.units)
    whole = {"".join(name.units), "".join(bare)}
    if not name.ordered and _KHMER.match(bare[0]):
        whole.add("".join(reversed(bare)))
    for text in sorted(whole):
        yield Form(name, text, whole=True)
    if name.known.linked:
        for text in sorted(_pieces(name, bare) - whole):
            yield Form(name, text, whole=False)


def _pieces(name: Name, bare: tuple[str, ...]) -> set[str]:
    """A firm's long words; a person's parts, and the first and last two syllables or parts."""
    if name.ordered:
        return {unit for unit in name.strong if len(unit) >= 8}
    parts = list(bare) if len(bare) > 1 else _SYLLABLE.findall(bare[0])
    pairs = {"".join(parts[:2]), "".join(parts[-2:])} if len(parts) > 2 else set()
    return set(bare) | pairs


def _without_title(units: tuple[str, ...]) -> tuple[str, ...]:
    if len(units) > 1 and units[0] in TITLES:
        return units[1:]
    for title in sorted(_EVIDENCE, key=len, reverse=True):
        if units[0].startswith(title) and len(units[0]) - len(title) >= 5:
            rest = units[0][len(title) :]
            if not _TORN_AFTER.match(rest):
                return (rest, *units[1:])
    return units


def _judge(place: Place, form: Form) -> Verdict | None:
    if not place.view.folded.whole(place.begin, place.end):
        return None
    if place.torn or BREAK.search(place.inner):
        return None
    return _judge_unspaced(place, form)


def _judge_unspaced(place: Place, form: Form) -> Verdict | None:
    text, common = form.text, is_common(form.text)
    if form.whole and len(text) >= 6 and not common:
        return ("auto", "name")
    if place.evidence:
        return ("auto", "title")
    burmese = "\u1000" <= text[0] <= "\u109f"
    if len(text) >= 5 and not (common or burmese) and (len(text) >= 6 or place.led):
        return ("auto", "part of name")
    if place.open_before and (place.open_after or place.spoken):
        alone = place.open_after and common
        return ("amber" if alone else "auto", "part of name")
    if common:
        return None
    return ("amber", "part of name") if place.open_before or len(text) >= 5 else None
