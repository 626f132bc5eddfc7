"""Opens the vault for reading with the second person's keys and lets the rules decide."""

import exports.documents.sign_pades  # noqa: F401 - a seal follows; loads while the key is derived
from crypto.certificates import from_bytes
from exports.preview.wall import ChildWall
from workstation.ports import Approval
from workstation.records.kit import Id
from workstation.second_look.press import OfficePress
from workstation.second_look.redacting import ScannerRedactor
from workstation.services.approvals import Approvals
from workstation.services.leaving_pages import LeavingPages
from workstation.store.clock import utc_now
from workstation.store.people import Held, namesakes
from workstation.store.vault import Vault


def approved(vault: Vault, held: Held, briefing: Id) -> Approval:
    """Raises NotEntitled, Refused with every blocker."""
    reader = vault.reader(held)
    try:
        sealed = held.secrets.get("seal")
        press = OfficePress(from_bytes(sealed) if sealed else None)
        pages = LeavingPages(reader, vault.evidence(reader), ChildWall())
        own = namesakes(reader.connection, held)
        who = (held.token, held.role, utc_now, own)
        return Approvals(reader, ScannerRedactor(), press, pages, *who).approve(briefing)
    finally:
        reader.close()
