"""Facts about the manifest of a bundle."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.bundle.manifest import (
    LONGEST_MANIFEST,
    MOST_BYTES,
    Blob,
    TooNewManifest,
    new_uuid,
    read_manifest,
    write_manifest,
)
from tests.exports.bundle.making import ME, a_blob, a_manifest

FULL = replace(a_manifest(), blobs=(a_blob(), a_blob(b"other", "other.pdf")))


def _named(*names: str) -> bytes:
    text = write_manifest(
        replace(FULL, blobs=tuple(a_blob(n.encode(), f"f{i}.x") for i, n in enumerate(names)))
    )
    for place, name in enumerate(names):
        text = text.replace(f'"f{place}.x"'.encode(), f'"{name}"'.encode())
    return text


def test_a_manifest_reads_back() -> None:
    assert read_manifest(write_manifest(FULL)) == FULL
    assert FULL.size == a_blob().size + 5


def test_the_same_manifest_is_always_the_same_bytes() -> None:
    assert write_manifest(FULL) == write_manifest(read_manifest(write_manifest(FULL)))


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/b",
        "a\\\\b",
        "CON",
        "com1.txt",
        "nul.tar.gz",
        ".hidden",
        "",
        "a.",
        "a\u202eb",
        "é.pdf",
    ],
)
def test_a_name_that_could_surprise_a_system_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_manifest(_named(name))


def test_names_differ_in_more_than_case() -> None:
    with pytest.raises(ValueError, match="share a name"):
        read_manifest(_named("Report.pdf", "report.PDF"))


def test_contents_are_listed_once() -> None:
    with pytest.raises(ValueError, match="share"):
        write_manifest(replace(FULL, blobs=(a_blob(), a_blob(name="twin.pdf"))))


def test_files_have_a_bound_together() -> None:
    half = MOST_BYTES // 2 + 1
    blobs = tuple(
        Blob(sha256=f"{n:064x}", size=half, name=f"f{n}", type="video/mp4") for n in range(2)
    )

    with pytest.raises(ValueError, match="too many"):
        write_manifest(replace(FULL, blobs=blobs))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"sequence": 7', b'"sequence": -1'),
        (b'"sequence": 7', b'"sequence": 7.5'),
        (b'"sequence": 7', b'"sequence": 7, "extra": 1'),
        (b'"2026-11-22"', b'"2026-11-31"'),
        (b'"casehaven-bundle"', b'"other"'),
        (b'"C-7"', b'"C 7"'),
        (b"application/pdf", b"application"),
        (b"age1", b"AGE1"),
    ],
)
def test_what_the_schema_does_not_allow_is_refused(old: bytes, new: bytes) -> None:
    written = write_manifest(FULL)
    assert old in written

    with pytest.raises(ValueError, match=r"."):
        read_manifest(written.replace(old, new))


def test_a_newer_version_is_told_from_a_wrong_one() -> None:
    with pytest.raises(TooNewManifest):
        read_manifest(b'{"kind": "casehaven-bundle", "version": 2, "unheard": []}')


def test_a_manifest_has_a_bound() -> None:
    with pytest.raises(ValueError, match="long"):
        read_manifest(b" " * (LONGEST_MANIFEST + 1))


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_foreign_bytes_raise_nothing_but_value_errors(junk: bytes) -> None:
    with suppress(ValueError, TooNewManifest):
        read_manifest(junk)


def test_ids_differ() -> None:
    assert new_uuid() != new_uuid()


def test_a_sender_may_stay_without_a_name() -> None:
    manifest = replace(FULL, sender=replace(FULL.sender, name=""))

    assert read_manifest(write_manifest(manifest)).sender.recipient != ME.public.recipient
