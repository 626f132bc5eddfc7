"""Explicit levels and overrides: rules X1 to X8 of UAX #9."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from exports.documents.bidi.isolates import EMBEDDINGS, ISOLATES, first_strong

_DEEPEST = 125
_OVERRIDES = {"LRO": "L", "RLO": "R"}


@dataclass(frozen=True, slots=True)
class _Status:
    level: int
    override: str | None
    isolate: bool


class _Walk:
    """The directional status stack while the text is read once from its start."""

    def __init__(self, kinds: Sequence[str], base: int, closing: Mapping[int, int]) -> None:
        self.original, self._base, self._closing = kinds, base, closing
        self.kind, self.level = list(kinds), [base] * len(kinds)
        self._stack = [_Status(base, None, isolate=False)]
        self._lost_isolates = self._lost_embeddings = self._open_isolates = 0

    def step(self, i: int) -> None:
        _RULES.get(self.original[i], _Walk.other)(self, i)

    def _take(self, i: int) -> None:
        top = self._stack[-1]
        self.level[i] = top.level
        if top.override:
            self.kind[i] = top.override

    def _push(self, i: int, rtl: bool) -> bool:
        top, kind = self._stack[-1], self.original[i]
        new = (top.level + 1) | 1 if rtl else (top.level + 2) & ~1
        if new > _DEEPEST or self._lost_isolates or self._lost_embeddings:
            return False
        self._stack.append(_Status(new, _OVERRIDES.get(kind), kind in ISOLATES))
        return True

    def embedding(self, i: int) -> None:
        self.level[i] = self._stack[-1].level
        if not self._push(i, self.original[i][0] == "R") and not self._lost_isolates:
            self._lost_embeddings += 1

    def isolate(self, i: int) -> None:
        self._take(i)
        kind = self.original[i]
        rtl = first_strong(self.original, i + 1, inside=True) == 1 if kind == "FSI" else False
        if self._push(i, rtl or kind == "RLI"):
            self._open_isolates += 1
        else:
            self._lost_isolates += 1

    def pop_isolate(self, i: int) -> None:
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif self._open_isolates:
            self._lost_embeddings = 0
            while not self._stack[-1].isolate:
                self._stack.pop()
            self._stack.pop()
            self._open_isolates -= 1
        self._take(i)

    def pop_embedding(self, i: int) -> None:
        if not self._lost_isolates:
            if self._lost_embeddings:
                self._lost_embeddings -= 1
            elif not self._stack[-1].isolate and len(self._stack) > 1:
                self._stack.pop()
        self.level[i] = self._stack[-1].level

    def separator(self, i: int) -> None:
        self.level[i] = self._base

    def neutral(self, i: int) -> None:
        self.level[i] = self._stack[-1].level

    def other(self, i: int) -> None:
        self._take(i)


_RULES: dict[str, Callable[[_Walk, int], None]] = {
    **dict.fromkeys(EMBEDDINGS, _Walk.embedding),
    **dict.fromkeys(ISOLATES, _Walk.isolate),
    "PDI": _Walk.pop_isolate,
    "PDF": _Walk.pop_embedding,
    "B": _Walk.separator,
    "BN": _Walk.neutral,
}


def explicit(
    kinds: Sequence[str], base: int, closing: Mapping[int, int]
) -> tuple[list[str], list[int]]:
    """The kinds after overrides, and the explicit level of every character."""
    walk = _Walk(kinds, base, closing)
    for i in range(len(kinds)):
        walk.step(i)
    return walk.kind, walk.level
