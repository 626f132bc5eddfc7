"""Parts of names alone, in scripts that write words apart and have no capitals."""

from collections.abc import Sequence

from exports.redaction.lists.lexicon import COPULAS, ENDINGS, KINDS, PLACE_NOUNS, SAYS
from exports.redaction.model import Verdict
from exports.redaction.names.hits import Hit, Run
from exports.redaction.names.name import is_common
from exports.redaction.names.neighbours import word_behind
from exports.redaction.names.settled import WORD
from exports.redaction.names.spelling import EXACT, is_letter
from exports.redaction.reading.view import UNSPACED, View, Word
from workstation.text import fold

_TELLING = 5
# In peace, in love: people take other endings.
_OF_THINGS = tuple(fold("তে मा में").text.split())
_OF_SOMEBODY = tuple(fold("को का की के র ের এর").text.split())
# What people have and things have not: hands, wages, a home, kin; case endings hang on the words.
_OF_PEOPLE = tuple(
    fold(
        "घर कोठा हात हाथ टाउको ज्याला तलब पैसा नम्बर नंबर फोन पासपोर्ट नाम नाउँ सही काम नौकरी"
        " तनख्वाह मजदूरी श्रीमती श्रीमान पत्नी पति छोरा छोरी बेटा बेटी आमा बुवा बाबा दाइ दिदी भाइ भाई बहिनी"
        " बहन कमरा गाउँ गाँव হাত পা মাথা চাকরি বেতন টাকা ঘর বাসা বাড়ি রুম নম্বর ফোন মোবাইল পাসপোর্ট নাম সই স্বামী"
        " স্ত্রী বউ মা বাবা ভাই বোন ছেলে মেয়ে গ্রাম কাজ ঋণ দেনা পরিবার বয়স কথা অভিযোগ চোখ"
        " ऋण कर्ज खाता बयान कथा उमेर भनाइ समस्या परिवार खुट्टा आँखा उम्र पैर आँख"
    ).text.split()
)
# Offices that are family names as well.
_OFFICES = frozenset(fold("अधिकारी प्रधान मुखिया नेता সরদার সর্দার মালিক").text.split())
# "In a manner", "with all": what follows says how something is done.
_HOW = frozenset(fold("بشكل بطريقة بصورة بأسلوب بكل").text.split())
_OWNERS = frozenset(("ل", "ول", "فل"))
# What firms have: an office, an owner, a manager, a works; case endings hang on the words.
_OF_FIRMS = tuple(
    fold(
        "अफिस कार्यालय मालिक साहु म्यानेजर कम्पनी ऑफिस दफ्तर मैनेजर कंपनी कारखाना फैक्ट्री"
        " অফিস মালিক ম্যানেজার কোম্পানি কারখানা ফ্যাক্টরি"
    ).text.split()
)


def decide_native(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """How sure a lone part is, by its letters and by the word behind it."""
    word = words[hit.word]
    if UNSPACED.match(word.text):  # judged there
        return None
    unit = max(u for bit, u in enumerate(run.name.units) if hit.mask >> bit & 1)
    following = word_behind(view, words, hit.word)
    behind = following.text if following else ""
    if hit.quality == EXACT and (behind in SAYS or (run.name.ordered and _acts(word, behind))):
        return ("auto", "part of name")
    if run.name.ordered and len(run.name.units) > 1:
        return ("auto" if _has_an_office(run, unit, behind) else "amber", "part of name")
    if _is_han_name(word, run):
        return ("auto", "name")
    how = hit.word > 0 and words[hit.word - 1].text in _HOW
    of_a_thing = how or behind in PLACE_NOUNS | KINDS | COPULAS
    if of_a_thing or is_common(word.text) or is_common(unit):
        ending = word.text.removeprefix(unit)
        inflected = ending in ENDINGS and ending not in _OF_THINGS and unit not in _OFFICES
        inflected = inflected and (ending not in _OF_SOMEBODY or behind.startswith(_OF_PEOPLE))
        return ("amber", WORD if inflected or _owns(word, unit) else "common word")
    sure = min(len(unit), len(word.text)) >= (4 if hit.quality == EXACT else 5)
    sure = sure and not _is_bare_family_name(view, words, run, hit)
    return ("auto" if sure else "amber", "part of name")


def _owns(word: Word, unit: str) -> bool:
    """Whether Arabic writes onto it that something is somebody's: لمحمود."""
    return word.text.endswith(unit) and word.text.removesuffix(unit) in _OWNERS


def _has_an_office(run: Run, unit: str, behind: str) -> bool:
    """Whether the one long part that tells a firm apart stands before its office or its owner."""
    telling = run.name.strong == (unit,) and len(unit) >= _TELLING and not is_common(unit)
    return telling and behind.startswith(_OF_FIRMS)


def _acts(word: Word, behind: str) -> bool:
    """Whether a word of Nepali or Hindi is the one that does something."""
    return word.text.endswith("ले") or behind in ("ले", "ने")


def _is_han_name(word: Word, run: Run) -> bool:
    """Whether it is all of a name in three Chinese, Japanese or Korean signs or more."""
    return len(run.name.units) == 1 and len(word.text) > 2 and word.text[0] >= "\u3040"


def _is_bare_family_name(view: View, words: Sequence[Word], run: Run, hit: Hit) -> bool:
    """Whether it is a last part as it stands on record, which is a trade or a people as well.

    Alone it takes a title, a case ending or, in Arabic, the article; with an article that the
    record has not, it is no name either.
    """
    word, units = words[hit.word], run.name.units
    arabic = "\u0600" <= word.text[0] <= "\u06ff"
    if arabic and word.text not in units and word.text.removeprefix("ال") in units:
        return True
    last = hit.mask >> (len(units) - 1) & 1
    before = words[hit.word - 1] if hit.word else word
    initialled = is_letter(before.text) and view.text.startswith(".", before.end)
    if len(units) == 1 or not last or run.name.ordered or initialled:
        return False
    return not units[-1].startswith("ال") if arabic else word.text == units[-1]
