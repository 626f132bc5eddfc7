"""Names of the record as they are heard: in each order, without some parts, and part by part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from exports.redaction.heard.phones import STRONG, Phone, phones
from exports.redaction.lists.lexicon import GENERIC, LEGAL
from exports.redaction.names.name import Name

_NASAL = frozenset("NMG")
COARSE = str.maketrans("FCRGM", "PSLNN")


@dataclass(frozen=True, slots=True)
class HeardName:
    """Some parts of a name, or all of them, as they are heard."""

    name: Name
    heard: tuple[Phone, ...]
    key: str
    parts: int
    scripts: frozenset[int]

    def idle(self, script: int) -> bool:
        """Whether it is not looked for there: on record in it, and not a person's whole name."""
        if script not in self.scripts:
            return False
        heard = tuple(phone for unit in self.name.units for phone in phones(unit))
        return not script or self.parts < 2 or self.name.ordered or self.heard != heard


def heard_names(name: Name, scripts: frozenset[int]) -> Iterator[HeardName]:
    """The forms of a name, for all scripts but those in which the record holds it."""
    units = [unit for unit in name.units if not (name.ordered and unit in LEGAL)]
    seen: set[str] = set()
    for parts in dict.fromkeys((tuple(units), tuple(map(without_article, units)))):
        yield from _orders(name, scripts, parts, seen)


def _orders(
    name: Name, scripts: frozenset[int], units: Sequence[str], seen: set[str]
) -> Iterator[HeardName]:
    """All parts in the order of the record and in others, without some, and each alone."""
    said = [phones(unit) for unit in units]
    orders = [said]
    if len(units) > 1 and not name.ordered:
        orders += [said[-1:] + said[:-1], said[1:] + said[:1]]
    if len(units) > 2:
        orders += [said[:-1], said[1:], [said[0], said[-1]]]
    for order in orders:
        yield from _form(name, scripts, order, seen)
    telling = [part for unit, part in zip(units, said, strict=True) if unit not in GENERIC]
    if name.ordered and 1 < len(telling) < len(said):
        yield from _form(name, scripts, telling, seen)
    if not name.ordered:
        for unit, part in zip(units, said, strict=True):
            if unit in {without_article(strong) for strong in name.strong} | {*name.strong}:
                yield from _form(name, scripts, [part], seen)


def _form(
    name: Name, scripts: frozenset[int], order: Sequence[Sequence[Phone]], seen: set[str]
) -> Iterator[HeardName]:
    heard = tuple(phone for part in order for phone in part)
    parts = len(order)
    # What one script writes faintly another may write in full, and the reverse.
    sounded = [
        [phone.sign for phone in heard if phone.strong],
        [phone.sign for phone in heard if phone.sign in STRONG],
        [phone.sign for phone in heard if phone.strong and phone.sign != "R"],
        [one.sign for one, after in zip_longest(heard, heard[1:]) if _is_full(one, after)],
    ]
    for signs in sounded:
        key = "".join(signs).translate(COARSE)
        if key not in seen:
            seen.add(key)
            # A Burmese name is written as one word whatever its parts.
            whole = parts if len(name.units) > 1 or len(key) < 5 else 2
            yield HeardName(name, heard, key, whole, scripts)


def _is_full(phone: Phone, after: Phone | None) -> bool:
    """Whether it is a letter of its own; many scripts have a mere dot for n before another."""
    nasal = phone.sign in _NASAL and after is not None and after.sign in STRONG
    return phone.sign in STRONG and not nasal


def slips_allowed(form: HeardName) -> int:
    """How many strong consonants may differ: none in a part, one or two in a whole name."""
    length = len(form.key)
    return 0 if form.parts < 2 or length < 5 else 1 if length < 9 else 2


def seeds_of(key: str, slips: int) -> Iterator[tuple[int, str]]:
    """Pieces of a key of which one is unharmed if no more consonants differ than may."""
    pieces = slips + 1
    edges = [len(key) * n // pieces for n in range(pieces + 1)]
    yield from ((first, key[first:last]) for first, last in pairwise(edges))


def without_article(unit: str) -> str:
    """A part without the Arabic article."""
    return unit[2:] if unit.startswith("ال") and len(unit) > 4 else unit


def script_of(text: str) -> int:
    """A number for the script of the first letter; 0 for Latin."""
    first = text[0]
    return 0 if first < "\u0250" else ord(first) >> 7
