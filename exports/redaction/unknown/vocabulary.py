"""The words of cue_words.txt: in sections, "_" for a blank inside a term."""

import functools
from importlib import resources

import regex

from workstation.text import fold


@functools.cache
def section(name: str) -> tuple[str, ...]:
    """The terms of one section as they are written."""
    return _sections()[name]


@functools.cache
def folded(name: str) -> frozenset[str]:
    """The terms of one section as folded text has them."""
    return frozenset(fold(term).text for term in section(name))


def either(name: str, *, of_folded: bool = True) -> str:
    """An alternation of the terms of a section, the longest first."""
    terms = folded(name) if of_folded else set(section(name))
    return "|".join(map(regex.escape, sorted(terms, key=len, reverse=True)))


def either_in_any_case(name: str) -> str:
    """The same of a section as it is written, for text in any case; quick to say no."""
    firsts = "".join(sorted({regex.escape(term[0]) for term in section(name)}))
    return rf"(?i:(?=[{firsts}])(?:{either(name, of_folded=False)}))"


@functools.cache
def _sections() -> dict[str, tuple[str, ...]]:
    text = (resources.files(__package__) / "cue_words.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            terms = found[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            terms += [term.replace("_", " ") for term in line.split()]
    return {name: tuple(terms) for name, terms in found.items()}
