"""What the drawn glyphs spell, found by shaping the words again and comparing every glyph."""

import unicodedata
from collections.abc import Iterator, Sequence

from exports.documents import faces
from exports.documents.gate.content import Run
from exports.documents.gate.fonts import Font
from exports.documents.glyphs import Face

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING = str.maketrans(")]}>»›", "([{<«‹")


def spelled(run: Run, font: Font, languages: Sequence[str]) -> str | None:
    """The words of a run, if shaping them gives exactly the glyphs that are drawn; else None."""
    for words, rtl in _readings(run, font):
        if words and any(
            _draws(font.face, words, language, rtl, run.gids) for language in languages
        ):
            return words
    return None


def letters_of(text: str) -> list[str]:
    """The letters of a text in no order, as two ways of telling the same words agree on them.

    Spaces and invisible marks fall away, brackets face one way, ligature characters are taken
    apart.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_OPENING)
    return sorted(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


def _readings(run: Run, font: Font) -> Iterator[tuple[str, bool]]:
    """What the run may say: its /ActualText, else its glyphs from the left, else from the right."""
    if run.says is not None:
        yield run.says, False
        return
    yield "".join(font.says.get(gid, "") for gid in run.gids), False
    yield "".join(_logical(gid, font) for gid in reversed(run.gids)), True


def _logical(gid: int, font: Font) -> str:
    """The text of a glyph in a run from right to left: brackets turn, lam-alef is two letters."""
    plain = font.face.plain(gid)
    turned = plain.translate(_MIRRORED)
    if turned != plain:
        return turned
    says = font.says.get(gid, "")
    return unicodedata.normalize("NFKC", says) if len(says) == 1 else says[::-1]


def _draws(face: Face, words: str, language: str, rtl: bool, gids: tuple[int, ...]) -> bool:
    return tuple(faces.gids(face, words, language, rtl=rtl)) == gids
