"""Facts about sealing and opening bundles."""

import errno
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from crypto.minisign import PublicKey, SecretKey, sign
from crypto.streams import Reader
from crypto.tar import END
from exports.bundle import sheet
from exports.bundle.names import MANIFEST, SIGNATURE
from exports.bundle.opening import Known, Opened, Signer, open_bundle
from exports.bundle.refusals import BundleRefused, Reason
from exports.bundle.sealing import Part, seal
from tests.exports.bundle.making import (
    CONTENT,
    KNOWN,
    NAMED,
    SENDER,
    THIRD,
    a_blob,
    a_bundle,
    a_manifest,
    a_part,
    a_tar,
    entry,
    sealed_to_me,
    signed,
)
from workstation.errors import BadInput, Cancelled, Damaged, DiskFull
from workstation.ports import Silent


class StopsAt:
    """A progress whose user stops the job."""

    def __init__(self, done: int) -> None:
        self._done = done

    def step(self, done: int, total: int, note: str = "") -> None:
        assert done <= total
        if done >= self._done:
            raise Cancelled


def read_all(reader: Reader) -> bytes:
    pieces = []
    while piece := reader.read(9999):
        pieces.append(piece)
    return b"".join(pieces)


def contents(opened: Opened) -> dict[str, bytes]:
    found = {}
    for staged in opened.blobs:
        with staged.open() as plain:
            found[staged.blob.name] = read_all(plain)
    return found


def reason(bundle: bytes, staging: Path, known: Known = KNOWN) -> Reason:
    with (
        pytest.raises(BundleRefused) as caught,
        open_bundle(io.BytesIO(bundle), known, staging, Silent()),
    ):
        pass
    assert not list(staging.iterdir())
    return caught.value.reason


def test_what_was_sealed_is_opened(tmp_path: Path) -> None:
    with open_bundle(io.BytesIO(a_bundle()), KNOWN, tmp_path, Silent()) as opened:
        assert contents(opened) == {sheet.NAME: sheet.TEXT, NAMED: CONTENT}
        assert opened.signer == SENDER.public.signer
        assert opened.manifest.purpose == "Case conference"

    assert not list(tmp_path.iterdir())


def test_waiting_files_hold_no_plain_byte_run(tmp_path: Path) -> None:
    with open_bundle(io.BytesIO(a_bundle()), KNOWN, tmp_path, Silent()):
        waiting = [path.read_bytes() for path in tmp_path.iterdir()]

    assert len(waiting) == 2
    assert not any(CONTENT[:16] in each or sheet.TEXT[:16] in each for each in waiting)


def test_empty_and_block_sized_files_travel(tmp_path: Path) -> None:
    files = {f"f{size}.bin": b"x" * size for size in (0, 1, 511, 512, 513)}
    bundle = a_bundle(parts=[a_part(content, name) for name, content in files.items()])

    with open_bundle(io.BytesIO(bundle), KNOWN, tmp_path, Silent()) as opened:
        assert contents(opened) == {sheet.NAME: sheet.TEXT, **files}


@pytest.mark.parametrize("wrong", [CONTENT[:-1], CONTENT + b"x", b"y" + CONTENT[1:]])
def test_a_stored_file_that_changed_is_not_sent(wrong: bytes) -> None:
    part = Part(a_blob(), a_part(wrong).open)

    with pytest.raises(Damaged, match="not sealed"):
        seal(a_manifest(), [part], SENDER.signing, io.BytesIO(), Silent())


def test_a_cancelled_sealing_gives_nothing_that_opens(tmp_path: Path) -> None:
    out = io.BytesIO()

    with pytest.raises(Cancelled):
        seal(a_manifest(), [a_part()], SENDER.signing, out, StopsAt(9000))

    assert reason(out.getvalue(), tmp_path) is Reason.DAMAGED


def test_a_cancelled_opening_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(Cancelled),
        open_bundle(io.BytesIO(a_bundle()), KNOWN, tmp_path, StopsAt(9000)),
    ):
        pass

    assert not list(tmp_path.iterdir())


