"""People whom no record holds, and details that single somebody out: all for a person to judge."""

from collections.abc import Iterator, Sequence

import regex

from exports.redaction.lexicon import NAME_CUES, ROLES, TITLES, TITLES_AFTER
from exports.redaction.model import Span
from exports.redaction.names import is_common
from exports.redaction.view import UNSPACED, View, Word

_UNSPACED_TITLE = regex.compile(
    r"(?<![\p{L}\p{M}])(?:นางสาว|นาง|นาย|คุณ|เด็กชาย|เด็กหญิง|ທ້າວ|ນາງສາວ|ນາງ|ທ່ານ|ဦး|ဒေါ်|မောင်|លោកស្រី|លោក|កញ្ញា|"
    r"អ្នកស្រី)[ ]?(?<name>[\p{L}\p{M}]{2,24})"
    r"|(?:ชื่อเล่น|ชื่อ|ຊື່|ឈ្មោះ|အမည်)(?:ว่า|ວ່າ)?[ ]?(?<name>[\p{L}\p{M}]{2,24})"
)
_KIN = (
    r"(?:step|grand|half[\- ])?(?:mother|father|parents?|sisters?|brothers?|husband|wife|sons?"
    r"|daughters?|child|children|bab(?:y|ies)|uncles?|aunts?|aunties?|cousins?|nieces?|nephews?"
    r"|siblings?|fianc[e]{1,2}|boyfriend|girlfriend|partner|in-laws?|(?:mother|father|brother|sister|son|daughter)-in-law|twins?)"
)
_DETAILS = tuple(
    (rule, regex.compile(find))
    for rule, find in (
        ("family", rf"\b(?:her|his|their|my|whose)\s(?:\w+\s)?{_KIN}\b"),
        ("unique", r"\b(?:the|one|is|are|was|were)\sonly\s(?:[\w\-]+\s?){1,9}"),
        ("unique", r"\bonly\s(?:one|two|three|1|2|3)\s(?:[\w\-]+\s?){1,9}"),
        ("unique", r"\bthe\s(?:sole|lone|youngest|oldest|eldest|tallest|longest[\- ]serving)\s(?:[\w\-]+\s?){1,6}"),
        ("unique", r"\bthe\sone\swho\s(?:[\w\-]+\s?){1,8}"),
        ("unique", r"\b(?:no|nobody)\s(?:other|else)\s(?:[\w\-]+\s?){1,5}"),
        ("age", r"\baged\s\d{1,2}(?:\s(?:and|to|or)\s\d{1,2})?\b|\b\d{1,2}[\- ]years?[\- ]old\b"),
        ("health", r"\b(?:\w+\s)?(?:months?|weeks?)\spregnant\b|\bpregnan(?:t|cy)\b|\bmiscarriage\b"),
        ("place", r"\b(?:room|bed|bunk|dorm(?:itory)?|block|floor)\s(?:no\.?\s)?\d{1,4}[a-z]?\b"),
        ("unique", r"[\p{L}\p{M} ]{0,24}(?:คนเดียว|ผู้เดียว|ຜູ້ດຽວ|ຄົນດຽວ|တစ်ယောက်တည်း|တစ်ဦးတည်း|តែម្នាក់|តែមួយគត់)"),
        ("unique", r"(?:एकमात्र|एक मात्र|इकलौत[\p{L}\p{M}]+|একমাত্র|duy nhat|satu-satunya)(?: [\p{L}\p{M}]+){0,5}"),
        ("unique", r"(?:[\p{L}]+ ){1,4}(?:الوحيد|الوحيده)\b"),
    )
)  # fmt: skip


def telling_details(view: View) -> Iterator[Span]:
    """Family, age, health, room and whatever is said to be the only one of its kind."""
    for rule, find in _DETAILS:
        for match in find.finditer(view.text):
            begin, end = match.start(), match.start() + len(match[0].rstrip())
            start, stop = view.folded.span(begin, end)
            yield Span(start, stop, None, "detail", "amber", rule)


def unknown_people(view: View) -> Iterator[Span]:
    """What stands after a title, or after words such as "called", and is written like a name."""
    words = view.words
    for at, word in enumerate(words[:-1]):
        if word.text in _BEFORE_NAMES and not UNSPACED.match(word.text):
            last = _name_end(view, words, at)
            if last > at:
                start, end = view.folded.span(words[at + 1].start, words[last].end)
                yield Span(start, end, None, "person", "amber", "name after a cue")
        elif at and word.text in TITLES_AFTER and _name_before(view, words[at - 1], word):
            start, end = view.folded.span(words[at - 1].start, words[at - 1].end)
            yield Span(start, end, None, "person", "amber", "name before a title")
    if UNSPACED.search(view.text):
        for match in _UNSPACED_TITLE.finditer(view.text):
            start, end = view.folded.span(*match.span("name"))
            yield Span(start, end, None, "person", "amber", "name after a cue")


_LATIN_CUES = frozenset(word for word in ROLES | NAME_CUES if word.isascii())
_BEFORE_NAMES = (TITLES | _LATIN_CUES) - {"u", "mi", "co", "em", "an", "ba", "san", "teh"}


def _name_before(view: View, word: Word, title: Word) -> bool:
    return _namelike(view, word) and view.adjoin(word, title)


def _name_end(view: View, words: Sequence[Word], at: int) -> int:
    """The last word of the name that follows words[at]; `at` itself if none does."""
    last = at
    while last + 1 < len(words) and last - at < 4 and view.adjoin(words[last], words[last + 1]):
        following = words[last + 1]
        if not _namelike(view, following):
            break
        last += 1
        if not "a" <= following.text[0] <= "z":
            break
    return last


def _namelike(view: View, word: Word) -> bool:
    if word.text.isdigit() or not view.capital(word):
        return False
    return len(word.text) > 1 and (not is_common(word.text) or not view.opens_sentence(word))
