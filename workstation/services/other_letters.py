"""The same name in other letters: forms recorded for one person, and spellings by rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workstation.errors import Missing, NotEntitled
from workstation.ports import Reader
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.records.listing import Hit
from workstation.records.people import Person
from workstation.text import fold_query
from workstation.text.spellings import spellings

_PEOPLE = 8
"""People whose other forms are looked for; a query that fits more is a part of many names."""
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class OtherLetters:
    """What stands there in other letters than were typed.

    `sure` holds forms that are recorded for a person of this name, in that person's own cases;
    `alike` holds spellings that a rule allows, of whoever it may be.
    """

    sure: tuple[Hit, ...] = ()
    alike: tuple[Hit, ...] = ()


def other_letters(reader: Reader, query: str, typed: Sequence[Hit]) -> OtherLetters:
    """The same name in other letters, without what `typed` has found as it was typed."""
    asked = fold_query(query)
    seen = {hit.record for hit in typed}
    sure, forms = [], set[str]()
    for person in _people(reader, typed):
        own = recorded_forms(person, asked)
        forms.update(own)
        cases = {tie.case for tie in reader.find(Involvement, person=person.id)}
        sure += [h for h in reader.search_any(own) if h.case in cases or h.record == person.id]
    sure = _fresh(sure, seen)
    spelt = dict.fromkeys((*sorted(forms), *spellings(asked)))
    hits = reader.search_any(list(spelt))
    alike = _fresh((hit for hit in hits if _whole_word(hit)), seen)
    return OtherLetters(tuple(sure[:_SHOWN]), tuple(alike[:_SHOWN]))


def recorded_forms(person: Person, asked: str) -> list[str]:
    """The part of a person's other names that says what was asked, folded.

    A name of as many words tells by place, any other by a spelling; what cannot be told is left
    out, so that no more of a name is shown than was typed.
    """
    names = [fold_query(name.text) for name in person.names]
    found = {
        part
        for name in names
        for begin, end in _places(name.split(), asked.split())
        for other in names
        for part in _part(other.split(), len(name.split()), begin, end)
    }
    if found or any(asked in name for name in names):
        alike = set(spellings(asked))
        found |= {word for name in names for word in name.split() if word in alike}
    return sorted(found - {asked})


def _people(reader: Reader, typed: Sequence[Hit]) -> Iterator[Person]:
    people = dict.fromkeys(hit.record for hit in typed if hit.kind == "person")
    if len(people) > _PEOPLE:
        return
    for id in people:
        try:
            yield reader.get(Person, id)
        except (Missing, NotEntitled):
            continue


def _places(words: Sequence[str], asked: Sequence[str]) -> Iterator[tuple[int, int]]:
    for begin in range(len(words) - len(asked) + 1):
        if words[begin : begin + len(asked)] == list(asked):
            yield begin, begin + len(asked)


def _part(words: Sequence[str], length: int, begin: int, end: int) -> Iterator[str]:
    if begin == 0 and end == length:
        yield " ".join(words)
    elif len(words) == length:
        yield " ".join(words[begin:end])


def _whole_word(hit: Hit) -> bool:
    """Whether a match is a word; scripts that write words together have no such places."""
    if not hit.snippet[hit.start : hit.end].isascii():
        return True
    around = hit.snippet[max(hit.start - 1, 0) : hit.start] + hit.snippet[hit.end : hit.end + 1]
    return not any(sign.isalnum() for sign in around)


def _fresh(hits: Iterable[Hit], seen: set[Id]) -> list[Hit]:
    found = []
    for hit in hits:
        if hit.record not in seen:
            seen.add(hit.record)
            found.append(hit)
    return found
