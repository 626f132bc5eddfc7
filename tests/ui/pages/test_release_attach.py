"""Evidence that goes along: covered by hand, looked at as it leaves, page by page, by keyboard."""

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import SUMMARY, Ready, Window, make_ready
from tests.vaults import BUYER, FIRM
from ui.pages.release import state
from ui.pages.release.attach import AttachView
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from ui.widgets.choices import Combo
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.attachments import CoveredPage
from workstation.records.evidence import Evidence

QUIET = Silent()
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """An office whose case has a scan of three pages, its copy, and a sound."""
    folder = tmp_path_factory.mktemp("attach")
    office = make_ready(folder)
    pages = [Image.radial_gradient("L").resize((300, 400)).convert("RGB") for _ in range(3)]
    pages[0].save(folder / "scan.tif", save_all=True, append_images=pages[1:])
    (folder / "call").write_bytes(b"#!AMR\n" + bytes(900))
    with office.as_(Role.CASE_WORKER) as session:
        for title, name in (("A ledger", "scan.tif"), ("A call", "call")):
            about = Evidence(case=office.case, title=title)
            piece = session.evidence.add(about, folder / name, QUIET)
            if name == "scan.tif":
                session.evidence.strip(piece.id, QUIET)
    return office


@pytest.fixture
def role() -> Role:
    return Role.CASE_WORKER


def at_evidence(desk: Window, case: str, reader: str = BUYER) -> tuple[ReleasePage, AttachView]:
    """The wizard with everything of the first step filled in, at the second."""
    page = desk.wizard(case)
    contact = next(c for c in page.findChildren(Combo) if c.accessibleName() == "Recipient")
    words = [contact.itemText(at) for at in range(contact.count())]
    contact.setCurrentIndex(next(at for at, text in enumerate(words) if text.startswith(reader)))
    told = next(e for e in page.findChildren(QPlainTextEdit) if e.accessibleName() == "Summary")
    told.setPlainText(SUMMARY)
    on(desk)
    assert page.wizard.step is Step.ATTACH
    return page, page.attach


def on(desk: Window) -> None:
    QTest.keyClick(desk.shell, Qt.Key.Key_Return, CTRL)
    desk.wait()


def tick(desk: Window, view: AttachView, start: str = "Goes along") -> None:
    box = next(c for c in view.findChildren(QCheckBox) if c.accessibleName().startswith(start))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    desk.wait()
    desk.qtbot.waitUntil(lambda: view.editor.canvas.is_shown, timeout=20_000)


