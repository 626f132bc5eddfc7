"""Marks that no eye tells from their ground leave on no colour; what can be seen stays."""

from functools import partial
from itertools import product

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from exports.preview.faint import FAINT, without_faint
from tests.exports.preview.test_planted import NAME, a_pdf, draw, leaving

Colour = tuple[int, int, int]
GROUNDS: dict[str, Colour] = {
    "grey": (150, 150, 150),
    "green": (200, 220, 180),
    "dark blue": (30, 40, 90),
}
SIZE = (640, 240)


def marked(ground: Colour, by: Colour, size: int, *, lines: bool = False) -> Image.Image:
    """A name in letters that differ so much from the ground, between strong lines or not."""
    page = Image.new("RGB", SIZE, ground)
    pen = ImageDraw.Draw(page)
    ink = (by[0] + ground[0], by[1] + ground[1], by[2] + ground[2])
    pen.text((20, 90), NAME, fill=ink, font=ImageFont.load_default(size))
    for y in (60, 90 + size) if lines else ():
        pen.text((20, y), "These letters stay as they are.", "black", ImageFont.load_default(24))
    return page


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize("lines", [False, True], ids=["alone", "between lines"])
def test_a_faint_name_leaves_on_a_ground_of_no_colour(ground: Colour, lines: bool) -> None:
    for size, by in product((12, 20, 48), ((4, 4, 4), (-9, -9, -9), (0, 0, 15), (15, -15, 15))):
        page = marked(ground, by, size, lines=lines)
        bare = marked(ground, (0, 0, 0), size, lines=lines)
        seen = ImageChops.difference(without_faint(page), without_faint(bare)).convert("L")

        # Where strong letters touch it, a pixel of it may look like one of theirs.
        assert sum(map(bool, seen.tobytes())) <= 4 * lines, (size, by)


def test_of_a_faint_name_on_a_ground_that_grows_darker_a_smear_of_one_tone_is_left() -> None:
    ramp = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    page = ramp.copy()
    mask = marked((0, 0, 0), (255, 255, 255), 20).convert("1", dither=Image.Dither.NONE)
    page.paste(ImageChops.add(ramp, Image.new("RGB", SIZE, (8, 8, 8))), mask=mask)
    left = ImageChops.difference(without_faint(page), without_faint(ramp)).convert("L")

    assert max(left.tobytes()) <= 4


@pytest.mark.parametrize("size", [12, 20, 48])
def test_letters_that_are_seen_stay_letter_by_letter(size: int) -> None:
    for ground in GROUNDS.values():
        page = marked(ground, (40, 40, 40), size)
        change = ImageChops.difference(without_faint(page), page).convert("L")

        assert max(change.tobytes()) < FAINT


def test_a_broad_shade_stays() -> None:
    """A bruise is no hidden letter."""
    page = Image.new("RGB", SIZE, (190, 150, 130))
    ImageDraw.Draw(page).ellipse((200, 60, 330, 180), fill=(182, 138, 122))
    left = without_faint(page)

    assert left.getpixel((265, 120)) == (182, 138, 122)


def test_a_faint_name_on_the_tinted_page_of_a_pdf_leaves_without_it() -> None:
    tint = b"0.8 0.9 0.7 rg 0 0 2000 2000 re f "
    faint = partial(draw, marks=tint + b"0.78 0.88 0.68 rg BT /F0 12 Tf 40 100 Td (Nandar) Tj ET")

    assert leaving(a_pdf(faint)) == leaving(a_pdf(partial(draw, marks=tint)))
