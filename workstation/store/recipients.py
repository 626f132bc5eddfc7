"""Where backups are sealed: to whom the orders know, and to recovery words that each one signed.

Everybody can write into vault.db. So a recipient counts there only with the signature of the user
whose words they are, by the key that vouched orders name.
"""

from collections.abc import Iterable
from dataclasses import replace

from crypto.age import read_recipient
from crypto.identities import Identity
from crypto.minisign import PublicKey, sign, verify
from crypto.slots import UserSecret
from workstation.errors import WorkstationError
from workstation.records.members import UserState
from workstation.store.check import Finding
from workstation.store.connect import Connection
from workstation.store.layout import Header
from workstation.store.orders import Member
from workstation.store.people import Held, User, read_users
from workstation.store.standing import Standing, standing

_ABOUT = "casehaven/v1/recovery"
_COMMENT = "recovery recipient"


def sign_recovery(vault: str, secret: UserSecret, recipient: str) -> bytes:
    """A user's signature of where backups are sealed for their recovery words."""
    signing = Identity.from_seed(secret.seed).signing
    return sign(_statement(vault, secret.token.hex(), recipient), signing, _COMMENT)


def recipients(vault: str, stands: Standing, users: Iterable[User], held: Held) -> list[str]:
    """Who opens a backup: active users, their words, the organisation.

    Where no file vouches for the orders, only whoever makes it: nobody else is known.
    """
    log = stands.vouched()
    known = replace(stands, log=log)
    members = [m for m in log.roster().present if known.state(m.token) is UserState.ACTIVE]
    if not log.orders:
        members = [Member(held.token, held.role, held.identity.public)]
    words = _signed(vault, members, users)
    office = [log.organisation] if log.organisation else []
    return [*(member.public.recipient for member in members), *words, *office]


def check_recipients(connection: Connection, header: Header) -> list[Finding]:
    """Orders that no file vouches for, and words that are not signed by whom they belong to."""
    log = standing(connection, header.vault).vouched()
    users, members = read_users(connection, None), log.roster().present
    here = {member.token for member in members}
    noted = sum(user.recovery is not None for user in users if user.token in here)
    unsigned = noted - len(_signed(header.vault, members, users))
    told = ((not log.orders, _UNKNOWN), (unsigned, _UNSIGNED.format(unsigned)))
    return [Finding("vault", words) for wrong, words in told if wrong]


_UNKNOWN = "No file vouches for the orders, so backups are sealed to whoever makes them alone."
_UNSIGNED = (
    "The recovery words of {} users are not signed by them, so they open no new backup. "
    "Whoever unlocks with their words once, or chooses new ones, signs them."
)


def _signed(vault: str, members: Iterable[Member], users: Iterable[User]) -> list[str]:
    signers = {member.token: member.public.signer for member in members}
    return [
        user.recovery
        for user in users
        if user.recovery and user.token in signers and _is_signed(vault, user, signers[user.token])
    ]


def _is_signed(vault: str, user: User, signer: PublicKey) -> bool:
    recipient = user.recovery or ""
    try:
        read_recipient(recipient)
        statement = _statement(vault, user.token, recipient)
        verify(statement, user.recovery_signature or b"", signer)
    except WorkstationError:
        return False
    return True


def _statement(vault: str, token: str, recipient: str) -> bytes:
    return f"{_ABOUT}:{vault}:{token}:{recipient}".encode()
