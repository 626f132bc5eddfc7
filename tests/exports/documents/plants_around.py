"""Leaks in keys that a briefing does not have, and in the build of the file."""

import base64
import re
import zlib
from io import BytesIO

import pikepdf

from exports.documents.gate.syntax import LARGEST_STREAM, Name, Ref
from tests.exports.documents.gate_samples import NAME
from tests.exports.documents.leaks import BASE, LATIN, WIDE, Leaks

LEAKS = Leaks()
plant = LEAKS.plant
PACKED = {"Filter": [Name("FlateDecode")]}

# --- Keys of ISO 32000 that can hold words ----------------------------------------------------

_KEYS = {
    "Catalog": (
        "AA AF Collection DPartRoot DSS Dests Extensions Legal MarkInfo2 Names NeedsRendering"
        " OutputIntents PageLayout Requirements SpiderInfo Threads URI Version"
    ),
    "Page": (
        "AA AF ArtBox B BleedBox BoxColorInfo CropBox DPart Dur Group ID LastModified Metadata"
        " OutputIntents PZ Rotate SeparationInfo TemplateInstantiated Trans TrimBox UserUnit VP"
    ),
    "StructTreeRoot": "AF ClassMap IDTree Namespaces PronunciationLexicon RoleMap",
    "StructElem": "AF C E ID NS Phoneme PhoneticAlphabet R Ref T",
    "FontDescriptor": "CIDSet CharSet FD FontFamily FontStretch Lang Style",
    "Font": "Name Metadata FirstChar Encoding2",
}


def _key(kind: str, key: str) -> None:
    def hold(f):
        f.one(kind)[key] = WIDE

    hold.__name__ = f"_{kind.lower()}_{key.lower()}"
    plant("allowed-keys")(hold)


for _kind, _names in _KEYS.items():
    for _named in _names.split():
        _key(_kind, _named)


@plant("allowed-keys")
def _properties_of_the_author(f):
    told = next(v for v in f.all_of("StructElem") if isinstance(v["K"][0], dict))
    told["A"] = {"O": Name("UserProperties"), "P": [{"N": b"Worker", "V": WIDE}]}


@plant("allowed-keys")
def _summary_of_a_table(f):
    table = next(v for v in f.all_of("StructElem") if v["S"] == "Table")
    table["A"] = {"O": Name("Table"), "Summary": WIDE}


@plant("identifier")
def _language_of_a_part(f):
    told = next(v for v in f.all_of("StructElem") if isinstance(v["K"][0], dict))
    told["Lang"] = b"en-x-thida-hlaing"


@plant("allowed-keys")
def _mark_in_another_stream(f):
    told = next(v for v in f.all_of("StructElem") if isinstance(v["K"][0], dict))
    told["K"][0]["Stm"] = f.add(dict(PACKED), LATIN)


@plant("allowed-keys")
def _table_of_states(f):
    f.entries(f.one("Page")["Resources"])["ExtGState"] = {"ThidaHlaing": {"ca": 0}}


@plant("allowed-keys")
def _table_of_properties(f):
    f.entries(f.one("Page")["Resources"])["Properties"] = {"MC0": {"Who": WIDE}}


@plant("allowed-keys")
def _names_of_a_font_in_the_resources(f):
    f.entries(f.one("Page")["Resources"])["ColorSpace"] = {"ThidaHlaing": Name("DeviceRGB")}


@plant("allowed-keys")
def _layer_with_a_name(f):
    group = f.add({"Type": Name("OCG"), "Name": WIDE})
    f.one("Catalog")["OCProperties"] = {"OCGs": [group], "D": {"Order": [group]}}


@plant("allowed-keys")
def _link_to_an_address(f):
    action = {"S": Name("URI"), "URI": b"https://example.org/?who=Thida+Hlaing"}
    link = {"Type": Name("Annot"), "Subtype": Name("Link"), "A": action}
    f.one("Page")["Annots"] = [f.add(link)]


@plant("allowed-keys")
def _note_on_the_page(f):
    note = {"Type": Name("Annot"), "Subtype": Name("Text"), "T": WIDE, "Contents": b"."}
    f.one("Page")["Annots"] = [f.add(note)]


@plant("allowed-keys")
def _file_that_belongs_to_the_document(f):
    file = f.add({"Type": Name("Filespec"), "F": b"Thida.docx", "Desc": WIDE})
    f.one("Catalog")["AF"] = [file]


@plant("allowed-keys")
def _stream_kept_in_another_file(f):
    f.parts[f.one("Page")["Contents"].number].value["F"] = LATIN


@plant("allowed-values")
def _digest_in_a_date(f):
    f.info["ModDate"] = b"D:20000101000000+00'07'"


# --- Streams that a general reader would unpack -----------------------------------------------


def _packed_otherwise(name: str, filters: list[Name], pack) -> None:
    def swap(f):
        ref = f.one("Page")["Contents"]
        data = f.stream(ref) + b"% " + LATIN + b"\n"
        return _with_stream(f, ref, filters, pack(data))

    swap.__name__ = f"_{name}"
    plant("every-byte")(swap)


def _with_stream(f, ref: Ref, filters: list[Name], packed: bytes) -> bytes:
    """The file with one stream packed in another way, its table mended."""
    number = ref.number
    at = BASE.index(b"\n%d 0 obj\n" % number) + 1
    end = BASE.index(b"endobj\n", at)
    names = b" ".join(b"/" + name.encode() for name in filters)
    head = b"%d 0 obj\n<<\n/Filter [ %s ]\n/Length %d\n>>\nstream\n" % (number, names, len(packed))
    return moved(BASE[:at] + head + packed + b"endstream\n" + BASE[end:])


