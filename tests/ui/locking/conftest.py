"""Figures that the tests of locking measure, said at the end."""

from collections.abc import Callable

import pytest

from tests.ui.locking.window import Tell

_MARK = "locking: "


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Say a figure in the summary."""
    return lambda what, figure: record_property(_MARK + what, figure)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures, one a line."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    told = [each for report in reports for each in report.user_properties]
    for what, figure in told:
        if what.startswith(_MARK):
            terminalreporter.write_line(f"{what}: {figure}")
