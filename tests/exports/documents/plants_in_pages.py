"""Leaks planted in what a finished briefing says and shows."""

import base64
from hashlib import md5
from io import BytesIO

from PIL import Image

from exports.documents.gate.syntax import Name, Ref
from tests.exports.documents.gate_samples import NAME
from tests.exports.documents.leaks import LATIN, WIDE, Leaks

LEAKS = Leaks()
plant = LEAKS.plant


# --- Document information and catalogue -------------------------------------------------------


@plant("allowed-values")
def _author(f):
    f.info["Author"] = LATIN


@plant("allowed-values")
def _time_of_making(f):
    f.info["CreationDate"] = b"D:20261122093015+07'00'"


@plant("allowed-keys")
def _own_key_in_the_information(f):
    f.info["Case"] = b"2026-014"


@plant("identifier")
def _title(f):
    f.info["Title"] = WIDE


@plant("allowed-keys")
def _xmp(f):
    packet = b"<x:xmpmeta><dc:creator>" + LATIN + b"</dc:creator></x:xmpmeta>"
    f.one("Catalog")["Metadata"] = f.add({"Filter": [Name("FlateDecode")]}, packet)


@plant("allowed-keys")
def _outline(f):
    f.one("Catalog")["Outlines"] = f.add({"First": f.add({"Title": WIDE})})


@plant("allowed-keys")
def _named_destination(f):
    f.one("Catalog")["Dests"] = f.add({"Hlaing": [Ref(1)]})


@plant("allowed-keys")
def _page_label(f):
    f.one("Catalog")["PageLabels"] = f.add({"Nums": [0, {"P": LATIN}]})


@plant("allowed-keys")
def _javascript(f):
    f.one("Catalog")["OpenAction"] = f.add({"S": Name("JavaScript"), "JS": b"app.alert(1)"})


@plant("allowed-keys")
def _embedded_file(f):
    file = f.add({"Filter": [Name("FlateDecode")]}, b"original letter")
    f.one("Catalog")["Names"] = {"EmbeddedFiles": {"Names": [b"a.txt", {"EF": {"F": file}}]}}


@plant("allowed-keys")
def _form_field(f):
    f.one("Catalog")["AcroForm"] = {"Fields": [{"FT": Name("Tx"), "T": b"a", "V": LATIN}]}


@plant("allowed-keys")
def _hidden_layer(f):
    f.one("Catalog")["OCProperties"] = {"OCGs": [], "D": {"OFF": []}}


@plant("identifier")
def _language(f):
    f.one("Catalog")["Lang"] = b"en-x-thida-hlaing"


@plant("identity")
def _identity(f):
    f.trailer["ID"] = [b"Thida Hlaing 482", b"Thida Hlaing 482"]


@plant("allowed-keys")
def _key_in_the_trailer(f):
    f.trailer["Made"] = LATIN


# --- Pages ------------------------------------------------------------------------------------


@plant("allowed-keys")
def _annotation(f):
    f.one("Page")["Annots"] = [f.add({"Type": Name("Annot"), "Contents": WIDE})]


@plant("allowed-keys")
def _thumbnail(f):
    f.one("Page")["Thumb"] = f.add({"Filter": [Name("FlateDecode")]}, bytes(48))


@plant("allowed-keys")
def _private_data(f):
    f.one("Page")["PieceInfo"] = {"X": {"Private": LATIN}}


@plant("allowed-keys")
def _jpeg_with_exif(f):
    picture, out = Image.new("RGB", (16, 16)), BytesIO()
    exif = picture.getexif()
    exif[0x010E] = NAME
    picture.save(out, "JPEG", exif=exif)
    image = f.add({"Filter": [Name("FlateDecode")], "Subtype": Name("Image")}, out.getvalue())
    f.entries(f.one("Page")["Resources"])["XObject"] = {"Im0": image}
    f.draw(b"/Im0 Do")


@plant("allowed-keys")
def _hash_of_an_image_path(f):
    digest = md5(b"/home/case/Thida Hlaing/photo.png", usedforsecurity=False).hexdigest()
    image = f.add({"Filter": [Name("FlateDecode")], "Subtype": Name("Image")}, bytes(48))
    f.entries(f.one("Page")["Resources"])["XObject"] = {f"FormXob.{digest}": image}


