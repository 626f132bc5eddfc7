"""The ways in which writers, scanners and those who hide spell a name in Latin letters.

Each generator takes a name's parts without accents and yields whole mentions. Nothing is drawn by
lot: a slip stands in the middle of the longest part.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence

Variants = Iterator[str]
Kind = Callable[[Sequence[str]], Variants]

_KEYS = dict(zip("abcdefghijklmnoprstuvwyz", "svxfrgjhokjkmnbpteyidcexu"[:24], strict=True))
_CYRILLIC = str.maketrans("aeopcxyisjABEKMHOPCTXSI", "аеорсхуіѕјАВЕКМНОРСТХЅІ")
_GREEK = str.maketrans("oviuABEZHIKMNOPTYX", "ονιυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_ARMENIAN = str.maketrans("ouhgSLO", "օսհցՏԼՕ")
_SMALL = str.maketrans("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ")
_RAISED = str.maketrans("abdeghijklmnoprstuvw", "ᵃᵇᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷ")
_LEET = str.maketrans("aeiosAEIOS", "4310543105")
_MISREAD = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("w", "vv"), ("W", "VV"), ("l", "1"),
    ("I", "l"), ("o", "0"), ("S", "5"), ("B", "8"), ("h", "li"), ("n", "ri"), ("u", "ii"),
    ("g", "9"), ("e", "c"), ("a", "o"), ("i", "l"),
)  # fmt: skip


def plain(text: str) -> str:
    """The text without accents."""
    letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def case(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    yield from (name.upper(), name.lower(), name.swapcase())


def reordered(parts: Sequence[str]) -> Variants:
    *others, last = parts
    if others:
        rest = " ".join(others)
        yield from (f"{last}, {rest}", f"{last.upper()}, {rest}", f"{last} {rest}")
        yield " ".join([last, *others])


def joined(parts: Sequence[str]) -> Variants:
    name = "".join(parts)
    yield from (name, name.lower(), name.upper(), name[0].lower() + name[1:])
    if len(parts) > 1:
        yield parts[0] + parts[-1]


def tagged(parts: Sequence[str]) -> Variants:
    name = "".join(parts)
    yield from (f"#{name}", f"#JusticeFor{name}", f"#{name.lower()}", f"#free{name.lower()}now")
    yield from (f"@{name.lower()}", f"@{'_'.join(parts).lower()}", f"@{'.'.join(parts)}88".lower())


def addressed(parts: Sequence[str]) -> Variants:
    dotted, dashed, name = ".".join(parts), "-".join(parts), "".join(parts)
    yield f"{dotted}@post.example".lower()
    yield f"{parts[0]}_{parts[-1]}@post.example"
    yield f"https://forum.example/u/{dashed}".lower()
    yield f"www.board.example/{name}/photos".lower()


def filed(parts: Sequence[str]) -> Variants:
    low, dashed = "_".join(parts), "-".join(parts)
    yield from (f"{low}_contract_v2.pdf", f"scan-{dashed}-p1.jpg", f"IMG_{''.join(parts)}.png")
    yield from (f"2025_{low.upper()}.xlsx", f"payslip_{low.lower()}_june.docx")


def spelt_out(parts: Sequence[str]) -> Variants:
    name = "".join(parts)
    yield from (" ".join(name), "-".join(name), ".".join(name.upper()), "_".join(name))
    yield "   ".join(" ".join(part) for part in parts)


def broken(parts: Sequence[str]) -> Variants:
    halves = [_halved(part, "-") for part in parts]
    yield from (" ".join(halves), "-".join(parts), "\n".join(parts), "\n> ".join(parts))
    yield from ("  ".join(parts), "\t".join(parts), "_".join(parts), "/".join(parts))
    longest = max(parts, key=len)
    yield " ".join(_halved(part, "-\n") if part == longest else part for part in parts)


def leet(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    yield from (name.translate(_LEET), name.replace("a", "@"), name.replace("o", "0"))
    yield name.replace("a", "4", 1).replace("i", "1", 1)


def misread(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    yield from (name.replace(right, wrong, 1) for right, wrong in _MISREAD if right in name)


def slipped(parts: Sequence[str]) -> Variants:
    """One slip in the longest part, the other parts as they should be."""
    longest = max(parts, key=len)
    for wrong in slips(longest):
        yield " ".join(wrong if part == longest else part for part in parts)


def slips(word: str) -> Variants:
    """Transposition, omission, doubling and the neighbouring key, in the middle of the word."""
    at = len(word) // 2
    yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    yield word[:at] + word[at + 1 :]
    yield word[: at + 1] + word[at:]
    yield word[:at] + _KEYS.get(word[at], "x") + word[at + 1 :]


def look_alike(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    yield from (name.translate(_CYRILLIC), name.translate(_GREEK), name.translate(_ARMENIAN))
    for letter in "aeo":
        yield name.replace(letter, letter.translate(_CYRILLIC), 1)


def styled(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    for capital, small in (
        (0xFF21, 0xFF41), (0x1D400, 0x1D41A), (0x1D4D0, 0x1D4EA), (0x1D670, 0x1D68A),
        (0x24B6, 0x24D0), (0x1F130, 0x24D0), (0x1F150, 0x24D0),
    ):  # fmt: skip
        yield "".join(_shifted(char, capital, small) for char in name)
    yield from (name.lower().translate(_SMALL), name.lower().translate(_RAISED))


def marked(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    for mark in ("\u0336", "\u0301", "\u0323", "\u20e3"):
        yield "".join(char + mark if char.isalpha() else char for char in name)
    yield from (name.replace("a", "á").replace("o", "ö"), name.replace("n", "ñ"))


def unseen(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    for sign in ("\u200b", "\u00ad", "\u2060", "\ufeff", "\u200d"):
        yield sign.join(name)
        yield name[:3] + sign + name[3:]
    yield f"{name[:2]}\u202e{name[2:]}\u202c"
    yield from (name.replace(" ", space) for space in "\u00a0\u3000\u2009")


def possessive(parts: Sequence[str]) -> Variants:
    name = " ".join(parts)
    yield from (f"{name}'s", f"{name}’s", f"{name}s", f"ex-{name}", f"{name}-led")


def _halved(part: str, sign: str) -> str:
    at = len(part) // 2
    return part if len(part) < 5 else part[:at] + sign + part[at:]


def _shifted(char: str, capital: int, small: int) -> str:
    if "A" <= char <= "Z":
        return chr(capital + ord(char) - ord("A"))
    return chr(small + ord(char) - ord("a")) if "a" <= char <= "z" else char
