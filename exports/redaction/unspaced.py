"""Names in scripts that write no spaces between words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.dictionary import inside_word, is_word, of_words, words_in
from exports.redaction.lexicon import AMBIGUOUS_TITLES, GENERIC, ROLES, TITLES
from exports.redaction.model import Confidence, Span
from exports.redaction.names import Name, is_common
from exports.redaction.surroundings import EVIDENCE, TORN_AFTER, Place
from exports.redaction.view import UNSPACED, View

_SYLLABLE = regex.compile(
    r"[\u1000-\u102a\u103f](?:\u1039[\u1000-\u1021])*[\u102b-\u1032\u1036-\u103e]*"
    r"(?:[\u1000-\u1021]\u1037?\u103a[\u1037\u1038]*)*"
)
# Khmer names are written family first and family last; of the others only those that are no words.
_KHMER = regex.compile(r"[\u1780-\u17ff]")
_FIRM = regex.compile(
    r"(?:บริษัท|(?:บจก|บมจ|หจก|หสน)\.?|ห้างหุ้นส่วนจำกัด|ห้างหุ้นส่วน|โรงงาน"
    r"|ບໍລິສັດ|ໂຮງງານ|ក្រុមហ៊ុន|រោងចក្រ"
    r"|(?:รง|บ|ຮງ|ບ|រ\.ច|ក\.ហ)\.)[ ]?\Z"
)
# What a firm does, written onto what it is called.
_TRADE = regex.compile(
    "(?:การ[ก-ฮ][ก-๛]{2,}|อุตสาหกรรม|ซีฟู้ดส?์?|ฟู้ดส?์?|การ์เม้?นท์?|เทรดดิ้ง|เอ็นเตอร์ไพรส์?|โปรดักส์|ฟาร์ม|ก่อสร้าง|พาณิชย์|စက်ရုံ|ကုမ္ပဏီ|လုပ်ငန်း|အထည်ချုပ်|ငါးသေတ္တာ|ငါးပုစွန်)+\\Z"
)
# What it is, written onto what it is called: before it, in Burmese behind it.
_WHAT_IT_IS = regex.compile(
    "(?:เรือ|บริษัท|โรงงาน|ร้าน|ເຮືອ|ບໍລິສັດ|ໂຮງງານ|ក្រុមហ៊ុន|រោងចក្រ|នាវា|ទូក|သင်္ဘော)(?=.{5})"
)
_FIRM_BEHIND = regex.compile("[ ]?(?:စက်ရုံ|ကုမ္ပဏီ|လုပ်ငန်း|ခြံ)")
_AND_SO_ON = ("ฯ", "ຯ")
_CONSONANT = regex.compile("[ก-ฮກ-ຮក-អ]")
_INITIAL_AFTER = regex.compile(r"[ ]?([ก-ฮກ-ຮក-អ])\.(?![ก-ฮກ-ຮក-អ])")
_DRAWN_OUT = regex.compile(r"(\p{L})\1{2,}")
_INITIAL_BEFORE = regex.compile(r"(?<![\p{L}\p{M}])([ก-ฮກ-ຮក-អ])\.[ ]?\Z")

Verdict = tuple[Confidence, str]
_DOUBTFUL: Verdict = ("amber", "common word")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name without spaces, and whether that is all of the name."""

    name: Name
    text: str
    whole: bool
    end_of_word: bool = False  # sure behind a word for firms, else it may be anything


