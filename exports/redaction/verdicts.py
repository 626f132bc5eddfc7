"""How sure it is that a run of words is a mention of its name, and by which rule."""

from collections.abc import Sequence

from exports.redaction.lexicon import (
    ABD,
    AMBIGUOUS,
    ARTICLES,
    BEFORE_PLACES,
    CALENDAR,
    ENDINGS,
    FIRM_NOUNS,
    GENERIC,
    GEOGRAPHY,
    HUMAN_VERBS,
    KIN,
    LEGAL,
    PLACE_NOUNS,
    ROLES,
    TITLES,
    TITLES_AFTER,
    VIETNAMESE_VERBS,
)
from exports.redaction.model import Confidence
from exports.redaction.names import is_common
from exports.redaction.runs import Hit, Run
from exports.redaction.spelling import CLIPPED, EXACT, LETTER, NEAR, SOUND, stems
from exports.redaction.tones import clashes, is_marked, is_other_word
from exports.redaction.view import UNSPACED, View, Word

Verdict = tuple[Confidence, str]
_NO_NAMES = TITLES | ROLES | FIRM_NOUNS | TITLES_AFTER | LEGAL | GENERIC | ARTICLES
_BEFORE_FIRMS = frozenset(("the", "at", "from", "of", "in", "our", "this", "that", "by", "for"))
_ENGLISH = frozenset(("was", "did", "had", "has", "and", "who", "got", "is", "says"))
PLAIN = frozenset(
    (
        "plain word",
        "word of a firm",
        "spaced out",
        "initials and shared part",
        "two initials",
        "initials",
        "nickname",
        "short part",
        "slip",
    )
)
"""Rules of what stands like a name and may be none: sure where the text names its bearer."""

HINT = "short for a part"
"""The rule of what may be a nickname where the text names its bearer, and else is nothing."""


def decide(view: View, words: Sequence[Word], run: Run) -> Verdict | None:
    """How sure the run is to be a mention, and by which rule; None if it is not one."""
    real = [hit for hit in run.hits if hit.quality > LETTER]
    units = sum(hit.mask.bit_count() for hit in real)
    strong = [hit for hit in real if run.is_strong(hit)]
    full = run.mask == (1 << len(run.name.units)) - 1
    if not strong:
        return _decide_weak(view, words, run, real, full=full)
    if not run.name.known.linked:
        good = full and all(hit.quality >= SOUND for hit in real)
        return ("auto", "name") if good and _capitals(view, words, real) else None
    if units > 1:
        return _decide_many(view, words, run, strong, full=full)
    if len(run.hits) > 1:
        word = words[strong[0].word]
        others = (hit for hit in run.hits if hit not in strong)
        dotted = any(view.text[words[hit.word].end :][:1] == "." for hit in others)
        telling = len(word.text) >= 4 or len(run.hits) > 2 or (dotted and len(word.text) > 1)
        sure = _shown(view, word) and telling
        return ("auto" if sure else "amber", "initials")
    return _decide_one(view, words, run, strong[0])


def _decide_weak(
    view: View, words: Sequence[Word], run: Run, real: Sequence[Hit], *, full: bool
) -> Verdict | None:
    """Parts that many share: sure together or behind a title, else a person looks."""
    units = sum(hit.mask.bit_count() for hit in real)
    if not _capitals(view, words, run.hits):
        return None
    if full and len(run.hits) > 1:
        sure = units > 1 or len(run.hits) > 2
        return ("auto", "name") if sure else ("amber", "initials and shared part")
    if not run.name.known.linked or run.name.ordered:
        told = run.name.known.linked and any(map(run.is_strong, run.hits))
        return ("auto", "initials") if told else None
    if len(run.hits) == 1 and _titled(view, words, real[0].word):
        return ("auto", "title") if words[real[0].word].text not in TITLES else None
    if _beside_a_capital(view, words, run):
        return None
    if len(run.hits) > 1:
        return ("auto" if units > 1 else "amber", "part of name")
    word = words[real[0].word]
    if clashes(view, word, run.name):
        return None
    telling = len(word.text) > 2 and word.text not in TITLES | ROLES and not is_common(word.text)
    return ("amber", "shared part") if telling and real[0].quality >= SOUND else None


