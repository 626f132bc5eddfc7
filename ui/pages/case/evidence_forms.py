"""What is asked about a piece of evidence: when it is added, and when something is done to it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.entries import Entry, entry_for, field_for
from ui.dialogs.left import as_left, body_of
from ui.drafting import Draft
from ui.widgets.field import Field
from ui.widgets.fields import in_order
from ui.widgets.lay import Part, column, row
from ui.words import tr
from workstation.ports import Drafts
from workstation.records.evidence import Evidence
from workstation.records.kit import spec_of
from workstation.rules.evidence import title_blockers
from workstation.rules.media import HEAD, kind_of, media_of

_ASKED = (
    *("title", "kind", "given_by", "came_by", "got_on", "original", "faces", "names"),
    "keep_until",
)


class AddForm(FormDialog):
    """Asks what a file is before it is sealed; a title that names somebody is marked at once."""

    def __init__(
        self,
        parent: QWidget,
        start: Evidence,
        names: Sequence[str],
        keep: Callable[[Evidence], object],
        drafts: Drafts,
        name: str,
    ) -> None:
        start = as_left(drafts, name, start)
        text = tr("The file stays where it is. Its own name, place and date are not kept.")
        super().__init__(parent, tr("Seal a piece of evidence"), tr("Seal it"), text=text)
        self._start, self._names, self._keep = start, names, keep
        specs = {spec.name: spec for spec in spec_of(Evidence).own}
        self._entries = {name: entry_for(specs[name], getattr(start, name)) for name in _ASKED}
        title = self._entries["title"]
        self._entries["title"] = Entry(title.widget, title.value, self._title_problem)
        self._fields = {
            name: field_for(specs[name], entry, required=True if name == "title" else None)
            for name, entry in self._entries.items()
        }
        fields = self._fields
        self.lay_out(
            fields["title"],
            _pair(fields["kind"], fields["got_on"]),
            _pair(fields["given_by"], fields["came_by"]),
            _pair(fields["original"], fields["keep_until"]),
            _pair(fields["faces"], fields["names"]),
            first=fields["title"].entry,
        )
        self.hold(Draft(self, drafts, name, lambda: body_of(self._about())))

    def press(self) -> None:
        """Seal it, or show what is still wrong."""
        if not in_order([*self._fields.values()]):
            return
        about = self._about()
        self.accept()
        self._keep(about)

    def _about(self) -> Evidence:
        """What stands on the form; what cannot be read stays as it was."""
        own = {name: entry for name, entry in self._entries.items() if name != "title"}
        readable = {name: each.value() for name, each in own.items() if not each.problem()}
        return replace(self._start, title=self._entries["title"].value(), **readable)

    def _title_problem(self) -> str:
        entry = self._entries["title"].widget
        assert isinstance(entry, QLineEdit)
        blockers = title_blockers(entry.text(), self._names)
        return f"{tr(blockers[0].words)} {tr(blockers[0].remedy)}" if blockers else ""


class ReasonForm(FormDialog):
    """Asks a few short things before something is done to a piece; none may stay empty."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        verb: str,
        asks: Sequence[tuple[str, str]],
        done: Callable[..., object],
        drafts: Drafts,
        name: str,
    ) -> None:
        super().__init__(parent, title, verb, text=text)
        self._done = done
        left = (drafts.get(name) or "").split("\n")
        lines = [QLineEdit(left[at] if at < len(left) else "") for at in range(len(asks))]
        self._fields = [
            Field(name, line, required=True, hint=hint, check=partial(_empty, line))
            for (name, hint), line in zip(asks, lines, strict=True)
        ]
        self._lines = lines
        self.lay_out(*self._fields, first=lines[0])
        self.hold(Draft(self, drafts, name, lambda: "\n".join(line.text() for line in lines)))

    def press(self) -> None:
        """Go on, or show what is empty."""
        if not in_order(self._fields):
            return
        words = [line.text() for line in self._lines]
        self.accept()
        self._done(*words)


def begin_with(start: Evidence, file: Path) -> Evidence:
    """What the file's first bytes say about its kind."""
    try:
        with file.open("rb") as source:
            return replace(start, kind=kind_of(media_of(source.read(HEAD))))
    except OSError:
        return start


def _empty(line: QLineEdit) -> str:
    return "" if line.text().strip() else tr("This is still empty.")


def _pair(*fields: Field) -> Part:
    return row(*((column(field, None), 1) for field in fields), gap=14)
