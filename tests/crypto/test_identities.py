"""Facts about the two keys of a user."""

import subprocess
from pathlib import Path

import pytest

from crypto.age import open_small, seal_small
from crypto.bech32 import encode
from crypto.identities import Identity
from crypto.minisign import sign, verify

SEED = bytes(range(32))


def test_frozen_keys_never_change() -> None:
    identity = Identity.from_seed(SEED)

    assert (
        identity.public.recipient
        == "age1skzwpltadu0vyj8tq52279ay7hywev4njf2vnjg0wyfyux27zydqsgwhwd"
    )
    assert str(identity.public.signer) == "RWR2EaQ51jRAOA3lSRUzQ5jcjdR85Son4ikVA6bmAqle15ntu+K/93Ll"


def test_both_keys_work() -> None:
    identity = Identity.from_seed(SEED)

    assert open_small(seal_small(b"x", [identity.public.recipient]), [identity.age]) == b"x"
    assert verify(b"x", sign(b"x", identity.signing, "c"), identity.public.signer) == "c"


def test_seeds_and_uses_give_unrelated_keys() -> None:
    one, other = Identity.from_seed(SEED), Identity.from_seed(bytes(32))

    assert one.public.recipient != other.public.recipient
    assert one.public.signer.key_id != other.public.signer.key_id
    assert encode("age-secret-key-", one.signing.seed).upper() != one.age.secret


def test_age_reads_the_identity_and_agrees_on_the_recipient(tmp_path: Path) -> None:
    identity = Identity.from_seed(SEED)
    line = tmp_path / "identity"
    line.write_text(identity.age.secret + "\n")

    found = subprocess.run(
        ["age-keygen", "-y", str(line)], check=True, capture_output=True, text=True
    )

    assert found.stdout.strip() == identity.public.recipient


def test_nothing_secret_is_shown() -> None:
    assert repr(Identity.from_seed(SEED)) == "Identity()"
    assert "SECRET" not in repr(Identity.from_seed(SEED).age)
    assert repr(Identity.from_seed(SEED).signing) == "SecretKey()"


def test_a_seed_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        Identity.from_seed(b"short")


def test_bech32_agrees_with_its_specification() -> None:
    assert encode("a", b"") == "a12uel5l"
