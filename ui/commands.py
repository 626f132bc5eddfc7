"""What the window does at a key or by name: declared once, for the keys and for the search."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window does. `keys` are as QKeySequence reads them, the first is shown.

    Without `words` it has keys alone and stands in no list.
    """

    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    words: str = ""
    glyph: str = "go"

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The caps of its first keys."""
        return tuple(self.keys[0].split("+")) if self.keys else ()
