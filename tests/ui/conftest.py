"""A window without a screen, dressed as the program dresses it."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.vaults import make_office
from tests.vaults import Office
from ui.theme.fonts import load_fonts
from ui.theme.look import Look, look, wear

FONTS = Path(__file__).parents[2] / "exports" / "documents" / "fonts"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says this of every window that is shown."""
    mark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(mark)


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> tuple[str, ...]:
    """The families that ship with the program."""
    return load_fonts(FONTS)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, fonts: tuple[str, ...]) -> QApplication:
    """The light theme at the normal size; windows of the last test are gone."""
    # Without a running event loop nothing carries out what was marked to be deleted.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if look() != Look() or not qapp.styleSheet():
        wear(qapp, Look())
    return qapp


@pytest.fixture(params=["light", "dark", "contrast"])
def theme(request: pytest.FixtureRequest, dressed: QApplication) -> str:
    """Each of the three themes in turn."""
    wear(dressed, Look(request.param))
    return str(request.param)


@pytest.fixture
def large(dressed: QApplication) -> Look:
    """The largest text size."""
    wear(dressed, Look("light", 1.3))
    return look()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with invented cases; who changes something takes a copy."""
    return make_office(tmp_path_factory.mktemp("office"))
