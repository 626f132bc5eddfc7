"""A day's use, with a canary in every field: what leaves its trace on the disk, leaves it here.

Run as a program of its own, so that every system call of it can be watched.
"""

import datetime as dt
import enum
import sys
import types
import typing
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from crypto.passphrase import LIGHTEST
from tests.torture.canaries import Canary, canary
from ui.front import Front
from ui.page import Place
from ui.pages.new_case import NewCasePage
from ui.pages.search import SearchPage
from ui.traces import leave_no_traces
from workstation.bootstrap import Founding, found_vault, unlocked
from workstation.ports import Silent
from workstation.records.access import ENTITLED, Role
from workstation.records.cases import Case
from workstation.records.evidence import Evidence
from workstation.records.kit import Record, Spec, declared, new_id
from workstation.store.vault import Vault

MOMENT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
_PLAIN: dict[Any, Any] = {
    int: 1,
    float: 1.0,
    bool: False,
    dt.date: MOMENT.date(),
    dt.datetime: MOMENT,
    bytes: b"\x01" * 16,
}


class Fields:
    """Fills records with words of their own for each field, and keeps which."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self.used: list[Canary] = []

    def word(self, where: str) -> str:
        """A fresh word for a place."""
        made = canary(self._seed, where)
        self.used.append(made)
        return made.word

    def record(self, spec: Spec) -> Record:
        """A record of a kind, every text in it a canary."""
        return typing.cast(Record, self._struct(spec.cls, spec.name))

    def _struct(self, cls: type[Any], where: str) -> Any:
        hints = typing.get_type_hints(cls)
        stamped = Record.__struct_fields__
        return cls(
            **{
                name: self._value(hints[name], f"{where}.{name}")
                for name in cls.__struct_fields__
                if name not in stamped
            }
        )

    def _value(self, kind: Any, where: str) -> Any:
        arguments = [each for each in typing.get_args(kind) if each not in (type(None), Ellipsis)]
        origin = typing.get_origin(kind)
        if isinstance(kind, typing.NewType):
            return new_id() if kind.__name__ == "Id" else self._value(kind.__supertype__, where)
        if origin in (typing.Union, types.UnionType, typing.Annotated):
            return self._value(arguments[0], where)
        if origin in (tuple, frozenset):
            return origin([self._value(each, where) for each in arguments[:1]])
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind))
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return self._struct(kind, where)
        return self.word(where) if kind is str else _PLAIN[kind]


def wait(until: Any, seconds: float = 120) -> None:
    """Let the window work until something holds."""
    deadline = QDeadlineTimer(int(seconds * 1000))
    while not until():
        if deadline.hasExpired():
            raise TimeoutError("the window did not get there")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def type_everywhere(page: Any, fields: Fields) -> None:
    """A canary into each entry of a page."""
    name = type(page).__name__
    for number, entry in enumerate(page.findChildren(QLineEdit)):
        if entry.isEnabled() and not entry.isReadOnly():
            entry.setText(fields.word(f"{name} line {number}"))
    for number, text in enumerate(page.findChildren(QPlainTextEdit)):
        text.setPlainText(fields.word(f"{name} text {number}"))


def at_the_window(vault: Path, passphrase: str, fields: Fields) -> None:
    """Unlock, type into every entry, look at every page, search, and lock."""
    front = Front(("casehaven",))
    front.open(vault)
    front.show()
    QTest.keyClicks(front.findChildren(QLineEdit)[0], passphrase)
    QTest.keyClick(front.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    wait(lambda: front.workplace is not None)
    shell = front.workplace.shell  # type: ignore[union-attr]
    for key in ("new-case", "search", "partners", "releases", "cases"):
        shell.go(Place(key))
        wait(lambda: not front.jobs.busy)
        page = shell.page()
        if isinstance(page, NewCasePage | SearchPage):
            type_everywhere(page, fields)
            QTest.qWait(2600)
    front.end()


def keep_every_kind(vault: Path, passphrase: str, fields: Fields) -> None:
    """One record of each kind that a case worker's keys reach."""
    store = Vault.open(vault).unlock(passphrase)
    try:
        with store.open_work() as work:
            for spec in declared():
                if Role.CASE_WORKER in ENTITLED[spec.compartment]:
                    work.put(fields.record(spec))
            work.log(fields.word("verb"), None, {"detail": fields.word("event detail")})
            work.commit()
        store.drafts.keep("form", fields.word("draft")).result()
        store.checkpoint()
    finally:
        store.close()


def intake(fields: Fields) -> dict[str, Any]:
    """A grievance in which every name is a canary."""
    tags = {"W1": "worker", "F1": "family", "A1": "alleged_perpetrator", "L1": "place"}
    spans: list[dict[str, Any]] = []
    text = ""
    for tag, kind in tags.items():
        text, word = f"{text}They named ", fields.word(f"{kind} in an account")
        place = {"tag": tag, "type": kind, "start": len(text), "end": len(text) + len(word)}
        spans.append({**place, "text": word})
        text = f"{text}{word}. "
    return {
        "title": fields.word("title of a case"),
        "codes": ["WL4"],
        "text": text + fields.word("account"),
        "wants": fields.word("what they want"),
        "spans": spans,
        "employer": {"name": fields.word("employer"), "country": "TH"},
    }


def bring_in(vault: Path, passphrase: str, fields: Fields, stick: Path) -> None:
    """Import a file from a stick, as somebody does in the morning."""
    file = stick / f"{fields.word('name of a file')}.json"
    file.write_bytes(msgspec.json.encode([intake(fields), intake(fields)]))
    with unlocked(vault, passphrase) as session:
        assert len(session.imports.run(file, Silent()).taken) == 2


def seal_and_back_up(vault: Path, passphrase: str, fields: Fields, stick: Path) -> None:
    """Seal a file with a telling name, look at it, copy it, and back everything up."""
    photo, told = stick / f"{fields.word('name of a photo')}.png", PngInfo()
    told.add_text("Comment", fields.word("what a camera wrote"))
    Image.new("RGB", (640, 480), "teal").save(photo, pnginfo=told)
    with unlocked(vault, passphrase) as session:
        (case, *_) = session.reader.find(Case)
        about = Evidence(case=case.id, title=fields.word("title of a piece of evidence"))
        kept = session.evidence.add(about, photo, Silent())
        session.evidence.look(kept, 0, (400, 400))
        session.evidence.strip(kept.id, Silent())
        session.backups.make(stick, Silent())
    photo.unlink()


def main(folder: Path, stick: Path, seed: str) -> None:
    """Make a vault, work in it for a day, lock it; print which canaries were used."""
    fields = Fields(seed)
    leave_no_traces()
    application = QApplication(["casehaven"])
    passphrase = " ".join(fields.word(f"passphrase word {n}") for n in range(5))
    founder = Founding(Role.CASE_WORKER, fields.word("name of a user"), passphrase)
    vault = folder / "office.haven"
    found_vault(vault, [founder], fields.word("office"), None, kdf=LIGHTEST)
    bring_in(vault, passphrase, fields, stick)
    seal_and_back_up(vault, passphrase, fields, stick)
    at_the_window(vault, passphrase, fields)
    keep_every_kind(vault, passphrase, fields)
    application.processEvents()
    sys.stdout.write(msgspec.json.encode(fields.used).decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.readline().strip())
