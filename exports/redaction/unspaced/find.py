"""Names in scripts that write no spaces between words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.lists.dictionary import inside_word, is_word, of_words, words_in
from exports.redaction.lists.lexicon import AMBIGUOUS_TITLES, GENERIC, ROLES, TITLES
from exports.redaction.model import Span, Verdict
from exports.redaction.names.name import Name, is_common
from exports.redaction.names.settled import WORD
from exports.redaction.reading.view import FAR, UNSPACED, View
from exports.redaction.unspaced.surroundings import EVIDENCE, LETTER, TORN_AFTER, Place

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
    "(?:การ[ก-ฮ][ก-๛]{2,}|อุตสาหกรรม|ซีฟู้ดส?์?|ฟู้ดส?์?|การ์เม้?นท์?|เทรดดิ้ง|เอ็นเตอร์ไพรส์?|โปรดักส์|แพ็?คกิ้ง|แพคเกจจิ้ง|แคนนิ่ง|โฟรเซ่น|เท็กซ์ไทล์|พลาสติก|สตีล|รับเบอร์|แมนพาวเวอร์|ฟาร์ม|ก่อสร้าง|พาณิชย์|စက်ရုံ|ကုမ္ပဏီ|လုပ်ငန်း|အထည်ချုပ်|ငါးသေတ္တာ|ငါးပုစွန်)+\\Z"
)
# What it is, written onto what it is called: before it, in Burmese behind it.
_WHAT_IT_IS = regex.compile(
    "\\A(?:เรือ|บริษัท|โรงงาน|โรงสี|โรงแรม|หอพัก|แพปลา|ร้านอาหาร|ร้าน|ไร่|สวน|ฟาร์ม|ตลาด|ท่าเรือ|หมู่บ้าน|บ้าน|เหมือง"
    "|ເຮືອ|ບໍລິສັດ|ໂຮງງານ|ໂຮງແຮມ|ຫໍພັກ|ຮ້ານ|ສວນ|ຕະຫຼາດ|ບ້ານ|ភូមិ|ក្រុមហ៊ុន|រោងចក្រ|សណ្ឋាគារ|ហាង|នាវា|ទូក|ចំការ|သင်္ဘော)(?=.{5})"
)
# What kind of firm it is before the law, behind what it is called.
_LEGAL_FORM = regex.compile(
    r"[ ]?(?:(?:จำกัด|จํากัด)(?:[ ]?\(?มหาชน\)?)?|จก\.|ຈຳກັດ|ຈໍາກັດ|ຈກ\.)(?!\p{L})"
)
_FIRM_BEHIND = regex.compile("[ ]?(?:စက်ရုံ|ကုမ္ပဏီ|လုပ်ငန်း|ခြံ)")
# What first names of Thailand end with and plain words do not, though dictionaries hold both.
_NAMED_SO = regex.compile("(?<=.{3})(?:พงษ์|พงศ์|รัตน์|นันท์|(?<!เกียรติ|บรรดา|ฐานันดร|เกียรติ์)ศักดิ์)\\Z")
# Titles that nothing else can be, of Thai and Lao: whatever ends before them is a word of its own.
_THAI_TITLE = regex.compile("(?:นางสาว|นาย|คุณ|ท่าน|เด็กหญิง|เด็กชาย|ທ້າວ|ນາງສາວ|ທ່ານ)\\Z")
_AND_SO_ON = ("ฯ", "ຯ")
_CONSONANT = regex.compile("[ก-ฮກ-ຮក-អ]")
_INITIAL_AFTER = regex.compile(r"[ ]?([ก-ฮກ-ຮក-អ])\.(?![ก-ฮກ-ຮក-អ])")
_DRAWN_OUT = regex.compile(r"(\p{L})\1{2,}")
_INITIAL_BEFORE = regex.compile(r"([ก-ฮກ-ຮក-អ])\.[ ]?\Z")

_DOUBTFUL: Verdict = ("amber", "common word")
_LONG, _LEAST_WORD, _LEAST_CUT = 10, 5, 14
_CROWD = 8


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name without spaces, and whether that is all of the name."""

    name: Name
    text: str
    whole: bool
    end_of_word: bool = False  # sure behind a word for firms, else it may be anything
    titled: bool = False  # a syllable, which counts only behind a title that stands apart
    turned: bool = False  # its first syllable stands last, or its last one first


