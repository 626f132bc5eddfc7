"""The search and the import, for pictures; every person in them is invented."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tools.stage import Stage
from ui.page import Place, Query
from workstation.records.accounts import Account
from workstation.records.involvement import CasePart, Involvement
from workstation.records.listing import CaseFilter
from workstation.records.names import Name, Script
from workstation.records.people import Person
from workstation.services.session import Session

NORMAL, SMALL = QSize(1280, 720), QSize(1024, 640)
ROLE, NAME = "caseworker", "karim"
_TOLD = (
    ("The supervisor Karim said that nobody goes home", "en"),
    ("সুপারভাইজার করিম বলেছে, কাগজ ফেরত দেবে না", "bn"),
    ("قال كريم ان الجوازات عنده", "ar"),
    ("करीम ले पासपोर्ट राखेको छ", "ne"),
    ("คาริม เก็บหนังสือเดินทางไว้", "th"),
)
Scene = Callable[[Stage], QWidget]


def name(stage: Stage) -> QWidget:
    """A name that is typed, and the same in other letters."""
    shell = stage.shell(ROLE, Place("cases"))
    _tell(stage.session())
    shell.go(Place("search", Query(NAME)))
    return shell


def commands(stage: Stage) -> QWidget:
    """Before anything is typed."""
    shell = stage.shell(ROLE, Place("cases"))
    shell.go(Place("search", Query("")))
    return shell


def _tell(session: Session) -> None:
    """What people said about one man, in several scripts, once."""
    if session.cases.search(NAME):
        return
    keys = session.cases.keys(CaseFilter(), "code")[: len(_TOLD) - 1]
    own, *others = (row.id for row in session.cases.rows(keys))
    man = Person(names=(Name(text="Karim"), Name(text="করিম", script=Script.BENGALI)))
    tie = Involvement(case=own, person=man.id, part=CasePart.PERPETRATOR, handle="Supervisor A")
    session.cases.put_all((man, tie), "person added")
    for case, (text, language) in zip((own, own, *others), _TOLD, strict=True):
        session.cases.put(Account(case=case, text=text, language=language))


PICTURES: dict[str, tuple[Scene, str, QSize]] = {
    "12-search-light": (name, "light", NORMAL),
    "12-search-dark": (name, "dark", NORMAL),
    "12-search-contrast": (name, "contrast", NORMAL),
    "12-search-1024x640-light": (name, "light", SMALL),
    "12b-commands-light": (commands, "light", NORMAL),
}
"""As in the tool: who builds what is in it, the theme, the size."""
