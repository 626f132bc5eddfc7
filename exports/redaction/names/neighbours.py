"""What stands around a part of a name, and what it tells of it: a title, a verb, another name."""

from collections.abc import Sequence

from exports.redaction.lists.in_haste import BEFORE_HAVING, OF_PEOPLE
from exports.redaction.lists.lexicon import (
    ARTICLES,
    BEFORE_PLACES,
    DETERMINERS,
    FIRM_NOUNS,
    GENERIC,
    HUMAN_VERBS,
    KIN,
    KINDS,
    LEGAL,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    PROCLITICS,
    ROLES,
    TITLES,
    TITLES_AFTER,
)
from exports.redaction.names.hits import Hit, Run
from exports.redaction.names.name import is_common
from exports.redaction.names.spelling import stems
from exports.redaction.names.tones import is_other_word
from exports.redaction.reading.view import View, Word
from workstation.text import fold

_NO_NAMES = TITLES | ROLES | FIRM_NOUNS | TITLES_AFTER | LEGAL | GENERIC | ARTICLES
# Before words with the marks of Vietnamese they are words of its own: "ko" is "not".
_BURMESE_TITLES = frozenset(("u", "daw", "ko", "ma", "maung", "saw", "naw", "sai"))
# Several of those who are called so are nobody's name: gentlemen, brothers.
_LEAST_TITLE = 3
_MANY = tuple(fold("রা রাও দের हरु हरू लोग").text.split())
_ENGLISH = frozenset(("was", "did", "had", "has", "and", "who", "got", "is", "says"))


def of_a_thing(view: View, words: Sequence[Word], run: Run) -> bool:
    """Whether the words around a part of a name make it another thing's: the Gita, Mae Sot."""
    at = run.hits[0].word
    before = words[at - 1].text if at and view.adjoin(words[at - 1], words[at]) else ""
    following = word_behind(view, words, at)
    if before in BEFORE_PLACES or determined(view, words, at):
        return True
    if before in ("st", "saint") and view.capital(words[at - 1]):
        return True
    if following is None:
        return False
    if before in PLACE_PREPOSITIONS and _is_foreign(view, following):
        return True
    if following.text == "the" and at + 2 < len(words):
        return words[at + 2].text not in ROLES | KIN | FIRM_NOUNS
    return following.text in PLACE_NOUNS | KINDS


def determined(view: View, words: Sequence[Word], at: int) -> bool:
    """Whether an English article or its kin stands in front, in lower case or at the start."""
    if not at or words[at - 1].text not in DETERMINERS:
        return False
    before = words[at - 1]
    if view.text[before.end : words[at].start] == "-":
        return False  # the article of Arabic: An-Najjar
    begin, end = view.folded.span(before.start, before.end)
    return view.adjoin(before, words[at]) and view.original[begin:end].isascii()


def shown(view: View, word: Word) -> bool:
    """Whether it is written as a name is: with a capital, for show, or in a label."""
    return view.capital(word) or view.in_label(word.start) or view.styled(word)


def capitals(view: View, words: Sequence[Word], hits: Sequence[Hit]) -> bool:
    """Whether each of these words is written as a name is, or is a number."""
    return all(shown(view, words[hit.word]) or words[hit.word].text.isdigit() for hit in hits)


def word_behind(view: View, words: Sequence[Word], at: int) -> Word | None:
    """The word behind, where no comma and no end of a sentence parts the two."""
    beside = at + 1 < len(words) and view.adjoin(words[at], words[at + 1])
    parted = beside and view.comma(words[at], words[at + 1])
    return words[at + 1] if beside and not parted else None


def goes_on(view: View, words: Sequence[Word], run: Run) -> bool:
    """Whether the name of something else goes on behind the run."""
    last = run.hits[-1].word
    if run.name.ordered and view.text.startswith(". ", words[last].end):
        return False
    following = word_behind(view, words, last)
    return following is not None and _is_foreign(view, following)


