"""Pages as they leave: nothing of the file but pixels, and nothing at all under a box."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from exports.documents.pixels import MOST_SIDE
from exports.preview import cover
from exports.preview.cover import LONGEST_OUT, MOST_ASKED, MOST_BOXES
from exports.preview.wall import ChildWall
from tests.exports.preview.test_wall import BOMB, HOSTILE
from workstation.errors import BadInput
from workstation.ports import Pixels, Silent
from workstation.records.attachments import WHOLE, Box

TELLING = (b"SecretCam", b"Exif", b"http://ns.adobe", b"ICC_PROFILE", b"Photoshop", b"MakerNote")
SECRET = "SecretCam of Nandar Phyo"
HALF = Box(left=2500, top=2500, right=7500, bottom=7500)


@pytest.fixture
def wall() -> ChildWall:
    return ChildWall()


def noise(width: int, height: int, seed: int = 7) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 255, (height, width, 3), "uint8"))


def two(kind: str, **more: object) -> bytes:
    """A picture that moves."""
    more |= {"save_all": True, "append_images": [noise(90, 60, 2)]}
    return told(noise(90, 60), kind, **more)


def told(picture: Image.Image, kind: str, **more: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **more)
    return made.getvalue()


def a_photo() -> bytes:
    """A JPEG as a phone writes it: EXIF with place, maker's note and thumbnail, XMP, ICC."""
    thumb = told(noise(160, 120), "JPEG", comment=b"SecretCam thumb")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x9286] = SECRET, 6, SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (13.0, 32.0, 51.0), 3: "E", 4: (100.0, 16.0, 29.0)})
    exif.get_ifd(0x8769).update({0x927C: b"MakerNote SecretCam" * 40, 0xA433: SECRET})
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretCam" + thumb.hex().encode() + b"</x:xmpmeta>"
    return told(
        noise(400, 300), "JPEG", exif=exif, icc_profile=icc, xmp=xmp, comment=SECRET, quality=71
    )


def a_png_with_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    words.add_text("Comment", SECRET, zip=True)
    words.add(b"prVt", SECRET.encode(), after_idat=True)
    return told(noise(200, 100), "PNG", pnginfo=words, exif=b"Exif\0\0" + SECRET.encode())


def pixels(drawn: Pixels) -> npt.NDArray[np.uint8]:
    return np.frombuffer(drawn.rgb, np.uint8).reshape(drawn.height, drawn.width, 3)


