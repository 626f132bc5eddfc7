"""Opens the vault for reading with the second person's keys and lets the rules decide."""

from pathlib import Path

from crypto.certificates import from_bytes
from workstation.bootstrap.press import OfficePress
from workstation.bootstrap.redacting import ScannerRedactor
from workstation.ports import Approval
from workstation.records.kit import Id
from workstation.services.approvals import Approvals
from workstation.store.vault import Vault


def approval(path: Path, passphrase: str, briefing: Id) -> Approval:
    """Raises WrongPassphrase, NotEntitled, Refused with every blocker."""
    vault = Vault.open(path)
    held = vault.prove(passphrase)
    reader = vault.reader(held)
    try:
        sealed = held.secrets.get("seal")
        press = OfficePress(from_bytes(sealed) if sealed else None)
        asked = Approvals(reader, ScannerRedactor(), press, held.token, held.role)
        return asked.approve(briefing)
    finally:
        reader.close()
