"""Pictures and PDF pages as plain pixels. Runs behind the wall and nowhere else."""

import struct
from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from exports.preview.frames import MOST_PAGES, Reason, Stopped

Box = tuple[int, int]
_MOST_PIXELS = 64_000_000
_LARGEST_PAGE = 20_000.0
_MOST_ENLARGED = 4.0
# Named, so that nothing is imported once the wall stands.
_PLUGINS = (
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
_FORMATS = ("BMP", "GIF", "JPEG", "PNG", "TIFF", "WEBP")
_SMALLEST_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]"
    b"/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>"
)


def warm_up() -> None:
    """Have libraries load what they load with their first use."""
    Image.MAX_IMAGE_PIXELS = None  # what counts is the size after a JPEG is drawn smaller
    assert _PLUGINS
    list(pdf_pages(_SMALLEST_PDF, (9, 9), 0, 1))
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"):
        made = BytesIO()
        Image.new("RGB", (2, 2)).save(made, kind)
        picture(made.getvalue(), (9, 9), 0)


def picture(data: bytes, box: Box, page: int) -> tuple[Image.Image, int]:
    """One picture that fits into the box, upright, on white, and the number of pages."""
    opened = Image.open(BytesIO(data), formats=_FORMATS)
    pages = min(getattr(opened, "n_frames", 1), MOST_PAGES) if opened.format == "TIFF" else 1
    if not 0 <= page < pages:
        raise Stopped(Reason.NO_SUCH_PAGE)
    if page:
        opened.seek(page)
    opened.draft("RGB", box)
    if opened.width * opened.height > _MOST_PIXELS:
        raise Stopped(Reason.TOO_LARGE)
    upright = _upright(opened)
    upright.thumbnail(box)
    return _on_white(upright), pages


def _upright(opened: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(opened)
    except (SyntaxError, ValueError, KeyError, TypeError, struct.error):
        opened.load()  # what the camera says of itself is damaged; the picture may be whole
        return opened


def pdf_pages(data: bytes, box: Box, first: int, most: int) -> Iterator[tuple[Image.Image, int]]:
    """Pages from `first` on, drawn into the box, and how many there are."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).casefold()
        raise Stopped(Reason.LOCKED if locked else Reason.UNREADABLE) from None
    count = len(document)
    if not 0 <= first < count:
        raise Stopped(Reason.NO_SUCH_PAGE)
    if count > MOST_PAGES:
        raise Stopped(Reason.TOO_LARGE)
    for number in range(first, min(count, first + most)):
        yield _drawn(document[number], box), count


def _drawn(page: pypdfium2.PdfPage, box: Box) -> Image.Image:
    width, height = page.get_size()
    if not (0 < width <= _LARGEST_PAGE and 0 < height <= _LARGEST_PAGE):
        raise Stopped(Reason.TOO_LARGE)
    scale = min(box[0] / width, box[1] / height, _MOST_ENLARGED)
    made: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil()
    made.thumbnail(box)  # what is rounded up may be a pixel too long
    return made.convert("RGB")


def _on_white(made: Image.Image) -> Image.Image:
    if made.mode.startswith("I;16"):  # Pillow would cut at 255 what goes to 65,535
        made = made.point(lambda tone: tone / 256).convert("L")
    if made.mode in ("RGBA", "LA", "PA") or "transparency" in made.info:
        clear = made.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return made.convert("RGB")
