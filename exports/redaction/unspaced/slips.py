"""Names in scripts without spaces, misspelt: by ear, or by a slip of the pen or of a scanner."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex
from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import OSA

from exports.redaction.lists.dictionary import is_word, of_words
from exports.redaction.model import Span, Verdict
from exports.redaction.names.name import Name, is_common
from exports.redaction.names.settled import ECHO, WHOLE_SLIP
from exports.redaction.names.skeleton import LOOSE
from exports.redaction.reading.view import UNSPACED, View
from exports.redaction.unspaced.find import span_of
from exports.redaction.unspaced.forms import Form, is_burmese, told_apart, unspaced_forms
from exports.redaction.unspaced.surroundings import Place

_DROPPED = "\0"
_STACKING = "\u17d2\u1039"
_LOOSE = np.arange(0x1800, dtype=np.uint32)
_LOOSE[[*LOOSE, *map(ord, _STACKING)]] = [*(ord(to or _DROPPED) for to in LOOSE.values()), 0, 0]
# Letters that Thai, Lao and Khmer write and strike out.
_SILENT = re.compile("(?:[ทตด]ร|[ก-ฮ])[ิีุูึื]?์|[ກ-ຮ]໌|[ក-អ]៍")
# The same at the end of a name: whoever forgets the sign writes them alone.
_SILENT_TAIL = re.compile("((?:[ทตด]ร|[ก-ฮ])[ิีุูึื]?|[ກ-ຮ]|[ក-អ])[์໌៍]\\Z")
# Burmese rhymes that are one sound: -i, -e; -in, -an, -at.
_RHYMES = {"ည": "ီ", "ယ": "ဲ", "ဉ": "င", "ဥ": "င", "မ": "န", "ပ": "တ"}
_OPEN_RHYME = regex.compile("([ညယ])(\u1037?)\u103a")
_CLOSED_RHYME = regex.compile("[ဉဥမပ](?=\u1037?\u103a)")
_DOUBLE_R = regex.compile("รร(?:(?=[ก-ฮ](?![ะ-ฺ็-๎]))|(?=(?P<twice>[ก-ฮ]))|(?P<last>\\Z)|)")
# The last sounds of a syllable: each of many letters is n, t, p or k, as บุญ is บุน.
_LAST = regex.compile("(?:[ัาิีุู็][ญณลฬ]|[ั็][ก-ฮ])(?![ะ-ฺ็-๎])")
_LAST_SOUNDS = str.maketrans("ญณรลฬขคฆจชซฎฏฐฑฒตถทธศษสปพฟภ", "นนนนนกกกดดดดดดดดดดดดดดดบบบบ")
# Burmese vowels written alone and written on the letter that bears them.
_BORNE = {"အု": "ဥ\0", "အူ": "ဦ\0"}
_BEARING = regex.compile("အ[ုူ]")
# The same of Khmer and Thai, as one letter: ឫទ្ធី, ฤทธิ์.
_ALONE = (("ឫ", "រិ"), ("ឫ", "រឹ"), ("ឭ", "លិ"), ("ឥ", "អ៊ិ"), ("ឧ", "អ៊ុ"), ("ฤ", "ริ"), ("ฤ", "รึ"))
# One sound in two writings of the same length: ไชย, ชัย.
_AI = regex.compile("ไ([ก-ฮ])ย")
# What hangs on a last letter: marks, letters that are struck out, the letter typed twice.
_HANGING = regex.compile(
    rf"(?:(?P<last>.)(?:(?P=last)\p{{M}}*(?=[^\p{{L}}\p{{M}}]|\Z|{_SILENT.pattern}))?)"
    rf"(?:[\u1000-\u1021]\u1037?\u103a|[\u102b-\u103e]|{_SILENT.pattern})*"
)
_LONE = regex.compile(r"\s+\p{L}\p{M}*\Z")
_LEAST, _LONG, _TELLING, _SHORT = 6, 12, 3, 4


class _Find(NamedTuple):
    """Where in the loosened text a form stands, and how many letters are off, at its ends too."""

    form: int
    begin: int
    end: int
    slips: int = 0
    edges: int = 0
    joined: bool = False


class Slips:
    """Search for names of the case that are spelt a little otherwise than on record."""

    def __init__(self, names: Iterable[Name]) -> None:
        forms = (form for name in names for form in unspaced_forms(name) if form.name.known.linked)
        plain = (form for form in forms if not (form.end_of_word or form.titled or form.cut_short))
        self._forms = [
            (form, _heard(text))
            for form in told_apart(plain)
            for text in sorted(_spellings(form.text))
        ]
        self._sounds = _finder(heard for _, heard in self._forms)
        self._others = [_other_parts(form) for form, _ in self._forms]
        pieces = [(at, piece) for at in range(len(self._forms)) for piece in self._pieces(at)]
        self._pieces_of = [(at, offset) for at, (offset, _) in pieces]
        self._finder = _finder(text for _, (_, text) in pieces)

    def spans(self, view: View) -> Iterator[Span]:
        """Every stretch that sounds like a name, or is one or two letters off."""
        if not self._forms or not UNSPACED.search(view.text):
            return
        loose = loosen(view.squashed)
        kept = np.flatnonzero(loose)
        text, ends = _letters(loose[kept]), np.append(kept[1:], len(loose))
        for find in sorted(set(self._finds(text))):
            form = self._forms[find.form][0]
            place = _place(view, int(kept[find.begin]), int(ends[find.end - 1]), form)
            if place.torn and find.slips:
                place = _place(view, int(kept[find.begin]), int(ends[find.end - 2]), form)
            if place.broken or place.inner == form.text:
                continue
            verdict = _judge(place, form, find)
            if verdict:
                yield span_of(place, form, verdict)

    def _pieces(self, at: int) -> Iterator[tuple[int, str]]:
        """A name with one slip still holds one of its halves unharmed; with two, a third."""
        form, heard = self._forms[at]
        allowed = _allowed(form, heard)
        edges = [len(heard) * n // (allowed + 1) for n in range(allowed + 2)] if allowed else []
        yield from ((first, heard[first:last]) for first, last in pairwise(edges))

    def _finds(self, text: str) -> Iterator[_Find]:
        for at, begin, end in self._sounds.find_matches_as_indexes(text, overlapping=True):
            if end - begin >= 4:
                yield _Find(at, begin, end)
            yield from self._with_another(text, at, begin, end)
        for index, begin, end in self._finder.find_matches_as_indexes(text, overlapping=True):
            at, offset = self._pieces_of[index]
            form, meant = self._forms[at]
            found = _slipped(text, meant, (begin - offset, begin, end), _allowed(form, meant))
            if found:
                yield _Find(at, *found)

    def _with_another(self, text: str, at: int, begin: int, end: int) -> Iterator[_Find]:
        """A part of a name and, beside it, what may be meant for another part."""
        for other, after, turned in self._others[at]:
            allowed = 1 if len(other) < 6 else 2
            found = _beside(text, other, end if after else begin - len(other), allowed, fixed=after)
            if found and not after and text.endswith(text[begin:end], 0, found[0]):
                continue  # the part stands on the other side as well, where the record has it
            if turned and after and text.endswith(other, 0, begin):
                continue  # so does the other part
            if found:
                first, last = (begin, found[1]) if after else (found[0], end)
                slips = found[2] if len(other) >= 4 else 2 * found[2]
                yield _Find(at, first, last, slips, joined=True)


def _spellings(text: str) -> Iterable[str]:
    """The name as on record, and with a vowel borne by a letter for one alone, or the reverse."""
    pairs = (*_ALONE, *((borne, alone) for alone, borne in _ALONE))
    return dict.fromkeys((text, *(text.replace(one, other) for one, other in pairs)))


def _beside(
    text: str, meant: str, seed: int, allowed: int, *, fixed: bool
) -> tuple[int, int, int] | None:
    """The stretch that starts (or, if not `fixed`, ends) where the other part lies."""
    best: tuple[int, int, int, int] | None = None
    for more in range(-allowed, allowed + 1):
        first, last = (
            (seed, seed + len(meant) + more) if fixed else (seed - more, seed + len(meant))
        )
        if first < 0 or last > len(text) or last - first < 2:
            continue
        slips = OSA.distance(text[first:last], meant, score_cutoff=allowed)
        edge = text[first] == meant[0] or text[last - 1] == meant[-1]
        if slips <= allowed and edge and (best is None or (slips, abs(more)) < best[:2]):
            best = (slips, abs(more), first, last)
    return (best[2], best[3], best[0]) if best else None


def loosen(text: str) -> npt.NDArray[np.uint32]:
    """The code points of letters by their sound, one for each; 0 for what nobody hears."""
    if any(sign in text for sign in "์໌៍"):
        text = _SILENT.sub(lambda match: _DROPPED * len(match[0]), text)
    if "รร" in text:
        text = _DOUBLE_R.sub(_said, text)
    if "ไ" in text:
        text = _AI.sub(r"\1ัย", text)
    text = _LAST.sub(lambda match: match[0].translate(_LAST_SOUNDS), text)
    if "အ" in text:
        text = _BEARING.sub(lambda match: _BORNE[match[0]], text)
    whole = text.replace("ํา", "ัม").replace("ໍາ", "ັມ")
    if "\u103a" in whole:
        whole = _OPEN_RHYME.sub(lambda match: _RHYMES[match[1]] + match[2] + _DROPPED, whole)
        whole = _CLOSED_RHYME.sub(lambda match: _RHYMES[match[0]], whole)
    codes = np.frombuffer(whole.encode("utf-32-le"), np.uint32)
    return np.where(codes < len(_LOOSE), _LOOSE.take(codes, mode="clip"), codes)


def _said(double_r: "regex.Match[str]") -> str:
    """A short a; a letter behind it that has a vowel is heard twice: วรรณิศา is วันนิสา."""
    return "ั" + (double_r["twice"] or ("น" if double_r["last"] is not None else _DROPPED))


def _heard(text: str) -> str:
    codes = loosen(text)
    return _letters(codes[codes > 0])


def _letters(codes: npt.NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le")


def _finder(texts: Iterable[str]) -> AhoCorasick:
    # A form of marks alone sounds like nothing, and is found nowhere.
    return AhoCorasick([text or _DROPPED for text in texts], MatchKind.Standard)


def _allowed(form: Form, heard: str) -> int:
    """How many letters may be off: none in a short part, two in a long name.

    None in a turned name: the syllable that is turned may be one letter, and that one any other.
    """
    least = _LEAST if form.whole else _LEAST + 1
    if form.turned or _is_turned(form) or len(heard) < least or heard[-1].isdigit():
        return 0
    return 2 if form.whole and len(heard) >= _LONG else 1


def _is_turned(form: Form) -> bool:
    """Whether a syllable that any word may begin with stands last, where the record begins so."""
    units = form.name.units
    turned = form.whole and len(units) > 1 and form.text.endswith(units[0])
    return turned and not form.text.startswith(units[0]) and len(_heard(units[0])) < _TELLING


def _slipped(
    text: str, meant: str, seed: tuple[int, int, int], allowed: int
) -> tuple[int, int, int, int] | None:
    """Where around a piece of it the text is nearest to `meant`; how many off, at its ends too."""
    start, begin, end = seed
    best: tuple[int, int, int, int, int] | None = None
    for first in range(max(0, start - allowed), min(begin, start + allowed) + 1):
        stop = first + len(meant)
        for last in range(max(end, stop - allowed), min(len(text), stop + allowed) + 1):
            slips = OSA.distance(text[first:last], meant, score_cutoff=allowed)
            edges = (text[first] != meant[0]) + (text[last - 1] != meant[-1])
            found = (slips, edges, abs(last - first - len(meant)), first, -last)
            if slips <= allowed and (best is None or found < best):
                best = found
    return (best[3], -best[4], best[0], best[1]) if best else None


def _other_parts(form: Form) -> list[tuple[str, bool, bool]]:
    """The other parts as they are heard, each side where they may stand, and if that is turned.

    In Khmer all may stand on both sides.
    """
    units = form.name.units
    if form.whole or form.name.ordered or form.text not in units:
        return []
    at = units.index(form.text)
    either = "\u1780" <= form.text[0] <= "\u17ff"
    return [
        (other, after, turned)
        for after in (True, False)
        for n, unit in enumerate(units)
        for turned in (after != (n > at),)
        if n != at and (either or not turned) and len(other := _heard(unit)) > 1
    ]


def _is_all_that_tells(form: Form) -> bool:
    """Whether it is a firm's name but for its legal form, and long."""
    return form.text == "".join(form.name.strong) and len(form.text) >= _LONG


