"""Leaks drawn or written so that a reader's search would pass them by."""

import base64
import codecs
from hashlib import md5, sha256

from exports.documents.gate.syntax import Name, Ref
from tests.exports.documents.gate_samples import NAME
from tests.exports.documents.leaks import LATIN, WIDE, Leaks

LEAKS = Leaks()
plant = LEAKS.plant
PACKED = {"Filter": [Name("FlateDecode")]}


# --- Drawn, and hard to see -------------------------------------------------------------------


@plant("identifier")
def _letters_set_apart_by_kerning(f):
    f.draw(f.run(NAME).replace(b"><", b">-340<"))


@plant("identifier")
def _tiny_letters(f):
    f.draw(f.run(NAME).replace(b" 10 Tf", b" 0.001 Tf"))


@plant("identifier")
def _letters_raised_off_the_page(f):
    f.draw(f.run(NAME).replace(b" [", b" 900 Ts [", 1))


@plant("identifier")
def _letters_in_the_colour_of_a_table(f):
    f.draw(b"/Artifact BMC 0.5 0.5 0.5 rg 40 40 200 30 re f EMC")
    f.draw(f.run(NAME, colour="0.5 0.5 0.5"))


@plant("identifier")
def _letters_one_over_the_other(f):
    for letter in NAME:
        f.draw(f.run(letter))


@plant("identifier")
def _capitals_with_spaces(f):
    f.draw(f.run(" ".join(NAME.upper())))


@plant("identifier")
def _letters_turned_round(f):
    f.draw(f.run(NAME[::-1]))


@plant("identifier")
def _rot13(f):
    f.draw(f.run(codecs.encode(NAME, "rot13")))


@plant("identifier")
def _base64_on_the_page(f):
    f.draw(f.run(base64.b64encode(LATIN).decode()))


@plant("identifier")
def _hexadecimal_on_the_page(f):
    f.draw(f.run(LATIN.hex()))


@plant("identifier")
def _figures_for_letters(f):
    f.draw(f.run("Th1d4 Hl41ng"))


@plant("identifier")
def _letters_of_another_alphabet(f):
    f.draw(f.run("Тhіdа Нlаіng"))


@plant("identifier")
def _letters_with_marks(f):
    f.draw(f.run("Ťhídâ Ĥłåíñg"))


@plant("identifier")
def _native_digits(f):
    f.draw(f.run("+๖๖ ๘๑ ๒๓๔ ๕๖๗๘", family="NotoSansThai", language="th"))


@plant("identifier")
def _number_with_other_separators(f):
    f.draw(f.run("+66.812/345-678"))


@plant("drawn-glyphs")
def _burmese_in_zawgyi(f):
    f.draw(f.run("ေဒၚသီတာလႈိင္", family="NotoSansMyanmar", language="my"))


@plant("identifier")
def _name_in_two_blocks_of_marked_content(f):
    f.draw(f.run("Thi").replace(b"/Artifact <</Type /Pagination", b"/Span <</MCID 9990"))
    f.draw(f.run("da Hlaing").replace(b"/Artifact <</Type /Pagination", b"/P <</MCID 9991"))


@plant("drawn-glyphs")
def _letter_said_otherwise(f):
    f.draw(f.run("Thida", says="There") + b"\n" + f.run("Hlaing", says="hauling"))


@plant("drawn-glyphs")
def _glyphs_of_no_letter(f):
    f.draw(f.run("x").replace(b" [<", b" [<FFFE><", 1))


# --- Operators that no briefing has -----------------------------------------------------------


def line(name: str, rule: str, *lines: bytes) -> None:
    def draw(f):
        for each in lines:
            f.draw(each)

    draw.__name__ = name
    plant(rule)(draw)