class Unspaced:
    """Search for the joined forms of names over text without its spacing."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._forms = [*told_apart(form for name in names for form in unspaced_forms(name))]
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


def told_apart(forms: Iterable[Form]) -> Iterator[Form]:
    """All whole names, and each part for the first of a crowd that shares it: it tells no more."""
    shared = Counter[str]()
    for form in forms:
        shared[form.text] += not form.whole
        if form.whole or shared[form.text] <= _CROWD:
            yield form


def span_of(place: Place, form: Form, verdict: Verdict) -> Span:
    """The mark for a mention, with its title and with the letter that stands for another part."""
    begin, end = place.begin, place.end
    title = place.evidence
    if title and title not in ROLES and UNSPACED.match(form.text):
        begin = place.view.text.rindex(title, 0, begin)
    if form.name.ordered:
        firm = _FIRM.search(place.view.text, max(0, begin - 20), begin)
        begin = firm.start() if firm else begin
        legal = _LEGAL_FORM.match(place.view.text, end)
        end = legal.end() if legal else end + place.view.text.startswith(_AND_SO_ON, end)
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
    if name.ordered and len(name.strong) > 1:
        whole |= {"".join(name.strong), _WHAT_IT_IS.sub("", "".join(name.strong))}
    if not name.ordered and (_KHMER.match(bare[0]) or not any(map(_plain, bare))):
        whole.add("".join(reversed(bare)))
    yield from (Form(name, text, whole=True) for text in sorted(whole))
    if name.known.linked:
        pieces = _pieces(name, bare) - whole
        yield from (Form(name, text, whole=False) for text in sorted(pieces))
        yield from _short_forms(name, bare, pieces | whole)


def _short_forms(name: Name, bare: tuple[str, ...], others: set[str]) -> Iterator[Form]:
    for text in sorted(set(_ends(name)) - others):
        yield Form(name, text, whole=False, end_of_word=True)
    for text in sorted(set(_turned(name)) - others):
        yield Form(name, text, whole=False, turned=True)
    for text in sorted(set(_syllables(name, bare)) - others):
        yield Form(name, text, whole=False, titled=True)


def _pieces(name: Name, bare: tuple[str, ...]) -> set[str]:
    """A firm's long words and first two; a person's parts, and two syllables or parts at an end."""
    if name.ordered:
        pair = "".join(name.strong[:2])
        words = {unit for unit in (*name.strong, pair) if len(unit) >= _LEAST_WORD}
        cut = (form.sub("", unit) for unit in words for form in (_TRADE, _WHAT_IT_IS))
        return words | {rest for rest in cut if len(rest) >= 6} | set(_heads(name))
    parts = list(bare) if len(bare) > 1 else _SYLLABLE.findall(bare[0])
    pairs = {"".join(parts[:2]), "".join(parts[-2:])} if len(parts) > 2 else set()
    pairs |= {"".join(parts[1:]), "".join(parts[:-1])} if len(parts) > 3 else set()
    burmese = _is_burmese(bare[0])
    doubled = {part * 2 for part in (parts[:1] + parts[-1:]) if burmese and len(part) > 2}
    return set(bare) | pairs | doubled


def _heads(name: Name) -> Iterator[str]:
    """What a firm is called for short, without the last of the words that are written as one."""
    for unit in name.strong:
        words = words_in(unit) if len(unit) >= _LEAST_CUT else ()
        yield from (
            head for at in range(2, len(words)) if len(head := "".join(words[:at])) >= _LONG
        )


def _turned(name: Name) -> Iterator[str]:
    """A Burmese person's name, the first syllable last or the last first; titles count as such."""
    every = [] if name.ordered else _SYLLABLE.findall(name.units[0])
    yield from ("".join(every[at:] + every[:at]) for at in (1, -1) if len(every) > 2)


def _syllables(name: Name, bare: tuple[str, ...]) -> Iterator[str]:
    """The first and the last syllable of a Burmese person, who is called by it: Ko Htwe."""
    if not name.ordered and _is_burmese(bare[0]):
        parts = _SYLLABLE.findall("".join(bare))
        yield from (part for part in (parts[:1] + parts[-1:]) if len(parts) > 1 < len(part))


def burmese_syllables(name: Name) -> Sequence[str]:
    """The syllables of a person's name in Burmese; of other names none."""
    burmese = not name.ordered and _is_burmese(name.units[0])
    return _SYLLABLE.findall("".join(name.units)) if burmese else ()


