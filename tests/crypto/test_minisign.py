"""Facts about signatures, with minisign's own tool as the judge."""

import base64
import io
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.identities import Identity
from crypto.minisign import (
    PublicKey,
    SecretKey,
    UnknownSigner,
    read_public_key,
    read_signature,
    sign,
    verify,
)
from workstation.errors import BadInput, Damaged

KEY = Identity.from_seed(bytes(range(32))).signing
DATA = b"what was agreed\n"
SIGNED = sign(DATA, KEY, "casehaven")


def test_a_signature_fits_its_file_and_gives_its_comment() -> None:
    assert verify(DATA, SIGNED, KEY.public) == "casehaven"


def test_a_stream_is_signed_like_its_bytes() -> None:
    assert sign(io.BytesIO(DATA), KEY, "casehaven") == SIGNED
    assert verify(io.BytesIO(DATA), SIGNED, KEY.public) == "casehaven"


def test_another_file_does_not_fit() -> None:
    with pytest.raises(Damaged):
        verify(DATA + b" ", SIGNED, KEY.public)


def test_another_comment_does_not_fit() -> None:
    with pytest.raises(Damaged):
        verify(DATA, SIGNED.replace(b": casehaven", b": casehavem"), KEY.public)


def test_another_key_is_said_to_be_another() -> None:
    with pytest.raises(UnknownSigner):
        verify(DATA, SIGNED, Identity.from_seed(bytes(32)).signing.public)


def test_a_borrowed_key_id_does_not_help() -> None:
    forged = SecretKey(bytes(32), KEY.key_id)

    with pytest.raises(Damaged):
        verify(DATA, sign(DATA, forged, "casehaven"), KEY.public)


def test_every_changed_bit_is_noticed_but_in_the_untrusted_line() -> None:
    first = SIGNED.index(b"\n")

    for place in range(first, len(SIGNED) * 8):
        changed = bytearray(SIGNED)
        if place // 8 < first:
            continue
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises((BadInput, Damaged, UnknownSigner)):
            verify(DATA, bytes(changed), KEY.public)


@given(st.binary(max_size=300) | st.binary(max_size=80).map(base64.b64encode))
def test_foreign_bytes_raise_nothing_but_bad_input(junk: bytes) -> None:
    for text in (junk, b"untrusted comment: \n" + junk + b"\ntrusted comment: \n" + junk):
        with pytest.raises(BadInput):
            read_signature(text)


def test_a_signature_of_the_older_kind_is_named_as_such() -> None:
    lines = SIGNED.split(b"\n")
    lines[1] = base64.b64encode(b"Ed" + base64.b64decode(lines[1])[2:])

    with pytest.raises(BadInput, match="kind"):
        read_signature(b"\n".join(lines))


def test_a_long_file_is_no_signature() -> None:
    with pytest.raises(BadInput):
        read_signature(SIGNED + b"x" * 20_000)


def test_the_public_key_reads_back_as_line_and_as_file() -> None:
    assert read_public_key(str(KEY.public)) == KEY.public
    assert read_public_key(KEY.public.file_text) == KEY.public


@pytest.mark.parametrize("text", ["", "RW", "x\n" * 9, "RWé", "A" * 56, "\ud800", "x" * 99_999])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_public_key(text)


def test_a_key_has_its_sizes() -> None:
    with pytest.raises(ValueError, match="32"):
        PublicKey(b"", b"")


def test_a_comment_is_one_line() -> None:
    with pytest.raises(ValueError, match="line"):
        sign(DATA, KEY, "two\nlines")


def test_minisign_accepts_ours(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(DATA)
    (tmp_path / "data.minisig").write_bytes(SIGNED)
    (tmp_path / "key.pub").write_text(KEY.public.file_text)

    done = subprocess.run(
        ["minisign", "-V", "-p", "key.pub", "-m", "data"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Trusted comment: casehaven" in done.stdout


def test_minisign_prints_the_same_key_id(tmp_path: Path) -> None:
    public = _generate(tmp_path)

    # minisign leaves the zeros at the front away.
    theirs = (tmp_path / "key.pub").read_text().splitlines()[0].split()[-1]
    assert int(public.name, 16) == int(theirs, 16)


def test_we_accept_what_minisign_signs(tmp_path: Path) -> None:
    public = _generate(tmp_path)
    (tmp_path / "data").write_bytes(DATA)
    subprocess.run(
        ["minisign", "-S", "-H", "-s", "key", "-m", "data", "-t", "theirs"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )

    assert verify(DATA, (tmp_path / "data.minisig").read_bytes(), public) == "theirs"


def _generate(folder: Path) -> PublicKey:
    subprocess.run(
        ["minisign", "-G", "-W", "-p", "key.pub", "-s", "key"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return read_public_key((folder / "key.pub").read_text())
