"""Steps from one format to the next; a released one is never edited."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workstation.store.connect import Connection
from workstation.store.steps import two

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = MappingProxyType({1: two.step})
"""`STEPS[n]` leads from version n to n + 1. A released step is never edited, and imports no
records: they are what is declared today."""
