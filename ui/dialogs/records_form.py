"""A form for some fields of several records that are kept together."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.entries import Entry, Options, entry_for, field_for
from ui.dialogs.left import as_left, body_of, form_of, place_of
from ui.dialogs.picker import Picker
from ui.drafting import Draft
from ui.widgets.field import Field
from ui.widgets.fields import in_order, side_by_side
from ui.widgets.lay import held
from workstation.ports import Drafts
from workstation.records.kit import R, Record, spec_of

Key = tuple[type[Record], str]
Lines = Sequence[Sequence[Key]]
"""What to ask for; what is in one line stands side by side."""
Keep = Callable[["RecordsForm", Mapping[type[Record], Any]], object]


class RecordsForm(FormDialog):
    """Asks for fields of one record of each kind; `keep` gets the form and the new records.

    A kind in `unless` is asked for only while the list named there has chosen what stands for one
    that is new; a line that begins with one of `stays` is asked for all the same.
    With `drafts` what is typed is kept there, and stands on the form when it is opened again.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        starts: Sequence[Record],
        lines: Lines,
        keep: Keep,
        *,
        verb: str,
        drafts: Drafts,
        required: frozenset[Key] = frozenset(),
        options: Mapping[Key, Options] | None = None,
        unless: Mapping[type[Record], tuple[Key, object]] | None = None,
        stays: frozenset[Key] = frozenset(),
        text: str = "",
    ) -> None:
        super().__init__(parent, title, verb, text=text)
        self._keep, self._unless = keep, unless or {}
        self._required, self._options = required, options or {}
        (opening, *_), *_ = lines
        self._starts: dict[type[Record], Record] = {}
        self._entries: dict[Key, Entry] = {}
        self._fields: dict[Key, Field] = {}
        names = {type(start): form_of(start, opening[1]) for start in starts}
        for start in starts:
            self._starts[type(start)] = as_left(drafts, names[type(start)], start)
        rows = [(line[0], held(self._row(line))) for line in lines]
        self._turning = [(key[0], made) for key, made in rows if key not in stays]
        self.lay_out(*(made for _, made in rows), first=self.entry(*opening))
        for kind, name in names.items():
            body = partial(self._body, kind)
            self.hold(Draft(self, drafts, name, body, place_of(self._starts[kind])))
        for key, _new in self._unless.values():
            if isinstance(chosen := self.entry(*key), Picker):
                chosen.currentIndexChanged.connect(lambda _at: self._turn())
        self._turn()

    def entry(self, kind: type[Record], name: str) -> QWidget:
        """The input of a field."""
        return self._entries[kind, name].widget

    def start(self, kind: type[R]) -> R:
        """The record of a kind that the form began with."""
        started = self._starts[kind]
        assert isinstance(started, kind)
        return started

    def field(self, kind: type[Record], name: str) -> Field:
        """The field around an input."""
        return self._fields[kind, name]

    def refuse(self, kind: type[Record], name: str, words: str) -> None:
        """Say at a field why it was not kept; what was typed is still here."""
        self._fields[kind, name].show_problem(words)
        self._entries[kind, name].widget.setFocus()
        self.verb.setEnabled(True)

    def press(self) -> None:
        """Hand the records on, or show what is still wrong with them."""
        if not in_order([f for (kind, _), f in self._fields.items() if self._asks(kind)]):
            return
        self.verb.setEnabled(False)
        self._keep(self, {kind: self._draft(kind) for kind in self._starts})

    def _draft(self, kind: type[Record]) -> Record:
        """What stands on the form; what cannot be read stays as it was."""
        mine = {name: entry for (of, name), entry in self._entries.items() if of is kind}
        readable = {name: entry.value() for name, entry in mine.items() if not entry.problem()}
        return replace(self._starts[kind], **readable)

    def _body(self, kind: type[Record]) -> str:
        return body_of(self._draft(kind))

    def _asks(self, kind: type[Record]) -> bool:
        if kind not in self._unless:
            return True
        key, new = self._unless[kind]
        return bool(self._entries[key].value() == new)

    def _turn(self) -> None:
        for kind, line in self._turning:
            line.setVisible(self._asks(kind))
        self.fit()

    def _row(self, line: Sequence[Key]) -> QHBoxLayout:
        return side_by_side(*map(self._field, line))

    def _field(self, key: Key) -> Field:
        kind, name = key
        spec = next(spec for spec in spec_of(kind).own if spec.name == name)
        start = getattr(self._starts[kind], name)
        entry = self._entries[key] = entry_for(spec, start, self._options.get(key))
        needed = True if key in self._required else None
        made = self._fields[key] = field_for(spec, entry, required=needed)
        return made
