"""Foreign files are drawn behind a wall: hostile ones cost a sentence and nothing else."""

import contextlib
import io
import random
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from exports.preview.frames import Reason, Stopped, read_page, write_page, write_stop
from exports.preview.wall import ChildWall
from workstation.errors import BadInput, Busy, Damaged
from workstation.ports import Silent

BOX = (640, 480)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the filter of calls is Linux's")


def a_picture(form: str = "JPEG", size: tuple[int, int] = (90, 60), **more: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, (200, 30, 40)).save(made, form, **more)
    return made.getvalue()


def a_pdf(pages: int = 2) -> bytes:
    made, drawn = io.BytesIO(), [Image.new("RGB", (200, 300), (0, 90, 200))] * pages
    drawn[0].save(made, "PDF", save_all=True, append_images=drawn[1:], title="Nandar Phyo")
    return made.getvalue()


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    def whole(kind: bytes, body: bytes) -> bytes:
        return (
            len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        )

    return b"\x89PNG\r\n\x1a\n" + b"".join(whole(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def ihdr(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"


BOMB = png(ihdr(50_000, 50_000), (b"IDAT", zlib.compress(bytes(50_001 * 64))))
DEEP_TEXT = png(ihdr(9, 9), (b"zTXt", b"a\0\0" + zlib.compress(bytes(80 << 20))))


@pytest.fixture
def wall() -> ChildWall:
    return ChildWall()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_becomes_pixels_that_fit(wall: ChildWall, form: str) -> None:
    data = a_picture(form, (1280, 400))

    drawn = wall.draw(io.BytesIO(data), f"image/{form.lower()}", 0, BOX)

    assert (drawn.width, drawn.height) == (640, 200)
    assert len(drawn.rgb) == 3 * 640 * 200
    assert drawn.rgb[0] > 180


def test_a_pdf_is_drawn_page_by_page(wall: ChildWall) -> None:
    drawn = wall.draw(io.BytesIO(a_pdf(3)), "application/pdf", 1, BOX)

    assert (drawn.height, drawn.pages) == (480, 3)
    with pytest.raises(BadInput, match="no such page"):
        wall.draw(io.BytesIO(a_pdf(1)), "application/pdf", 1, BOX)


@pytest.mark.parametrize(
    "text", ["hello\n" * 90, "မသီတာလှိုင်က ပြောသည်။", "فاطمة said ok", "", "\0\x1b[2J", "x" * 99_999]
)
def test_text_becomes_pixels_in_every_script(wall: ChildWall, text: str) -> None:
    drawn = wall.draw(io.BytesIO(text.encode()), "text/plain", 0, BOX)

    assert drawn.width == 640
    assert drawn.height <= 480
    assert (len(set(drawn.rgb)) > 1) == bool(text)


HOSTILE = {
    "nothing": (b"", "image/png"),
    "no picture": (b"\xff\xd8\xff" + b"A" * 5000, "image/jpeg"),
    "cut short": (a_picture("PNG", (900, 900))[:700], "image/png"),
    "bomb": (BOMB, "image/png"),
    "bomb in a text": (DEEP_TEXT, "image/png"),
    "huge": (png(ihdr(2**31 - 1, 2**31 - 1)), "image/png"),
    "no size": (png(ihdr(0, 0)), "image/png"),
    "huge jpeg": (a_picture()[:160] + b"\xff\xff\xff\xff" + a_picture()[164:], "image/jpeg"),
    "no pdf": (b"%PDF-1.7\n" + b"\0" * 4000, "application/pdf"),
    "pdf in a ring": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]"
        b"/Count 9>>endobj\ntrailer<</Root 1 0 R>>",
        "application/pdf",
    ),
    "pdf of many pages": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids["
        + b"3 0 R " * 5000
        + b"]/Count 5000>>endobj 3 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>",
        "application/pdf",
    ),
    "another kind": (a_picture("PNG"), "application/pdf"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_one_sentence(wall: ChildWall, name: str) -> None:
    data, media = HOSTILE[name]

    with pytest.raises(BadInput) as refused:
        wall.draw(io.BytesIO(data), media, 0, BOX)

    assert refused.value.words.count(".") == 1
    assert refused.value.advice == "The sealed original is as it was."


def test_a_picture_that_says_it_has_ever_more_pages_ends(wall: ChildWall) -> None:
    made = io.BytesIO()
    Image.new("L", (9, 9)).save(made, "TIFF")
    data = bytearray(made.getvalue())
    start = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[start : start + 2], "little")
    data[start + 2 + 12 * count :][:4] = start.to_bytes(4, "little")
    data[start + 2 + 12 * count : start + 6 + 12 * count] = start.to_bytes(4, "little")
    began = time.monotonic()
    with contextlib.suppress(BadInput):
        wall.draw(io.BytesIO(bytes(data)), "image/tiff", 0, BOX)

    assert time.monotonic() - began < 14


class Slow:
    """A source that never comes to its end."""

    def read(self, size: int, /) -> bytes:
        time.sleep(0.02)
        return b"A"


def test_a_process_that_takes_too_long_is_killed() -> None:
    began = time.monotonic()
    with pytest.raises(BadInput):
        ChildWall(patience=1.0).draw(Slow(), "image/png", 0, BOX)

    assert time.monotonic() - began < 5


def test_locking_ends_what_is_being_drawn_and_nothing_is_drawn_after_it() -> None:
    wall, began = ChildWall(), time.monotonic()
    threading.Timer(0.6, wall.close).start()

    with pytest.raises(BadInput):
        wall.draw(Slow(), "image/png", 0, BOX)

    assert time.monotonic() - began < 5
    with pytest.raises(Busy):
        wall.draw(io.BytesIO(a_picture()), "image/jpeg", 0, BOX)


class Torn(io.BytesIO):
    """A sealed file that turns out to be damaged at its very end."""

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        if not piece:
            raise Damaged("This file is not what was sealed.")
        return piece


def test_no_pixel_is_shown_of_a_file_that_is_damaged_at_its_end(wall: ChildWall) -> None:
    with pytest.raises(Damaged):
        wall.draw(Torn(a_picture()), "image/jpeg", 0, BOX)


@pytest.mark.parametrize(("form", "made"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_a_copy_has_the_pixels_and_nothing_else(wall: ChildWall, form: str, made: str) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x9003] = "SecretCamera", "2026:11:08 20:12:00"
    data = a_picture(form, exif=exif, comment=b"SecretPlace") + b"SecretTail"

    copy, media, pages = wall.stripped(io.BytesIO(data), f"image/{form.lower()}", Silent())

    assert (media, pages) == (made, 1)
    assert b"Secret" not in copy
    with Image.open(io.BytesIO(copy)) as opened:
        assert opened.size == (90, 60)
        assert not opened.getexif()


def test_a_copy_of_a_pdf_is_pictures_of_its_pages(wall: ChildWall) -> None:
    copy, media, pages = wall.stripped(io.BytesIO(a_pdf(3)), "application/pdf", Silent())

    assert (media, pages) == ("application/pdf", 3)
    assert b"Nandar" not in copy
    assert b"/Info" not in copy
    with pypdfium2.PdfDocument(copy) as document:
        assert len(document) == 3
        assert document.get_metadata_dict(skip_empty=True) == {}


@pytest.mark.parametrize("name", ["cut short", "bomb", "no pdf", "another kind"])
def test_no_copy_is_made_of_a_hostile_file(wall: ChildWall, name: str) -> None:
    data, media = HOSTILE[name]
    with pytest.raises(BadInput):
        wall.stripped(io.BytesIO(data), media, Silent())


PROBE = """
import os, socket, sys, ctypes
from pathlib import Path
from exports.preview.confine import confine, leave_the_network
from exports.preview import draw
lonely = leave_the_network()
draw.warm_up()
held = confine()
def tried(act):
    try:
        act()
    except OSError as refused:
        return refused.errno == 1
    except BaseException:
        return None
    return False
acts = {
    "socket": lambda: socket.socket(),
    "unix": lambda: socket.socketpair(),
    "read": lambda: os.open("/etc/hostname", os.O_RDONLY),
    "write": lambda: os.open(sys.argv[1] + "/left", os.O_WRONLY | os.O_CREAT),
    "remove": lambda: os.unlink(sys.argv[1] + "/there"),
    "fork": os.fork,
    "exec": lambda: os.execv("/bin/true", ["true"]),
    "kill": lambda: os.kill(os.getppid(), 0),
    "trace": lambda: os.listdir("/proc/1/fd"),
}
print({"held": held, "lonely": lonely} | {name: tried(act) for name, act in acts.items()})
"""


@LINUX
def test_the_process_has_no_network_no_files_and_no_other_processes(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"mine")
    root = Path(__file__).parents[3]

    done = subprocess.run(
        [sys.executable, "-P", "-c", PROBE, str(tmp_path)],
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )

    said = dict(eval(done.stdout))
    said.pop("lonely")  # a container may not let us
    assert said == dict.fromkeys(said, True)
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def frame(write: Callable[[io.BytesIO], None]) -> io.BytesIO:
    made = io.BytesIO()
    write(made)
    made.seek(0)
    return made


@pytest.mark.parametrize(
    "said",
    [
        frame(lambda out: write_page(out, 641, 10, 1, b"")),
        frame(lambda out: write_page(out, 0, 10, 1, b"")),
        frame(lambda out: write_page(out, 10, 10, 1, bytes(299))),
        frame(lambda out: write_page(out, 10, 10, 10**6, bytes(300))),
        frame(lambda out: write_stop(out, Reason.TOO_LARGE)),
        frame(lambda out: write_stop(out, 77)),  # type: ignore[arg-type]  # no such reason
        io.BytesIO(b"<svg onload=alert(1)>" * 9),
        io.BytesIO(),
    ],
)
def test_of_an_answer_only_sizes_that_fit_are_believed(said: io.BytesIO) -> None:
    with pytest.raises(Stopped):
        read_page(said, BOX)


def changed(data: bytes, dice: random.Random) -> bytes:
    """The file with some bytes changed, doubled or left out."""
    spoiled = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(spoiled))
        piece = dice.choice([b"", b"\xff" * 4, b"\0" * 4, bytes(spoiled[at : at + 40]) * 2])
        spoiled[at : at + dice.randint(1, 6)] = piece
    return bytes(spoiled)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "PDF"])
def test_a_spoiled_file_is_drawn_or_costs_one_sentence(wall: ChildWall, form: str) -> None:
    dice = random.Random(form)
    data = a_pdf() if form == "PDF" else a_picture(form)
    media = "application/pdf" if form == "PDF" else f"image/{form.lower()}"
    said = set()
    for _ in range(8):
        try:
            drawn = wall.draw(io.BytesIO(changed(data, dice)), media, 0, BOX)
        except BadInput as refused:
            said.add(refused.words.count("."))
        else:
            assert len(drawn.rgb) == 3 * drawn.width * drawn.height

    assert said <= {1}
