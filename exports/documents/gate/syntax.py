"""Reads a PDF in the one spelling that this program writes, so that no byte is left unexplained.

A general reader skips what it does not need: comments, gaps, old objects. This one accepts
nothing that it does not understand, and knows only what ReportLab and pyHanko write for us
(ISO 32000-1, 7.3 and 7.5): objects one after the other, a table of them, a trailer.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

LARGEST = 64 * 2**20
LARGEST_STREAM = 32 * 2**20
_DEEPEST = 12
_HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e ReportLab Generated PDF document (opensource)\n"
_OBJECT = re.compile(rb"([1-9]\d{0,6}) 0 obj\n")
_SECTION = re.compile(rb"(\d{1,7}) (\d{1,7})\n((?:\d{10} \d{5} [nf] \n)*)")
_END = re.compile(rb"\nstartxref\n([1-9]\d{0,9})\n%%EOF\n")
_FREE = b"0000000000 65535 f \n"
_TOKEN = re.compile(
    rb"""[ \n]*(?:
      (?P<open><<|\[) | (?P<close>>>|\])
    | /(?P<name>[A-Za-z0-9+.\-]+)
    | <(?P<hex>(?:[0-9A-Fa-f]{2})*)>
    | \((?P<text>(?:[^()\\]|\\(?:[0-7]{3}|[nrtbf()\\]))*)\)
    | (?P<ref>[1-9]\d{0,6})[ ]0[ ]R\b
    | (?P<number>-?\d{1,10}(?:\.\d{1,6})?)(?=[ \n\]>/])
    | (?P<word>true|false)\b
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Name(str):
    """A PDF name without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object by number."""

    number: int


Value = bool | float | Name | bytes | Ref | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Part:
    """An object of the file and, for a stream, its decoded bytes."""

    value: Value
    stream: bytes | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the file: the objects that it adds, its trailer, and where it ends."""

    parts: Mapping[int, Part]
    trailer: dict[str, Value]
    end: int


class Unreadable(Exception):
    """A place that this reader does not understand; the argument is a place, not content."""


def read(data: bytes) -> tuple[Revision, ...]:
    """Every revision of the file. Raises Unreadable where a byte is not accounted for."""
    if not data.startswith(_HEADER):
        raise Unreadable("the beginning of the file")
    revisions, at = [], len(_HEADER)
    while at < len(data):
        revision = _revision(data, at)
        revisions.append(revision)
        at = revision.end
    if not revisions:
        raise Unreadable("the end of the file")
    return tuple(revisions)


def entries(parts: Mapping[int, Part], at: Value | None) -> dict[str, Value]:
    """A dictionary by object number or reference; empty if there is none."""
    number = at.number if isinstance(at, Ref) else at
    value = parts[number].value if isinstance(number, int) and number in parts else None
    return value if isinstance(value, dict) else {}


def stream_of(parts: Mapping[int, Part], at: Value | None) -> bytes:
    """The decoded bytes of a stream that is referred to; empty if there is none."""
    part = parts.get(at.number) if isinstance(at, Ref) else None
    return (part.stream if part else None) or b""


def _revision(data: bytes, at: int) -> Revision:
    parts: dict[int, Part] = {}
    offsets: dict[int, int] = {}
    while found := _OBJECT.match(data, at):
        number = int(found[1])
        if number in parts:
            raise Unreadable(f"object {number}, written twice")
        offsets[number] = at
        parts[number], at = _part(data, found.end(), number)
    table = at
    at = _table(data, at, offsets)
    at = _expect(data, at, b"trailer\n", "the trailer")
    trailer, at = _value(data, at, "the trailer")
    ending = _END.match(data, at)
    if not ending or int(ending[1]) != table or not isinstance(trailer, dict):
        raise Unreadable("the trailer")
    return Revision(parts, trailer, ending.end())


def _table(data: bytes, at: int, offsets: Mapping[int, int]) -> int:
    """The table of objects says where each stands, and knows no other."""
    at = _expect(data, at, b"xref\n", "the table of objects")
    listed: dict[int, int] = {}
    while found := _SECTION.match(data, at):
        first, count, rows = int(found[1]), int(found[2]), found[3]
        if len(rows) != 20 * count:
            raise Unreadable("the table of objects")
        for n, (start, end) in enumerate(pairwise(range(0, len(rows) + 1, 20)), first):
            row = rows[start:end]
            if n and row[11:] == b"00000 n \n":
                listed[n] = int(row[:10])
            elif n or row != _FREE:
                raise Unreadable("the table of objects")
        at = found.end()
    if listed != offsets:
        raise Unreadable("the table of objects")
    return at


def _part(data: bytes, at: int, number: int) -> tuple[Part, int]:
    where = f"object {number}"
    value, at = _value(data, at, where)
    stream = None
    if data.startswith(b"\nstream\n", at) and isinstance(value, dict):
        at += len(b"\nstream\n")
        length = value.get("Length")
        if not isinstance(length, int) or length < 0:
            raise Unreadable(where)
        stream = _decoded(data[at : at + length], value.get("Filter"), where)
        at = _expect(data, at + length, b"endstream", where)
    return Part(value, stream), _expect(data, at, b"\nendobj\n", where)


def _decoded(raw: bytes, used: Value | None, where: str) -> bytes:
    if used not in (Name("FlateDecode"), [Name("FlateDecode")]):
        raise Unreadable(where)
    unpack = zlib.decompressobj()
    try:
        plain = unpack.decompress(raw, LARGEST_STREAM)
    except zlib.error:
        raise Unreadable(where) from None
    if not unpack.eof or unpack.unused_data or unpack.unconsumed_tail:
        raise Unreadable(where)
    return plain


def _expect(data: bytes, at: int, words: bytes, where: str) -> int:
    if not data.startswith(words, at):
        raise Unreadable(where)
    return at + len(words)


def _value(data: bytes, at: int, where: str, depth: int = 0) -> tuple[Value, int]:
    found = _TOKEN.match(data, at)
    if not found or found["close"] or depth > _DEEPEST:
        raise Unreadable(where)
    if not found["open"]:
        return _atom(found), found.end()
    if found["open"] == b"[":
        return _items(data, found.end(), b"]", where, depth)
    items, at = _items(data, found.end(), b">>", where, depth)
    keys, values = items[::2], items[1::2]
    if len(keys) != len(values) or not all(isinstance(key, Name) for key in keys):
        raise Unreadable(where)
    if len(set(map(str, keys))) != len(keys):
        raise Unreadable(where)
    return dict(zip(map(str, keys), values, strict=True)), at


def _items(data: bytes, at: int, closing: bytes, where: str, depth: int) -> tuple[list[Value], int]:
    items: list[Value] = []
    while found := _TOKEN.match(data, at):
        if found["close"]:
            if found["close"] != closing:
                break
            return items, found.end()
        item, at = _value(data, at, where, depth + 1)
        items.append(item)
    raise Unreadable(where)


def _atom(found: re.Match[bytes]) -> Value:
    kind, raw = found.lastgroup, found[found.lastgroup or 0]
    if kind == "name":
        return Name(raw.decode("ascii"))
    if kind == "hex":
        return bytes.fromhex(raw.decode("ascii"))
    if kind == "text":
        return _ESCAPE.sub(_unescaped, raw)
    if kind == "ref":
        return Ref(int(raw))
    if kind == "word":
        return raw == b"true"
    return float(raw) if b"." in raw else int(raw)


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if len(code) == 3:
        return bytes([int(code, 8) & 0xFF])
    return _LETTERS.get(code, code)