class Failing(io.RawIOBase):
    """A file on a disk that fails."""

    def __init__(self, code: int) -> None:
        self._code = code

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(self._code, "")


@pytest.mark.parametrize(("code", "kind"), [(errno.ENOSPC, DiskFull), (errno.EIO, OSError)])
def test_a_full_disk_is_told_from_a_broken_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[Exception]
) -> None:
    monkeypatch.setattr(Path, "open", lambda path, mode: Failing(code))
    monkeypatch.setattr(Path, "chmod", lambda path, mode: None)

    with pytest.raises(kind), open_bundle(io.BytesIO(a_bundle()), KNOWN, tmp_path, Silent()):
        pass


def test_a_manifest_brings_no_files_or_signer_of_its_own() -> None:
    for manifest in (
        msgspec.structs.replace(a_manifest(), blobs=(a_blob(),)),
        a_manifest(sender=THIRD),
    ):
        with pytest.raises(ValueError, match="other arguments"):
            seal(manifest, [], SENDER.signing, io.BytesIO(), Silent())


def test_what_no_reader_would_take_is_not_sealed() -> None:
    long = msgspec.structs.replace(a_manifest(), purpose="x" * 2001)
    out = io.BytesIO()

    for manifest, parts in ((long, []), (a_manifest(), [a_part(), a_part(name="twin.pdf")])):
        with pytest.raises(BadInput, match="more than one bundle"):
            seal(manifest, parts, SENDER.signing, out, Silent())

    assert not out.getvalue()


def test_a_bundle_for_somebody_else(tmp_path: Path) -> None:
    assert reason(a_bundle(a_manifest([THIRD])), tmp_path) is Reason.NOT_FOR_THIS_KEY


def test_a_bundle_without_its_signature(tmp_path: Path) -> None:
    written, _ = signed(a_manifest(), [])

    assert reason(sealed_to_me(entry(MANIFEST, written) + END), tmp_path) is Reason.NOT_SIGNED
    assert reason(sealed_to_me(a_tar(written, b"")), tmp_path) is Reason.NOT_SIGNED


def test_a_signature_of_somebody_unknown(tmp_path: Path) -> None:
    written, signature = signed(a_manifest(sender=THIRD), [a_blob()], THIRD)

    assert reason(sealed_to_me(a_tar(written, signature)), tmp_path) is Reason.UNKNOWN_SIGNER


def test_a_signature_with_a_borrowed_key_id(tmp_path: Path) -> None:
    forged = SecretKey(b"f" * 32, SENDER.signing.key_id)
    written, _ = signed(a_manifest(), [a_blob()])

    bundle = sealed_to_me(a_tar(written, sign(written, forged, "casehaven bundle")))

    assert reason(bundle, tmp_path) is Reason.ALTERED


def test_a_contact_who_copied_a_key_id_shuts_nobody_out(tmp_path: Path) -> None:
    twin = Signer(PublicKey(SENDER.public.signer.key_id, bytes(THIRD.public.signer.raw)))
    known = replace(KNOWN, signers=(twin, *KNOWN.signers))

    with open_bundle(io.BytesIO(a_bundle()), known, tmp_path, Silent()) as opened:
        assert opened.signer == SENDER.public.signer


def test_a_revoked_signer(tmp_path: Path) -> None:
    known = replace(KNOWN, signers=(Signer(SENDER.public.signer, revoked=True),))

    assert reason(a_bundle(), tmp_path, known) is Reason.REVOKED_SIGNER


def test_a_known_signer_who_names_another_sender(tmp_path: Path) -> None:
    written, signature = signed(a_manifest(sender=THIRD), [a_blob()], SENDER)

    assert reason(sealed_to_me(a_tar(written, signature)), tmp_path) is Reason.IMPERSONATED


def test_a_bundle_passed_on_by_a_recipient(tmp_path: Path) -> None:
    written, signature = signed(a_manifest([THIRD]), [a_blob()])

    assert reason(sealed_to_me(a_tar(written, signature)), tmp_path) is Reason.PASSED_ON


