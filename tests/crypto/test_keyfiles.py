"""Facts about the key files of compartments."""

import pytest

from crypto.age import AgeIdentity
from crypto.keyfiles import STANZAS, open_secret, seal_secret
from workstation.errors import BadInput, Damaged, NotEntitled

RECOVERY = AgeIdentity.generate()
KEY = bytes(range(32))


def test_every_entitled_user_and_the_recovery_sheet_open_it() -> None:
    users = [AgeIdentity.generate() for _ in range(3)]
    sealed = seal_secret(KEY, [user.recipient for user in users], RECOVERY.recipient)

    assert all(open_secret(sealed, who) == KEY for who in (*users, RECOVERY))


def test_somebody_else_is_not_entitled() -> None:
    sealed = seal_secret(KEY, [], RECOVERY.recipient)

    with pytest.raises(NotEntitled):
        open_secret(sealed, AgeIdentity.generate())


@pytest.mark.parametrize("users", [0, 1, 31])
def test_the_number_of_users_does_not_show(users: int) -> None:
    recipients = [AgeIdentity.generate().recipient for _ in range(users)]

    sealed = seal_secret(KEY, recipients, RECOVERY.recipient)

    assert sealed.count(b"\n-> X25519 ") == STANZAS


def test_32_users_are_too_many() -> None:
    recipients = [AgeIdentity.generate().recipient for _ in range(STANZAS)]

    with pytest.raises(BadInput):
        seal_secret(KEY, recipients, RECOVERY.recipient)


def test_naming_somebody_twice_is_naming_them_once() -> None:
    sealed = seal_secret(b"x", [RECOVERY.recipient] * 40, RECOVERY.recipient)

    assert open_secret(sealed, RECOVERY) == b"x"


def test_every_changed_byte_is_noticed() -> None:
    sealed = seal_secret(KEY, [], RECOVERY.recipient)

    for place in range(0, len(sealed), 7):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises((Damaged, NotEntitled)):
            open_secret(bytes(changed), RECOVERY)