def _decide_many(
    view: View, words: Sequence[Word], run: Run, strong: Sequence[Hit], *, full: bool
) -> Verdict | None:
    texts = [words[hit.word].text for hit in strong]
    plain = all(is_common(text) or text in AMBIGUOUS for text in texts)
    if plain and not _capitals(view, words, run.hits):
        return ("amber", "plain words") if full else None
    if run.name.ordered and not _capitals(view, words, strong):
        return ("auto" if view.careless(words[strong[0].word]) else "amber", "lower case")
    if run.name.ordered and not full and _goes_on(view, words, run):
        return ("amber", "part of name")
    letters = sum(len(words[hit.word].text) for hit in run.hits)
    slips = sum(hit.quality in (NEAR, CLIPPED) for hit in run.hits)
    all_slipped = slips == len(run.hits) and not (full and letters >= 12)
    least = 8 if "a" <= words[strong[0].word].text[0] <= "z" else 6
    if letters < 4 or all_slipped or (slips and letters < least):
        return ("amber", "slip")
    return ("auto", "name" if full else "part of name")


def _decide_one(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    word = words[hit.word]
    length = len(word.text)
    if word.text.isdigit() or length < 2:
        return None
    if not run.name.ordered and _sure_by_title(view, words, run, hit):
        return ("auto", "title")
    if hit.quality == CLIPPED:
        return _decide_clipped(view, words, run, hit)
    if hit.quality == NEAR:
        return _decide_slip(view, words, run, hit)
    if run.name.ordered and len(run.name.strong) > 1:
        return _decide_part_of_firm(view, words, run, hit)
    if "a" <= word.text[0] <= "z":
        return _decide_latin(view, words, run, hit)
    return _decide_native(view, words, run, hit)


def _decide_native(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    word = words[hit.word]
    if UNSPACED.match(word.text):  # judged there
        return None
    unit = max(u for bit, u in enumerate(run.name.units) if hit.mask >> bit & 1)
    following = _following(view, words, hit.word)
    if is_common(word.text) or is_common(unit) or (following and following.text in PLACE_NOUNS):
        inflected = len(word.text) > len(unit) and word.text.endswith(ENDINGS)
        return ("amber", "plain word" if inflected else "common word")
    sure = min(len(unit), len(word.text)) >= (4 if hit.quality == EXACT else 5)
    return ("auto" if sure else "amber", "part of name")


def _decide_clipped(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """The first or last letters of a part, as a nickname."""
    word = words[hit.word]
    if run.name.ordered or len(word.text) < 4 or not view.capital(word):
        return None
    if _beside_a_capital(view, words, run):
        return None
    if any(unit.removesuffix(word.text) in ABD for unit in run.units_of(hit)):
        return ("amber", "part of name")
    return ("amber", HINT if is_common(word.text) else "nickname")


def _sure_by_title(view: View, words: Sequence[Word], run: Run, hit: Hit) -> bool:
    word = words[hit.word]
    if not _titled(view, words, hit.word) or clashes(view, word, run.name):
        return False
    if hit.quality == CLIPPED and words[hit.word - 1].text in ROLES | KIN:
        return False
    if view.capital(word):
        long = len(word.text) >= (5 if hit.quality == NEAR else 4)
        return hit.quality >= SOUND or long
    plain = is_common(word.text) or word.text in AMBIGUOUS
    return hit.quality == EXACT and len(word.text) >= 4 and not plain


def _decide_slip(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    word = words[hit.word]
    if not (_shown(view, word) and "a" <= word.text[0] <= "z"):
        return None
    same = any(unit[0] == word.text[0] for unit in run.units_of(hit))
    sure = same and len(word.text) >= 7 and not run.name.ordered
    return ("auto" if sure else "amber", "slip")


def _decide_part_of_firm(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """One word of a firm: sure before "plant" or "agency", else a person looks."""
    word = words[hit.word]
    if not _shown(view, word) or hit.quality < SOUND:
        return None
    following = _following(view, words, hit.word)
    if following and following.text in FIRM_NOUNS:
        led = hit.word > 0 and words[hit.word - 1].text in _BEFORE_FIRMS
        plain = is_common(word.text) and not led
        return ("amber" if plain or word.text in AMBIGUOUS else "auto", "firm")
    telling = len(word.text) >= 5 and not is_common(word.text)
    if following and following.text in PLACE_NOUNS:
        return ("amber", "part of name") if telling else None
    if not telling:
        return None
    lone = "a" <= word.text[0] <= "z" and word.text not in GEOGRAPHY
    lone = lone and not (view.opens_sentence(word) or _beside_a_capital(view, words, run))
    return ("amber", "word of a firm" if lone else "part of name")


def _decide_latin(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    word = words[hit.word]
    common, length = is_common(word.text), len(word.text)
    clash = clashes(view, word, run.name)
    if not _shown(view, word):
        return None if clash else _decide_lower(view, word, hit)
    if clash:
        return None if view.opens_sentence(word) else ("amber", "other marks")
    if common or word.text in CALENDAR:
        return _decide_plain(view, words, run, hit)
    opens = view.opens_sentence(word)
    following = _following(view, words, hit.word)
    crowded = word.text in AMBIGUOUS and _beside_a_capital(view, words, run)
    led = hit.word and words[hit.word - 1].text in BEFORE_PLACES
    if crowded or led or (following and following.text in PLACE_NOUNS):
        return ("amber", "part of name")
    if hit.quality == EXACT and length >= 3:
        plain = word.text in AMBIGUOUS or is_marked(run.name)
        acts = following is not None and following.text in VIETNAMESE_VERBS and word.text != "mai"
        doubtful = opens and plain and not (acts or _goes_on_in_english(view, following))
        return ("amber" if doubtful else "auto", "part of name")
    if hit.quality == SOUND and length >= 5:
        return ("auto", "sound")
    return ("amber", "short part") if length >= 3 else None


def _decide_lower(view: View, word: Word, hit: Hit) -> Verdict | None:
    common = is_common(word.text) or word.text in AMBIGUOUS
    if common or hit.quality != EXACT or len(word.text) < 4:
        return None
    if view.careless(word):
        return ("auto" if len(word.text) >= 5 else "amber", "lower case")
    return ("amber", "lower case") if len(word.text) >= 5 else None


def _decide_plain(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """A plain word with a capital: where grammar asks for none, it may be the name."""
    word = words[hit.word]
    if hit.quality < SOUND or len(word.text) < 3 or not view.capital(word):
        return None
    telling = hit.quality == EXACT and word.text not in CALENDAR | AMBIGUOUS
    following = _following(view, words, hit.word)
    acts = following is not None and following.text in HUMAN_VERBS
    inside = acts or not view.opens_sentence(word)
    apart = inside and not _beside_a_capital(view, words, run)
    return ("amber", "plain word" if telling and apart else "common word")


def _shown(view: View, word: Word) -> bool:
    """Whether it is written as a name is: with a capital, or where capitals are not used."""
    return view.capital(word) or view.in_label(word.start)


def _capitals(view: View, words: Sequence[Word], hits: Sequence[Hit]) -> bool:
    return all(_shown(view, words[hit.word]) or words[hit.word].text.isdigit() for hit in hits)


def _following(view: View, words: Sequence[Word], at: int) -> Word | None:
    beside = at + 1 < len(words) and view.adjoin(words[at], words[at + 1])
    parted = beside and view.comma(words[at], words[at + 1])
    return words[at + 1] if beside and not parted else None


def _goes_on(view: View, words: Sequence[Word], run: Run) -> bool:
    """Whether the name of something else goes on behind the run."""
    following = _following(view, words, run.hits[-1].word)
    return following is not None and _is_foreign(view, following)


def _goes_on_in_english(view: View, following: Word | None) -> bool:
    if following is None or not (len(following.text) > 3 or following.text in _ENGLISH):
        return False
    begin, end = view.folded.span(following.start, following.end)
    written = view.original[begin:end]
    return written.isascii() and written.islower() and is_common(following.text)


def _beside_a_capital(view: View, words: Sequence[Word], run: Run) -> bool:
    first = run.hits[0].word
    before = words[first - 1] if first and view.adjoin(words[first - 1], words[first]) else None
    led = before is not None and _is_foreign(view, before) and not view.opens_sentence(before)
    return led or _goes_on(view, words, run)


def _is_foreign(view: View, word: Word) -> bool:
    latin = "a" <= word.text[0] <= "z"
    known = word.text in _NO_NAMES
    return latin and len(word.text) > 1 and view.capital(word) and not known


def _is_title_of(view: View, title: Word, word: Word) -> bool:
    if title.text not in TITLES | ROLES | KIN or view.comma(title, word):
        return False
    return view.adjoin(title, word) and not is_other_word(view, title)


def _titled(view: View, words: Sequence[Word], at: int) -> bool:
    if at and view.text[words[at - 1].start : words[at].start].strip() in ("p'", "n'"):
        return True
    if at > 1 and words[at - 1].text == "as" and words[at - 2].text in ROLES:
        return True
    if at and _is_title_of(view, words[at - 1], words[at]):
        return True
    after = at + 1 < len(words) and not TITLES_AFTER.isdisjoint(stems(words[at + 1].text))
    return after and view.adjoin(words[at], words[at + 1])
