"""Opens the vault for reading with the second person's keys and lets the rules decide."""

from pathlib import Path

from crypto.certificates import from_bytes
from crypto.minisign import sign
from exports.preview.wall import ChildWall
from workstation.bootstrap.press import OfficePress
from workstation.bootstrap.redacting import ScannerRedactor
from workstation.errors import BadInput
from workstation.ports import Approval
from workstation.records.access import Role
from workstation.records.erasure import STATES_FIRST, Countersigned
from workstation.records.kit import Id, UserToken
from workstation.services.approvals import Approvals
from workstation.services.leaving_pages import LeavingPages
from workstation.store.clock import utc_now
from workstation.store.ledger import COMMENT
from workstation.store.vault import Vault


def proof(path: Path, passphrase: str) -> tuple[UserToken, Role]:
    """Whose passphrase it is. Raises WrongPassphrase."""
    held = Vault.open(path).prove(passphrase)
    return held.token, held.role


def countersigned(path: Path, passphrase: str, body: bytes) -> Countersigned:
    """A second signature under a statement about an erasure. Raises WrongPassphrase, BadInput."""
    if not body.startswith(STATES_FIRST):
        raise BadInput("This is no statement about an erasure.")
    held = Vault.open(path).prove(passphrase)
    return Countersigned(held.token, held.role, sign(body, held.identity.signing, COMMENT))


def approval(path: Path, passphrase: str, briefing: Id) -> Approval:
    """Raises WrongPassphrase, NotEntitled, Refused with every blocker."""
    vault = Vault.open(path)
    held = vault.prove(passphrase)
    reader = vault.reader(held)
    try:
        sealed = held.secrets.get("seal")
        press = OfficePress(from_bytes(sealed) if sealed else None)
        pages = LeavingPages(reader, vault.evidence(reader), ChildWall())
        asked = Approvals(reader, ScannerRedactor(), press, pages, held.token, held.role, utc_now)
        return asked.approve(briefing)
    finally:
        reader.close()
