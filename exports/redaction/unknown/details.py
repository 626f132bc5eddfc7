"""Details that single somebody out: family, age, health, a room, whatever is the only one."""

from collections.abc import Iterator

import regex

from exports.redaction.model import Span
from exports.redaction.reading.view import View

_KIN = (
    r"(?:step|grand)?(?:mother|father|parent|sister|brother|husband|wife|son|daughter|child(?:ren)?"
    r"|baby|babies|uncle|aunt|auntie|cousin|niece|nephew|sibling|fiancee?|boyfriend|girlfriend"
    r"|partner|twin)s?(?:-in-law)?"
)
_WORDS = r"(?:[\w\-]+\s?)"
_DETAILS = tuple(
    (rule, regex.compile(find))
    for rule, find in (
        ("family", rf"\b(?:her|his|their|my|whose)\s(?:\w+\s)?{_KIN}\b"),
        ("unique", rf"\b(?:the|one|is|are|was|were)\sonly\s{_WORDS}{{1,9}}"),
        ("unique", rf"\bonly\s(?:one|two|three|[123])\s{_WORDS}{{1,9}}"),
        ("unique", r"\bthe\s(?:sole|lone|youngest|oldest|eldest|tallest|longest[\- ]serving)"
         rf"\s{_WORDS}{{1,6}}"),
        ("unique", rf"\bthe\sone\swho\s{_WORDS}{{1,8}}"),
        ("unique", rf"\b(?:no\sother|nobody\selse)\s{_WORDS}{{1,5}}"),
        ("family", rf"\b{_KIN}\s(?:of|to)\s(?:the\s|a\s|an\s|our\s|their\s)?{_WORDS}{{1,3}}"),
        ("family", rf"\b\w+'s\s(?:\w+\s)?{_KIN}\b"),
        ("unique", rf"\bonly\s(?:four|five|six|seven|eight|nine|ten|[4-9])\s{_WORDS}{{1,6}}"),
        ("unique",
         rf"\b(?:two|three|four|five|[2-5])\s{_WORDS}{{0,2}}(?:wom[ae]n|girls|boys|widows|cousins"
         r"|sisters|brothers|twins|mothers|teenagers|orphans|nuns)\b"),
        ("unique",
         r"\b(?:\d{1,3}|[a-z]+)\s(?:passports|cards|bags|phones|papers)\sin\s(?:a|an|his|her)\s"
         rf"{_WORDS}{{1,2}}"),
        ("age", r"\baged\s\d{1,2}(?:\s(?:and|to|or)\s\d{1,2})?\b"
         r"|\b\d{1,2}[\- ]years?[\- ]old\b"),
        ("health", r"\b(?:(?:\w+\s)?(?:months?|weeks?)\s)?pregnan(?:t|cy)\b"
         r"|\bmiscarriage\b"),
        ("place", r"\b(?:room|bed|bunk|dorm(?:itory)?|block|floor)\s(?:no\.?\s)?\d{1,4}[a-z]?\b"),
        ("unique",
         r"[\p{L}\p{M} ]{0,24}(?:(?:คน|ผู้)เดียว|(?:ຜູ້|ຄົນ)ດຽວ|တစ်(?:ယောက်|ဦး)တည်း|តែ(?:ម្នាក់|មួយគត់))"),
        ("unique",
         r"(?:एक ?मात्र|इकलौत[\p{L}\p{M}]+|একমাত্র|duy nhat|satu-satunya)(?: [\p{L}\p{M}]+){0,5}"),
        ("unique", r"(?:\p{L}+ ){1,4}(?:الوحيد|الوحيده)\b"),
    )
)  # fmt: skip


def details(view: View) -> Iterator[Span]:
    """Every such detail, for a person to judge."""
    for rule, find in _DETAILS:
        for match in view.matches(find):
            begin, end = match.start(), match.start() + len(match[0].rstrip())
            start, stop = view.folded.span(begin, end)
            yield Span(start, stop, None, "detail", "amber", rule)