class Unspaced:
    """Search for the joined forms of names over text without its spacing."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._forms = [form for name in names for form in unspaced_forms(name)]
        self._finder = AhoCorasick([form.text for form in self._forms], MatchKind.Standard)

    def spans(self, view: View) -> Iterator[tuple[Span, Name]]:
        """Every mention, with the name that it is of."""
        places = view.places
        for index, begin, end in self._finder.find_matches_as_indexes(
            view.squashed, overlapping=True
        ):
            form = self._forms[index]
            last = int(places[end - 1]) + 1
            drawn_out = _DRAWN_OUT.match(view.text, last - 1)
            place = Place(view, int(places[begin]), drawn_out.end() if drawn_out else last)
            verdict = _judge(place, form)
            if verdict:
                yield span_of(place, form, verdict), form.name


def span_of(place: Place, form: Form, verdict: Verdict) -> Span:
    """The mark for a mention, with its title and with the letter that stands for another part."""
    begin, end = place.begin, place.end
    title = place.evidence
    if title and title not in ROLES and UNSPACED.match(form.text):
        begin = place.view.text.rindex(title, 0, begin)
    if form.name.ordered:
        firm = _FIRM.search(place.view.text, max(0, begin - 20), begin)
        begin = firm.start() if firm else begin
        end += place.view.text.startswith(_AND_SO_ON, end)
    elif not form.whole:
        begin, end = _with_initial(place.view.text, begin, end, form)
    start, stop = place.view.folded.span(*place.view.tag(begin, end))
    known = form.name.known
    return Span(start, stop, known.id, known.kind, *verdict)


def _with_initial(text: str, begin: int, end: int, form: Form) -> tuple[int, int]:
    after = _INITIAL_AFTER.match(text, end)
    if after and after[1] in _initials(form):
        end = after.end(1)
    before = _INITIAL_BEFORE.search(text, max(0, begin - 4), begin)
    if before and before[1] in _initials(form):
        begin = before.start(1)
    return begin, end


def _initials(form: Form) -> set[str]:
    return {match[0] for unit in form.name.units if (match := _CONSONANT.search(unit))}


def unspaced_forms(name: Name) -> Iterator[Form]:
    """The joined name in every order, and the parts that may stand alone."""
    if not UNSPACED.match(name.units[0]):
        return
    bares = list(_without_title(name))
    bare = bares[0]
    whole = {"".join(name.units), *map("".join, bares)}
    if not name.ordered and (_KHMER.match(bare[0]) or not any(map(_plain, bare))):
        whole.add("".join(reversed(bare)))
    for text in sorted(whole):
        yield Form(name, text, whole=True)
    if name.known.linked:
        pieces = _pieces(name, bare) - whole
        for text in sorted(pieces):
            yield Form(name, text, whole=False)
        for text in sorted(set(_ends(name)) - pieces - whole):
            yield Form(name, text, whole=False, end_of_word=True)


def _pieces(name: Name, bare: tuple[str, ...]) -> set[str]:
    """A firm's long words; a person's parts, and the first and last two syllables or parts."""
    if name.ordered:
        words = {unit for unit in name.strong if len(unit) >= 6}
        words |= {rest for unit in words if len(rest := _WHAT_IT_IS.sub("", unit)) >= 6}
        return words | {head for unit in words if len(head := _TRADE.sub("", unit)) >= 6}
    parts = list(bare) if len(bare) > 1 else _SYLLABLE.findall(bare[0])
    pairs = {"".join(parts[:2]), "".join(parts[-2:])} if len(parts) > 2 else set()
    burmese = "\u1000" <= bare[0][0] <= "\u109f"
    doubled = {part * 2 for part in (parts[:1] + parts[-1:]) if burmese and len(part) > 2}
    return set(bare) | pairs | doubled


def _ends(name: Name) -> Iterator[str]:
    """What a firm is called for short: the last words of what it is and what it is called."""
    for unit in name.strong if name.ordered else ():
        words = words_in(unit)
        tails = ("".join(words[at:]) for at in range(1, len(words)))
        yield from (tail for tail in tails if len(tail) >= 4 and tail not in GENERIC)


def _without_title(name: Name) -> Iterator[tuple[str, ...]]:
    """The name without each title that it may begin with, then the name itself."""
    units = name.units
    if len(units) > 1 and units[0] in TITLES:
        yield units[1:]
    if name.ordered and (rest := _WHAT_IT_IS.sub("", units[0])) != units[0]:
        yield (rest, *units[1:])
    for title in EVIDENCE:
        if units[0].startswith(title) and len(units[0]) - len(title) >= 5:
            rest = units[0][len(title) :]
            if not TORN_AFTER.match(rest):
                yield (rest, *units[1:])
    yield units


def _judge(place: Place, form: Form) -> Verdict | None:
    if not place.view.folded.whole(place.begin, place.end):
        return None
    if place.torn or place.broken:
        return None
    text, common = form.text, is_common(form.text)
    several = len(form.name.units) > 1
    if form.whole and len(text) >= 6 and not common and (several or len(text) > 9):
        told = " " in place.inner or not several or place.open_after or place.acts
        return ("auto", "name") if told or not all(map(_plain, form.name.units)) else _DOUBTFUL
    if inside_word(place.view.text, place.begin, place.end):
        return None
    if form.name.ordered and _is_a_firm(place):
        return ("auto", "name of a firm")
    if form.end_of_word:
        return ("auto", "name of a firm") if place.bracketed else None
    if place.evidence or place.bracketed:
        doubtful = place.evidence in AMBIGUOUS_TITLES and _plain(text)
        told = place.open_after or place.acts
        return ("amber" if doubtful and not told else "auto", "title")
    return _judge_alone(place, form, plain=_plain(text))


def _is_a_firm(place: Place) -> bool:
    text = place.view.text
    behind = _FIRM_BEHIND.match(text, place.end)
    return behind is not None or _FIRM.search(text[: place.begin][-20:]) is not None


def _plain(text: str) -> bool:
    """Whether it may be an ordinary word; in Burmese each syllable of every name is one."""
    burmese = "\u1000" <= text[0] <= "\u109f"
    return is_common(text) or (is_word(text) if burmese else of_words(text))


def _judge_alone(place: Place, form: Form, *, plain: bool) -> Verdict | None:
    """A part, or a short name, that no title leads: it may be any word that is spelt so."""
    length, rule = len(form.text), "name" if form.whole else "part of name"
    if place.open_before and place.speaks:
        return ("auto", rule)
    if plain:
        return _judge_plain(place, form)
    if form.whole and length >= 6:
        return ("auto", rule)
    burmese = "\u1000" <= form.text[0] <= "\u109f"
    if not burmese and length >= 5 and (length >= 6 or place.led):
        return ("auto", rule)
    if place.joined_on and (place.open_after or place.acts):
        return ("auto" if place.open_before else "amber", rule)
    return ("amber", rule) if place.joined_on or length >= 4 + burmese else None


def _judge_plain(place: Place, form: Form) -> Verdict | None:
    """A word of the dictionary: sure between words that names take, in other places never."""
    common, length = is_common(form.text), len(form.text)
    told = place.joined_on and (place.open_after or place.acts)
    if place.open_before and place.open_after and (common or not form.whole):
        sure = place.labels or (place.cued and not common)
        return ("auto" if sure else "amber", "plain word")
    if common:
        return _DOUBTFUL if length >= 5 or told else None
    if told:
        return ("auto", "name" if form.whole else "part of name")
    if place.asked_for or place.acts:
        return ("amber", "plain word")
    return _DOUBTFUL if length >= 3 else None
