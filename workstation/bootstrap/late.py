"""Adapters whose libraries load with their first use: shaping, signing, matching, bundles."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from crypto.certificates import OrganisationSeal
from workstation.ports import Parcel, Progress, Redactor, Sealer
from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, MarkedText
from workstation.records.release import BriefingText, Picture

# The whole stack at once costs over half a second of start-up (design.md 1).


class LateRedactor:
    """The Redactor port; the matcher loads with the first text."""

    def mark(self, texts: Sequence[FreeText], known: Sequence[Known]) -> tuple[MarkedText, ...]:
        """As ScannerRedactor."""
        return self._redactor.mark(texts, known)

    def left(self, text: BriefingText, known: Sequence[Known]) -> list[str]:
        """As ScannerRedactor."""
        return self._redactor.left(text, known)

    @cached_property
    def _redactor(self) -> Redactor:
        from workstation.second_look.redacting import ScannerRedactor

        return ScannerRedactor()


class LatePress:
    """The Press port; ReportLab, HarfBuzz and pyHanko load with the first page.

    It holds no seal: an author's process signs nothing.
    """

    def preview(self, text: BriefingText, pictures: Sequence[Picture] = ()) -> bytes:
        """As OfficePress."""
        from workstation.second_look.press import OfficePress

        return OfficePress().preview(text, pictures)


class LateSealer:
    """The Sealer port; age and tar load with the first bundle."""

    def __init__(self, seal: OrganisationSeal | None) -> None:
        self._seal = seal

    def seal(self, parcel: Parcel, out: Path, progress: Progress) -> None:
        """As BundleSealer."""
        from workstation.bootstrap.sealer import BundleSealer

        sealer: Sealer = BundleSealer(self._seal)
        sealer.seal(parcel, out, progress)
