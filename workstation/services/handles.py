"""Marks handles as “Worker A” like names: two briefings must not call somebody the same."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from workstation.records.identifiers import Known
from workstation.records.involvement import Involvement
from workstation.records.marks import Mark, MarkedText
from workstation.services.terms import NAMES


def with_handles(
    texts: Iterable[MarkedText], parts: Sequence[Involvement], known: Iterable[Known]
) -> tuple[MarkedText, ...]:
    """The texts with every handle of a case marked; other marks that touch one give way.

    A handle shares the token of its person's names, where this user's keys open them.
    """
    if not parts:
        return tuple(texts)
    first = {k.owner: k.id for k in known if k.kind in NAMES and k.same_as is None}
    whose = {part.handle: first.get(part.person, part.person) for part in parts}
    return tuple(_marked(text, whose) for text in texts)


def _marked(text: MarkedText, whose: Mapping[str, str]) -> MarkedText:
    longest_first = "|".join(map(re.escape, sorted(whose, key=len, reverse=True)))
    # Only Latin letters beside it make it another word: other scripts write endings on.
    places = re.finditer(f"(?<![A-Za-z])(?:{longest_first})(?![A-Za-z])", text.text)
    handles = [_mark(place, whose[place[0]]) for place in places]
    apart = [m for m in text.marks if all(m.end <= h.start or h.end <= m.start for h in handles)]
    return replace(text, marks=tuple(sorted([*apart, *handles], key=lambda mark: mark.start)))


def _mark(place: re.Match[str], whose: str) -> Mark:
    start, end = place.span()
    return Mark(start, end, "person", sure=True, rule="handle", whose=whose, decision="replace")
