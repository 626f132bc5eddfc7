"""What every suite of faults tells at its end: what was tried, and what was lost."""

from collections.abc import Callable

import pytest

Tell = Callable[[str, dict[str, int]], None]


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Put the counts of a suite into the table at the end of the run."""
    return lambda suite, counts: record_property(suite, counts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for every suite that ran, whatever process it ran in."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    told = [each for report in reports for each in report.user_properties]
    if told:
        terminalreporter.section("what was tried, and what was lost")
    counted = [(suite, counts) for suite, counts in told if isinstance(counts, dict)]
    for suite, counts in sorted(counted, key=lambda each: each[0]):
        words = ", ".join(f"{number:,} {name}" for name, number in counts.items())
        terminalreporter.write_line(f"{suite}: {words}")
