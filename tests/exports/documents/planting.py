"""A PDF taken apart and put together again in our own spelling, with something planted in it.

A leak planted by a general PDF library would be caught by its spelling alone; these are not.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.documents.faces import face, shape
from exports.documents.gate import syntax
from exports.documents.gate.syntax import Name, Part, Ref, Value
from exports.documents.glyphs import Face

HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e ReportLab Generated PDF document (opensource)\n"


@dataclass
class Open:
    """The objects of a file, to be changed and written again."""

    parts: dict[int, Part]
    trailer: dict[str, Value]
    after_stream: dict[int, bytes] = field(default_factory=dict)
    level: int = -1
    backwards: bool = False

    @classmethod
    def of(cls, data: bytes) -> "Open":
        revision = syntax.read(data)[0]
        return cls(dict(revision.parts), revision.trailer)

    def all_of(self, kind: str) -> list[dict[str, Value]]:
        values = (part.value for part in self.parts.values())
        return [v for v in values if isinstance(v, dict) and v.get("Type") == kind]

    def one(self, kind: str) -> dict[str, Value]:
        return self.all_of(kind)[0]

    @property
    def info(self) -> dict[str, Value]:
        return self.entries(self.trailer["Info"])

    def entries(self, ref: Value) -> dict[str, Value]:
        assert isinstance(ref, Ref)
        value = self.parts[ref.number].value
        assert isinstance(value, dict)
        return value

    def add(self, value: Value, stream: bytes | None = None) -> Ref:
        number = max(self.parts) + 1
        self.parts[number] = Part(value, stream)
        return Ref(number)

    def stream(self, ref: Value) -> bytes:
        assert isinstance(ref, Ref)
        return self.parts[ref.number].stream or b""

    def put(self, ref: Value, stream: bytes) -> None:
        assert isinstance(ref, Ref)
        self.parts[ref.number] = Part(self.parts[ref.number].value, stream)

    def draw(self, line: bytes, page: int = 0) -> None:
        """One more line at the end of a page."""
        contents = self.all_of("Page")[page]["Contents"]
        self.put(contents, self.stream(contents) + line + b"\n")

    def font(self, drawn_by: Face) -> str:
        """The name that pages have for a face."""
        names = self.entries(self.entries(self.one("Page")["Resources"])["Font"])
        return next(
            name
            for name, ref in names.items()
            if str(self.entries(ref)["BaseFont"]).endswith("+" + drawn_by.name)
        )

    def run(
        self, words: str, *, says: str | None = None, x: int = 60, colour: str = "0 0 0",
        bold: bool = False, family: str = "NotoSans", language: str = "en",
    ) -> bytes:  # fmt: skip
        """A line of content that draws words, and claims to say something."""
        by = face(family, bold)
        glyphs = "".join(f"<{glyph.gid:04X}>" for glyph in shape(by, words, language))
        claim = f" /ActualText <FEFF{says.encode('utf-16-be').hex().upper()}>" if says else ""
        return (
            f"/Artifact <</Type /Pagination{claim}>> BDC BT {colour} rg /{self.font(by)} 10 Tf "
            f"1 0 0 1 {x} 60 Tm [{glyphs}] TJ ET EMC"
        ).encode()

    def bytes(self) -> bytes:
        out, offsets = bytearray(HEADER), {}
        for number, part in sorted(self.parts.items(), reverse=self.backwards):
            offsets[number] = len(out)
            out += b"%d 0 obj\n" % number
            out += _object(part, self.after_stream.get(number, b""), self.level)
            out += b"\nendobj\n"
        table = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \n"
        for number, at in sorted(offsets.items()):
            out += b"%d 1\n%010d 00000 n \n" % (number, at)
        trailer = {**self.trailer, "Size": max(offsets) + 1}
        out += b"trailer\n" + _written(trailer) + b"\nstartxref\n%d\n%%%%EOF\n" % table
        return bytes(out)


def _object(part: Part, after: bytes, level: int) -> bytes:
    if part.stream is None:
        return _written(part.value)
    packed = zlib.compress(part.stream, level) + after
    assert isinstance(part.value, dict)
    head = {**part.value, "Length": len(packed)}
    return _written(head) + b"\nstream\n" + packed + b"endstream"


def _written(value: Value | Sequence[Value]) -> bytes:
    match value:
        case bool():
            return b"true" if value else b"false"
        case Name():
            return b"/" + value.encode()
        case bytes():
            return b"<" + value.hex().upper().encode() + b">"
        case Ref():
            return b"%d 0 R" % value.number
        case list():
            return b"[ " + b" ".join(_written(item) for item in value) + b" ]"
        case dict():
            rows = b"".join(b"/%s %s\n" % (k.encode(), _written(v)) for k, v in value.items())
            return b"<<\n" + rows + b">>"
        case _:
            return f"{value:.3f}".rstrip("0").rstrip(".").encode()
