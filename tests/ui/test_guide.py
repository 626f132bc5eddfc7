"""The guide's table of keys and the keys of the window are the same."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut

from tests.ui.vaults import opened
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.pages_here import inner_pages, sidebar_pages
from ui.shell import Shell
from workstation.records.access import Role

GUIDE = Path(__file__).parents[2] / "docs" / "user-guide.md"
HANDLED = {"/", "↑", "↓", "Enter", "Space", "Shift+Space"}
"""Keys that a list or a value takes itself; tests/test_docs.py looks for them in the code."""
PLACES = re.compile(r"(Alt|Ctrl)\+\d")
"""Pages and tabs are as many as there are."""


def told() -> set[str]:
    """Every key of the guide's table."""
    table = GUIDE.read_text("utf-8").partition("## Keys\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[1:]
    return {key for cell in cells for key in re.split(r"[,\s]+", cell) if key != "…"}


@pytest.fixture(scope="module")
def window(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[str]]:
    """Every shortcut and letter that is bound for somebody who holds all keys."""
    copy = Office(tmp_path_factory.mktemp("guide") / "copy.haven")
    shutil.copytree(office.path, copy.path)
    with opened(copy, Role.CASE_WORKER) as vault:
        jobs = JobRunner()
        items, inner = sidebar_pages(vault, jobs), inner_pages(vault, jobs)
        pages = [spec.build() for spec in (*items, *inner)]
        shell = Shell(items, inner, jobs, "")
        found = [s for each in (shell, *pages) for s in each.findChildren(QShortcut)]
        letters = {key for page in pages for key in page.letters()}
        yield {s.key().toString(QKeySequence.SequenceFormat.PortableText) for s in found} | letters
        jobs.close()


def _as_bound(key: str) -> str:
    return key.replace("Enter", "Return") if "+" in key else key


def test_the_guide_tells_every_key_of_the_window(window: set[str]) -> None:
    known = {_as_bound(key) for key in told()}

    assert {key for key in window if not PLACES.fullmatch(key)} <= known


def test_every_key_of_the_guide_works_in_the_window(window: set[str]) -> None:
    kept = {_as_bound(key) for key in told() - HANDLED if not PLACES.fullmatch(key)}

    assert kept <= window


def test_the_guide_tells_how_many_tabs_a_case_has(window: set[str]) -> None:
    tabs = sum(bool(re.fullmatch(r"Ctrl\+[1-9]", key)) for key in window)

    assert f"Ctrl+{tabs}" in told()
