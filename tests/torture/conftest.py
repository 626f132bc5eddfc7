"""What every suite of faults tells at its end: what was tried, and what was lost."""

from collections.abc import Callable

import pytest

Tell = Callable[[str, dict[str, int]], None]


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Put the counts of a suite into the table at the end of the run."""
    return lambda suite, counts: record_property(suite, counts)
