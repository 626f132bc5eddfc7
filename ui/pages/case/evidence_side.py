"""Beside the list of evidence: the hidden picture, what is known of it, and who had it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.pages.case.evidence_look import LookFrame
from ui.pages.case.evidence_rows import Kept
from ui.pages.case.words import day
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.lay import Item, Part, card, column, held, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.evidence import CustodyAct, CustodyEntry, Evidence, EvidenceCopy
from workstation.records.kit import UserToken
from workstation.rules.media import can_be_stripped

_NAMES = 98
_SHOWN = 6
"""Entries of the chain that are shown, the newest ones."""


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done to a piece; each opens a form of its own."""

    copy: Callable[[Evidence], object]
    hand_over: Callable[[Evidence], object]
    hold: Callable[[Evidence], object]
    outside: Callable[[Evidence], object]


def original_side(
    piece: Evidence,
    copy: EvidenceCopy | None,
    custody: Sequence[CustodyEntry],
    frame: LookFrame,
    acts: Acts,
    who: UserToken,
    today: dt.date,
) -> tuple[QWidget, QPushButton | None]:
    """Everything about an original, and its main verb."""
    lines: list[Part] = [label(piece.title, "subtitle", wrap=True), frame, 2]
    lines += [_line(tr("Hides"), _hides(piece)), _line(tr("Camera data"), _camera(piece, copy))]
    chain = [label(words_of(entry, who, today), wrap=True) for entry in custody[-_SHOWN:]]
    lines.append(_line(tr("Custody"), column(*chain, gap=3)))
    made: QPushButton | None = None
    if can_be_stripped(piece.media) and copy is None:
        words = tr("Copy without camera data…")
        made = button(words, press=lambda: acts.copy(piece))
        lines += [None, row(made, None)]
    else:
        lines.append(None)
    hold = tr("End legal hold…") if piece.legal_hold else tr("Legal hold…")
    quiet = (
        button(tr("Hand over…"), "quiet", press=lambda: acts.hand_over(piece)),
        button(hold, "quiet", press=lambda: acts.hold(piece)),
    )
    outside = button(tr("Open outside…"), "quiet", press=lambda: acts.outside(piece))
    lines.append(column(row(*quiet, None, gap=4), row(outside, None)))
    return card(*lines, gap=8), made


def copy_side(piece: EvidenceCopy, frame: LookFrame) -> QWidget:
    """Everything about a copy without camera data."""
    pixels = label(tr("Pixels and nothing else. The original is with the case team."), wrap=True)
    head = label(piece.title, "subtitle", wrap=True)
    return card(head, frame, 2, _line(tr("Copy"), pixels), None, gap=8)


def frame_words(piece: Kept, *, drawn: bool) -> tuple[str, str]:
    """What stands where the picture is hidden."""
    if not drawn:
        return tr("No preview"), tr("This kind of file is opened outside, by another program.")
    text = tr("Hold Space to look. Drawn by a separate, walled-off program.")
    return tr("Picture hidden") if piece.kind.value == "picture" else tr("Hidden"), text


def words_of(entry: CustodyEntry, who: UserToken, today: dt.date) -> str:
    """One link of the chain: who to whom, when, and whether its mark was right."""
    us = tr("You") if entry.author == who else tr("A colleague")
    giver = tr(entry.giver) if entry.giver else us
    taker = tr(entry.taker) if entry.taker else us
    if entry.act in (CustodyAct.HELD, CustodyAct.LET_GO, CustodyAct.CHECKED):
        first = f"{us}: {tr(entry.act.label).lower()}"
    else:
        first = f"{giver} → {taker}"
    right = ""
    if entry.hash_right is not None:
        right = tr("mark right") if entry.hash_right else tr("mark wrong")
    parts = [first, _when(entry.at, today), right, entry.why]
    return ", ".join(part for part in parts if part)


def _when(at: dt.datetime | None, today: dt.date) -> str:
    if at is None:
        return ""
    if at.time() == dt.time():
        return day(at.date(), today)  # only the day is known
    here = at.astimezone()
    return f"{day(here.date(), today)} {here:%H:%M}"


def _hides(piece: Evidence) -> Item:
    faces, names = piece.faces, piece.names
    badges = [
        _count(tr("Faces {number}"), faces, "person"),
        _count(tr("Names {number}"), names, "identifies"),
    ]
    return row(*badges, None, gap=6)


def _count(words: str, number: int | None, sign: str) -> Badge:
    said = words.format(number="?" if number is None else number)
    glyph = icon(sign) if number else None
    return Badge(said, "danger" if number else "neutral", glyph)


def _camera(piece: Evidence, copy: EvidenceCopy | None) -> QWidget:
    if not can_be_stripped(piece.media):
        words = tr("Kept in the sealed original. No copy can be made of this kind.")
    elif copy is not None:
        words = tr("Kept in the sealed original, removed from the copy.")
    else:
        words = tr("Kept in the sealed original, removed from every copy.")
    return label(words, wrap=True)


def _line(name: str, value: Item) -> Part:
    head = label(name, "muted")
    head.setFixedWidth(look().px(_NAMES))
    top = Qt.AlignmentFlag.AlignTop
    return row((head, 0, top), (held(value) if not isinstance(value, QWidget) else value, 1), gap=0)
