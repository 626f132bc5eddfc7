"""Names in scripts that write no spaces between words."""

from collections.abc import Iterable, Iterator

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.lists.dictionary import inside_word, is_word, words_in
from exports.redaction.lists.lexicon import ROLES, TITLES
from exports.redaction.lists.native_around import OF_CHIEFS, OFFICES
from exports.redaction.model import Span, Verdict
from exports.redaction.names.name import Name, is_common
from exports.redaction.names.settled import DOUBTED, WORD
from exports.redaction.reading.view import FAR, UNSPACED, View
from exports.redaction.unspaced.forms import (
    TRADE,
    Form,
    is_burmese,
    is_plain,
    told_apart,
    unspaced_forms,
)
from exports.redaction.unspaced.surroundings import LETTER, Place

_FIRM = regex.compile(
    r"(?:บริษัท|(?:บจก|บมจ|หจก|หสน)\.?|ห้างหุ้นส่วนจำกัด|ห้างหุ้นส่วน|โรงงาน"
    r"|ບໍລິສັດ|ໂຮງງານ|ក្រុមហ៊ុន|រោងចក្រ"
    r"|(?:รง|บ|ຮງ|ບ|រ\.ច|ក\.ហ)\.)[ ]?\Z"
)
# What kind of firm it is before the law, behind what it is called.
_LEGAL_FORM = regex.compile(
    r"[ ]?(?:(?:จำกัด|จํากัด)(?:[ ]?\(?มหาชน\)?)?|จก\.|ຈຳກັດ|ຈໍາກັດ|ຈກ\.)(?!\p{L})"
)
# As they call it: behind these a firm is named.
_CALLED = regex.compile(
    "(?:เรียก|รู้จัก|ชื่อ)[ก-๛]{0,9}ว่า[ ]?\\Z|(?:ເອີ້ນ|ຮູ້ຈັກ|ຊື່)[ກ-ໝ]{0,9}ວ່າ[ ]?\\Z"
    "|(?:ហៅ|ស្គាល់)[ក-៓]{0,9}ថា[ ]?\\Z"
)
_LEAST_CALLED = 8
# On the side of somebody.
_SIDE = regex.compile("[ ]?(?:ဘက်|ဖက်)(?:က|မှ|ကို)")
# "Of": what stands before it is a thing that somebody has.
_OWNED = ("ของ", "ຂອງ", "របស់")
_FIRM_BEHIND = regex.compile("[ ]?(?:စက်ရုံ|ကုမ္ပဏီ|လုပ်ငန်း|ခြံ)")
# Titles that nothing else can be, of Thai and Lao: whatever ends before them is a word of its own.
_THAI_TITLE = regex.compile("(?:นางสาว|นาย|คุณ|ท่าน|เด็กหญิง|เด็กชาย|ທ້າວ|ນາງສາວ|ທ່ານ)\\Z")
_AND_SO_ON = ("ฯ", "ຯ")
_CONSONANT = regex.compile("[ก-ฮກ-ຮក-អ]")
_INITIAL_AFTER = regex.compile(r"[ ]?([ก-ฮກ-ຮក-អ])\.(?![ก-ฮກ-ຮក-អ])")
_DRAWN_OUT = regex.compile(r"(\p{L})\1{2,}")
# A vowel or a tone too many, behind which a word ends.
_STRAY = regex.compile(r"\p{M}{1,2}(?![\p{L}\p{M}])")
_INITIAL_BEFORE = regex.compile(r"([ก-ฮກ-ຮក-អ])\.[ ]?\Z")
# District, province, road, village and their kin: what follows is a place as well.
_PLACE_LETTERS = frozenset("ตอจถซมຂມຖគឃភស")

_DOUBTFUL: Verdict = ("amber", "common word")
_LONG, _AHEAD = 10, 16


