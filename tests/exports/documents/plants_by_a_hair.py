"""Leaks of a few bits: what a sender and a reader could agree on without any word of it showing."""

import re

from exports.documents.gate.syntax import Name
from tests.exports.documents.leaks import Leaks

LEAKS = Leaks()
plant = LEAKS.plant
PACKED = {"Filter": [Name("FlateDecode")]}


def swap(f, pattern: bytes, by, count: int = 1, page: int = 0) -> None:
    """Write something on a page in another way."""
    contents = f.all_of("Page")[page]["Contents"]
    before = f.stream(contents)
    after = re.sub(pattern, by, before, count=count)
    assert after != before
    f.put(contents, after)


# --- How the same page is written -------------------------------------------------------------


@plant("every-byte")
def _gap_of_a_thousandth_between_letters(f):
    swap(f, rb"\[<([0-9A-F]{4})><", rb"[<\1> 1 <", 5)


@plant("every-byte")
def _gap_of_nothing_between_letters(f):
    swap(f, rb"<([0-9A-F]{4})><([0-9A-F]{4})>", rb"<\1> 0 <\2>", 3)


@plant("every-byte")
def _two_letters_in_one_string(f):
    swap(f, rb"<([0-9A-F]{4})><([0-9A-F]{4})>", rb"<\1\2>", 3)


@plant("every-byte")
def _hexadecimal_in_small_letters(f):
    swap(f, rb"<[0-9]*[A-F][0-9A-F]*>", lambda m: m[0].lower())


@plant("identity")
def _line_moved_by_a_thousandth(f):
    swap(f, rb"1 0 0 1 (\d+)(\.\d+)? ", lambda m: b"1 0 0 1 " + m[1] + b".001 ")


@plant("identity")
def _line_drawn_twice(f):
    swap(f, rb"[^\n]* BDC BT[^\n]*\n", lambda m: m[0] + m[0])


@plant("identity")
def _line_left_out(f):
    swap(f, rb"[^\n]*BT[^\n]*\n", b"")


@plant("identity")
def _white_paper_over_words(f):
    f.draw(b"/Artifact BMC 1 1 1 rg 40 600 500 100 re f EMC")


@plant("every-byte")
def _hairline_of_no_width(f):
    f.draw(b"/Artifact BMC 0 w 40 40 m 84 104 l S EMC")


@plant("allowed-values")
def _page_in_two_streams(f):
    page = f.all_of("Page")[0]
    whole = f.stream(page["Contents"])
    cut = whole.index(b"\n", len(whole) // 2) + 1
    page["Contents"] = [f.add(dict(PACKED), part) for part in (whole[:cut], whole[cut:])]


# --- What is said under the letters -----------------------------------------------------------


@plant("drawn-glyphs")
def _invisible_letters_in_what_is_said(f):
    swap(f, rb"(/ActualText <FEFF(?:[0-9A-F]{4}){4})", rb"\g<1>200B200C200B")


# --- Order and numbers ------------------------------------------------------------------------


@plant("identity")
def _pages_turned_round(f):
    pages = f.one("Pages")
    pages["Kids"] = pages["Kids"][::-1]


@plant("allowed-values")
def _order_of_tabs(f):
    f.all_of("Page")[0]["Tabs"] = Name("R")


@plant("allowed-keys")
def _next_number_of_the_tree(f):
    f.one("StructTreeRoot")["ParentTreeNextKey"] = 7777


@plant("allowed-values")
def _second_of_making(f):
    f.info["CreationDate"] = b"D:20000101000001+00'00'"


# --- Measures of a font -----------------------------------------------------------------------


@plant("allowed-values")
def _slant_of_a_font(f):
    f.one("FontDescriptor")["ItalicAngle"] = 84


@plant("font")
def _box_of_a_font_that_spells(f):
    f.one("FontDescriptor")["FontBBox"] = [84, 104, 105, 100]


@plant("font")
def _weight_of_a_font(f):
    f.one("FontDescriptor")["StemV"] = 97


@plant("font")
def _height_of_a_font(f):
    f.one("FontDescriptor")["Ascent"] = 1084


@plant("allowed-values")
def _width_of_letters_that_have_none(f):
    next(v for v in f.all_of("Font") if "DW" in v)["DW"] = 601


@plant("font")
def _width_of_a_letter(f):
    widths = next(v for v in f.all_of("Font") if "W" in v)["W"]
    widths[3] = [widths[3][0] + 1]


@plant("font")
def _prefix_of_a_font(f):
    for part in (*f.all_of("Font"), *f.all_of("FontDescriptor")):
        for key in {"BaseFont", "FontName"} & part.keys():
            part[key] = Name(str(part[key]).replace("AAAAAA", "THIDAH"))


def in_table(name: bytes, at: int, by: bytes):
    def change(f):
        ref = f.one("FontDescriptor")["FontFile2"]
        font = bytearray(f.stream(ref))
        row = font.index(name, 12)
        begin = int.from_bytes(font[row + 8 : row + 12], "big") + at
        font[begin : begin + len(by)] = by
        f.put(ref, bytes(font))

    change.__name__ = f"_table_{name.decode()}_of_a_font"
    plant("font")(change)


in_table(b"head", 28, b"Thida Hl")
in_table(b"glyf", 60, b"T")
in_table(b"hmtx", 3, b"T")
in_table(b"maxp", 20, b"Th")
