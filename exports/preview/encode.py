"""Plain pixels as a file again: JPEG, PNG, or a PDF with one picture a page and nothing else."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from PIL import Image

from exports.preview.frames import Reason, Stopped

_QUALITY = 88
_POINTS = 842.0
"""The longer side of a page, in points."""


def encoded(pages: Iterable[tuple[int, int, bytes]], form: str) -> bytes:
    """The file that these pages make; form is jpeg, png or pdf."""
    if form == "pdf":
        return _pdf(pages)
    for width, height, rgb in pages:
        return _file(width, height, rgb, form)
    raise Stopped(Reason.UNREADABLE)


def _file(width: int, height: int, rgb: bytes, form: str) -> bytes:
    made = BytesIO()
    Image.frombytes("RGB", (width, height), rgb).save(made, form.upper(), quality=_QUALITY)
    return made.getvalue()


def _pdf(pages: Iterable[tuple[int, int, bytes]]) -> bytes:
    out, places, kids = BytesIO(b""), [0, 0], []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for width, height, rgb in pages:
        for body in _page(width, height, rgb, len(places) + 1):
            places.append(out.tell())
            out.write(b"%d 0 obj\n%s\nendobj\n" % (len(places), body))
        kids.append(b"%d 0 R" % len(places))
    if not kids:
        raise Stopped(Reason.UNREADABLE)
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    for number, body in ((1, b"<</Type/Catalog/Pages 2 0 R>>"), (2, tree)):
        places[number - 1] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(places) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _page(width: int, height: int, rgb: bytes, number: int) -> Iterator[bytes]:
    """Picture, what draws it, and the page, numbered from `number` on."""
    drawn = _file(width, height, rgb, "jpeg")
    scale = _POINTS / max(width, height)
    across, up = round(width * scale, 2), round(height * scale, 2)
    colours = b"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d%s/Length %d>>"
    yield _stream(head % (width, height, colours, len(drawn)), drawn)
    marks = f"{across} 0 0 {up} 0 0 cm /P Do".encode()
    yield _stream(b"<</Length %d>>" % len(marks), marks)
    box = f"[0 0 {across} {up}]".encode()
    parts = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>"
    yield parts % (box, number + 1, number) + b">>>>"


def _stream(head: bytes, body: bytes) -> bytes:
    return head + b"\nstream\n" + body + b"\nendstream"
