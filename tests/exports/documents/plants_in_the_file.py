"""Leaks planted in the fonts of a finished briefing and between its objects."""

import re
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils.generic import TextStringObject

from exports.documents.faces import face, shape
from exports.documents.fonts import font_file
from exports.documents.gate.syntax import Name
from exports.documents.sign_pades import QuietWriter
from tests.exports.documents.gate_samples import NAME
from tests.exports.documents.leaks import BASE, LATIN, Leaks

LEAKS = Leaks()
plant = LEAKS.plant


# --- Fonts ------------------------------------------------------------------------------------


def myanmar(f):
    return next(v for v in f.all_of("Font") if "Myanmar" in v["BaseFont"] and "ToUnicode" in v)


def descriptor(f):
    return next(v for v in f.all_of("FontDescriptor") if "Myanmar" in v["FontName"])


def more_letters(f, row: bytes) -> None:
    ref = myanmar(f)["ToUnicode"]
    count = re.search(rb"(\d+) beginbfchar\n((?:<.*\n)*)endbfchar", f.stream(ref))
    rows = sorted([*count[2].splitlines(keepends=True), row])
    new = b"%d beginbfchar\n%sendbfchar" % (len(rows), b"".join(rows))
    f.put(ref, f.stream(ref).replace(count[0], new))


@plant("font")
def _name_in_the_letters_of_a_font(f):
    more_letters(f, b"<0FFF> <%s>\n" % NAME.encode("utf-16-be").hex().upper().encode())


@plant("font")
def _letter_that_no_page_shows(f):
    more_letters(f, b"<0FFF> <1027>\n")


@plant("font")
def _other_letter_for_a_glyph(f):
    ref = myanmar(f)["ToUnicode"]
    glyph = shape(face("NotoSansMyanmar", False), "သ", "my")[0].gid
    row = re.search(rb"<%04X> <[0-9A-F]+>" % glyph, f.stream(ref))[0]
    f.put(ref, f.stream(ref).replace(row, b"<%04X> <1027>" % glyph))


@plant("font")
def _letter_for_a_glyph_that_no_page_draws(f):
    more_letters(f, b"<0FFF> <101E>\n")


@plant("font")
def _comment_in_the_letters_of_a_font(f):
    ref = myanmar(f)["ToUnicode"]
    f.put(ref, f.stream(ref) + b"% " + LATIN)


@plant("font")
def _glyphs_that_no_page_draws(f):
    f.put(descriptor(f)["FontFile2"], face("NotoSansMyanmar", False).subset(range(60)))


@plant("font")
def _whole_font_with_its_names(f):
    f.put(descriptor(f)["FontFile2"], font_file("NotoSansMyanmar", False).read_bytes())


@plant("font")
def _bytes_after_the_font(f):
    ref = descriptor(f)["FontFile2"]
    f.put(ref, f.stream(ref) + LATIN)


@plant("font")
def _widths_of_removed_glyphs(f):
    ref = myanmar(f)["DescendantFonts"][0]
    f.entries(ref)["W"] = [*f.entries(ref)["W"], 4000, [612]]


@plant("font")
def _name_as_a_font(f):
    myanmar(f)["BaseFont"] = Name("AAAAAA+ThidaHlaing")


@plant("allowed-values")
def _name_in_a_character_collection(f):
    inner = f.entries(myanmar(f)["DescendantFonts"][0])
    inner["CIDSystemInfo"] = {"Registry": b"Adobe", "Ordering": LATIN, "Supplement": 0}


# --- The file around the objects --------------------------------------------------------------


@plant("every-byte")
def _bytes_between_objects(f):
    return BASE.replace(b"endobj\n2 0 obj", b"endobj\nThida\n2 0 obj", 1)


@plant("every-byte")
def _comment_between_objects(f):
    return BASE.replace(b"\nxref\n0 ", b"\n%" + LATIN + b"\nxref\n0 ", 1)


@plant("every-byte")
def _comment_inside_an_object(f):
    return BASE.replace(b"/Type /Catalog", b"%" + LATIN + b"\n/Type /Catalog", 1)


@plant("every-byte")
def _bytes_before_the_header(f):
    return LATIN + BASE


@plant("every-byte")
def _bytes_after_the_end(f):
    return BASE + LATIN


@plant("every-byte")
def _another_remark_of_the_writer(f):
    return BASE.replace(b"(opensource)", b"(Th. Hlaing)", 1)


@plant("every-byte")
def _free_row_in_the_table(f):
    return BASE.replace(b"00000 n \n", b"00000 f \n", 1)


@plant("every-byte")
def _row_that_points_elsewhere(f):
    first, second = re.findall(rb"\d{10} 00000 n \n", BASE)[:2]
    return BASE.replace(second, first, 1)


@plant("every-byte")
def _key_written_twice(f):
    return BASE.replace(b"/PageMode /UseNone", b"/Type /Catalog    ", 1)


@plant("every-byte")
def _bytes_after_a_packed_stream(f):
    f.after_stream[f.one("Page")["Contents"].number] = LATIN


@plant("every-byte")
def _earlier_revision(f):
    f.info["Author"] = LATIN
    writer = QuietWriter(BytesIO(f.bytes()))
    writer.trailer["/Info"]["/Author"] = TextStringObject("")
    writer.mark_update(writer.trailer.raw_get("/Info").reference)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@plant("every-byte")
def _object_stream(f):
    f.info["Author"] = LATIN
    out = BytesIO()
    with pikepdf.open(BytesIO(f.bytes())) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@plant("every-byte")
def _encrypted(f):
    out = BytesIO()
    with pikepdf.open(BytesIO(BASE)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    return out.getvalue()