class Unspaced:
    """Search for the joined forms of names over text without its spacing."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._forms = [*told_apart(form for name in names for form in unspaced_forms(name))]
        self._finder = AhoCorasick([form.text for form in self._forms], MatchKind.Standard)

    def spans(self, view: View) -> Iterator[Span]:
        """Every mention."""
        places = view.places
        for index, begin, end in self._finder.find_matches_as_indexes(
            view.squashed, overlapping=True
        ):
            form = self._forms[index]
            last = int(places[end - 1]) + 1
            beyond = _DRAWN_OUT.match(view.text, last - 1)
            if form.whole and not beyond and len(form.text) >= _LONG:
                beyond = _STRAY.match(view.text, last)
            place = Place(view, int(places[begin]), beyond.end() if beyond else last)
            verdict = _judge(place, form)
            if verdict:
                yield span_of(place, form, verdict)


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
    before = _initial_before(text, begin, form)
    return before.start(1) if before else begin, end


def _initial(place: Place, form: Form) -> str:
    """The first letter of another part that stands before it."""
    if form.name.ordered or form.text not in form.name.units:
        return ""
    before = _initial_before(place.view.text, place.begin, form)
    return before[1] if before else ""


def _initial_before(text: str, begin: int, form: Form) -> "regex.Match[str] | None":
    """The letter and a full stop, behind a whole word or none: no end of a sentence is one."""
    before = _INITIAL_BEFORE.search(text, max(0, begin - 4), begin)
    if not before or before[1] not in _initials(form):
        return None
    first = before.start(1)
    apart = not first or not LETTER.match(text[first - 1])
    ahead = words_in(text[max(0, first - _AHEAD) : first])[-1:] if not apart else ("",)
    return before if apart or (len(ahead[0]) > 1 and is_word(ahead[0])) else None


def _initials(form: Form) -> set[str]:
    """The first letters of the other parts."""
    others = (unit for unit in form.name.units if unit != form.text)
    return {match[0] for unit in others if (match := _CONSONANT.search(unit))}


def _judge(place: Place, form: Form) -> Verdict | None:
    if not place.view.folded.whole(place.begin, place.end) or place.torn or place.broken:
        return None
    text, common = form.text, is_common(form.text)
    several = len(form.name.units) > 1
    if form.whole and _is_in_order(place, form):
        return None
    if form.whole and len(text) >= 6 and not common and (several or len(text) > 9):
        told = " " in place.inner or not several or place.open_after or place.acts
        return ("auto", "name") if told or not all(map(is_plain, form.name.units)) else _DOUBTFUL
    if form.cut_short:
        return ("auto", "name of a firm") if _is_cut_short(place) else None
    if letter := _initial(place, form):
        return ("amber", WORD) if letter in _PLACE_LETTERS else ("auto", "initials")
    if form.titled:
        return ("auto", "title") if _called(place, form.text) else None
    since = place.begin if _THAI_TITLE.match(place.evidence) else 0
    if inside_word(place.view.text, place.begin, place.end, since):
        # The dictionary holds "elder brother" and the like, which may as well be said of him.
        titled = form.whole and (place.open_after or place.opens) and place.evidence
        return ("amber", WORD) if titled and not form.name.ordered else None
    return _judge_short(place, form)


def _is_compound(title: str, text: str) -> bool:
    """Whether they are one word of the dictionary: who has capital is no Mr Capital."""
    return "." not in title and is_word(title + text)


def _is_cut_short(place: Place) -> bool:
    return place.view.text.startswith(_AND_SO_ON, place.end)


def _judge_short(place: Place, form: Form) -> Verdict | None:
    """A part, or a short name: by the title, the word for a firm or the brackets around it."""
    text = form.text
    if form.name.ordered and (_is_a_firm(place, text) or _is_led(place, form)):
        return ("auto", "name of a firm")
    if form.end_of_word:
        return ("auto", "name of a firm") if place.bracketed else None
    if (place.evidence and not _is_compound(place.evidence, text)) or place.bracketed:
        if place.evidence in OFFICES and text in OF_CHIEFS:
            return _DOUBTFUL
        doubtful = place.doubtful and is_plain(text)
        if place.evidence == "မ" and text.endswith("ဘူး"):
            return ("amber", "title")  # What stands between the two is denied.
        told = place.open_after or place.acts
        return ("amber", DOUBTED) if doubtful and not told else ("auto", "title")
    return _judge_alone(place, form, plain=is_plain(text))


def _is_in_order(place: Place, form: Form) -> bool:
    """Whether what a turned name ends with stands before it too, where the record has it."""
    if form.text == "".join(form.name.units):
        return False
    before = place.view.text[max(0, place.begin - FAR) : place.begin].rstrip()
    return any(form.text.endswith(unit) and before.endswith(unit) for unit in form.name.units)


def _is_a_firm(place: Place, text: str) -> bool:
    """Whether a word for a firm stands beside it, or it says itself what it does."""
    if (TRADE.search(text) and len(text) >= _LONG) or _FIRM_BEHIND.match(
        place.view.text, place.end
    ):
        return True
    if len(text) >= _LEAST_CALLED and place.open_after and _CALLED.search(*_before(place)):
        return True
    if _SIDE.match(place.view.text, place.end) and not is_plain(text):
        return True
    return _FIRM.search(place.view.text, max(0, place.begin - 20), place.begin) is not None


def _before(place: Place) -> tuple[str, int, int]:
    return place.view.text, max(0, place.begin - _AHEAD), place.begin


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


def _judge_alone(place: Place, form: Form, *, plain: bool) -> Verdict | None:
    """A part, or a short name, that no title leads: it may be any word that is spelt so."""
    length, rule = len(form.text), "name" if form.whole else "part of name"
    if place.open_before and place.speaks:
        return ("auto", rule)
    if plain:
        return _judge_plain(place, form)
    if form.whole and length >= 6:
        return ("auto", rule)
    burmese = is_burmese(form.text)
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
    if place.view.text.startswith(_OWNED, place.end):
        return _DOUBTFUL if length >= 3 else None
    if told or place.reached:
        return ("auto", "name" if form.whole else "part of name")
    if (place.asked_for or place.acts) and not form.name.ordered:
        return ("amber", WORD)
    return _DOUBTFUL if length >= 3 else None
