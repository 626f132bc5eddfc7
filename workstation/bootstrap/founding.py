"""Makes a vault with its office: users, the organisation's recovery identity and its seal."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crypto.age import AgeIdentity
from crypto.certificates import OrganisationSeal, new_seal, to_bytes
from crypto.passphrase import DEFAULT_MEM_BYTES, KdfParameters, strength
from crypto.recovery import new_code
from workstation.bootstrap.machine import kdf_here
from workstation.bootstrap.sheets import sheet_file
from workstation.errors import BadInput
from workstation.ports import Progress, Silent
from workstation.records.access import CASES, ENTITLED, SEAL, Role
from workstation.records.members import NewUser
from workstation.records.office import Office
from workstation.services.partners import card_words
from workstation.store.create import Plan, Secret, create
from workstation.store.files import Files
from workstation.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Founding:
    """Somebody who works here from the first day; `code` is theirs to keep on paper."""

    role: Role
    name: str
    passphrase: str = field(repr=False)
    code: tuple[str, ...] = field(default_factory=new_code, repr=False)


def found_vault(
    path: Path,
    founders: Sequence[Founding],
    office: str,
    sheet: Path | None,
    progress: Progress | None = None,
    kdf: KdfParameters | None = None,
) -> dict[str, Any]:
    """Make a vault for these users; the recovery sheets are written where `sheet` says.

    Raises BadInput for a weak passphrase or a vault in which nobody could work on cases.
    """
    _refuse(founders)
    recovery, seal = AgeIdentity.generate(), new_seal(_today())
    users = [NewUser(f.name or f.role.label, f.role, f.passphrase, f.code) for f in founders]
    plan = Plan(
        users=users,
        organisation=recovery.recipient,
        kdf=kdf or kdf_here(),
        secrets=(Secret(SEAL, to_bytes(seal)),),
    )
    # First the paper: a vault whose words were not written down is not made.
    if sheet is not None:
        Files().write(sheet, sheet_file(sheet, office, founders, recovery))
    try:
        made = create(path, plan, progress or Silent())
    except BaseException:
        if sheet is not None:
            Files().remove(sheet)
        raise
    _keep_office(made, founders, office, recovery, seal)
    return {
        "vault": str(made),
        "users": len(users),
        "sheet": str(sheet) if sheet else "",
        "little_memory": plan.kdf.mem_bytes < DEFAULT_MEM_BYTES,
    }


def _refuse(founders: Sequence[Founding]) -> None:
    if not any(f.role in ENTITLED[CASES] for f in founders):
        raise BadInput("Nobody here could open a case.", "Add a case worker or a supervisor.")
    for founder in founders:
        if not strength(founder.passphrase).enough:
            raise BadInput(
                f"The passphrase of {founder.name or founder.role.label} can be guessed.",
                "Take five words from the dice.",
            )


def _keep_office(
    path: Path,
    founders: Sequence[Founding],
    name: str,
    recovery: AgeIdentity,
    seal: OrganisationSeal,
) -> None:
    first = next(f for f in founders if f.role in ENTITLED[CASES])
    unlocked = Vault.open(path).unlock(first.passphrase)
    signer = str(seal.minisign.public)
    try:
        with unlocked.open_work() as work:
            work.put(
                Office(
                    name=name,
                    signer=signer,
                    recipient=recovery.recipient,
                    certificate=seal.certificate,
                    issuer=seal.authority,
                    check_words=card_words(recovery.recipient, signer),
                )
            )
            work.commit()
    finally:
        unlocked.close()


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()
