"""Who writes into vault.db what they like gets no backup sealed to a key of theirs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crypto.age import AgeIdentity
from crypto.identities import Identity
from crypto.recovery import code_identity, new_code
from crypto.slots import UserSecret
from tests.store.staff import age_of, as_user
from tests.store.test_grants import Staff, staff, token
from tests.store.test_insiders import INSIDER, edit, found_the_office_anew
from workstation.errors import NotEntitled
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.store.connect import Connection
from workstation.store.recipients import sign_recovery
from workstation.store.restore import BackupKey, restore
from workstation.store.unlocked import Unlocked
from workstation.store.writer import Turn

__all__ = ["staff"]

WORKER, VICTIM = Role.CASE_WORKER, Role.CUSTODIAN
Codes = dict[Role, tuple[str, ...]]
Forge = Callable[[str, UserSecret, UserSecret, str], bytes | None]


def vault_of(unlocked: Unlocked) -> str:
    return unlocked.grants._place.header.vault  # noqa: SLF001 - as an insider


def write(unlocked: Unlocked, sql: str, *values: object) -> None:
    def inside(connection: Connection) -> None:
        connection.run(sql, values)

    unlocked.grants._writer.call(Turn.WORK, inside)  # noqa: SLF001 - as an insider


def unsigned(vault: str, insider: UserSecret, victim: UserSecret, mine: str) -> None:
    return None


def signed_by_the_insider(vault: str, insider: UserSecret, victim: UserSecret, mine: str) -> bytes:
    named = UserSecret(insider.seed, victim.token, victim.role, victim.name)
    return sign_recovery(vault, named, mine)


def signed_for_another_vault(
    vault: str, insider: UserSecret, victim: UserSecret, mine: str
) -> bytes:
    return sign_recovery("00" * 16, victim, mine)


def signed_for_other_words(vault: str, insider: UserSecret, victim: UserSecret, mine: str) -> bytes:
    return sign_recovery(vault, victim, AgeIdentity.generate().recipient)


def no_signature(vault: str, insider: UserSecret, victim: UserSecret, mine: str) -> bytes:
    return b"untrusted comment"


FORGED = [
    unsigned,
    signed_by_the_insider,
    signed_for_another_vault,
    signed_for_other_words,
    no_signature,
]


def test_backups_are_sealed_to_everybody_to_their_words_and_to_the_organisation(
    folder: Path, staff: Staff, codes: Codes, organisation: AgeIdentity
) -> None:
    with as_user(folder, staff[VICTIM]) as unlocked:
        found = unlocked.grants.recipients()
        assert unlocked.check(Silent()) == []

    users = {age_of(secret).recipient for secret in staff.values()}
    words = {code_identity(code).recipient for code in codes.values()}
    assert set(found) == users | words | {organisation.recipient}


@pytest.mark.parametrize("forge", FORGED, ids=lambda forge: forge.__name__)
def test_a_recipient_that_its_user_did_not_sign_is_left_out_and_told(
    folder: Path, staff: Staff, codes: Codes, forge: Forge
) -> None:
    insider, victim, mine = staff[INSIDER], staff[VICTIM], AgeIdentity.generate().recipient
    sql = "UPDATE main.user SET recovery = ?, recovery_signature = ? WHERE token = ?"
    with as_user(folder, insider) as unlocked:
        signature = forge(vault_of(unlocked), insider, victim, mine)
        write(unlocked, sql, mine, signature, token(victim))
        (finding,) = unlocked.check(Silent())

    assert finding.file == "vault"
    assert "words of 1 users are not signed" in finding.words
    with as_user(folder, staff[WORKER]) as unlocked:
        found = unlocked.grants.recipients()
    assert mine not in found
    assert code_identity(codes[WORKER]).recipient in found
    assert age_of(victim).recipient in found


def test_other_keys_in_the_row_of_a_user_open_no_backup(
    folder: Path, staff: Staff, tmp_path: Path
) -> None:
    insider, victim, mine = staff[INSIDER], staff[VICTIM], Identity.from_seed(b"i" * 32)
    theirs = UserSecret(b"i" * 32, victim.token, victim.role, victim.name)
    sql = (
        "UPDATE main.user SET recipient = ?1, signer = ?2, recovery = ?1, recovery_signature = ?3 "
        "WHERE token = ?4"
    )
    with as_user(folder, insider) as unlocked:
        signed = sign_recovery(vault_of(unlocked), theirs, mine.age.recipient)
        signer = str(mine.public.signer)
        write(unlocked, sql, mine.age.recipient, signer, signed, token(victim))
    (tmp_path / "stick").mkdir()
    with as_user(folder, staff[WORKER]) as unlocked:
        made = unlocked.backups.make(tmp_path / "stick", Silent())

    with pytest.raises(NotEntitled):
        restore(tmp_path / "stick" / made.name, tmp_path / "again", BackupKey(mine.age))


def test_orders_that_nobody_vouches_for_leave_backups_to_whoever_makes_them(
    folder: Path, staff: Staff, codes: Codes
) -> None:
    with as_user(folder, staff[INSIDER]) as unlocked:
        edit(unlocked, found_the_office_anew, vault_of(unlocked), staff[INSIDER])

    with as_user(folder, staff[WORKER]) as unlocked:
        found = unlocked.grants.recipients()
        findings = [finding.words for finding in unlocked.check(Silent())]

    own = {age_of(staff[WORKER]).recipient, code_identity(codes[WORKER]).recipient}
    assert set(found) == own
    assert any("No file vouches for the orders" in words for words in findings)


def test_words_that_were_not_signed_are_signed_when_they_open_and_with_new_ones(
    folder: Path, staff: Staff, codes: Codes
) -> None:
    code, recipient = codes[WORKER], code_identity(codes[WORKER]).recipient
    with as_user(folder, staff[WORKER]) as unlocked:
        write(unlocked, "UPDATE main.user SET recovery_signature = NULL")
        assert recipient not in unlocked.grants.recipients()

        unlocked.ways.note_code(" ".join(code))
        assert recipient in unlocked.grants.recipients()

        fresh = new_code()
        unlocked.ways.change_code("lantern orchard seven case_worker", " ".join(fresh))
        assert code_identity(fresh).recipient in unlocked.grants.recipients()
        assert recipient not in unlocked.grants.recipients()


def test_a_vault_of_the_first_format_knows_no_words_and_tells_nothing_of_it(
    folder: Path, staff: Staff, organisation: AgeIdentity
) -> None:
    with as_user(folder, staff[WORKER]) as unlocked:
        write(unlocked, "UPDATE main.user SET recovery = NULL, recovery_signature = NULL")

        assert unlocked.check(Silent()) == []
        users = {age_of(secret).recipient for secret in staff.values()}
        assert set(unlocked.grants.recipients()) == users | {organisation.recipient}
