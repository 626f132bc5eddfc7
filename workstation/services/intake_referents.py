"""Who and what an intake speaks of: each tag once, with every form that it bears."""

import re
from collections.abc import Iterator

from workstation.records.taxonomy import IssueCode
from workstation.services.intake_format import IntakeIn, SiteIn
from workstation.text import fold, squash

_SUPPORT = re.compile(r"foundation|union|network|centre|center|clinic|institute|aid\b", re.I)


def referents(intake: IntakeIn) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each tag once, with its type and all its forms, in order of first appearance."""
    kinds: dict[str, str] = {}
    forms: dict[str, dict[str, None]] = {}
    for span in intake.spans:
        kinds.setdefault(span.tag, span.type)
        forms.setdefault(span.tag, {})[span.text] = None
    for tag, others in intake.variants.items():
        kinds.setdefault(tag, _TAG_TYPES.get(tag[0], "other"))
        forms.setdefault(tag, {}).update(dict.fromkeys(others))
    for tag, kind in kinds.items():
        yield tag, kind, tuple(form for form in forms[tag] if form.strip())


_TAG_TYPES = {
    "W": "worker",
    "F": "family",
    "H": "defender",
    "I": "interpreter",
    "A": "alleged_perpetrator",
    "R": "recruiter",
    "O": "organisation",
    "L": "place",
    "D": "date",
    "N": "number",
    "U": "unique_detail",
}


def employer_of(intake: IntakeIn) -> SiteIn | None:
    """The workplace that is named as such, else the first firm that is no union or NGO."""
    if intake.employer is not None:
        return intake.employer
    for tag, kind, forms in referents(intake):
        if kind == "organisation" and not any(_SUPPORT.search(form) for form in forms):
            return SiteIn(name=forms[0], tag=tag)
    return None


def safe_title(intake: IntakeIn) -> str:
    """The title, or the issues in words where the title names somebody."""
    if intake.title and not _tells(intake):
        return intake.title
    words = [IssueCode(c).label for c in intake.codes if c in IssueCode.__members__]
    return ", ".join(words[:2]) or "Not described yet"


def _tells(intake: IntakeIn) -> bool:
    """Whether a title holds a part of a name or a number, however it is spaced."""
    title = squash(fold(intake.title)).text
    return _NUMBER.search(title) is not None or any(part in title for part in _parts(intake))


def _parts(intake: IntakeIn) -> Iterator[str]:
    for _, kind, forms in referents(intake):
        for form in forms:
            folded = fold(form).text
            yield squash(fold(form)).text
            if kind not in _PLAIN:
                yield from (word for word in folded.split() if len(word) >= _LEAST)


_PLAIN = frozenset({"unique_detail", "date"})
_LEAST = 3
_NUMBER = re.compile(r"\d{4}")