def _is_burmese(text: str) -> bool:
    return "\u1000" <= text[0] <= "\u109f"


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
    if not place.view.folded.whole(place.begin, place.end) or place.torn or place.broken:
        return None
    text, common = form.text, is_common(form.text)
    several = len(form.name.units) > 1
    if form.whole and _is_in_order(place, form):
        return None
    if form.whole and len(text) >= 6 and not common and (several or len(text) > 9):
        told = " " in place.inner or not several or place.open_after or place.acts
        return ("auto", "name") if told or not all(map(_plain, form.name.units)) else _DOUBTFUL
    if form.titled:
        return ("auto", "title") if _called(place, form.text) else None
    since = place.begin if _THAI_TITLE.match(place.evidence) else 0
    if inside_word(place.view.text, place.begin, place.end, since):
        # The dictionary holds "elder brother" and the like, which may as well be said of him.
        titled = form.whole and place.evidence and place.open_after
        return ("amber", WORD) if titled and not form.name.ordered else None
    return _judge_short(place, form)


def _judge_short(place: Place, form: Form) -> Verdict | None:
    """A part, or a short name: by the title, the word for a firm or the brackets around it."""
    text = form.text
    if form.name.ordered and (_is_a_firm(place, text) or _is_led(place, form)):
        return ("auto", "name of a firm")
    if form.end_of_word:
        return ("auto", "name of a firm") if place.bracketed else None
    if place.evidence or place.bracketed:
        doubtful = place.evidence in AMBIGUOUS_TITLES and _plain(text)
        if place.evidence == "မ" and text.endswith("ဘူး"):
            return ("amber", "title")  # What stands between the two is denied.
        told = place.open_after or place.acts
        return ("amber" if doubtful and not told else "auto", "title")
    return _judge_alone(place, form, plain=_plain(text))


def _is_in_order(place: Place, form: Form) -> bool:
    """Whether what a turned name ends with stands before it too, where the record has it."""
    if form.text == "".join(form.name.units):
        return False
    before = place.view.text[max(0, place.begin - FAR) : place.begin].rstrip()
    return any(form.text.endswith(unit) and before.endswith(unit) for unit in form.name.units)


def _is_a_firm(place: Place, text: str) -> bool:
    """Whether a word for a firm stands beside it, or it says itself what it does."""
    if (_TRADE.search(text) and len(text) >= _LONG) or _FIRM_BEHIND.match(
        place.view.text, place.end
    ):
        return True
    return _FIRM.search(place.view.text, max(0, place.begin - 20), place.begin) is not None


def _is_led(place: Place, form: Form) -> bool:
    """Whether it is the first two words of the firm's name, apart as on record."""
    words = place.inner.split()
    return len(words) == 2 and words == list(form.name.strong[:2])


def _called(place: Place, syllable: str) -> bool:
    """Whether a title and this syllable stand together, and then what follows a person."""
    title = place.evidence
    text = place.view.text
    led = text.rfind(title, 0, place.begin)
    if not title or title + syllable in TITLES or (led > 0 and LETTER.match(text[led - 1])):
        return False
    # "Ma" is "not" as well.
    return place.speaks or (place.led_on if title == "မ" else place.acts or place.open_after)


def _plain(text: str) -> bool:
    """Whether it may be an ordinary word; in Burmese each syllable of every name is one."""
    if _NAMED_SO.search(text):
        return False
    burmese = _is_burmese(text)
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
    burmese = _is_burmese(form.text)
    if not burmese and length >= 5 and (length >= 6 or place.led):
        return ("auto", rule)
    if place.joined_on and (place.open_after or place.acts):
        return ("auto" if place.open_before else "amber", rule)
    return ("amber", rule) if place.joined_on or length >= 4 + burmese else None


def _judge_plain(place: Place, form: Form) -> Verdict | None:
    """A word of the dictionary: sure between words that names take, in other places never."""
    common, length = is_common(form.text), len(form.text)
    # "With" and "saw" stand before things as well, of which firms have their names.
    led = place.open_before if form.name.ordered else place.joined_on
    told = led and (place.open_after or place.acts)
    if place.open_before and place.open_after and (common or not form.whole):
        sure = place.labels or (place.cued and not common)
        return ("auto" if sure else "amber", WORD)
    if common:
        return _DOUBTFUL if length >= 5 or told else None
    if told:
        return ("auto", "name" if form.whole else "part of name")
    if (place.asked_for or place.acts) and not form.name.ordered:
        return ("amber", WORD)
    return _DOUBTFUL if length >= 3 else None
