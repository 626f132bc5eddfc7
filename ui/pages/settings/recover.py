"""The two forms that open a backup with recovery words: to practise it, and to bring it back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.asking import ask_file, ask_folder
from ui.dialogs.card import FormDialog
from ui.dialogs.hidden_entry import HiddenEntry
from ui.errors import words_for
from ui.jobs import Job, JobRunner
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.field import Field
from ui.widgets.fields import in_order
from ui.words import tr
from workstation.bootstrap import drill_backup, paper_key, restore_backup
from workstation.ports import Progress

_ENDING = ".haven"
Told = Callable[[str, str, str], object]
"""Gets a tone, a line and what stands under it."""
Restored = Callable[[dict[str, Any]], object]


class BackupForm(FormDialog):
    """Asks for the file and for recovery words; what more there is comes from who asks."""

    def __init__(
        self, parent: QWidget, jobs: JobRunner, file: Path | None, title: str, verb: str, text: str
    ) -> None:
        super().__init__(parent, title, verb, text=text)
        self._jobs = jobs
        self.file, self.words = QLineEdit(str(file or "")), HiddenEntry()
        choose = button(tr("Choose…"), glyph=icon("folder"), press=self._choose)
        self.fields = [
            Field(tr("Backup"), self.file, required=True, beside=choose, check=self._no_file),
            Field(
                tr("Recovery words"),
                self.words,
                required=True,
                hint=tr("Yours, all twelve in their order; or the key of the recovery sheet."),
                check=self._no_words,
            ),
        ]

    def press(self) -> None:
        if not in_order(self.fields):
            return
        self.verb.setEnabled(False)
        job = self.start(Path(self.file.text().strip()).expanduser(), self.words.text())
        job.failed.connect(lambda problem: self.show_failed(*words_for(problem)))
        job.ended.connect(partial(self.verb.setEnabled, True))

    def start(self, file: Path, words: str) -> Job:
        """Begin the work."""
        raise NotImplementedError

    def _choose(self) -> None:
        kinds = tr("Backups") + " (*.backup.age)"
        ask_file(
            self, tr("Choose a backup"), lambda path: self.file.setText(str(path)), kinds=kinds
        )

    def _no_file(self) -> str:
        there = Path(self.file.text().strip()).expanduser().is_file()
        return "" if there else tr("There is no such file. Choose one that exists.")

    def _no_words(self) -> str:
        return "" if self.words.text().strip() else tr("Type the words from the paper.")


class DrillForm(BackupForm):
    """Practises a restore; `told` hears how it went."""

    def __init__(self, parent: QWidget, jobs: JobRunner, file: Path | None, told: Told) -> None:
        text = tr("The backup is brought back in a throw-away folder, opened and looked over.")
        super().__init__(parent, jobs, file, tr("Practise a restore"), tr("Practise"), text)
        self._told = told
        self.lay_out(*self.fields, first=self.words if file else self.file)

    def start(self, file: Path, words: str) -> Job:
        leaves = tr("Nothing stays behind.")
        job = self._jobs.start(tr("Practising"), partial(_drill, file, words), leaves=leaves)
        job.done.connect(self._done)
        return job

    def _done(self, found: dict[str, Any]) -> None:
        rows = sum(file["rows"] for file in found["files"].values())
        said = tr("{rows} rows came back as listed. Nothing of it is left here.")
        self._told("ok", tr("Your words open this backup."), said.format(rows=f"{rows:,}"))
        self.accept()


class RestoreForm(BackupForm):
    """Brings a backup back into a new folder; `restored` hears where it is."""

    def __init__(
        self, parent: QWidget, jobs: JobRunner, file: Path | None, restored: Restored
    ) -> None:
        text = tr("What was written after the backup is not in it.")
        super().__init__(parent, jobs, file, tr("Bring a backup back"), tr("Bring it back"), text)
        self._restored = restored
        self.name, self.folder = QLineEdit(tr("restored")), QLineEdit(str(Path.home()))
        choose = button(tr("Choose…"), glyph=icon("folder"), press=self._choose_folder)
        self.fields += [
            Field(tr("Name of the new folder"), self.name, required=True, check=self._taken),
            Field(tr("In"), self.folder, required=True, beside=choose, check=self._no_folder),
        ]
        self.lay_out(*self.fields, first=self.words if file else self.file)

    def path(self) -> Path:
        """The folder to be made."""
        name = self.name.text().strip().removesuffix(_ENDING)
        return Path(self.folder.text().strip()).expanduser() / f"{name}{_ENDING}"

    def start(self, file: Path, words: str) -> Job:
        call, leaves = partial(_restore, file, self.path(), words), tr("No folder is made.")
        job = self._jobs.start(tr("Bringing a backup back"), call, leaves=leaves)
        job.done.connect(self._done)
        return job

    def _done(self, found: dict[str, Any]) -> None:
        self._restored(found)
        self.accept()

    def _choose_folder(self) -> None:
        ask_folder(self, tr("Choose a folder"), lambda path: self.folder.setText(str(path)))

    def _taken(self) -> str:
        name = self.name.text().strip()
        if not name or name != Path(name).name or name.startswith("."):
            return tr("A name has no slash and does not begin with a dot.")
        return tr("This folder is there already. Name another.") if self.path().exists() else ""

    def _no_folder(self) -> str:
        there = Path(self.folder.text().strip()).expanduser().is_dir()
        return "" if there else tr("There is no such folder. Choose one that exists.")


def _drill(file: Path, words: str, progress: Progress) -> dict[str, Any]:
    return drill_backup(file, paper_key(words), None, progress)


def _restore(file: Path, to: Path, words: str, progress: Progress) -> dict[str, Any]:
    return restore_backup(file, to, paper_key(words), progress)
