"""What the leak gate hands on: findings, or a file that passed."""

from dataclasses import InitVar, dataclass, field

_GATE = object()


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason why a file may not leave: where, by which rule, in words that quote nothing."""

    where: str
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Passed:
    """The bytes of a PDF that the gate looked at and found nothing in.

    Raises TypeError when anything but the gate builds one.
    """

    data: bytes = field(repr=False)
    passed: InitVar[object]

    def __post_init__(self, passed: object) -> None:
        if passed is not _GATE:
            raise TypeError("only the leak gate says that a file passed")


class CleanPdf(Passed):
    """An unsigned PDF. Signing takes nothing else."""

    __slots__ = ()


class SealedPdf(Passed):
    """A sealed PDF that passed both looks. Only these leave."""

    __slots__ = ()


def admit(data: bytes) -> CleanPdf:
    """For the gate alone, after a look that found nothing."""
    return CleanPdf(data, _GATE)


def admit_sealed(data: bytes) -> SealedPdf:
    """For the gate alone, after a second look that found nothing."""
    return SealedPdf(data, _GATE)
