"""UTF-8 that some program read as Western letters: "HÃ¹ng" for "Hùng", in every script."""

import re
from collections.abc import Callable, Iterator

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
    return None if text.isascii() else fold_letters(text, _LETTER, _reread)


def fold_letters(
    text: str, form: "re.Pattern[str]", meant: Callable[[str], str | None]
) -> Folded | None:
    """The fold of a text with what was meant where the form stands; None if that is nowhere.

    Offsets lead to the text as it stands; all that is meant by a match comes from all of it.
    """
    spelt, done = list[tuple[str, int, int]](), 0
    for match in form.finditer(text):
        written = meant(match[0])
        if written is not None:
            spelt += [(text[at], at, at + 1) for at in range(done, match.start())]
            spelt += [(letter, *match.span()) for letter in written]
            done = match.end()
    if not done:
        return None
    spelt += [(text[at], at, at + 1) for at in range(done, len(text))]
    folded = fold("".join(letter for letter, _, _ in spelt))
    first = np.array([start for _, start, _ in spelt], np.int64)[folded.src]
    return Folded(
        folded.text, first, np.array([end for *_, end in spelt], np.int64)[folded.stop - 1]
    )


def _reread(written: str) -> str | None:
    return bytes(map(_BYTES.__getitem__, written)).decode("utf-8", "ignore") or None
