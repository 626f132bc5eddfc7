"""What a form's fields have to put right, together."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.field import Field
from ui.widgets.lay import column, row


def side_by_side(*fields: Field) -> QHBoxLayout:
    """Fields in one line, their inputs at one height where only some have a hint."""
    if any(field.hint for field in fields):
        for field in fields:
            field.show_hint(field.hint or " ")
    return row(*((column(field, None), 1) for field in fields), gap=14)


def problems_of(fields: Sequence[Field]) -> int:
    """How many of them are to be put right."""
    return sum(bool(field.problem()) for field in fields)


def in_order(fields: Sequence[Field]) -> bool:
    """Whether nothing is left to put right; otherwise each problem is said, the first first."""
    if problems_of(fields):
        go_to_first(fields)
        return False
    return True


def go_to_first(fields: Sequence[Field]) -> None:
    """Say each problem and put the cursor at the first."""
    for field in reversed(fields):
        field.show_problem()
        if field.problem():
            field.entry.setFocus()
