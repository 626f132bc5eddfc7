"""Evidence on the page of a case: by keyboard, masked, and nothing cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at, tells
from tests.ui.pages.casework import child, first_case, idle, keys, names_of, press, seen, sideways
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.pages.case.evidence import EvidenceTab
from ui.pages.case.evidence_drop import DropHere
from ui.pages.case.evidence_forms import AddForm, ReasonForm
from ui.pages.case.evidence_look import LookFrame
from ui.pages.case.page import CasePage
from ui.widgets.table import Table
from workstation.bootstrap import Opened
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.evidence import CameBy, Evidence, EvidenceState


def a_photo(folder: Path, name: str = "tin.png") -> Path:
    path = folder / name
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    image.save(str(path))
    return path


def page_of(vault: Opened, jobs: JobRunner, qtbot: QtBot) -> CasePage:
    made = CasePage(vault.session, jobs)
    qtbot.addWidget(made)
    show_at(made, 1092, 664)
    made.show_subject((first_case(vault.session), "evidence"))
    made.activateWindow()
    show_at(made, 1092, 664)
    made.first().setFocus()
    return made


@pytest.fixture
def kept(worker: Opened, tmp_path: Path) -> Iterator[Evidence]:
    case = first_case(worker.session)
    about = Evidence(case=case, title="Photo: tin with papers", came_by=CameBy.VIBER, names=3)
    piece = worker.session.evidence.add(about, a_photo(tmp_path), Silent())
    yield piece
    for left in worker.session.evidence.of_case(case):
        for entry in worker.session.evidence.custody(left.id):
            with worker.works.open() as work:
                work.remove(type(entry), entry.id)
                work.commit()
    with worker.works.open() as work:
        for left in work.find(Evidence, case=case):
            work.remove(Evidence, left.id)
        work.commit()


@pytest.fixture
def page(worker: Opened, kept: Evidence, jobs: JobRunner, qtbot: QtBot) -> CasePage:
    return page_of(worker, jobs, qtbot)


def fill(form: AddForm | ReasonForm, *texts: str) -> None:
    for line, text in zip(form.findChildren(QLineEdit), texts, strict=False):
        line.setText(text)


def now(worker: Opened, kept: Evidence) -> Evidence:
    return worker.session.reader.get(Evidence, kept.id)


def test_a_dropped_file_is_sealed_and_stays_where_it_was(
    page: CasePage, worker: Opened, kept: Evidence, jobs: JobRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    file, mime = a_photo(tmp_path, "of somebody.png"), QMimeData()
    before = file.read_bytes()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop, copy = child(page, DropHere), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    drop.dragEnterEvent(entering)
    drop.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
    form = child(page, AddForm)
    fill(form, "Contract, page 1")
    keys(form, "Ctrl+Return")
    idle(qtbot, jobs)

    assert entering.isAccepted()
    found = worker.session.evidence.of_case(first_case(worker.session))
    assert [(e.title, e.kind.value) for e in found][1:] == [("Contract, page 1", "picture")]
    assert file.read_bytes() == before
    assert "somebody" not in seen(page)
    assert page.head().saved.startswith("Saved ")


def test_a_title_that_names_somebody_is_marked_and_not_sealed(
    page: CasePage, worker: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    name = next(n for n in names_of(worker.session, first_case(worker.session)) if n.isascii())
    child(page, EvidenceTab).add([a_photo(tmp_path)])
    form = child(page, AddForm)
    fill(form, f"Photo of {name}")
    keys(form, "Ctrl+Return")

    assert form.isVisible()
    assert "names somebody" in seen(form)
    form.reject()


def test_alt_e_asks_for_a_file(page: CasePage) -> None:
    keys(page, "Alt+E")

    dialog = child(page, QFileDialog)
    dialog.reject()


def test_space_in_the_list_shows_the_picture_while_it_is_held(
    page: CasePage, jobs: JobRunner, qtbot: QtBot
) -> None:
    table, frame = child(page, Table), child(page, LookFrame)
    table.setFocus()
    qtbot.keyPress(table, Qt.Key.Key_Space)
    before = frame.is_shown
    qtbot.waitUntil(lambda: frame.is_shown, timeout=60_000)
    qtbot.keyRelease(table, Qt.Key.Key_Space)

    assert not before
    assert not frame.is_shown


def test_a_picture_that_was_let_go_before_it_was_drawn_never_shows(
    page: CasePage, jobs: JobRunner, qtbot: QtBot
) -> None:
    frame = child(page, LookFrame)
    frame.setFocus()
    qtbot.keyPress(frame, Qt.Key.Key_Space)
    qtbot.keyRelease(frame, Qt.Key.Key_Space)
    idle(qtbot, jobs)

    assert not frame.is_shown


def test_another_window_hides_the_picture(page: CasePage, qtbot: QtBot) -> None:
    frame = child(page, LookFrame)
    frame.hold()
    qtbot.waitUntil(lambda: frame.is_shown, timeout=60_000)
    page.open_tab(0)

    assert not frame.is_shown


def test_a_copy_without_camera_data_is_made(
    page: CasePage, worker: Opened, kept: Evidence, jobs: JobRunner, qtbot: QtBot
) -> None:
    press(page, "Copy without camera data…")
    press(page, "Make the copy")
    idle(qtbot, jobs)

    (copy,) = worker.session.evidence.copies(first_case(worker.session))
    assert copy.evidence == kept.id
    assert now(worker, kept).state is EvidenceState.COPIED
    assert "removed from the copy" in seen(page)


def test_handing_over_and_holding_ask_whom_and_why(
    page: CasePage, worker: Opened, kept: Evidence, jobs: JobRunner, qtbot: QtBot
) -> None:
    press(page, "Hand over…")
    form = child(page, ReasonForm)
    keys(form, "Ctrl+Return")
    assert "still empty" in seen(form)
    fill(form, "Legal aid", "the court asked")
    keys(form, "Ctrl+Return")
    idle(qtbot, jobs)
    assert now(worker, kept).state is EvidenceState.TRANSFERRED
    assert "You → Legal aid" in seen(page)

    press(page, "Legal hold…")
    form = child(page, ReasonForm)
    fill(form, "the court asked")
    keys(form, "Ctrl+Return")
    idle(qtbot, jobs)
    assert now(worker, kept).legal_hold
    assert "End legal hold…" in seen(page)


def test_opening_outside_warns_asks_why_and_where(page: CasePage, qtbot: QtBot) -> None:
    press(page, "Open outside…")
    form = child(page, ReasonForm)
    assert "leaves the vault" in seen(form)
    fill(form, "for the court")
    keys(form, "Ctrl+Return")
    QApplication.processEvents()

    dialog = child(page, QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.reject()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off(page: CasePage, theme: str, size: tuple[int, int]) -> None:
    show_at(page, size[0] - 188, size[1] - 56)

    assert clipped(page) == []
    assert sideways(page) == []
    assert nameless(page) == []


def test_no_name_and_no_file_name_can_be_read(page: CasePage, worker: Opened) -> None:
    names = [*names_of(worker.session, first_case(worker.session)), "tin.png"]

    assert [name for name in names if name in seen(page)] == []
    assert tells(page, names) == []


def test_without_the_key_originals_exist_and_copies_can_be_looked_at(
    own_office: Office, tmp_path: Path, jobs: JobRunner, qtbot: QtBot
) -> None:
    with opened(own_office, Role.CASE_WORKER) as vault:
        case = first_case(vault.session)
        if not vault.session.evidence.copies(case):
            about = Evidence(case=case, title="Receipt for the fee")
            piece = vault.session.evidence.add(about, a_photo(tmp_path), Silent())
            vault.session.evidence.strip(piece.id, Silent())
    with opened(own_office, Role.BRIEFING_OFFICER) as vault:
        page = page_of(vault, jobs, qtbot)
        said = seen(page)
        frame = child(page, LookFrame)
        frame.hold()
        qtbot.waitUntil(lambda: frame.is_shown, timeout=60_000)
        frame.let_go()
        idle(qtbot, jobs)

    assert "Your key does not open it" in said
    assert "Hand over…" not in said
    assert "Drop files" not in said
    assert clipped(page) == []
