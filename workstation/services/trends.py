"""Counts cases of the same country and sector by half-year, for readers who follow a sector."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from workstation.ports import Finds
from workstation.records.cases import Case
from workstation.records.generalise import half_year, sector
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.rules.trend import halves_before, trend


def trends(
    finds: Finds, case: Case, issues: Sequence[Issue], on: dt.date
) -> tuple[tuple[str, str], ...]:
    """A line for each code of which enough cases are known; a case counts once."""
    if not case.country or not case.sector.strip():
        return ()
    halves = halves_before(on)

    @cache
    def alike(id: Id) -> bool:
        return any(
            c.country == case.country and sector(c.sector) == sector(case.sector)
            for c in finds.find(Case, id=id)
        )

    found = []
    for code in sorted({issue.code for issue in issues}):
        cases: dict[str, set[Id]] = defaultdict(set)
        for issue in finds.find(Issue, code=code):
            half = half_year(issue.since) if issue.since is not None else None
            if half in halves and issue.case is not None and alike(issue.case):
                cases[half].add(issue.case)
        if said := trend(*(len(cases[half]) for half in halves)):
            found.append((f"{code.value} in the {halves[0]}", said))
    return tuple(found)
