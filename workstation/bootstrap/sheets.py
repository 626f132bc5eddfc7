"""Recovery sheets as a file: a PDF to print, or text where the name ends so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from crypto.age import AgeIdentity
from workstation.records.access import Role


class HasWords(Protocol):
    """Somebody with recovery words of their own."""

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> Role: ...

    @property
    def code(self) -> tuple[str, ...]: ...


def sheet_file(
    path: Path, office: str, people: Sequence[HasWords], key: AgeIdentity | None = None
) -> bytes:
    """The content of a sheet to be written at `path`."""
    from exports.sheets.recovery import (  # the printing of pages loads with the first sheet
        Holder,
        recovery_sheets,
        recovery_text,
    )

    holders = [Holder(each.name or each.role.label, each.role.label, each.code) for each in people]
    if path.suffix.lower() == ".txt":
        return recovery_text(office, holders, key).encode()
    return recovery_sheets(office, holders, key)
