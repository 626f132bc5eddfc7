"""Values that only a step of their own makes: each carries a proof of the very parts it is of."""

from typing import Any, Final, TypeVar

import msgspec

_KEY: Final = object()
_WORDS = "a release goes through its steps in order"


class Proof:
    """Shows which step made a value and of what; copied into another value it shows nothing."""

    __slots__ = ("_kind", "_parts")

    def __init__(self, key: object, kind: type, parts: tuple[object, ...]) -> None:
        if key is not _KEY:
            raise TypeError(_WORDS)
        self._kind, self._parts = kind, parts

    def shows(self, value: "Proven") -> bool:
        """Whether it was made for this value, none of whose parts was exchanged."""
        names = (name for name in type(value).__struct_fields__ if name != "proof")
        own = tuple(getattr(value, name) for name in names)
        same = len(own) == len(self._parts) and all(map(_is, own, self._parts))
        deeper = (part for part in own if isinstance(part, Proven))
        return type(value) is self._kind and same and all(map(_shown, deeper))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Proof)

    def __hash__(self) -> int:
        return hash(Proof)


class Proven(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a step. Made by hand, changed or derived from it raises TypeError."""

    proof: Proof | None = None

    def __post_init__(self) -> None:
        genuine(self, type(self))


P = TypeVar("P", bound=Proven)


def made(kind: type[P], *parts: Any) -> P:
    """A value of a step; called by that step, once it has asked what it has to ask."""
    return kind(*parts, proof=Proof(_KEY, kind, parts))


def genuine(value: object, kind: type[P]) -> P:
    """The value, if its step made it. Raises TypeError for anything else, a subclass too."""
    if type(value) is not kind or not _shown(value):
        raise TypeError(_WORDS)
    return value


def _shown(value: Proven) -> bool:
    return type(value.proof) is Proof and value.proof.shows(value)


def _is(one: object, other: object) -> bool:
    return one is other