_SHOW = b"BT /N0 10 Tf 60 60 Td %s Tj ET"
_OCTAL = b"".join(b"\\%03o" % byte for byte in LATIN)
_LINES = {
    "hexadecimal_string": _SHOW % (b"<" + LATIN.hex().encode() + b">"),
    "octal_escapes": _SHOW % (b"(" + _OCTAL + b")"),
    "wide_letters": _SHOW % (b"<" + WIDE.hex().encode() + b">"),
    "string_broken_by_a_backslash": _SHOW % b"(Thida \\\nHlaing)",
    "kerned_plain_strings": b"BT /N0 10 Tf [(Thi) -20 (da) 500 (Hlaing)] TJ ET",
    "string_on_a_next_line": b"BT /N0 10 Tf (Thida Hlaing) ' ET",
    "string_with_spacing": b'BT /N0 10 Tf 1 1 (Thida Hlaing) " ET',
    "property_list": b"/Span <</Who (Thida Hlaing)>> BDC EMC",
    "named_property_list": b"/Span /ThidaHlaing BDC EMC",
    "tag_of_marked_content": b"/ThidaHlaing BMC EMC",
    "marked_point": b"/ThidaHlaing MP",
    "marked_point_with_properties": b"/P <</E (Thida Hlaing)>> DP",
    "layer": b"/OC /ThidaHlaing BDC EMC",
    "expansion": b"/Span <</E (Thida Hlaing)>> BDC EMC",
    "language_of_a_span": b"/Span <</Lang (en-x-thida)>> BDC EMC",
    "words_in_a_section_of_compatibility": b"BX Thida Hlaing EX",
    "unknown_operator": b"ThidaHlaing",
    "operand_without_operator": b"(Thida Hlaing)",
    "clipping": b"q 0 0 0 0 re W n Q",
    "state": b"q /GS0 gs Q",
    "shading": b"/Sh0 sh",
    "pattern": b"/Pattern cs /P0 scn",
    "own_colour_space": b"/ThidaHlaing cs",
    "rendering_intent": b"/ThidaHlaing ri",
    "dashes_that_spell": b"[84 104 105 100 97] 0 d",
    "matrix": b"1 0 0 1 84 104 cm",
    "scaled_letters": b"BT 0 Tz ET",
    "invisible_mode_for_clipping": b"BT 7 Tr ET",
    "white_space_that_spells": b"\t \t\t \t  ",
    "nul_bytes": b"\0\0",
}
for _name, _line in _LINES.items():
    line(f"_{_name}", "every-byte", _line)


@plant("every-byte")
def _coordinates_of_many_places(f):
    f.draw(b"/Artifact BMC 0 0 0 rg 84.104105 100.097 1 1 re f EMC")


# --- Pictures and forms -----------------------------------------------------------------------


def image(f, pixels: bytes = bytes(48), **more):
    head = {
        **PACKED,
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": 4,
        "Height": 4,
        "ColorSpace": Name("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    return f.add(head | more, pixels)


def show(f, picture: Ref, name: str = "P0") -> None:
    f.entries(f.one("Page")["Resources"])["XObject"] = {name: picture}
    f.draw(b"/Figure <</MCID 9990>> BDC q 20 0 0 20 60 60 cm /%s Do Q EMC" % name.encode())


@plant("pictures")
def _picture_that_nobody_looked_at(f):
    rows = b"".join(b"\2" + bytes(12) for _ in range(4))
    parms = {"Predictor": 12, "Colors": 3, "BitsPerComponent": 8, "Columns": 4}
    show(f, image(f, rows, Filter=Name("FlateDecode"), DecodeParms=parms))


@plant("allowed-values")
def _colour_profile(f):
    profile = f.add({**PACKED, "N": 3}, b"desc" + LATIN)
    show(f, image(f, ColorSpace=[Name("ICCBased"), profile]))


@plant("allowed-keys")
def _soft_mask(f):
    show(f, image(f, SMask=image(f)))


@plant("allowed-keys")
def _picture_with_metadata(f):
    show(f, image(f, Metadata=f.add(dict(PACKED), LATIN)))


@plant("allowed-keys")
def _picture_with_a_name(f):
    show(f, image(f, Name=Name("ThidaHlaing")))


@plant("allowed-values")
def _palette(f):
    show(f, image(f, ColorSpace=[Name("Indexed"), Name("DeviceRGB"), 3, LATIN]))


@plant("allowed-keys")
def _picture_under_the_hash_of_its_path(f):
    digest = md5(b"/cases/Thida Hlaing.png", usedforsecurity=False).hexdigest()
    f.entries(f.one("Page")["Resources"])["XObject"] = {f"P{digest}": image(f)}


@plant("no-orphan")
def _picture_on_no_page(f):
    image(f)


@plant("font")
def _glyphs_drawn_by_procedures(f):
    glyph = f.add(dict(PACKED), b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    font = {
        "Type": Name("Font"),
        "Subtype": Name("Type3"),
        "CharProcs": {"ThidaHlaing": glyph},
        "Encoding": {"Differences": [65, Name("ThidaHlaing")]},
    }
    f.entries(f.entries(f.one("Page")["Resources"])["Font"])["N99"] = f.add(font)


@plant("font")
def _font_of_the_reader(f):
    font = {"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica")}
    f.entries(f.entries(f.one("Page")["Resources"])["Font"])["N99"] = f.add(font)


# --- Numbers and orders that spell ------------------------------------------------------------


@plant("identity")
def _digest_of_a_name_as_identity(f):
    f.trailer["ID"] = [sha256(LATIN).digest()[:16]] * 2


@plant("same-bytes")
def _page_size_that_spells(f):
    f.one("Page")["MediaBox"] = [0, 0, 595.084, 841.104]


@plant("same-bytes")
def _order_of_objects_that_spells(f):
    f.backwards = True


@plant("same-bytes")
def _choice_of_packing_that_spells(f):
    f.level = 1


@plant("same-bytes")
def _mark_numbers_that_spell(f):
    f.one("Page")["StructParents"] = 84104105
