"""Reads what is drawn on a page: runs of glyphs, straight lines, pictures, as we write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exports.documents.gate.syntax import Unreadable

_N = rb"-?\d{1,5}(?:\.\d{1,3})?"
_COLOUR = rb"[01](?:\.\d{1,3})? [01](?:\.\d{1,3})? [01](?:\.\d{1,3})?"
_TAGS = rb"Span|Artifact|P|H[1-3]|Lbl|LBody|TH|TD"
_RUN = re.compile(
    rb"/(?:" + _TAGS + rb") <<(?:/MCID (\d{1,5})|/Type /Pagination)"
    rb"(?: /ActualText <FEFF((?:[0-9A-F]{4})*)>)?>> BDC BT "
    rb"" + _COLOUR + rb" rg /(N\d{1,3}) " + _N + rb" Tf 1 0 0 1 " + _N + rb" " + _N + rb" Tm"
    rb"((?: \[(?:<[0-9A-F]{4}>|" + _N + rb")*\] TJ| " + _N + rb" Ts)*) ET EMC\n"
)
_VECTOR = re.compile(
    rb"/Artifact BMC (?:"
    rb"" + _COLOUR + rb" RG " + _N + rb" w " + _N + rb" (" + _N + rb") m " + _N + rb" \1 l S|"
    rb"" + _COLOUR + rb" rg" + (rb" " + _N) * 4 + rb" re f|"
    rb"" + _COLOUR + rb" RG " + _N + rb" w" + (rb" " + _N) * 4 + rb" re S) EMC\n"
)
_PICTURE = re.compile(
    rb"/Figure <</MCID \d{1,5}>> BDC q " + _N + rb" 0 0 " + _N + rb" " + _N + rb" " + _N + rb" cm"
    rb" /P\d{1,3} Do Q EMC\n"
)
_GLYPH = re.compile(rb"<([0-9A-F]{4})>")


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font drawn in a row; `says` is what the file claims that they say."""

    mark: int | None
    says: str | None
    font: str
    gids: tuple[int, ...]


def runs(content: bytes, where: str) -> Iterator[Run]:
    """The runs of one page in the order of drawing.

    Raises Unreadable where anything else stands: curves, forms, other states of the pen.
    """
    at = 0
    while at < len(content):
        if found := _RUN.match(content, at):
            yield _run(found)
        else:
            found = _VECTOR.match(content, at) or _PICTURE.match(content, at)
        if not found:
            raise Unreadable(where)
        at = found.end()


def _run(found: re.Match[bytes]) -> Run:
    mark, says, font, shown = found.groups()
    return Run(
        None if mark is None else int(mark),
        None if says is None else bytes.fromhex(says.decode()).decode("utf-16-be", "replace"),
        font.decode(),
        tuple(int(gid, 16) for gid in _GLYPH.findall(shown)),
    )
