"""How sure it is that a run of words is a mention of its name, and by which rule."""

from collections.abc import Sequence
from itertools import pairwise

from exports.redaction.lists.lexicon import (
    ABD,
    AMBIGUOUS,
    CALENDAR,
    FIRM_NOUNS,
    GEOGRAPHY,
    KIN,
    PLACE_NOUNS,
    ROLES,
    TITLES,
    VIETNAMESE_VERBS,
)
from exports.redaction.model import Verdict
from exports.redaction.names.hits import Hit, Run
from exports.redaction.names.name import is_common
from exports.redaction.names.native_parts import decide_native
from exports.redaction.names.neighbours import (
    beside_a_capital,
    capitals,
    goes_on,
    goes_on_in_english,
    is_done_by_people,
    is_said_twice,
    led_by_its_article,
    of_a_thing,
    shown,
    titled,
    word_behind,
)
from exports.redaction.names.settled import ASKED, DOUBLED, HASTY, HINT, SMALL, WORD
from exports.redaction.names.slipped import decide_slip, is_another_word
from exports.redaction.names.small_letters import decide_lower, titled_in_haste
from exports.redaction.names.spelling import CLIPPED, EXACT, LETTER, NEAR, SOUND
from exports.redaction.names.tones import clashes, is_marked
from exports.redaction.names.torn import torn_ends
from exports.redaction.reading.sums import ends_a_sum
from exports.redaction.reading.view import View, Word

_FEW, _SEVERAL = 4, 3
# A word of respect in some languages, and what many women of Java are called.
_NAMES_TOO = frozenset(("sri",))
_LEADS_FIRMS = frozenset(("cty", "ty", "tnhh", "pt", "cv", "ud", "htx"))
_NO_NICKNAMES = TITLES | ROLES | ABD | CALENDAR
_BEFORE_FIRMS = frozenset(("the", "at", "from", "of", "in", "our", "this", "that", "by", "for"))


def decide(view: View, words: Sequence[Word], run: Run) -> Verdict | None:
    """How sure the run is to be a mention, and by which rule; None if it is not one."""
    first = words[run.hits[0].word]
    if first.text.isdigit() and ends_a_sum(view.text, first.start):
        return None
    real = [hit for hit in run.hits if hit.quality > LETTER]
    units = sum(hit.mask.bit_count() for hit in real)
    strong = [hit for hit in real if run.is_strong(hit)]
    if any(is_another_word(view, words, run, hit) for hit in strong):
        return None
    full = run.mask == (1 << len(run.name.units)) - 1
    if not strong:
        return _decide_weak(view, words, run, real, full=full)
    if not run.name.known.linked:
        return ("auto", "name") if full and _is_clear(view, words, real) else None
    if units > 1:
        return _decide_many(view, words, run, strong, full=full)
    if len(run.hits) > 1:
        return _decide_initials(view, words, run, strong[0])
    return _decide_one(view, words, run, strong[0])


