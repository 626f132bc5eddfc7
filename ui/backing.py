"""Backups from the window: made as a job, into a folder that is asked for once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.asking import ask_folder
from ui.jobs import Job, JobRunner
from ui.words import tr
from workstation.ports import Progress
from workstation.rules.backups import Backup
from workstation.services.backups import Backups


def is_backup(job: Job) -> bool:
    """Whether a job makes a backup."""
    return job.title == _title()


def back_up(backups: Backups, jobs: JobRunner, folder: Path | None) -> Job:
    """Make a backup, in the folder of the last one where none is named, and read it back."""
    leaves = tr("Cancel leaves the older backups as they are.")
    return jobs.start(_title(), partial(_make, backups, folder), leaves=leaves)


def ask_where(owner: QWidget, chosen: Callable[[Path], object], at: Path | None = None) -> None:
    """Ask for the folder that backups go to."""
    here = at if at is not None and at.is_dir() else None
    ask_folder(owner, tr("A folder on another disk"), chosen, at=here)


def _make(backups: Backups, folder: Path | None, progress: Progress) -> Backup:
    return backups.make(folder, progress)


def _title() -> str:
    return tr("Backing up")