def moved(data: bytes) -> bytes:
    """The table of objects written anew after something in the file changed its length."""
    table = data.rindex(b"\nxref\n") + 1
    for row in re.findall(rb"(\d{10}) 00000 n \n", BASE):
        number = re.match(rb"(\d+) 0 obj", BASE[int(row) :])[1]
        at = re.search(rb"(?:^|\n)(?=%s 0 obj\n)" % number, data).end()
        data = data[:table] + data[table:].replace(row + b" 00000 n", b"N%09d 00000 n" % at, 1)
    data = data[:table] + re.sub(rb"N(\d{9} 00000 n)", rb"0\1", data[table:])
    return re.sub(rb"startxref\n\d+", b"startxref\n%d" % table, data)


_packed_otherwise("hexadecimal_filter", [Name("ASCIIHexDecode")], lambda d: d.hex().encode() + b">")
_packed_otherwise(
    "base_85_filter", [Name("ASCII85Decode")], lambda d: base64.a85encode(d, adobe=True)[2:]
)
_packed_otherwise(
    "two_filters",
    [Name("ASCIIHexDecode"), Name("FlateDecode")],
    lambda d: zlib.compress(d).hex().encode() + b">",
)
_packed_otherwise(
    "packed_twice", [Name("FlateDecode")] * 2, lambda d: zlib.compress(zlib.compress(d))
)
_packed_otherwise("no_filter", [], lambda d: d)
_packed_otherwise("unknown_filter", [Name("ThidaDecode")], zlib.compress)
_packed_otherwise("fax_filter", [Name("CCITTFaxDecode")], zlib.compress)
_packed_otherwise("damaged_stream", [Name("FlateDecode")], lambda d: zlib.compress(d)[:-6])
_packed_otherwise(
    "two_packed_streams_in_one",
    [Name("FlateDecode")],
    lambda d: zlib.compress(d) + zlib.compress(LATIN),
)
_packed_otherwise(
    "a_stream_that_grows_without_end",
    [Name("FlateDecode")],
    lambda d: zlib.compress(d + b" " * (LARGEST_STREAM + 1)),
)


# --- The build of the file --------------------------------------------------------------------


@plant("every-byte")
def _name_in_escapes(f):
    return moved(BASE.replace(b"/PageMode /UseNone", b"/PageMode /Use#4eone", 1))


@plant("every-byte")
def _string_of_odd_hexadecimal(f):
    return moved(BASE.replace(b"/PageMode /UseNone", b"/PageMode <546869646>", 1))


@plant("every-byte")
def _rows_of_the_table_with_words(f):
    return BASE.replace(b" 65535 f \n", b" Thida f \n", 1)


@plant("every-byte")
def _more_free_rows(f):
    return moved(BASE.replace(b"65535 f \n", b"65535 f \n0000084104 00001 f \n", 1))


@plant("every-byte")
def _object_in_a_free_row(f):
    hidden = b"9999 0 obj\n<5468696461>\nendobj\n"
    return moved(BASE.replace(b"\nxref\n", b"\n" + hidden + b"xref\n", 1))


@plant("every-byte")
def _second_generation_of_an_object(f):
    hidden = b"1 1 obj\n<5468696461>\nendobj\n"
    return moved(BASE.replace(b"\nxref\n", b"\n" + hidden + b"xref\n", 1))


@plant("every-byte")
def _words_behind_the_trailer(f):
    return BASE.replace(b"startxref\n", b"%Thida\nstartxref\n", 1)


@plant("every-byte")
def _words_behind_the_offset(f):
    return re.sub(rb"(startxref\n\d+)", rb"\1 %Thida", BASE)


@plant("every-byte")
def _zeros_before_the_offset(f):
    return re.sub(rb"startxref\n", b"startxref\n00000", BASE)


@plant("every-byte")
def _two_ends(f):
    return BASE + b"%%EOF\n"


@plant("every-byte")
def _another_version(f):
    return BASE.replace(b"%PDF-1.7", b"%PDF-1.4", 1)


@plant("every-byte")
def _other_line_ends(f):
    return BASE.replace(b"endobj\n", b"endobj\r", 1)


@plant("every-byte")
def _tabs_for_blanks(f):
    return BASE.replace(b" 0 R", b"\t0 R", 1)


@plant("every-byte")
def _stream_longer_than_it_says(f):
    return moved(BASE.replace(b"endstream", b"Thidaendstream", 1))


@plant("every-byte")
def _depth_without_end(f):
    return moved(BASE.replace(b"/PageMode /UseNone", b"/PageMode " + b"[ " * 99 + b"]" * 99, 1))


@plant("every-byte")
def _one_more_table_besides(f):
    return BASE.replace(b"trailer\n<<", b"trailer\n<< /XRefStm 17 %", 1)


@plant("two-readers")
def _page_turned_to_twice(f):
    tree = f.one("Pages")
    tree["Kids"] = [*tree["Kids"], tree["Kids"][0]]


@plant("every-object")
def _page_that_is_not_there(f):
    tree = f.one("Pages")
    tree["Kids"] = [*tree["Kids"], Ref(9999)]


@plant("one-kind")
def _object_of_two_kinds(f):
    f.one("Catalog")["MarkInfo"] = f.trailer["Info"]


@plant("allowed-values")
def _number_for_a_truth(f):
    f.one("Catalog")["MarkInfo"] = {"Marked": 1}


@plant("every-byte")
def _made_fit_for_the_web(f):
    return _saved(linearize=True)


@plant("every-byte")
def _written_by_another_program(f):
    return _saved()


@plant("every-byte")
def _with_a_password(f):
    return _saved(encryption=pikepdf.Encryption(owner="a", user="b"))


def _saved(**how) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(BASE)) as pdf:
        pdf.docinfo["/Case"] = NAME
        pdf.save(out, **how)
    return out.getvalue()