def _decide_initials(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """One part that tells apart, with letters or parts that many share beside it."""
    word = words[hit.word]
    others = [words[one.word] for one in run.hits if one.word != hit.word]
    dotted = any(view.text.startswith(".", other.end) for other in others)
    telling = len(word.text) >= _FEW or len(run.hits) > 2 or (dotted and len(word.text) > 1)
    if not shown(view, word):
        alone = _decide_one(view, words, run, hit)
        if alone and alone[0] == "auto":
            return ("auto", "initials")
        return ("amber", "initials" if view.careless(word) else SMALL)
    if hit.quality == CLIPPED and is_common(word.text):
        return None
    return ("auto" if telling else "amber", "initials")


def _is_clear(view: View, words: Sequence[Word], hits: Sequence[Hit]) -> bool:
    """Whether words can be nothing but the name: heard in capitals, or spelt so and no words."""
    if capitals(view, words, hits):
        return all(hit.quality >= SOUND for hit in hits)
    exact = len(hits) > 1 and all(hit.quality == EXACT for hit in hits)
    return exact and not any(is_common(words[hit.word].text) for hit in hits)


def _decide_weak(
    view: View, words: Sequence[Word], run: Run, real: Sequence[Hit], *, full: bool
) -> Verdict | None:
    """Parts that many share: sure together or behind a title, else a person looks."""
    units = sum(hit.mask.bit_count() for hit in real)
    if not capitals(view, words, run.hits):
        word = words[real[0].word]
        told = full and run.name.known.linked and len(run.hits) > 1
        told = told and not clashes(view, word, run.name)
        told = told and all(hit.quality in (EXACT, LETTER) for hit in run.hits)
        rule = "initials and shared part" if view.careless(word) else HINT
        return ("amber", rule) if told else None
    if full and len(run.hits) > 1:
        sure = units > 1 or len(run.hits) > 2
        return ("auto", "name") if sure else ("amber", "initials and shared part")
    if not run.name.known.linked or run.name.ordered:
        told = run.name.known.linked and any(map(run.is_strong, run.hits))
        return ("auto", "initials") if told else None
    if len(run.hits) == 1 and titled(view, words, real[0].word):
        titled_twice = words[real[0].word].text in TITLES - _NAMES_TOO
        return None if titled_twice else ("auto", "title")
    if beside_a_capital(view, words, run):
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
    letters = sum(len(words[hit.word].text) for hit in run.hits)
    if _is_plain(texts) and not capitals(view, words, run.hits):
        return _decide_plain_words(view, words, run, strong, full=full)
    if not full and _is_doubled(view, texts, words, run):
        return ("amber", DOUBLED if view.careless(words[strong[0].word]) else "plain words")
    if run.name.ordered and not capitals(view, words, _raised(run, strong)):
        hasty = is_marked(run.name) and len(run.hits) < _SEVERAL
        hasty = hasty and not _is_led_as_a_firm(words, run)
        settled: Verdict = ("amber", HASTY) if hasty else ("auto", SMALL)
        return settled if view.careless(words[strong[0].word]) else ("amber", SMALL)
    first, last = torn_ends(view, words, run)
    if (first, last) != (run.hits[0].word, run.hits[-1].word):
        return ("auto", "torn name")
    if run.name.ordered and not full and goes_on(view, words, run):
        return ("amber", "part of name")
    slips = sum(hit.quality in (NEAR, CLIPPED) for hit in run.hits)
    all_slipped = slips == len(run.hits) and not (full and letters >= 12)
    if all_slipped and is_marked(run.name) and not capitals(view, words, strong):
        return None
    least = 8 if "a" <= words[strong[0].word].text[0] <= "z" else 6
    if letters < _FEW or all_slipped or (slips and letters < least):
        return None if letters < _FEW and run.name.ordered else ("amber", "slip")
    return ("auto", "name" if full else "part of name")


def _is_plain(texts: Sequence[str]) -> bool:
    return all(is_common(text) or text in AMBIGUOUS for text in texts)


def _decide_plain_words(
    view: View, words: Sequence[Word], run: Run, strong: Sequence[Hit], *, full: bool
) -> Verdict | None:
    """Plain words in small letters: sure as three of a firm, or where people write so."""
    texts = [words[hit.word].text for hit in strong]
    careless = view.careless(words[strong[0].word])
    if full and careless and len(run.hits) >= _SEVERAL and not all(map(is_common, texts)):
        return ("auto", "name")
    if careless and _is_led_as_a_firm(words, run):
        return ("auto", SMALL)
    if careless and run.name.ordered and len(run.hits) >= _SEVERAL and len(strong) > 1:
        return ("auto", SMALL)
    numbered = run.name.ordered and any(map(str.isdigit, texts))
    rule = "plain words" if run.name.ordered or any(map(is_common, texts)) else HASTY
    return ("amber", rule) if full or numbered or careless else None


def _is_led_as_a_firm(words: Sequence[Word], run: Run) -> bool:
    """Whether a legal form stands before every telling word of a firm: cty sao mai."""
    first = run.hits[0].word
    told = sum(map(run.is_strong, run.hits)) == len(run.name.strong) > 1
    return run.name.ordered and told and first > 0 and words[first - 1].text in _LEADS_FIRMS


def _is_doubled(view: View, texts: Sequence[str], words: Sequence[Word], run: Run) -> bool:
    """Whether one word stands there twice, in small letters: "aye aye", "su su"."""
    doubled = len(texts) == 2 and texts[0] == texts[1]
    return doubled and not capitals(view, words, run.hits)


def _raised(run: Run, hits: Sequence[Hit]) -> list[Hit]:
    """The hits that have a capital: Thủy sản Biển Xanh; not the second half of a word."""
    halves = {id(hit) for left, hit in pairwise(run.hits) if left.mask == hit.mask}
    small = run.name.small
    return [h for h in hits if id(h) not in halves and not small.issuperset(run.units_of(h))]


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
        return decide_slip(view, words, run, hit)
    if run.name.ordered and len(run.name.strong) > 1:
        return _decide_part_of_firm(view, words, run, hit)
    if "a" <= word.text[0] <= "z":
        return _decide_latin(view, words, run, hit)
    return decide_native(view, words, run, hit)


def _decide_clipped(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """The first or last letters of a part, as a nickname."""
    word = words[hit.word]
    if run.name.ordered:
        return None
    if _is_called(view, words, run, hit):
        return ("amber", ASKED)
    if len(word.text) < _FEW:
        return None
    if not view.capital(word):
        hasty = view.careless(word) and not is_common(word.text)
        first = any(unit.startswith(word.text) for unit in run.units_of(hit))
        return ("amber", HINT) if hasty and first else None
    following = word_behind(view, words, hit.word)
    if beside_a_capital(view, words, run) or (following and following.text in PLACE_NOUNS):
        return None
    if any(unit.removesuffix(word.text) in ABD for unit in run.units_of(hit)):
        return ("amber", "part of name")
    return ("amber", HINT if is_common(word.text) else "nickname")


def _is_called(view: View, words: Sequence[Word], run: Run, hit: Hit) -> bool:
    """Whether a title stands beside three letters or more: Bu Nur for Nurhayati, mbak yuni."""
    word = words[hit.word]
    first = any(unit.startswith(word.text) for unit in run.units_of(hit))
    plain = is_common(word.text) or word.text in _NO_NICKNAMES
    if plain or is_marked(run.name) or not (first or len(word.text) >= _FEW):
        return False
    led = words[hit.word - 1].text if hit.word else ""
    hasty = view.careless(word)
    called = titled(view, words, hit.word) and led not in ROLES | KIN
    called = called or (hasty and titled_in_haste(view, words, hit.word))
    return called and (hasty or (view.capital(word) and len(word.text) < _FEW))


def _sure_by_title(view: View, words: Sequence[Word], run: Run, hit: Hit) -> bool:
    word = words[hit.word]
    if not titled(view, words, hit.word) or clashes(view, word, run.name):
        return False
    if hit.quality == CLIPPED and words[hit.word - 1].text in ROLES | KIN:
        return False
    if view.capital(word):
        long = len(word.text) >= (5 if hit.quality == NEAR else 4)
        return hit.quality >= SOUND or long
    plain = is_common(word.text) or word.text in AMBIGUOUS
    return hit.quality == EXACT and len(word.text) >= 4 and not plain


def _decide_part_of_firm(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """One word of a firm: sure before "plant" or "agency", else a person looks."""
    word = words[hit.word]
    if not shown(view, word) or hit.quality < SOUND:
        return None
    following = word_behind(view, words, hit.word)
    if following and following.text in FIRM_NOUNS:
        led = hit.word > 0 and words[hit.word - 1].text in _BEFORE_FIRMS
        plain = is_common(word.text) and not led
        return ("amber" if plain or word.text in AMBIGUOUS else "auto", "firm")
    led = hit.quality == EXACT and led_by_its_article(view, words, run, hit.word)
    telling = len(word.text) >= (4 if led else 5) and not is_common(word.text)
    if following and following.text in PLACE_NOUNS:
        return ("amber", "part of name") if telling else None
    if not telling:
        return None
    if led:
        return ("auto", "part of name")
    lone = "a" <= word.text[0] <= "z" and word.text not in GEOGRAPHY
    lone = lone and not (view.opens_sentence(word) or beside_a_capital(view, words, run))
    return ("amber", "word of a firm" if lone else "part of name")


def _decide_latin(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    word = words[hit.word]
    common, length = is_common(word.text), len(word.text)
    if is_said_twice(view, words, hit.word):
        return None
    clash = clashes(view, word, run.name)
    if not shown(view, word):
        return None if clash else decide_lower(view, words, run, hit)
    if clash:
        return None if view.opens_sentence(word) else ("amber", "other marks")
    if common or word.text in CALENDAR:
        return _decide_plain(view, words, run, hit)
    opens = view.opens_sentence(word)
    following = word_behind(view, words, hit.word)
    crowded = word.text in AMBIGUOUS and beside_a_capital(view, words, run)
    if crowded or of_a_thing(view, words, run):
        return ("auto" if _is_a_family(words, run, hit) else "amber", "part of name")
    if hit.quality == EXACT and length >= 3:
        plain = word.text in AMBIGUOUS or is_marked(run.name)
        acts = following is not None and following.text in VIETNAMESE_VERBS and word.text != "mai"
        acts = acts or view.text.startswith("'s ", word.end)
        opens = opens or (is_marked(run.name) and view.after_colon(word))
        doubtful = opens and plain and not (acts or goes_on_in_english(view, following))
        return ("amber" if doubtful else "auto", "part of name")
    if hit.quality == SOUND and length >= 5:
        return ("auto", "sound")
    rule = "part of name" if opens and is_marked(run.name) else "short part"
    return ("amber", rule) if length >= 3 and word.text not in GEOGRAPHY else None


def _is_a_family(words: Sequence[Word], run: Run, hit: Hit) -> bool:
    """Whether it is said of all who bear a name: the Owusus."""
    led = hit.word > 0 and words[hit.word - 1].text in ("the", "these", "those", "two", "both")
    return led and any(unit + "s" == words[hit.word].text for unit in run.units_of(hit))


def _decide_plain(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """A plain word with a capital: where grammar asks for none, it may be the name."""
    word = words[hit.word]
    if hit.quality < SOUND or len(word.text) < 3 or not view.capital(word):
        return None
    telling = hit.quality == EXACT and word.text not in CALENDAR | AMBIGUOUS
    following = word_behind(view, words, hit.word)
    if following and following.text in PLACE_NOUNS and not run.name.ordered:
        return ("amber", "common word")
    acts = following is not None and is_done_by_people(view, following)
    inside = acts or not view.opens_sentence(word)
    apart = inside and not beside_a_capital(view, words, run)
    return ("amber", WORD if telling and apart else "common word")
