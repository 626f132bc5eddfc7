"""A file is what its first bytes say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.evidence import EvidenceKind
from workstation.rules.media import (
    DRAWN,
    HEAD,
    UNKNOWN,
    can_be_drawn,
    can_be_stripped,
    kind_of,
    media_of,
    suffix_of,
)

HEADS = [
    (b"\xff\xd8\xff\xe0", "image/jpeg", "PICTURE", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "PICTURE", ".png"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp", "PICTURE", ".webp"),
    (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav", "SOUND", ".wav"),
    (b"\0\0\0\x18ftypheic", "image/heic", "PICTURE", ".heic"),
    (b"\0\0\0\x18ftypisom", "video/mp4", "VIDEO", ".mp4"),
    (b"\0\0\0\x18ftypM4A ", "audio/mp4", "SOUND", ".m4a"),
    (b"OggS" + bytes(24) + b"OpusHead", "audio/ogg", "SOUND", ".ogg"),
    (b"OggS" + bytes(24) + b"\x80theora", "video/ogg", "VIDEO", ".bin"),
    (b"#!AMR\n", "audio/amr", "SOUND", ".amr"),
    (b"\x1aE\xdf\xa3", "video/webm", "VIDEO", ".webm"),
    (b"%PDF-1.7", "application/pdf", "DOCUMENT", ".pdf"),
    (b"{\\rtf1", "application/rtf", "DOCUMENT", ".rtf"),
    (
        b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument",
        "DOCUMENT",
        ".docx",
    ),
    (b"PK\x03\x04" + bytes(26) + b"photo.jpg", "application/zip", "OTHER", ".zip"),
    (b"Some letter\nto somebody", "text/plain", "DOCUMENT", ".txt"),
    (b"Received: from x", "message/rfc822", "MESSAGES", ".eml"),
    (b"[08/11/2026, 20:12] A: hello", "text/x-chat", "MESSAGES", ".txt"),
    (b"08/11/2026, 20:12 - A: hello", "text/x-chat", "MESSAGES", ".txt"),
    ("ပတ်စပို့".encode(), "text/plain", "DOCUMENT", ".txt"),
    (b"", UNKNOWN, "OTHER", ".bin"),
    (b"\0\1\2", UNKNOWN, "OTHER", ".bin"),
    (b"\xff\xfe\xfa", UNKNOWN, "OTHER", ".bin"),
]


@pytest.mark.parametrize(("head", "media", "kind", "suffix"), HEADS)
def test_a_beginning_tells_type_kind_and_ending(
    head: bytes, media: str, kind: str, suffix: str
) -> None:
    found = media_of(head)

    assert (found, kind_of(found), suffix_of(found)) == (media, EvidenceKind[kind], suffix)


def test_a_letter_that_is_cut_by_the_end_of_the_look_is_text_all_the_same() -> None:
    text = ("x" + "ပ" * HEAD).encode()[:HEAD]

    assert media_of(text) == "text/plain"


@given(st.binary(max_size=64))
def test_any_beginning_is_something(head: bytes) -> None:
    media = media_of(head)

    assert kind_of(media) in EvidenceKind
    assert suffix_of(media).startswith(".")


def test_what_is_drawn_can_be_copied_but_text_and_the_rest_cannot() -> None:
    assert all(map(can_be_stripped, DRAWN))
    assert can_be_stripped("application/pdf")
    assert can_be_drawn("text/plain")
    assert not can_be_stripped("text/plain")
    assert not can_be_drawn("image/heic")
    assert not can_be_drawn("video/mp4")
