"""What each column of a staff list is, so that it is counted or left out."""

from collections.abc import Sequence

from ui.dialogs.picker import Picker
from ui.pages.release.slot import Slot
from ui.theme.look import look
from ui.widgets.lay import Part, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.kit import fields_of
from workstation.records.rosters import RosterRow
from workstation.services.rosters import Column

_NAME, _PICK = 220, 240


class Columns(Slot):
    """One line for each column of the file; what is not known is left out until somebody says."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: tuple[str, ...] = ()
        self._pickers: list[Picker] = []

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the columns of a file."""
        self._headings = tuple(each.heading for each in columns)
        self._pickers = [_picker(each) for each in columns]
        self.fill(column(*map(_line, columns, self._pickers), gap=6))

    def columns(self) -> tuple[Column, ...]:
        """The columns as somebody said."""
        return tuple(
            Column(heading, picker.value() or "")
            for heading, picker in zip(self._headings, self._pickers, strict=True)
        )

    def first(self) -> Picker | None:
        """The first column."""
        return self._pickers[0] if self._pickers else None


def counted_words(names: Sequence[str]) -> str:
    """Fields of a row, in words."""
    labels = {spec.name: tr(spec.label) for spec in fields_of(RosterRow)}
    return ", ".join(labels[name].lower() for name in labels if name in names)


def _picker(each: Column) -> Picker:
    choices = [("", tr("Not taken in"))]
    choices += [(spec.name, tr(spec.label)) for spec in fields_of(RosterRow)]
    made = Picker(choices, each.field)
    made.setAccessibleName(tr("What this column is"))
    made.setFixedWidth(look().px(_PICK))
    return made


def _line(each: Column, picker: Picker) -> Part:
    name = label(each.heading or tr("(no heading)"), wrap=True)
    name.setFixedWidth(look().px(_NAME))
    return row(name, picker, None, gap=12)
