"""What is wrong with a row of an import or an answer, in the words of whoever wrote the file."""

import re
from collections.abc import Callable
from types import MappingProxyType

_LABELS = MappingProxyType(
    {
        "text": "What happened, in their own words",
        "title": "What it is about",
        "codes": "Kinds of issue",
        "received": "Day it came in",
        "fear": "Own fear",
        "wants": "What the worker wants",
        "affected": "How many are affected",
        "severity": "Severity",
        "since": "Day it began",
        "employer": "Employer",
        "contact_plan": "Safe contact",
        "consents": "Consents",
        "risk": "Risk assessment",
        "spans": "Names in the text",
        "variants": "Other forms of names",
    }
)
_AT = re.compile(r" - at (?:`key` in )?`\$\.?(.*?)`$")
_Say = Callable[[re.Match[str], str], str]
_SAID: tuple[tuple[re.Pattern[str], _Say], ...] = tuple(
    (re.compile(pattern), say)
    for pattern, say in (
        (r"missing required field `(\w+)`", lambda m, _: f"{label(m[1])} is missing: fill it in"),
        (
            r"unknown field `(.*)`",
            lambda m, _: f"No column or field is called “{m[1][:40]}”: take it out or rename it",
        ),
        (r"length <= (\d+)", lambda m, what: f"{what} is too long: {int(m[1]):,} signs at most"),
        (r"length >= 1\b", lambda m, what: f"{what} is empty: fill it in"),
        (r"`int` >= (\d+)", lambda m, what: f"{what} is too small: {m[1]} or more"),
        (r"`int` <= (\d+)", lambda m, what: f"{what} is too large: {int(m[1]):,} at most"),
        (r"xpected `int", lambda m, what: f"{what} is no whole number: write digits"),
        (r"`date`|ISO8601|RFC3339", lambda m, what: f"{what} is no day: write it as 2026-11-22"),
    )
)


def label(path: str) -> str:
    """What a form calls a field of the intake document, with the place where it stands."""
    known = _LABELS.get(re.split(r"[.\[]", path)[0])
    return f"{known} (“{path}”)" if known else f"“{path}”"


def problem_words(problem: str, whole: str = "The row") -> str:
    """A refusal of the reader as what is wrong and what to do; nothing of the content.

    `whole` is what it is called where the place is not one of its fields.
    """
    where = _AT.search(problem)
    what = label(where[1]) if where and where[1] else whole
    for pattern, say in _SAID:
        if found := pattern.search(problem):
            return say(found, what)
    return f"{what} is not written as the format asks: look at the template"
