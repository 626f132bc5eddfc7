"""Details that single somebody out: family, age, health, a room, whatever is the only one."""

from collections.abc import Iterator

import regex

from exports.redaction.model import Span
from exports.redaction.view import View

_KIN = (
    r"(?:step|grand)?(?:mother|father|parent|sister|brother|husband|wife|son|daughter|child(?:ren)?"
    r"|baby|babies|uncle|aunt|auntie|cousin|niece|nephew|sibling|fiancee?|boyfriend|girlfriend"
    r"|partner|twin)s?(?:-in-law)?"
)
_WORDS = r"(?:[\w\-]+\s?)"
# Each with the words without which it cannot be there, so that a long text is read fast.
_DETAILS = tuple(
    (rule, tuple(signs.split("|")), regex.compile(find))
    for rule, signs, find in (
        ("family", "her |his |their |my |whose ",
         rf"\b(?:her|his|their|my|whose)\s(?:\w+\s)?{_KIN}\b"),
        ("unique", "only", rf"\b(?:the|one|is|are|was|were)\sonly\s{_WORDS}{{1,9}}"),
        ("unique", "only", rf"\bonly\s(?:one|two|three|[123])\s{_WORDS}{{1,9}}"),
        ("unique", "the ",
         r"\bthe\s(?:sole|lone|youngest|oldest|eldest|tallest|longest[\- ]serving)"
         rf"\s{_WORDS}{{1,6}}"),
        ("unique", "the one who", rf"\bthe\sone\swho\s{_WORDS}{{1,8}}"),
        ("unique", "no other|nobody else", rf"\b(?:no\sother|nobody\selse)\s{_WORDS}{{1,5}}"),
        ("age", "aged |year", r"\baged\s\d{1,2}(?:\s(?:and|to|or)\s\d{1,2})?\b"
         r"|\b\d{1,2}[\- ]years?[\- ]old\b"),
        ("health", "pregnan|miscarriage", r"\b(?:(?:\w+\s)?(?:months?|weeks?)\s)?pregnan(?:t|cy)\b"
         r"|\bmiscarriage\b"),
        ("place", "room |bed |bunk |dorm|block |floor ",
         r"\b(?:room|bed|bunk|dorm(?:itory)?|block|floor)\s(?:no\.?\s)?\d{1,4}[a-z]?\b"),
        ("unique", "คนเดียว|ผู้เดียว|ຜູ້ດຽວ|ຄົນດຽວ|တစ်ယောက်တည်း|တစ်ဦးတည်း|តែម្នាក់|តែមួយគត់",
         r"[\p{L}\p{M} ]{0,24}(?:(?:คน|ผู้)เดียว|(?:ຜູ້|ຄົນ)ດຽວ|တစ်(?:ယောက်|ဦး)တည်း|តែ(?:ម្នាក់|មួយគត់))"),
        ("unique", "एकमात्र|एक मात्र|इकलौत|একমাত্র|duy nhat|satu-satunya",
         r"(?:एक ?मात्र|इकलौत[\p{L}\p{M}]+|একমাত্র|duy nhat|satu-satunya)(?: [\p{L}\p{M}]+){0,5}"),
        ("unique", "الوحيد", r"(?:\p{L}+ ){1,4}(?:الوحيد|الوحيده)\b"),
    )
)  # fmt: skip


def details(view: View) -> Iterator[Span]:
    """Every such detail, for a person to judge."""
    for rule, signs, find in _DETAILS:
        for first, last in view.windows(signs):
            for match in find.finditer(view.text, first, last):
                begin, end = match.start(), match.start() + len(match[0].rstrip())
                start, stop = view.folded.span(begin, end)
                yield Span(start, stop, None, "detail", "amber", rule)
