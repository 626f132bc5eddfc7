"""Words that stand for units of one name, in the order of the text."""

from dataclasses import dataclass
from functools import lru_cache

from exports.redaction.names.name import Name


@dataclass(slots=True)
class Hit:
    """One word that stands for the units in `mask`."""

    word: int
    mask: int
    quality: int


@dataclass(slots=True)
class Run:
    """Neighbouring words of one name, in the order of the text."""

    name: Name
    hits: list[Hit]
    floor: int = 0  # the first word that may belong to it

    @property
    def mask(self) -> int:
        """The bits of all units that some word stands for."""
        mask = 0
        for hit in self.hits:
            mask |= hit.mask
        return mask

    @property
    def place(self) -> tuple[int, int]:
        """The first word of it and the last."""
        return self.hits[0].word, self.hits[-1].word

    def goes_on(self, hit: Hit, step: int) -> bool:
        """Whether a word on that side keeps the order of a name that has one."""
        return not self.name.ordered or (
            hit.mask > self.mask if step > 0 else hit.mask < self.mask & -self.mask
        )

    def turned(self, mask: int) -> "Run | None":
        """What goes on in the order of the record where the first word is said again."""
        first, *others = self.hits
        again = first.mask == mask and others and others[-1].mask < mask
        return Run(self.name, others, others[0].word) if again else None

    def units_of(self, hit: Hit) -> list[str]:
        """The units that the hit stands for."""
        return [unit for bit, unit in enumerate(self.name.units) if hit.mask >> bit & 1]

    def is_strong(self, hit: Hit) -> bool:
        """Whether one of these units tells apart."""
        return any(not weak for bit, weak in enumerate(self.name.weak) if hit.mask >> bit & 1)


@lru_cache(maxsize=1 << 14)
def lacking_of(units: tuple[str, ...], taken: int) -> tuple[str, ...]:
    """The units for which no bit is set in `taken`."""
    return tuple(unit for bit, unit in enumerate(units) if not taken >> bit & 1)
