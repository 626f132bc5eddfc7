"""A name in places that nobody sees is in no pixel of the page that leaves."""

import io
import struct
from collections.abc import Callable
from functools import partial

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from exports.preview.cover import Asked, covered

NAME = "Thida Hlaing"
SHOWN = b"BT /F 30 Tf 40 100 Td (Thida Hlaing) Tj ET"
SIZE = (420, 300)


def leaving(data: bytes, media: str = "application/pdf") -> bytes:
    """The pixels of the first page, the way it is drawn behind the wall."""
    ((page, _),) = covered(data, media, [Asked(0)])
    return page.tobytes()


# --- PDF --------------------------------------------------------------------------------------


def a_pdf(plant: Callable[[Pdf], object] | None = None) -> bytes:
    """A payslip of one page, with or without a plant."""
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page(page_size=SIZE)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    draw(pdf, b"BT /F 18 Tf 40 200 Td (Payslip) Tj ET")
    if plant:
        plant(pdf)
    pdf.save(out)
    return out.getvalue()


def draw(pdf: Pdf, marks: bytes) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(marks))


def layer(pdf: Pdf, how: Dictionary) -> pikepdf.Object:
    """A layer with a name, as `how` says whether it is shown."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(NAME)))
    if "/OFF" in how:
        how.OFF = Array([group])
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=how)
    return group


def on_a_layer(pdf: Pdf, group: pikepdf.Object) -> None:
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=group)
    draw(pdf, b"/OC /L BDC " + SHOWN + b" EMC")


def layer_that_is_off(pdf: Pdf) -> None:
    on_a_layer(pdf, layer(pdf, Dictionary(OFF=True)))


def layers_that_are_off_at_first(pdf: Pdf) -> None:
    on_a_layer(pdf, layer(pdf, Dictionary(BaseState=Name.OFF)))


def layer_for_who_has_none_of_it(pdf: Pdf) -> None:
    member = Dictionary(Type=Name.OCMD, OCGs=Array([layer(pdf, Dictionary())]), P=Name.AllOff)
    on_a_layer(pdf, pdf.make_indirect(member))


def picture_on_a_layer_that_is_off(pdf: Pdf) -> None:
    shown(pdf, OC=layer(pdf, Dictionary(OFF=True)))


def picture_under_a_mask(pdf: Pdf, seen: int = 0, ink: int = 0) -> None:
    shown(pdf, ink, SMask=grey(pdf, Image.new("L", SIZE, seen)))


def grey(pdf: Pdf, picture: Image.Image, **more: object) -> Stream:
    made = Stream(pdf, picture.tobytes())
    head = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceGray, **more}
    for key, value in (head | {"BitsPerComponent": 8}).items():
        made[f"/{key}"] = value
    made.Width, made.Height = picture.size
    return made


def shown(pdf: Pdf, ink: int = 0, **more: object) -> None:
    """The name as a picture over the whole page."""
    pdf.pages[0].obj.Resources.XObject = Dictionary(P=grey(pdf, words(ink, 255), **more))
    draw(pdf, b"q 420 0 0 300 0 0 cm /P Do Q")


def what_letters_mean(pdf: Pdf) -> None:
    meant = NAME.encode("utf-16-be").hex().encode()
    said = b"1 beginbfchar <50> <" + meant + b"> endbfchar"
    pdf.pages[0].obj.Resources.Font.F.ToUnicode = Stream(pdf, said)


def names_of_glyphs(pdf: Pdf) -> None:
    drawn = pdf.make_indirect(Stream(pdf, b"9 0 0 0 9 9 d1"))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 9, 9]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        FirstChar=65,
        LastChar=65,
        Widths=Array([9]),
        Encoding=Dictionary(Differences=Array([65, Name("/ThidaHlaing")])),
        CharProcs=Dictionary({"/ThidaHlaing": drawn}),
    )
    pdf.pages[0].obj.Resources.Font.G = pdf.make_indirect(font)
    draw(pdf, b"BT /G 9 Tf 40 100 Td (A) Tj ET")


def words_of_the_structure(pdf: Pdf) -> None:
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, ActualText=String(NAME)))
    part.Alt, part.E, part.T = (String(NAME) for _ in range(3))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([part]))
    draw(pdf, b"/Span <</ActualText (Thida Hlaing)>> BDC EMC")


def label_of_a_page(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(NAME))]))


def named_place(pdf: Pdf) -> None:
    place = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(NAME), place])))


def form_within_a_form(pdf: Pdf) -> None:
    hidden = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=2, V=String(NAME))
    hidden.Rect, hidden.T = Array([40, 60, 300, 90]), String(NAME)
    field = pdf.make_indirect(hidden)
    pdf.pages[0].obj.Annots = Array([field])
    form = Stream(pdf, f"<xdp><text>{NAME}</text></xdp>".encode())
    pdf.Root.AcroForm = Dictionary(XFA=form, Fields=Array([field]))


def small_picture_of_the_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.Thumb = grey(pdf, words(0, 255))


def note_that_is_hidden(pdf: Pdf) -> None:
    form = Stream(pdf, SHOWN)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, *SIZE])
    form.Resources = pdf.pages[0].obj.Resources
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, *SIZE]), F=2)
    note.Contents, note.AP = String(NAME), Dictionary(N=form)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def letters_that_are_not_drawn(pdf: Pdf) -> None:
    draw(pdf, b"3 Tr " + SHOWN)


def letters_as_light_as_paper(pdf: Pdf) -> None:
    draw(pdf, b"0.97 g " + SHOWN)


def letters_as_black_as_what_covers_them(pdf: Pdf) -> None:
    draw(pdf, b"0 g 20 80 380 60 re f 0.04 g " + SHOWN)


def box(pdf: Pdf) -> None:
    draw(pdf, b"0 g 20 80 380 60 re f")


@pytest.mark.parametrize(
    "plant",
    [
        layer_that_is_off,
        layers_that_are_off_at_first,
        layer_for_who_has_none_of_it,
        picture_on_a_layer_that_is_off,
        picture_under_a_mask,
        what_letters_mean,
        names_of_glyphs,
        words_of_the_structure,
        label_of_a_page,
        named_place,
        form_within_a_form,
        small_picture_of_the_page,
        note_that_is_hidden,
        letters_that_are_not_drawn,
        letters_as_light_as_paper,
    ],
    ids=lambda plant: plant.__name__,
)
def test_a_page_of_a_pdf_leaves_without_it(plant: Callable[[Pdf], object]) -> None:
    assert leaving(a_pdf(plant)) == leaving(a_pdf())


def test_a_picture_under_a_mask_of_almost_nothing_leaves_as_if_it_were_empty() -> None:
    thin = [partial(picture_under_a_mask, seen=12, ink=ink) for ink in (0, 255)]
    assert leaving(a_pdf(thin[0])) == leaving(a_pdf(thin[1]))


def test_letters_as_black_as_a_box_over_them_are_the_box() -> None:
    assert leaving(a_pdf(letters_as_black_as_what_covers_them)) == leaving(a_pdf(box))


def test_a_name_that_is_seen_is_in_the_pixels() -> None:
    for plant in (shown, partial(picture_under_a_mask, seen=60), partial(draw, marks=SHOWN)):
        assert leaving(a_pdf(plant)) != leaving(a_pdf())


# --- Pictures ---------------------------------------------------------------------------------


def words(ink: int, paper: int) -> Image.Image:
    """The name in letters of one tone on paper of another."""
    made = Image.new("L", SIZE, paper)
    ImageDraw.Draw(made).text((40, 100), NAME, fill=ink, font=ImageFont.load_default(40))
    return made


def packed(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


PAPER = Image.new("RGB", SIZE, "white")


def under(alpha: int) -> Image.Image:
    """The name in black, as thin as `alpha` says."""
    return Image.merge("RGBA", (*[words(0, 255)] * 3, Image.new("L", SIZE, alpha)))


def told() -> PngImagePlugin.PngInfo:
    made = PngImagePlugin.PngInfo()
    made.add_itxt("Comment", NAME, "en", "Comment", zip=True)
    return made


def camera() -> Image.Exif:
    made = Image.Exif()
    made[0x010E], made[0x9C9B] = NAME, NAME.encode("utf-16-le")
    return made


def desk() -> bytes:
    """A JPEG with what a picture desk writes into APP13, and with words behind its end."""
    entry = b"\x1c\x02\x50" + struct.pack(">H", len(NAME)) + NAME.encode()
    block = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(entry)) + entry + b"\0"
    plain = packed(PAPER, "JPEG")
    return (
        plain[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + plain[2:] + b"Thida"
    )


@pytest.mark.parametrize(
    ("data", "media"),
    [
        pytest.param(packed(PAPER, "PNG", pnginfo=told()), "image/png", id="iTXt"),
        pytest.param(packed(PAPER, "PNG", exif=camera()), "image/png", id="eXIf"),
        pytest.param(packed(PAPER, "JPEG", exif=camera()), "image/jpeg", id="EXIF"),
        pytest.param(desk(), "image/jpeg", id="APP13"),
        pytest.param(
            packed(
                PAPER.convert("P"),
                "GIF",
                comment=NAME.encode(),
                save_all=True,
                append_images=[words(0, 255).convert("P")],
            ),
            "image/gif",
            id="comment and second frame",
        ),
        pytest.param(packed(PAPER, "TIFF", artist=NAME), "image/tiff", id="artist"),
        pytest.param(packed(under(0), "PNG"), "image/png", id="clear"),
        pytest.param(packed(under(0), "TIFF"), "image/tiff", id="clear in TIFF"),
        pytest.param(
            packed(under(0), "WEBP", lossless=True, exact=True), "image/webp", id="clear in WebP"
        ),
        pytest.param(packed(under(8), "PNG"), "image/png", id="nearly clear"),
        pytest.param(packed(words(247, 255), "PNG"), "image/png", id="nearly white"),
    ],
)
def test_a_picture_leaves_without_it(data: bytes, media: str) -> None:
    assert leaving(data, media) == leaving(packed(PAPER, "PNG"), "image/png")