@plant("allowed-keys")
def _name_as_the_name_of_a_font(f):
    table = f.entries(f.entries(f.one("Page")["Resources"])["Font"])
    table["ThidaHlaing"] = table["N0"]


@plant("allowed-keys")
def _form_xobject_with_text(f):
    form = f.add({"Filter": [Name("FlateDecode")], "Subtype": Name("Form")}, f.run(NAME))
    f.entries(f.one("Page")["Resources"])["XObject"] = {"Fm0": form}
    f.draw(b"/Fm0 Do")


@plant("no-orphan")
def _page_that_no_reader_turns_to(f):
    page = dict(f.one("Page"))
    page["Contents"] = f.add({"Filter": [Name("FlateDecode")]}, f.run(NAME) + b"\n")
    f.add(page)


# --- Content ----------------------------------------------------------------------------------


@plant("identifier")
def _black_box_over_text(f):
    f.draw(f.run(NAME))
    f.draw(b"/Artifact BMC 0 0 0 rg 40 40 200 30 re f EMC")


@plant("identifier")
def _white_text(f):
    f.draw(f.run(NAME, colour="1 1 1"))


@plant("identifier")
def _text_beside_the_page(f):
    f.draw(f.run(NAME, x=5000))


@plant("identifier")
def _letters_far_apart(f):
    for n, letter in enumerate(NAME):
        f.draw(f.run(letter, x=60 + 40 * n))


@plant("identifier")
def _letters_in_two_weights(f):
    f.draw(f.run("Thida Hla"))
    f.draw(f.run("ing", bold=True))


@plant("identifier")
def _letters_over_two_pages(f):
    assert len(f.all_of("Page")) > 1
    f.draw(f.run("Thida Hla"), page=0)
    contents = f.all_of("Page")[1]["Contents"]
    f.put(contents, f.run("ing") + b"\n" + f.stream(contents))


@plant("drawn-glyphs")
def _name_under_the_text_of_a_token(f):
    f.draw(f.run(NAME, says="[Worker KT]"))


@plant("drawn-glyphs")
def _name_said_under_the_glyphs_of_a_token(f):
    f.draw(f.run("[Worker KT]", says=NAME))


@plant("every-byte")
def _said_and_not_drawn(f):
    f.draw(b"/Span <</ActualText <FEFF%s>>> BDC EMC" % WIDE[2:].hex().encode())


@plant("every-byte")
def _invisible_text(f):
    f.draw(f.run("x").replace(b" Tf ", b" Tf 3 Tr "))


@plant("every-byte")
def _name_drawn_as_lines(f):
    f.draw(b"/Artifact BMC 0 0 0 RG 1 w 50 50 m 54 70 l S EMC")


@plant("every-byte")
def _name_drawn_as_outlines(f):
    f.draw(b"/Artifact BMC 0 0 0 rg 50 50 m 52 60 58 60 60 50 c f EMC")


@plant("every-byte")
def _inline_image(f):
    f.draw(b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI")


@plant("every-byte")
def _text_as_a_plain_string(f):
    f.draw(b"BT /N0 10 Tf 60 60 Td (%s) Tj ET" % LATIN)


@plant("every-byte")
def _comment_in_content(f):
    f.draw(b"% " + LATIN)


@plant("every-byte")
def _number_in_a_coordinate(f):
    f.draw(b"/Artifact BMC 0 0 0 rg 66812345678 0 1 1 re f EMC")


# --- Structure --------------------------------------------------------------------------------


def told(f):
    return next(v for v in f.all_of("StructElem") if isinstance(v["K"][0], dict))


@plant("structure")
def _name_in_the_structure(f):
    told(f)["ActualText"] = WIDE


@plant("structure")
def _base64_in_the_structure(f):
    told(f)["ActualText"] = base64.b64encode(LATIN)


@plant("allowed-keys")
def _words_for_a_figure(f):
    told(f)["Alt"] = WIDE


@plant("allowed-keys")
def _expansion_in_the_structure(f):
    told(f)["E"] = LATIN


@plant("allowed-values")
def _own_tag(f):
    told(f)["S"] = Name("ThidaHlaing")


@plant("no-orphan")
def _object_that_nothing_refers_to(f):
    f.add(LATIN)
