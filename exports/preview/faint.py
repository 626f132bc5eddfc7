"""Takes marks away that no eye tells from what is behind them, on a ground of any colour."""

from PIL import Image, ImageChops, ImageFilter

FAINT = 16
"""Of 255 tones, in each colour: what differs less from the ground around it becomes the ground."""

_GROUNDS = ((3, 7), (6, 7))
"""Of which pixels the ground is the middle one: every so many, so many by so many.

Strokes up to a third of the wider window vanish, a dozen pixels; what is broader stays.
"""


def without_faint(page: Image.Image) -> Image.Image:
    """The page with thin and faint marks gone: no colour of a pixel moves by `FAINT` or more.

    The middle of a neighbourhood is a tone that stands in it (a median filter), so that strong
    letters beside a faint one hide nothing, and nothing spreads from them.
    """
    even = page
    for every, side in _GROUNDS:
        ground = _ground(even, every, side)
        even = Image.composite(ground, even, _faint(page, ground))
    return even


def _ground(page: Image.Image, every: int, side: int) -> Image.Image:
    width, height = page.size
    few = (-(-width // every), -(-height // every))
    small = page.resize(few, Image.Resampling.NEAREST).filter(ImageFilter.MedianFilter(side))
    whole = (small.width * every, small.height * every)
    return small.resize(whole, Image.Resampling.NEAREST).crop((0, 0, width, height))


def _faint(page: Image.Image, ground: Image.Image) -> Image.Image:
    """White where a page is as good as its ground in each colour."""
    red, green, blue = ImageChops.difference(page, ground).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(_IS_FAINT)


_IS_FAINT = bytes([255] * FAINT + [0] * (256 - FAINT))
