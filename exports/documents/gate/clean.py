"""What the leak gate hands on: findings, or a file that passed."""

from dataclasses import InitVar, dataclass, field

_PASSED = object()


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason why a file may not leave: where, by which rule, in words that quote nothing."""

    where: str
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class CleanPdf:
    """The bytes of an unsigned PDF that passed the leak gate. Signing takes nothing else.

    Raises TypeError when anything but the gate builds one.
    """

    data: bytes = field(repr=False)
    passed: InitVar[object]

    def __post_init__(self, passed: object) -> None:
        if passed is not _PASSED:
            raise TypeError("only the leak gate says that a file is clean")


def admit(data: bytes) -> CleanPdf:
    """For the gate alone, after a look that found nothing."""
    return CleanPdf(data, _PASSED)
