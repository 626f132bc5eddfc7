"""Paired brackets: BD16 of UAX #9 and the pairs of Unicode's BidiBrackets.txt."""

from collections.abc import Sequence

_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
    "\u2329\u232a"
)
CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSERS = frozenset(CLOSING.values())
_SAME = {"\u232a": "\u3009"}
_MOST_OPEN = 63


def pairs(text: str, indices: Sequence[int], kind: Sequence[str]) -> list[tuple[int, int]]:
    """The places in `indices` of brackets that belong together, sorted by the opening one."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for n, i in enumerate(indices):
        char = text[i] if kind[i] == "ON" and text else ""
        if char in CLOSING:
            if len(opened) == _MOST_OPEN:
                break
            opened.append((_canonical(CLOSING[char]), n))
        elif char in _CLOSERS:
            _close(_canonical(char), n, opened, found)
    return sorted(found)


def _close(char: str, n: int, opened: list[tuple[str, int]], found: list[tuple[int, int]]) -> None:
    for m in range(len(opened) - 1, -1, -1):
        if opened[m][0] == char:
            found.append((opened[m][1], n))
            del opened[m:]
            return


def _canonical(char: str) -> str:
    return _SAME.get(char, char)
