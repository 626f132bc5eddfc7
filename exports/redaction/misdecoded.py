"""UTF-8 that some program read as Western letters: "HÃ¹ng" for "Hùng", in every script."""

import re
from collections.abc import Iterator

import numpy as np

from workstation.text import Folded, fold

# Windows' Western code page, and as control signs the bytes that it leaves out.
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    sign: byte for byte in range(0x80, 0x100) if (sign := bytes([byte]).decode("cp1252", "ignore"))
}
_TAIL = "[" + "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0) + "]"
_LETTER = re.compile(rf"[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}}")


def misread(text: str) -> Iterator[tuple[int, int]]:
    """Where letters stand that were misread, if they were letters."""
    return (match.span() for match in _LETTER.finditer(text) if not text.isascii())


def fold_misdecoded(text: str) -> Folded | None:
    """The fold of a text as it was before it was misread; None if it was not.

    Offsets lead to the text as it stands.
    """
    spelt, done = list[tuple[str, int, int]](), 0
    for match in _LETTER.finditer(text) if not text.isascii() else ():
        letter = bytes(map(_BYTES.__getitem__, match[0])).decode("utf-8", "ignore")
        if letter:
            spelt += [(text[at], at, at + 1) for at in range(done, match.start())]
            spelt.append((letter, *match.span()))
            done = match.end()
    if not spelt:
        return None
    spelt += [(text[at], at, at + 1) for at in range(done, len(text))]
    letters, starts, stops = zip(*spelt, strict=True)
    folded = fold("".join(letters))
    last = np.array(stops, np.int64)[folded.stop - 1]
    return Folded(folded.text, np.array(starts, np.int64)[folded.src], last)