def is_done_by_people(view: View, verb: Word) -> bool:
    """Whether a word says what people do: a verb of theirs, or one of the past."""
    if verb.text in HUMAN_VERBS:
        return True
    past = verb.text.endswith("ed") and len(verb.text) > 4
    return past and not view.capital(verb)


def acts_in_english(view: View, words: Sequence[Word], at: int) -> bool:
    """Whether the word behind says in English, right behind it, what somebody does."""
    behind = word_behind(view, words, at)
    if behind is None or view.gap(words[at], behind) or not view.plain(behind):
        return False
    return behind.text in OF_PEOPLE or is_done_by_people(view, behind)


def goes_on_in_english(view: View, following: Word | None) -> bool:
    """Whether a plain word of English in small letters follows."""
    if following is None or not (len(following.text) > 3 or following.text in _ENGLISH):
        return False
    begin, end = view.folded.span(following.start, following.end)
    written = view.original[begin:end]
    return written.isascii() and written.islower() and is_common(following.text)


def beside_a_capital(view: View, words: Sequence[Word], run: Run) -> bool:
    """Whether another word with a capital, and no title, leads the run or follows it."""
    first = run.hits[0].word
    before = words[first - 1] if first and view.adjoin(words[first - 1], words[first]) else None
    led = before is not None and _is_foreign(view, before) and not view.opens_sentence(before)
    return led or goes_on(view, words, run)


def _is_foreign(view: View, word: Word) -> bool:
    latin = "a" <= word.text[0] <= "z"
    known = word.text in _NO_NAMES
    return latin and len(word.text) > 1 and view.capital(word) and not known


def _is_title_of(view: View, title: Word, word: Word) -> bool:
    if not _leads(title.text) or view.comma(title, word):
        return False
    if title.text in _BURMESE_TITLES and not view.plain(word):
        return False
    return view.adjoin(title, word) and not is_other_word(view, title)


def _leads(text: str) -> bool:
    """Whether it is a title, in Arabic also with "to" or "by" written onto it."""
    if text in TITLES | ROLES | KIN:
        return True
    arabic = "\u0600" <= text[0] <= "\u06ff"
    rests = (text[len(onto) :] for onto in PROCLITICS if text.startswith(onto)) if arabic else ()
    return any(len(rest) >= _LEAST_TITLE and rest in TITLES | ROLES for rest in rests)


def titled(view: View, words: Sequence[Word], at: int) -> bool:
    """Whether a title or a word of respect stands before the word, or behind it."""
    if at and view.text[words[at - 1].start : words[at].start].strip() in ("p'", "n'"):
        return True
    if at > 1 and words[at - 1].text == "co" and words[at - 2].text in BEFORE_HAVING:
        return False
    if at > 1 and words[at - 1].text == "as" and words[at - 2].text in ROLES:
        return True
    if at and _is_title_of(view, words[at - 1], words[at]):
        return True
    after = at + 1 < len(words) and not TITLES_AFTER.isdisjoint(stems(words[at + 1].text))
    after = after and not words[at + 1].text.endswith(_MANY)
    return after and view.adjoin(words[at], words[at + 1])


def is_said_twice(view: View, words: Sequence[Word], at: int) -> bool:
    """Whether it is one of two that are a saying: Dewi-dewi, the goddesses; "Aye aye, sir"."""
    word = words[at]
    gaps = ("-",) if is_common(word.text) else ("-", " ")
    pairs = ((at, at + 1), (at - 1, at))
    return any(
        left >= 0
        and right < len(words)
        and words[left].text == words[right].text == word.text
        and view.text[words[left].end : words[right].start] in gaps
        and not view.capital(words[right])
        for left, right in pairs
    )


def led_by_its_article(view: View, words: Sequence[Word], run: Run, at: int) -> bool:
    """Whether the article stands before the word, with a capital and as on record: Al Manara."""
    if not at or words[at - 1].text not in ARTICLES or not view.capital(words[at - 1]):
        return False
    together = f"{words[at - 1].text} {words[at].text}"
    return view.adjoin(words[at - 1], words[at]) and together in fold(run.name.known.text).text
