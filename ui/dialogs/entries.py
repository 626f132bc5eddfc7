"""Inputs made from the declaration of a field: what it holds decides how it is asked."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs.days import (
    day_problem,
    day_words,
    moment_problem,
    moment_words,
    read_day,
    read_moment,
)
from ui.dialogs.hidden_entry import HiddenEntry
from ui.dialogs.picker import Picker
from ui.theme.glyph import Glyph
from ui.theme.look import look
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.lay import column, held, row
from ui.widgets.segment import Segment
from ui.widgets.sensitivity import sensitivity_mark
from ui.words import tr
from workstation.records.access import Choice
from workstation.records.kit import DIRECT, SHAREABLE, FieldSpec, Part, fields_of
from workstation.records.people import YesNo

Options = Sequence[tuple[object, str]]
_LONG, _SCORES = 74, 5
_MANY_LETTERS = 40
"""Choices whose words are longer together do not fit side by side."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An input and how it is read; `problem` says in a sentence why it cannot be."""

    widget: QWidget
    value: Callable[[], Any]
    problem: Callable[[], str] = str


def mark_of(spec: FieldSpec) -> tuple[Glyph, str] | None:
    """What stands at the end of a label; what may be shared needs no mark."""
    if spec.sensitivity is SHAREABLE:
        return None
    return sensitivity_mark(spec.sensitivity.value)


def field_for(
    spec: FieldSpec, entry: Entry, *, required: bool | None = None, plain: bool = False
) -> Field:
    """The declared label, hint and mark around an input; `plain` leaves the hint out."""

    def check() -> str:
        wrong = entry.problem()
        if not wrong and required and entry.value() in (None, "", ()):
            return tr("This is still empty.")
        return wrong

    return Field(
        tr(spec.label),
        entry.widget,
        required=required,
        hint="" if plain else tr(spec.field.help),
        mark=mark_of(spec),
        check=check,
    )


def entry_for(spec: FieldSpec, value: Any, options: Options | None = None) -> Entry:
    """An input for a field that starts at `value`; `options` are what an id may be."""
    if options is not None and get_origin(spec.type) is tuple:
        return _ticked(options, value)
    if options is not None:
        picker = Picker(options, value, tr("Choose"))
        return Entry(picker, picker.value)
    kind = spec.type
    if get_origin(kind) is tuple:
        return _many(spec, get_args(kind)[0], value)
    if kind is bool:
        yes_no = Segment(((True, tr("Yes")), (False, tr("No"))), value=value)
        return Entry(yes_no, yes_no.value)
    if kind is str:
        return _text(spec, value)
    if isinstance(kind, type) and issubclass(kind, Choice):
        return choice_entry(kind, value)
    return _OTHERS[kind](value) if kind in _OTHERS else _part(kind, value)


def choice_entry(kind: type[Choice], value: Choice | None) -> Entry:
    """One of a closed list: side by side where there is room, else in a list."""
    if kind is YesNo:
        words: Options = ((YesNo.YES, tr("Yes")), (YesNo.NO, tr("No")), (YesNo.UNKNOWN, "?"))
    else:
        words = [(member, tr(member.label)) for member in kind]
    if len(words) <= _SCORES and sum(len(text) for _, text in words) <= _MANY_LETTERS:
        segment = Segment(words, value=value)
        return Entry(segment, segment.value)
    picker = Picker(words, value, tr("Choose"))
    return Entry(picker, picker.value)


def score_entry(value: int | None = None) -> Entry:
    """0 to 4, or ? for not known."""
    choices: Options = [*((n, str(n)) for n in range(_SCORES)), (-1, "?")]
    segment = Segment(choices, value=value)
    return Entry(segment, lambda: _known(segment.value()))


def _known(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


def _line(spec: FieldSpec, text: str) -> QLineEdit:
    """What identifies somebody hides itself when it is left."""
    return HiddenEntry(text) if spec.sensitivity is DIRECT else QLineEdit(text)


def _text(spec: FieldSpec, value: str) -> Entry:
    if spec.field.long:
        area = QPlainTextEdit(value)
        area.setFixedHeight(look().px(_LONG))
        area.setTabChangesFocus(True)
        return Entry(area, area.toPlainText)
    line = _line(spec, value)
    return Entry(line, line.text)


def _day(value: dt.date | None) -> Entry:
    line = QLineEdit(day_words(value))
    line.setPlaceholderText(tr("22 Nov 2026"))
    return Entry(line, lambda: read_day(line.text()), lambda: day_problem(line.text()))


def _moment(value: dt.datetime | None) -> Entry:
    line = QLineEdit(moment_words(value))
    return Entry(line, lambda: read_moment(line.text()), lambda: moment_problem(line.text()))


def _number(value: int | None) -> Entry:
    line = QLineEdit("" if value is None else str(value))

    def problem() -> str:
        text = line.text().strip()
        return "" if not text or text.isdigit() else tr("Write a whole number.")

    return Entry(line, lambda: int(line.text()) if line.text().strip() else None, problem)


def _many(spec: FieldSpec, kind: Any, value: Sequence[Any] | None) -> Entry:
    if isinstance(kind, type) and issubclass(kind, Choice):
        return _ticked([(member, tr(member.label)) for member in kind], value)
    if isinstance(kind, type) and issubclass(kind, Part):
        return _many_parts(spec, kind, value or ())
    line = _line(spec, ", ".join(value or ()))
    return Entry(line, lambda: between_commas(line))


def _many_parts(spec: FieldSpec, kind: type[Part], value: Sequence[Part]) -> Entry:
    """Parts by their first field; whatever else they hold stays while its words stand."""
    first = fields_of(kind)[0].name
    kept = {getattr(part, first): part for part in value}
    line = _line(spec, ", ".join(kept))
    return Entry(
        line, lambda: tuple(kept.get(w) or kind(**{first: w}) for w in between_commas(line))
    )


def between_commas(line: QLineEdit) -> tuple[str, ...]:
    """What stands on a line, apart at its commas."""
    return tuple(words for part in line.text().split(",") if (words := part.strip()))


def _ticked(options: Options, value: Sequence[object] | None) -> Entry:
    """Any number out of a few: side by side where there is room, else one under the other.

    What nobody was asked stays None until something is ticked.
    """
    checks = [(kept, Check(words, checked=kept in (value or ()))) for kept, words in options]
    boxes = [box for _, box in checks]
    short = sum(len(words) for _, words in options) <= _MANY_LETTERS
    holder = held(row(*boxes, None, gap=14) if short else column(*boxes, gap=2))
    if boxes:
        holder.setFocusProxy(boxes[0])
    nothing = None if value is None else ()
    return Entry(holder, lambda: tuple(kept for kept, box in checks if box.isChecked()) or nothing)


def _part(kind: type[Part], value: Part) -> Entry:
    """A part that is all yes or no: one box for each."""
    boxes = [
        (spec.name, Check(tr(spec.label), checked=getattr(value, spec.name)))
        for spec in fields_of(kind)
    ]
    holder = held(column(*(box for _, box in boxes), gap=2))
    holder.setFocusProxy(boxes[0][1])
    return Entry(holder, lambda: kind(**{name: box.isChecked() for name, box in boxes}))


_OTHERS: dict[type, Callable[[Any], Entry]] = {
    dt.date: _day,
    dt.datetime: _moment,
    int: _number,
}
