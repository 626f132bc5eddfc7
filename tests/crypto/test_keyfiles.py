"""Facts about the key files of compartments."""

import pytest

from crypto.age import AgeIdentity, seal_small
from crypto.keyfiles import STANZAS, open_keyfile, open_secret, seal_keyfile, seal_secret
from crypto.keys import CompartmentKey
from workstation.errors import BadInput, Damaged, NotEntitled

RECOVERY = AgeIdentity.generate()


def test_every_entitled_user_and_the_recovery_sheet_open_it() -> None:
    users = [AgeIdentity.generate() for _ in range(3)]
    key = CompartmentKey.generate()

    sealed = seal_keyfile(key, [user.recipient for user in users], RECOVERY.recipient)

    assert all(open_keyfile(sealed, who) == key for who in (*users, RECOVERY))


def test_somebody_else_is_not_entitled() -> None:
    sealed = seal_keyfile(CompartmentKey.generate(), [], RECOVERY.recipient)

    with pytest.raises(NotEntitled):
        open_keyfile(sealed, AgeIdentity.generate())


@pytest.mark.parametrize("users", [0, 1, 31])
def test_the_number_of_users_does_not_show(users: int) -> None:
    recipients = [AgeIdentity.generate().recipient for _ in range(users)]

    sealed = seal_keyfile(CompartmentKey.generate(), recipients, RECOVERY.recipient)

    assert sealed.count(b"\n-> X25519 ") == STANZAS


def test_32_users_are_too_many() -> None:
    recipients = [AgeIdentity.generate().recipient for _ in range(STANZAS)]

    with pytest.raises(BadInput):
        seal_keyfile(CompartmentKey.generate(), recipients, RECOVERY.recipient)


def test_naming_somebody_twice_is_naming_them_once() -> None:
    sealed = seal_secret(b"x", [RECOVERY.recipient] * 40, RECOVERY.recipient)

    assert open_secret(sealed, RECOVERY) == b"x"


def test_a_key_file_that_holds_no_key_is_damaged() -> None:
    with pytest.raises(Damaged, match="no key"):
        open_keyfile(seal_small(b"short", [RECOVERY.recipient]), RECOVERY)


def test_every_changed_byte_is_noticed() -> None:
    sealed = seal_keyfile(CompartmentKey.generate(), [], RECOVERY.recipient)

    for place in range(0, len(sealed), 7):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises((Damaged, NotEntitled)):
            open_keyfile(bytes(changed), RECOVERY)