def key(
    desk: Window,
    view: AttachView,
    what: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    view.editor.canvas.setFocus()
    QTest.keyClick(view.editor.canvas, what, held)
    desk.wait()


def look_through(desk: Window, view: AttachView) -> None:
    """V and L on every page that is left."""
    while view.along.unseen():
        key(desk, view, Qt.Key.Key_V)
        key(desk, view, Qt.Key.Key_L)


def said(view: AttachView) -> str:
    return " ".join(each.text() for each in view.findChildren(QLabel) if each.isVisible())


def page_kept(desk: Window, number: int = 1) -> CoveredPage:
    (page,) = desk.session.reader.find(CoveredPage, page=number)
    return page


def test_what_stays_out_says_why(desk: Window, ready: Ready) -> None:
    _, view = at_evidence(desk, ready.case)

    assert "because a voice tells who speaks" in said(view)
    assert "Say in the summary what is said, without names." in said(view)


def test_pictures_stay_out_for_an_employer(desk: Window, ready: Ready) -> None:
    page, view = at_evidence(desk, ready.case, FIRM)

    assert "Pictures never go to this kind of reader." in said(view)
    assert "because pictures never go to this kind of reader" in said(view)
    on(desk)
    assert page.wizard.step is Step.REDACT


def test_a_page_is_covered_and_looked_at_by_keys_alone(desk: Window, ready: Ready) -> None:
    page, view = at_evidence(desk, ready.case)
    tick(desk, view)
    key(desk, view, Qt.Key.Key_B)
    key(desk, view, Qt.Key.Key_Left)
    key(desk, view, Qt.Key.Key_Down, SHIFT)
    key(desk, view, Qt.Key.Key_V)
    (box,) = page_kept(desk).boxes

    assert (box.left, box.top, box.bottom - box.top) == (4275, 4375, 1350)
    assert page_kept(desk).seen == ""
    assert view.reason() == "Say why this reader needs pictures."

    key(desk, view, Qt.Key.Key_L)

    assert page_kept(desk).seen_by == desk.session.user.token
    view.because.setFocus()
    QTest.keyClicks(view.because, "The stamp shows the date.")
    assert view.reason() == "2 pages are not looked at yet."
    look_through(desk, view)
    assert view.reason() == ""
    on(desk)
    assert page.wizard.step is Step.REDACT
    assert page.wizard.answers.pictures_because == "The stamp shows the date."


def test_the_statement_waits_for_the_page_as_it_leaves(desk: Window, ready: Ready) -> None:
    _, view = at_evidence(desk, ready.case)
    tick(desk, view)
    statement = next(
        c for c in view.findChildren(QCheckBox) if c.text().startswith("Looked at: no face")
    )
    assert not statement.isEnabled()

    key(desk, view, Qt.Key.Key_V)

    assert statement.isEnabled()
    assert not statement.isChecked()


def test_another_box_ends_the_statement(desk: Window, ready: Ready) -> None:
    _, view = at_evidence(desk, ready.case)
    tick(desk, view)
    key(desk, view, Qt.Key.Key_V)
    key(desk, view, Qt.Key.Key_L)
    assert len(view.along.unseen()) == 2
    key(desk, view, Qt.Key.Key_PageUp)
    desk.qtbot.waitUntil(lambda: view.editor.canvas.is_shown, timeout=20_000)

    key(desk, view, Qt.Key.Key_B)

    assert len(view.along.unseen()) == 3


def test_ctrl_z_takes_a_box_back(desk: Window, ready: Ready) -> None:
    _, view = at_evidence(desk, ready.case)
    tick(desk, view)
    key(desk, view, Qt.Key.Key_B)
    piece = next(iter(view.along.chosen))
    assert len(view.along.covering(piece, 1).boxes) == 1

    key(desk, view, Qt.Key.Key_Z, CTRL)

    assert view.along.covering(piece, 1).boxes == ()


def test_a_box_is_drawn_with_the_mouse(desk: Window, ready: Ready) -> None:
    _, view = at_evidence(desk, ready.case)
    tick(desk, view)
    canvas, left = view.editor.canvas, Qt.MouseButton.LeftButton
    middle = canvas.rect().center()
    QTest.mousePress(canvas, left, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(60, 40))
    QTest.mouseRelease(canvas, left, pos=middle + QPoint(60, 40))
    piece = next(iter(view.along.chosen))
    (box,) = view.along.covering(piece, 1).boxes
    place = canvas.place_of(box)

    assert abs(place.width() - 60) < 3
    assert abs(place.height() - 40) < 3


def test_zooming_makes_the_page_larger(desk: Window, ready: Ready) -> None:
    _, view = at_evidence(desk, ready.case)
    tick(desk, view)
    before = view.editor.canvas.width()
    nearer = next(b for b in view.findChildren(QPushButton) if b.accessibleName() == "Nearer")
    nearer.click()
    nearer.click()

    assert view.editor.canvas.height() > before


def test_only_the_pages_that_are_ticked_go_along(desk: Window, ready: Ready) -> None:
    _, view = at_evidence(desk, ready.case)
    tick(desk, view)
    goes = next(c for c in view.findChildren(QCheckBox) if c.text() == "This page goes along")
    goes.click()

    assert [page for _, page in view.along.pages()] == [2, 3]


def test_what_a_piece_shows_is_reviewed_like_all_words(desk: Window, ready: Ready) -> None:
    page, view = at_evidence(desk, ready.case)
    view.because.setText("It shows the date.")
    tick(desk, view)
    words = next(
        e for e in view.findChildren(QLineEdit) if e.accessibleName() == "What it shows: A ledger"
    )
    assert words.isVisible()
    QTest.keyClicks(words, "The ledger of Ko Zaw")
    look_through(desk, view)
    on(desk)

    assert page.wizard.step is Step.REDACT
    marked = {text.key: [text.at(m) for m in text.marks] for text in page.wizard.texts}
    assert "Ko Zaw" in marked["attachment 1 words"]


def test_boxes_that_nobody_looked_at_yet_are_kept_when_the_page_is_left(
    desk: Window, ready: Ready
) -> None:
    page, view = at_evidence(desk, ready.case)
    tick(desk, view)
    key(desk, view, Qt.Key.Key_B)
    page.leave()
    desk.wait()

    assert len(page_kept(desk).boxes) == 1


def test_what_goes_along_is_there_again_after_the_page_was_left(desk: Window, ready: Ready) -> None:
    page, view = at_evidence(desk, ready.case)
    tick(desk, view)
    desk.page("releases")
    assert not view.editor.canvas.is_shown
    assert desk.wizard(ready.case) is page
    desk.qtbot.waitUntil(lambda: view.editor.canvas.is_shown, timeout=20_000)

    assert page.wizard.answers.attachments == tuple(view.along.chosen.values())


def test_the_second_person_sees_the_pages(desk: Window, ready: Ready) -> None:
    page, view = at_evidence(desk, ready.case)
    view.because.setText("It shows the date.")
    tick(desk, view)
    look_through(desk, view)
    on(desk)
    while state.waiting(page.wizard):
        page.letters()["R"]()
    desk.wait()
    on(desk)

    assert page.wizard.facts is not None
    assert len(page.wizard.facts.pages) == 3
    assert "Pictures" in " ".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_and_all_has_a_word(
    desk: Window, ready: Ready, size: tuple[int, int]
) -> None:
    _, view = at_evidence(desk, ready.case)
    tick(desk, view)
    show_at(desk.shell, *size)

    assert clipped(desk.shell) == []
    assert nameless(view) == []
    assert view.findChildren(QLineEdit)
