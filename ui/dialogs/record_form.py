"""A form for some fields of a record, made from its declaration."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.entries import Entry, Options, entry_for, field_for, score_entry
from ui.dialogs.left import as_left, body_of, form_of, place_of
from ui.drafting import Draft
from ui.widgets.field import Field
from ui.widgets.fields import in_order, side_by_side
from ui.widgets.lay import Part
from workstation.ports import Drafts
from workstation.records.kit import FieldSpec, Record, spec_of

SCORES = frozenset({"fear", "own_fear"})
"""Fields that hold 0 to 4."""
Names = Sequence[str | tuple[str, str]]
"""The fields to ask for; two short ones in a pair stand side by side."""
Keep = Callable[["RecordForm", Any], object]


class RecordForm(FormDialog):
    """Asks for fields of a record to start from; `keep` gets the form and the new record.

    With `drafts` what is typed is kept there, and stands on the form when it is opened again.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        start: Record,
        names: Names,
        keep: Keep,
        *,
        verb: str,
        required: frozenset[str] = frozenset(),
        options: Mapping[str, Options] | None = None,
        text: str = "",
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__(parent, title, verb, text=text)
        name, where = form_of(start, _first(names)), place_of(start)
        start = start if drafts is None else as_left(drafts, name, start)
        self._start, self._keep = start, keep
        specs = {spec.name: spec for spec in spec_of(type(start)).own}
        self._entries: dict[str, Entry] = {}
        self._fields: list[Field] = []

        def field(name: str) -> Field:
            entry = _entry(specs[name], getattr(start, name), (options or {}).get(name))
            self._entries[name] = entry
            needed = True if name in required else None
            self._fields.append(field_for(specs[name], entry, required=needed))
            return self._fields[-1]

        parts: list[Part] = [
            field(name) if isinstance(name, str) else side_by_side(*map(field, name))
            for name in names
        ]
        self.lay_out(*parts, first=self._fields[0].entry)
        only = self._fields[0].entry
        if len(self._fields) == 1 and isinstance(only, QLineEdit):
            # Nothing else is left to fill in; in longer forms Enter would keep half of one.
            only.returnPressed.connect(self.verb.click)
        if drafts is not None:
            self.hold(Draft(self, drafts, name, lambda: body_of(self.draft()), where))

    def entry(self, name: str) -> QWidget:
        """The input of a field."""
        return self._entries[name].widget

    def press(self) -> None:
        """Hand the record on, or show what is still wrong with it."""
        if not in_order(self._fields):
            return
        self.verb.setEnabled(False)
        self._keep(self, self.draft())

    def draft(self) -> Record:
        """What stands on the form; what cannot be read stays as it was."""
        readable = {n: entry for n, entry in self._entries.items() if not entry.problem()}
        return replace(self._start, **{name: entry.value() for name, entry in readable.items()})


def _first(names: Names) -> str:
    return names[0] if isinstance(names[0], str) else names[0][0]


def _entry(spec: FieldSpec, value: Any, options: Options | None) -> Entry:
    return score_entry(value) if spec.name in SCORES else entry_for(spec, value, options)
