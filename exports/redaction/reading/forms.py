"""How a form of number is declared: what it looks like, what proves it, what must stand near it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import regex

from exports.redaction.model import Confidence
from workstation.text import fold

Proof = Callable[[str], bool]


def either(words: str) -> str:
    """An alternation of words as folded text has them; "_" is a blank inside a term."""
    terms = (regex.escape(word.replace("_", " ")) for word in fold(words).text.split())
    return "|".join(sorted(set(terms), key=len, reverse=True))


def branching(terms: Iterable[str]) -> str:
    """The same as their alternation with the longest first; beginnings are read once."""
    tree: dict[str, Any] = {}
    for term in terms:
        node = tree
        for char in term:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    ways = [regex.escape(char) + _branches(more) for char, more in sorted(node.items()) if char]
    if "" not in node:
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{'|'.join(ways)})?" if ways else ""


def matches_at(
    find: "regex.Pattern[str]", text: str, places: Iterable[int], end: int | None = None
) -> Iterator["regex.Match[str]"]:
    """The matches that begin at one of the places, in order and apart."""
    done = 0
    for place in places:
        match = find.match(text, place, end) if place >= done else None
        if match:
            done = match.end()
            yield match


@dataclass(frozen=True, slots=True)
class Form:
    """One form of identifier over folded text: lower case, ASCII digits, blanks for line ends.

    `proof` takes the match without blanks and hyphens. `capitals` asks for capitals in the
    original, `cue` for a word in the `within` characters before: otherwise a form is `uncued`, or
    nothing. `block` is a character of the script
    without which the form cannot be there. What is `sure` stands even beside "file" or "order".
    """

    kind: str
    rule: str
    find: "regex.Pattern[str]"
    proof: Proof | None = None
    capitals: bool = False
    cue: "regex.Pattern[str] | None" = None
    block: str = ""
    sure: bool = False
    within: int = 40
    uncued: Confidence | None = None


def form(
    kind: str,
    rule: str,
    find: str,
    proof: Proof | None = None,
    *,
    capitals: bool = False,
    cue: "regex.Pattern[str] | None" = None,
    block: str = "",
    sure: bool = False,
    within: int = 40,
    uncued: Confidence | None = None,
) -> Form:
    """A form from its expression."""
    return Form(kind, rule, regex.compile(find), proof, capitals, cue, block, sure, within, uncued)
