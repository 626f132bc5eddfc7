"""The texts inside a signature: names and other strings, and nothing of its keys and digests."""

from collections.abc import Iterator

from asn1crypto import parser

_STRINGS = {12: "utf-8", 18: "ascii", 19: "ascii", 20: "latin-1", 22: "ascii", 26: "ascii"}
_BMP, _OCTETS = 30, 4
_UNIVERSAL, _CONSTRUCTED = 0, 1
_NESTED = frozenset(b"\x04\x30")


def texts_in(der: bytes) -> Iterator[str]:
    """Every string of every level, and whatever else is readable from its first to last byte.

    Keys, digests and signatures are chance bytes: a few of them in a row spell short names.
    """
    while der.strip(b"\0"):
        try:
            kind, method, tag, head, content, trailer = parser.parse(der)
        except ValueError:
            return
        der = der[len(head) + len(content) + len(trailer) :]
        if method == _CONSTRUCTED:
            yield from texts_in(content)
        elif kind != _UNIVERSAL or tag in {*_STRINGS, _BMP, _OCTETS}:
            yield from _said(tag if kind == _UNIVERSAL else _OCTETS, content)


def _said(tag: int, content: bytes) -> Iterator[str]:
    if tag == _BMP:
        yield content.decode("utf-16-be", "replace")
    elif tag in _STRINGS:
        yield content.decode(_STRINGS[tag], "replace")
    else:
        if _is_structure(content):
            yield from texts_in(content)
        yield from _readable(content)


def _is_structure(content: bytes) -> bool:
    """Whether bytes hold one sequence or string of bytes and nothing else, as extensions do.

    Without that, a digest whose first bytes look like a short string would be read as words.
    """
    if not content or content[0] not in _NESTED:
        return False
    try:
        parser.parse(content, strict=True)
    except ValueError:
        return False
    return True


def _readable(content: bytes) -> Iterator[str]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    if text.isprintable():
        yield text