def test_a_bundle_opened_before(tmp_path: Path) -> None:
    manifest = a_manifest()
    known = replace(KNOWN, seen={manifest.uuid})

    assert reason(a_bundle(manifest), tmp_path, known) is Reason.REPLAYED


def test_a_bundle_of_a_newer_version(tmp_path: Path) -> None:
    written, _ = signed(a_manifest(), [])
    newer = written.replace(b'"version": 1', b'"version": 2')
    assert newer != written

    bundle = sealed_to_me(a_tar(newer, sign(newer, SENDER.signing, "casehaven bundle"), ()))

    assert reason(bundle, tmp_path) is Reason.TOO_NEW


@pytest.mark.parametrize(
    "written", [b"", b"[]", b'{"a":' + b"[" * 100_000, b"{}", b'{"version": 1}']
)
def test_a_signed_manifest_that_is_none(tmp_path: Path, written: bytes) -> None:
    signature = sign(written, SENDER.signing, "casehaven bundle")

    assert reason(sealed_to_me(a_tar(written, signature, ())), tmp_path) is Reason.MALFORMED


OTHER = CONTENT[::-1]


@pytest.mark.parametrize(
    "found",
    [
        (),
        (CONTENT,),
        (OTHER, CONTENT),
        (CONTENT, CONTENT),
        (CONTENT, b"another"),
        (CONTENT, OTHER, b"more"),
    ],
    ids=["none", "one missing", "swapped", "twice", "another", "one more"],
)
def test_other_files_than_the_signed_ones(tmp_path: Path, found: tuple[bytes, ...]) -> None:
    written, signature = signed(a_manifest(), [a_blob(), a_blob(OTHER, "other.pdf")])

    assert reason(sealed_to_me(a_tar(written, signature, found)), tmp_path) is Reason.ALTERED


def test_a_file_whose_content_is_not_its_name(tmp_path: Path) -> None:
    written, signature = signed(a_manifest(), [a_blob()])
    tar = a_tar(written, signature).replace(CONTENT[:300], OTHER[:300], 1)

    assert reason(sealed_to_me(tar), tmp_path) is Reason.ALTERED


@pytest.mark.parametrize(
    "build",
    [
        lambda w, s: entry(SIGNATURE, s) + entry(MANIFEST, w) + END,
        lambda w, s: a_tar(bytes(5 << 20), s),
        lambda w, s: a_tar(w, bytes(2000)),
        lambda w, s: a_tar(w, s)[:-512],
        lambda w, s: a_tar(w, s) + bytes(512),
        lambda w, s: b"not a tar at all" * 100,
    ],
    ids=["order", "long manifest", "long signature", "cut", "trailing", "no tar"],
)
def test_a_tar_that_we_would_not_write(
    tmp_path: Path, build: Callable[[bytes, bytes], bytes]
) -> None:
    written, signature = signed(a_manifest(), [a_blob()])

    assert reason(sealed_to_me(build(written, signature)), tmp_path) is Reason.MALFORMED


@pytest.mark.parametrize("bundle", [b"", b"PK\x03\x04", sealed_to_me(b"")], ids=["0", "zip", "age"])
def test_what_is_no_bundle(tmp_path: Path, bundle: bytes) -> None:
    assert reason(bundle, tmp_path) in (Reason.DAMAGED, Reason.MALFORMED)


def test_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    bundle = a_bundle(parts=[])

    for place in range(0, len(bundle), 5):
        changed = bytearray(bundle)
        changed[place] ^= 1 << place % 8
        assert reason(bytes(changed), tmp_path) in (Reason.DAMAGED, Reason.NOT_FOR_THIS_KEY)


def test_every_reason_has_a_sentence_of_its_own() -> None:
    assert len({each.words for each in Reason}) == len(Reason)
    assert all(each.words and each.advice for each in Reason)


def test_a_bundle_larger_than_the_disk_is_refused_before_it_is_staged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = SimpleNamespace(free=len(CONTENT))
    monkeypatch.setattr("shutil.disk_usage", lambda path: room)

    with (
        pytest.raises(DiskFull),
        open_bundle(io.BytesIO(a_bundle()), KNOWN, tmp_path, Silent()),
    ):
        pass
