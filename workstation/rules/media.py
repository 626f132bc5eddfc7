"""What a file is, by its first bytes alone; a name's ending proves nothing."""

import codecs
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from workstation.records.evidence import EvidenceKind

HEAD = 4096
"""How many bytes from the beginning are looked at."""

UNKNOWN = "application/octet-stream"
_STARTS: Sequence[tuple[int, bytes, str]] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"fLaC", "audio/flac"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
)
_BRANDS: Mapping[bytes, str] = MappingProxyType(
    {
        b"heic": "image/heic",
        b"heix": "image/heic",
        b"mif1": "image/heic",
        b"avif": "image/avif",
        b"M4A ": "audio/mp4",
        b"M4B ": "audio/mp4",
        b"3gp4": "video/3gpp",
        b"3gp5": "video/3gpp",
        b"qt  ": "video/quicktime",
    }
)
_MAIL = re.compile(rb"(?i)\A(from |return-path:|received:|delivered-to:|mime-version:|message-id:)")
_CHAT = re.compile(rb"\A\xef?\xbb?\xbf?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d")
_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "image/jpeg": ".jpg",
        "image/png": ".png",
        "image/gif": ".gif",
        "image/bmp": ".bmp",
        "image/tiff": ".tif",
        "image/webp": ".webp",
        "image/heic": ".heic",
        "image/avif": ".avif",
        "audio/wav": ".wav",
        "audio/mpeg": ".mp3",
        "audio/amr": ".amr",
        "audio/flac": ".flac",
        "audio/ogg": ".ogg",
        "audio/mp4": ".m4a",
        "video/mp4": ".mp4",
        "video/webm": ".webm",
        "video/3gpp": ".3gp",
        "video/quicktime": ".mov",
        "video/x-msvideo": ".avi",
        "application/pdf": ".pdf",
        "application/rtf": ".rtf",
        "application/zip": ".zip",
        "application/vnd.openxmlformats-officedocument": ".docx",
        "application/x-ole-storage": ".doc",
        "message/rfc822": ".eml",
        "text/x-chat": ".txt",
        "text/plain": ".txt",
    }
)
DRAWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/webp"})
"""Pictures that the walled-off process can draw."""

PDF = "application/pdf"
TEXTS = frozenset({"text/plain", "text/x-chat", "message/rfc822"})


def media_of(head: bytes) -> str:
    """The media type of a file that begins so."""
    for at, start, media in _STARTS:
        if head.startswith(start, at) and (at == 0 or head.startswith(b"RIFF")):
            return media
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head[:256] else "audio/ogg"
    if head.startswith(b"PK\x03\x04"):
        office = b"[Content_Types].xml" in head or b"word/" in head
        return "application/vnd.openxmlformats-officedocument" if office else "application/zip"
    return _text_of(head)


def kind_of(media: str) -> EvidenceKind:
    """What such a file is to the work, unless somebody says otherwise."""
    if media in ("message/rfc822", "text/x-chat"):
        return EvidenceKind.MESSAGES
    first = {"image": "PICTURE", "audio": "SOUND", "video": "VIDEO", "text": "DOCUMENT"}
    named = first.get(media.partition("/")[0])
    if named is None:
        documents = ("pdf", "rtf", "officedocument", "ole-storage")
        named = "DOCUMENT" if media.endswith(documents) else "OTHER"
    return EvidenceKind[named]


def suffix_of(media: str) -> str:
    """The ending under which other programs open such a file."""
    return _SUFFIXES.get(media, ".bin")


def can_be_drawn(media: str) -> bool:
    """Whether a preview can be made."""
    return media in DRAWN or media == PDF or media in TEXTS


def can_be_stripped(media: str) -> bool:
    """Whether a copy without camera data can be made."""
    return media in DRAWN or media == PDF


def _text_of(head: bytes) -> str:
    if not head or b"\0" in head:
        return UNKNOWN
    try:
        # A letter may be cut by the end of what was looked at.
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        return UNKNOWN
    if _MAIL.match(head):
        return "message/rfc822"
    return "text/x-chat" if _CHAT.match(head) else "text/plain"
