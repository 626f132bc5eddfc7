"""The kinds that open and close isolates and embeddings, and which of them belong together."""

from collections.abc import Sequence

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED = EMBEDDINGS | {"PDF", "BN"}


def closers(kinds: Sequence[str]) -> dict[int, int]:
    """For each isolate that is closed, where its PDI stands (BD9)."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for i, kind in enumerate(kinds):
        if kind in ISOLATES:
            opened.append(i)
        elif kind == "PDI" and opened:
            found[opened.pop()] = i
    return found


def first_strong(kinds: Sequence[str], start: int = 0, inside: bool = False) -> int | None:
    """0 or 1 for the first strong character outside isolates (P2, P3); None if there is none.

    `inside` stops at the PDI that ends the isolate begun before `start` (X5c).
    """
    depth = 0
    for i in range(start, len(kinds)):
        kind = kinds[i]
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            if inside and not depth:
                return None
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return None
