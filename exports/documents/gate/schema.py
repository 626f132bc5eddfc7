"""What may stand in a released PDF: every kind of dictionary, its keys, and what each may hold.

The list is closed: a key, a kind or a form of value that is not here is a finding. Text may stand
in the five places that say `Text`; all else is a constant, a number or a reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Only:
    """One of these names, texts, numbers or truth values."""

    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that somebody may read; they are matched."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that are no words: an identity, a signature."""


@dataclass(frozen=True, slots=True)
class A:
    """A dictionary or stream of one of these kinds; several are told apart by their /Type."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """An array of such values."""

    each: "Rule"


@dataclass(frozen=True, slots=True)
class Named:
    """A kind of dictionary from the renderer's own short names to such values."""

    prefix: str
    each: "Rule"

    def get(self, key: str) -> "Rule | None":
        """The rule for a key; None if it is no such name."""
        number = key.removeprefix(self.prefix)
        ours = key != number and number.isascii() and number.isdigit() and len(number) < 4
        return self.each if ours else None


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    rules: tuple["Rule", ...]


Rule = Only | Number | Text | Raw | A | Many | Either
Keys = Mapping[str, Rule]
Kinds = Mapping[str, Keys | Named]


def _only(*values: object) -> Only:
    return Only(values)


def _a(*kinds: str) -> A:
    return A(kinds)


_EMPTY = _only(b"")
_DAY_ZERO = _only(b"D:20000101000000+00'00'")
_NUMBERS = Many(Number())
_PACKED: dict[str, Rule] = {"Filter": Many(_only("FlateDecode")), "Length": Number()}
_TAGS = (
    *("Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    "Figure",
)

_UNSIGNED: dict[str, Keys] = {
    "Trailer": {"ID": Many(Raw()), "Info": _a("Info"), "Root": _a("Catalog"), "Size": Number()},
    "Info": {
        "Title": Text(),
        **dict.fromkeys(("Author", "Subject", "Creator", "Producer", "Keywords"), _EMPTY),
        **dict.fromkeys(("CreationDate", "ModDate"), _DAY_ZERO),
    },
    "Catalog": {
        "Type": _only("Catalog"),
        "Lang": Text(),
        "MarkInfo": _a("MarkInfo"),
        "PageMode": _only("UseNone"),
        "Pages": _a("Pages"),
        "StructTreeRoot": _a("StructTreeRoot"),
        "ViewerPreferences": _a("ViewerPreferences"),
    },
    "MarkInfo": {"Marked": _only(True)},
    "ViewerPreferences": {"DisplayDocTitle": _only(True)},
    "Pages": {"Type": _only("Pages"), "Count": Number(), "Kids": Many(_a("Page"))},
    "Page": {
        "Type": _only("Page"),
        "Parent": _a("Pages"),
        "MediaBox": _NUMBERS,
        "Contents": _a("Content"),
        "Resources": _a("Resources"),
        "StructParents": Number(),
        "Tabs": _only("S"),
    },
    "Content": _PACKED,
    "Resources": {"Font": _a("Fonts"), "XObject": _a("Pictures")},
    "Image": {
        "Type": _only("XObject"),
        "Subtype": _only("Image"),
        **dict.fromkeys(("Width", "Height", "Length"), Number()),
        "ColorSpace": _only("DeviceRGB"),
        "BitsPerComponent": _only(8),
        "Filter": _only("FlateDecode"),
        "DecodeParms": _a("DecodeParms"),
    },
    "DecodeParms": {
        "Predictor": _only(12),
        "Colors": _only(3),
        "BitsPerComponent": _only(8),
        "Columns": Number(),
    },
    "Font": {
        "Type": _only("Font"),
        "Subtype": _only("Type0"),
        "BaseFont": Raw(),
        "Encoding": _only("Identity-H"),
        "DescendantFonts": Many(_a("Descendant")),
        "ToUnicode": _a("ToUnicode"),
    },
    "Descendant": {
        "Type": _only("Font"),
        "Subtype": _only("CIDFontType2"),
        "BaseFont": Raw(),
        "CIDSystemInfo": _a("CIDSystemInfo"),
        "CIDToGIDMap": _only("Identity"),
        "DW": _only(0),
        "FontDescriptor": _a("FontDescriptor"),
        "W": Many(Either((Number(), _NUMBERS))),
    },
    "CIDSystemInfo": {
        "Registry": _only(b"Adobe"),
        "Ordering": _only(b"Identity"),
        "Supplement": _only(0),
    },
    "FontDescriptor": {
        "Type": _only("FontDescriptor"),
        "FontName": Raw(),
        "Flags": _only(4),
        "ItalicAngle": _only(0),
        "StemV": Number(),
        "FontBBox": _NUMBERS,
        **dict.fromkeys(("Ascent", "Descent", "CapHeight"), Number()),
        "FontFile2": _a("FontFile"),
    },
    "FontFile": {**_PACKED, "Length1": Number()},
    "ToUnicode": _PACKED,
    "StructTreeRoot": {
        "Type": _only("StructTreeRoot"),
        "K": Many(_a("StructElem")),
        "ParentTree": _a("ParentTree"),
    },
    "ParentTree": {"Nums": Many(Either((Number(), Many(_a("StructElem")))))},
    "StructElem": {
        "Type": _only("StructElem"),
        "S": _only(*_TAGS),
        "P": _a("StructElem", "StructTreeRoot"),
        "K": Many(_a("MCR", "StructElem")),
        "Lang": Text(),
        "ActualText": Text(),
        "Alt": Text(),
        "A": _a("Attributes"),
    },
    "Attributes": {"O": _only("Table"), "Scope": _only("Column")},
    "MCR": {"Type": _only("MCR"), "Pg": _a("Page"), "MCID": Number()},
}

_NAMED = {"Fonts": Named("N", _a("Font")), "Pictures": Named("P", _a("Image"))}
UNSIGNED: Kinds = {**_UNSIGNED, **_NAMED}

# What the seal adds in a revision of its own, and nothing else.
SIGNED: Kinds = {
    **UNSIGNED,
    "Trailer": {**_UNSIGNED["Trailer"], "Prev": Number()},
    "Catalog": {
        **_UNSIGNED["Catalog"],
        "AcroForm": _a("AcroForm"),
        "Perms": _a("Perms"),
        "Version": _only("2.0"),
    },
    "Page": {**_UNSIGNED["Page"], "Annots": Many(_a("Annot"))},
    "AcroForm": {"Fields": Many(_a("Annot")), "SigFlags": _only(3)},
    "Perms": {"DocMDP": _a("Sig")},
    "Annot": {
        "Type": _only("Annot"),
        "Subtype": _only("Widget"),
        "FT": _only("Sig"),
        "T": _only(b"Seal"),
        "F": _only(132),
        "Rect": Many(_only(0)),
        "P": _a("Page"),
        "V": _a("Sig"),
    },
    "Sig": {
        "Type": _only("Sig"),
        "Filter": _only("Adobe.PPKLite"),
        "SubFilter": _only("ETSI.CAdES.detached"),
        "Contents": Raw(),
        "ByteRange": _NUMBERS,
        "M": Raw(),
        "Reference": Many(_a("SigRef")),
    },
    "SigRef": {
        "Type": _only("SigRef"),
        "TransformMethod": _only("DocMDP"),
        "TransformParams": _a("TransformParams"),
    },
    "TransformParams": {"Type": _only("TransformParams"), "V": _only("1.2"), "P": _only(1)},
}