def place(box: Box, drawn: Pixels) -> tuple[slice, slice]:
    """Every pixel that a box touches."""
    return (
        slice(box.top * drawn.height // 10_000, -(-box.bottom * drawn.height // 10_000)),
        slice(box.left * drawn.width // 10_000, -(-box.right * drawn.width // 10_000)),
    )


def leaving(wall: ChildWall, data: bytes, media: str) -> tuple[bytes, Pixels]:
    """The copy that is kept and the page that leaves, both the way they are really made."""
    copy, made, _ = wall.stripped(io.BytesIO(data), media, Silent())
    (page,) = wall.covered(io.BytesIO(copy), made, [(0, [HALF])])
    return copy, page


FILES = {
    "photo": (a_photo(), "image/jpeg"),
    "png": (a_png_with_words(), "image/png"),
    "gif": (two("GIF", comment=SECRET), "image/gif"),
    "webp": (two("WEBP", exif=SECRET.encode()), "image/webp"),
    "cmyk": (told(noise(90, 60).convert("CMYK"), "JPEG"), "image/jpeg"),
    "palette": (told(noise(90, 60).convert("P"), "PNG"), "image/png"),
    "grey": (told(noise(90, 60).convert("L"), "JPEG"), "image/jpeg"),
    "16 bit": (
        told(Image.fromarray(np.full((60, 90), 32_768, np.uint16)), "PNG"),
        "image/png",
    ),
    "clear": (told(Image.new("RGBA", (90, 60), (9, 9, 9, 0)), "PNG"), "image/png"),
}


@pytest.mark.parametrize("name", FILES)
def test_nothing_leaves_but_pixels_and_under_a_box_there_is_one_colour(
    wall: ChildWall, name: str
) -> None:
    data, media = FILES[name]

    copy, page = leaving(wall, data, media)

    assert not any(word in copy or word in page.rgb for word in TELLING)
    assert not pixels(page)[place(HALF, page)].any()
    assert pixels(page).any()


def test_what_is_turned_by_its_camera_is_upright(wall: ChildWall) -> None:
    """Orientation 6: what the sensor has at the left stands at the top."""
    sensor = Image.new("RGB", (400, 200), "white")
    sensor.paste((0, 0, 0), (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    copy, media, _ = wall.stripped(
        io.BytesIO(told(sensor, "JPEG", exif=exif)), "image/jpeg", Silent()
    )
    (page,) = wall.covered(io.BytesIO(copy), media, [(0, [])])

    assert page.height == 2 * page.width
    assert pixels(page)[: page.height // 3].mean() < 9
    assert pixels(page)[-page.height // 3 :].mean() > 246


def test_sixteen_bits_keep_their_tone(wall: ChildWall) -> None:
    data, media = FILES["16 bit"]
    _, page = leaving(wall, data, media)

    assert abs(int(pixels(page)[0, 0, 0]) - 128) < 6


def test_a_picture_never_leaves_at_its_size(wall: ChildWall) -> None:
    sizes = []
    for side in (50, 1200, 3000):
        (page,) = wall.covered(
            io.BytesIO(told(noise(side, side // 2), "JPEG")), "image/jpeg", [(0, [])]
        )
        sizes.append((page.width, page.height))

    assert sizes == [(40, 20), (960, 480), (LONGEST_OUT, LONGEST_OUT // 2)]


def test_tones_are_coarse_and_black_and_white_stay(wall: ChildWall) -> None:
    (page,) = wall.covered(io.BytesIO(told(noise(900, 600), "PNG")), "image/png", [(0, [])])
    (white,) = wall.covered(
        io.BytesIO(told(Image.new("RGB", (9, 9), "white"), "PNG")), "image/png", [(0, [])]
    )

    assert len(set(page.rgb)) <= 64
    assert set(white.rgb) == {255}


def test_no_edge_of_a_box_tells_what_was_under_it(wall: ChildWall) -> None:
    """Two files that differ under the box alone leave as the same bytes."""
    seen = set()
    for colour in ("white", "red", "black"):
        picture = noise(500, 500)
        picture.paste(Image.new("RGB", (250, 250), colour), (125, 125))
        (page,) = wall.covered(io.BytesIO(told(picture, "PNG")), "image/png", [(0, [HALF])])
        seen.add(page.rgb)

    assert len(seen) == 1


def test_the_same_page_leaves_as_the_same_bytes(wall: ChildWall) -> None:
    data = told(noise(333, 222), "JPEG")
    drawn = [wall.covered(io.BytesIO(data), "image/jpeg", [(0, [HALF])]) for _ in range(2)]

    assert drawn[0] == drawn[1]


def test_every_page_of_a_tiff_has_its_own_boxes(wall: ChildWall) -> None:
    pages = [noise(100, 80, n) for n in range(3)]
    data = told(pages[0], "TIFF", save_all=True, append_images=pages[1:], software=SECRET)
    copy, media, count = wall.stripped(io.BytesIO(data), "image/tiff", Silent())
    first, last = wall.covered(io.BytesIO(copy), media, [(0, [HALF]), (2, [])])

    assert (media, count, first.pages) == ("application/pdf", 3, 3)
    assert not pixels(first)[place(HALF, first)].any()
    assert pixels(last)[place(HALF, last)].any()
    assert b"Secret" not in copy


HIDDEN = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
    b"/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>/Names<</EmbeddedFiles<</Names[(SecretCam)"
    b" 8 0 R]>>>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F"
    b" 5 0 R>>/Properties<</L 7 0 R>>>>/Annots[9 0 R]>>endobj\n"
    b"4 0 obj<</Length 96>>stream\nBT 3 Tr /F 20 Tf 10 40 Td (SecretCam) Tj ET /OC /L BDC BT 0 Tr"
    b" /F 9 Tf (SecretCam) Tj ET EMC\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"7 0 obj<</Type/OCG/Name(SecretCam)>>endobj\n"
    b"8 0 obj<</Type/Filespec/F(SecretCam)/EF<</F 10 0 R>>>>endobj\n"
    b"9 0 obj<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(SecretCam)/F 2>>endobj\n"
    b"10 0 obj<</Type/EmbeddedFile/Length 9>>stream\nSecretCam\nendstream endobj\n"
    b"trailer<</Root 1 0 R/Info<</Author(SecretCam)>>>>"
)


def test_nothing_hidden_in_a_pdf_goes_along(wall: ChildWall) -> None:
    copy, media, _ = wall.stripped(io.BytesIO(HIDDEN), "application/pdf", Silent())
    (page,) = wall.covered(io.BytesIO(copy), media, [(0, [])])

    assert not any(w in copy for w in (b"Secret", b"JavaScript", b"Embedded", b"OCG", b"Annot"))
    assert set(page.rgb) == {255}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_one_sentence(wall: ChildWall, name: str) -> None:
    data, media = HOSTILE[name]
    with pytest.raises(BadInput) as refused:
        wall.covered(io.BytesIO(data), media, [(0, [HALF])])

    assert refused.value.advice == "The sealed original is as it was."


@pytest.mark.parametrize(
    "pages",
    [
        [(9, [])],
        [(0, [HALF] * (MOST_BOXES + 1))],
        [(0, [])] * (MOST_ASKED + 1),
        [(0, [Box(left=9, top=9, right=9, bottom=9)])],
        [(0, [Box(left=0, top=0, right=10_001, bottom=9)])],
    ],
)
def test_a_page_or_a_box_that_is_none_is_refused(
    wall: ChildWall, pages: list[tuple[int, list[Box]]]
) -> None:
    with pytest.raises(BadInput):
        wall.covered(io.BytesIO(told(noise(9, 9), "PNG")), "image/png", pages)


def test_both_sides_of_the_wall_measure_alike() -> None:
    """The walled-off process imports no records, so that it starts quickly."""
    assert (cover.WHOLE, LONGEST_OUT) == (WHOLE, MOST_SIDE)


def test_a_bomb_ends(wall: ChildWall) -> None:
    with pytest.raises(BadInput):
        wall.covered(io.BytesIO(BOMB), "image/png", [(0, [])])


@pytest.mark.skipif(sys.platform != "linux", reason="traced with strace")
def test_no_page_touches_a_disk(tmp_path: Path) -> None:
    """The boxes come and the pixels go through pipes; nothing is opened for writing."""
    (tmp_path / "asked").write_bytes(b"\0\1" + b"\0\0\0\0" + told(noise(90, 60), "PNG"))
    traced = tmp_path / "calls"
    command = ["strace", "-f", "-e", "trace=openat,open,creat", "-o", str(traced), sys.executable]
    child = [*command, "-P", "-m", "exports.preview.child", "cover", "image/png", "0", "0", "0"]
    with (tmp_path / "asked").open("rb") as given:
        root = Path(__file__).parents[3]
        environment = {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                child, stdin=given, capture_output=True, cwd=root, env=environment, check=False
            )
        except FileNotFoundError:
            pytest.skip("strace is not here")
    written = [
        line for line in traced.read_text().splitlines() if "WRONLY" in line or "RDWR" in line
    ]

    assert done.stdout.startswith(b"PAGE")
    assert not [line for line in written if "/dev/" not in line]
