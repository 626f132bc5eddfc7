"""Evidence as the list says it: what it is, from whom, since when, its mark and its state."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.models.paged import Column
from ui.pages.case.words import day
from ui.theme.icons import icon
from ui.widgets.cells import Cell
from ui.words import tr
from workstation.records.evidence import Evidence, EvidenceCopy, EvidenceKind, EvidenceState
from workstation.records.kit import Id, spec_of

Kept = Evidence | EvidenceCopy
_KINDS: Mapping[EvidenceKind, str] = MappingProxyType(
    {
        EvidenceKind.PICTURE: "picture",
        EvidenceKind.DOCUMENT: "document",
        EvidenceKind.SOUND: "sound",
        EvidenceKind.VIDEO: "video",
        EvidenceKind.MESSAGES: "note",
        EvidenceKind.OTHER: "file",
    }
)
_STATES: Mapping[EvidenceState, str] = MappingProxyType(
    {
        EvidenceState.SEALED: "ok",
        EvidenceState.COPIED: "ok",
        EvidenceState.TRANSFERRED: "info",
        EvidenceState.DISCLOSED: "warn",
        EvidenceState.RETURNED: "neutral",
        EvidenceState.DESTROYED: "neutral",
    }
)
_PDF = "application/pdf"
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list; nothing in it names anybody."""

    what: str
    glyph: str
    given: str
    got: str
    mark: str
    state: str
    tone: str
    sign: str


@dataclass(eq=False, slots=True)
class Sealing:
    """A piece that is being sealed, and how far it is."""

    about: Evidence
    case: Id
    share: int = 0


def line_of(piece: Kept | Sealing, today: dt.date) -> Line:
    """What the list says of a piece."""
    if isinstance(piece, Sealing):
        about = piece.about
        words = tr("Sealing {share} %").format(share=piece.share)
        got = day(about.got_on, today) if about.got_on else "–"
        glyph = _KINDS[about.kind]
        return Line(about.title, glyph, given_words(about), got, "…", words, "info", "job")
    if isinstance(piece, EvidenceCopy):
        pages = tr("{number} pages").format(number=piece.pages) if piece.pages > 1 else "–"
        words = tr("Copy")
        return Line(piece.title, _glyph(piece), pages, "–", mark(piece), words, "neutral", "lock")
    words, tone, sign = _state(piece)
    got = day(piece.got_on, today) if piece.got_on else "–"
    return Line(piece.title, _glyph(piece), given_words(piece), got, mark(piece), words, tone, sign)


def _state(piece: Evidence) -> tuple[str, str, str]:
    if piece.legal_hold:
        return tr("Legal hold"), "token", "legal_hold"
    return tr(piece.state.label), _STATES[piece.state], "lock"


def given_words(piece: Evidence) -> str:
    """From whom, and by which way."""
    return f"{tr(piece.given_by.label)}, {tr(piece.came_by.label)}"


def mark(piece: Kept) -> str:
    """The first eight digits of its SHA-256, in two groups."""
    return f"{piece.sha256[:_GROUP]} {piece.sha256[_GROUP : 2 * _GROUP]}"


def columns() -> tuple[Column[Line], ...]:
    """The columns of the list."""
    labels = {spec.name: tr(spec.label) for spec in spec_of(Evidence).own}
    return (
        Column(labels["title"], "", lambda x: Cell(x.what, strong=True, glyph=icon(x.glyph))),
        Column(labels["given_by"], "", lambda x: Cell(x.given, tone="muted")),
        Column(labels["got_on"], "", lambda x: Cell(x.got, tone="muted")),
        Column(labels["sha256"], "", lambda x: Cell(x.mark, tone="faint")),
        Column(labels["state"], "", lambda x: Cell(x.state, badge=x.tone, glyph=icon(x.sign))),
    )


def _glyph(piece: Kept) -> str:
    return "pdf" if piece.media == _PDF else _KINDS[piece.kind]
