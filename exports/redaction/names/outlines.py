"""How far the mark of a run of words goes: its title, its legal form, its torn ends."""

from collections.abc import Sequence

from exports.redaction.lists.lexicon import ABD, ARTICLES, LEGAL, TITLES, TITLES_AFTER
from exports.redaction.names.hits import Run
from exports.redaction.names.runs import stopped
from exports.redaction.names.spelling import is_letter, near
from exports.redaction.names.torn import torn_ends
from exports.redaction.reading.view import View, Word

# Titles, initials and legal forms on one side of a name; nobody has as many.
_MOST = 16
_LEGAL = LEGAL - {"the", "and", "of"}


def outline(view: View, words: Sequence[Word], run: Run) -> tuple[int, int]:
    """The stretch of the original, with the title that tells sex and age."""
    first, last = torn_ends(view, words, run)
    floor, ceiling = max(0, first - _MOST), last + _MOST
    while first > floor and _belongs(view, words, first - 1, run):
        first -= 1
    inflected = words[last].text not in run.name.units
    if not inflected and last + 1 < len(words) and words[last + 1].text in TITLES_AFTER:
        last += view.adjoin(words[last], words[last + 1])
    if _called_behind(view, words, last):
        last += 1
    while last < ceiling and _more_initials(view, words, last):
        last += 1
    if run.name.ordered:
        first, last = _with_legal_form(view, words, first, last)
    begin, end = view.tag(words[first].start, words[last].end)
    return view.folded.span(begin, end)


def _called_behind(view: View, words: Sequence[Word], last: int) -> bool:
    """Whether a title in capitals follows, as on a ticket: VIET MR."""
    if last + 1 >= len(words) or words[last + 1].text not in ("mr", "mrs", "ms", "miss", "mstr"):
        return False
    gap = view.text[words[last].end : words[last + 1].start]
    return gap in (" ", "/") and view.upper(words[last + 1]) and view.upper(words[last])


def _names_a_thing(view: View, word: Word, letter: Word) -> bool:
    """Whether the letter is the mark of a thing: Block Q, Room B."""
    gap = view.text[word.end : letter.start]
    latin = "a" <= word.text[0] <= "z" and len(word.text) > 2
    return gap == " " and latin and view.capital(word) and word.text not in TITLES


def _more_initials(view: View, words: Sequence[Word], last: int) -> bool:
    """Whether a dotted letter goes on into another: the K of B.K."""
    if last + 1 >= len(words):
        return False
    gap = view.text[words[last].end : words[last + 1].start]
    if gap not in (".", ". ", ". & ", " & ", ".-", "-") or not stopped(view, words[last + 1]):
        return False
    return is_letter(words[last].text) and is_letter(words[last + 1].text)


def _with_legal_form(view: View, words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """PT, Co., Ltd. and their kin belong to the name of the firm that they stand beside."""
    floor, ceiling = max(0, first - _MOST), min(len(words) - 1, last + _MOST)
    while first > floor and words[first - 1].text in _LEGAL and _close(view, words, first):
        first -= 1
    while last < ceiling and _is_legal(view, words[last + 1]) and _close(view, words, last + 1):
        last += 1
    return first, last


def _is_legal(view: View, word: Word) -> bool:
    """Whether it says what a firm is before the law; "(P)" is private."""
    bracketed = view.text[word.start - 1 : word.end + 1] == "(p)"
    return bracketed or word.text in _LEGAL


def _close(view: View, words: Sequence[Word], at: int) -> bool:
    gap = view.text[words[at - 1].end : words[at].start]
    return len(gap) <= 3 and not gap.strip(" .,()\n")


def _belongs(view: View, words: Sequence[Word], at: int, run: Run) -> bool:
    left, right = words[at], words[at + 1]
    if not view.adjoin(left, right) or view.comma(left, right):
        return False
    if run.name.ordered:
        alike = view.capital(left) or not view.capital(right)
        return left.text in ("al", "el") and alike
    hyphened = view.text[left.end : right.start] == "-"
    if left.text in ARTICLES and (hyphened or left.text in ("al", "el")):
        return True
    servant = any(near(left.text, form) for form in ABD if len(form) >= 5)
    if servant and view.capital(left) and view.capital(right):
        return True
    if is_letter(left.text) and stopped(view, left):
        if at and _names_a_thing(view, words[at - 1], left):
            return False
        return view.capital(left) and view.original[view.folded.src[left.end]] == "."
    return left.text in TITLES and (len(left.text) > 1 or view.capital(left))