def _place(view: View, begin: int, end: int, form: Form) -> Place:
    """With what hangs on the last letter, and without a letter beyond a gap."""
    places = view.places
    first, last = int(places[begin]), int(places[end - 1]) + 1
    lone = _LONE.search(view.text, first, last)
    last = lone.start() if lone and not _is_its_end(form, lone[0].strip()) else last
    hanging = _HANGING.match(view.text, last - 1)
    last = hanging.end() if hanging else last
    if (silent := _SILENT_TAIL.search(form.text)) and view.text.startswith(silent[1], last):
        last += len(silent[1])
    tail = form.text[-1]
    if view.text.startswith(tail, last) and not Place(view, first, last + 1).torn:
        last += view.text[last - 1] != tail and Place(view, first, last + 1).open_after
    return Place(view, first, last)


def _is_its_end(form: Form, lone: str) -> bool:
    """Whether a letter beyond a gap ends a part; in Burmese each syllable is a word too."""
    ends = form.text.endswith(lone) and lone not in form.name.units
    return ends and not is_burmese(form.text)


def _judge(place: Place, form: Form, find: _Find) -> Verdict | None:
    length, slips = find.end - find.begin, find.slips
    rule = "slip" if slips else "sound"
    if place.torn:
        return ("amber", rule) if length >= _LEAST + 2 else None
    if find.joined:
        return ("auto" if slips < 2 or length >= 9 else "amber", rule)
    led = place.titled or (place.evidence and not of_words(place.inner))
    if led and length >= 4 + slips:
        return ("auto", rule if form.whole else "title")
    if not form.whole:
        return _judge_part(place, form, length, slips)
    burmese = is_burmese(form.text)
    if is_common(place.inner) or is_word(place.inner) or (of_words(place.inner) and not burmese):
        return ("amber", rule)
    # Each syllable of a Burmese name is a part of it, though none is written apart.
    if len(form.name.units) > 1 or (burmese and len(form.text) >= 9 and not find.edges):
        return ("auto" if length >= 6 + slips else "amber", rule)
    if length >= 7 + 2 * slips and not find.edges:
        return ("auto", rule)
    told = slips == 1 and length >= _LEAST and form.text == "".join(form.name.units)
    return ("amber", WHOLE_SLIP if told else rule)


def _judge_part(place: Place, form: Form, length: int, slips: int) -> Verdict | None:
    """A part that no title leads."""
    rule, plain = "slip" if slips else "sound", of_words(place.inner)
    if not (slips or plain) and form.name.ordered and _is_all_that_tells(form):
        return ("auto", rule)
    if length == _SHORT and not slips and place.feared and not is_common(place.inner):
        return ("amber", rule)
    rule = rule if slips or is_burmese(form.text) or plain else ECHO
    return ("amber", rule) if length >= 5 + slips and (place.led or not slips) else None
