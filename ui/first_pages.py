"""The pages before a vault is chosen: the first one, making a vault, judging a file."""

import json
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.asking import ask_folder
from ui.errors import words_for
from ui.front import Front
from ui.pages.check import CheckPage
from ui.pages.create import CreatePage, NewVault
from ui.pages.demonstration import DemonstrationPage
from ui.pages.protecting import ProtectingPage
from ui.pages.start import StartPage
from ui.widgets.job_bar import JobBar
from ui.widgets.lay import column, held
from ui.words import tr
from workstation.errors import WorkstationError

_OFFERS = frozenset({"open", "create", "demonstration", "restore", "check", "protects"})
_CASES = 40


def first_page(front: Front) -> QWidget:
    """Open a vault, make one, learn with invented people, judge a file."""
    page = StartPage(_OFFERS)
    page.chosen.connect(partial(_go, front, page))
    return _with_bar(front, page)


def _go(front: Front, page: StartPage, chosen: str) -> None:
    match chosen:
        case "open":
            ask_folder(front, tr("Choose the folder of the vault"), front.open)
        case "create":
            front.show_page(_create(front))
        case "demonstration":
            title = tr("Choose an empty folder for the demonstration")
            ask_folder(front, title, partial(_demonstrate, front, page))
        case "restore":
            _restore(front, page)
        case "check":
            front.show_page(_check(front))
        case "protects":
            front.show_page(_protecting(front))


def _create(front: Front) -> QWidget:
    from ui.founding import means  # the word lists and the store load with the first new vault

    page = CreatePage(means())
    page.cancelled.connect(front.go_to_start)
    page.made.connect(partial(_make, front, page))
    return _with_bar(front, page)


def _make(front: Front, page: CreatePage, new: NewVault) -> None:
    front.make_vault(new, page.show_failed)


def _restore(front: Front, page: StartPage) -> None:
    from ui.pages.settings.recover import RestoreForm  # loads the store

    RestoreForm(page, front.jobs, None, lambda found: front.open(Path(found["vault"]))).open()


def _protecting(front: Front) -> QWidget:
    page = ProtectingPage()
    page.back.connect(front.go_to_start)
    return page


def _check(front: Front) -> QWidget:
    from workstation.bootstrap import verify_file

    page = CheckPage(front.jobs, verify_file)
    page.back.connect(front.go_to_start)
    return _with_bar(front, page)


def _demonstrate(front: Front, page: StartPage, folder: Path) -> None:
    call = partial(_make_demonstration, [*front.command, "demo", str(folder)])
    job = front.jobs.start(tr("Inventing people, cases and calls"), call)
    job.done.connect(partial(_show_demonstration, front))
    job.failed.connect(lambda error: page.show_failed(*words_for(error)))


def _make_demonstration(command: Sequence[str], _progress: object) -> Path:
    whole = [*command, "--cases", str(_CASES), "--json"]
    done = subprocess.run(whole, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise WorkstationError(done.stderr.strip().splitlines()[-1], tr("Choose another folder."))
    return Path(json.loads(done.stdout)["vault"])


def _show_demonstration(front: Front, vault: Path) -> None:
    words = sorted((vault.parent / "passphrases").iterdir())
    people = [
        (file.name.capitalize(), file.read_text("utf-8").strip())
        for file in words
        if not file.suffix
    ]
    page = DemonstrationPage(people)
    page.opened.connect(partial(front.open, vault))
    front.show_page(page)


def _with_bar(front: Front, page: QWidget) -> QWidget:
    """A page with the bar of long work at its foot."""
    return held(column((page, 1), JobBar(front.jobs)))
