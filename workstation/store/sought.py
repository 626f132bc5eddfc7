"""Indexes that pages live on: what is open, due or waiting is found without reading the rest.

An index of a part of a table is used by a query that says the same condition in the same words,
so both take the words from here.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType

from workstation.errors import DiskFull
from workstation.records.access import AUDIT, CASES, IDENTITIES, PROTECTION
from workstation.records.cases import IssueState
from workstation.records.consents import ConsentState
from workstation.records.protection import (
    NeedState,
    RetaliationState,
    SafeguardAnswer,
    SafetyPlanState,
    Urgency,
)
from workstation.rules.clocks import STOPPED
from workstation.store.connect import Connection, in_file


def among(values: Iterable[str]) -> str:
    """Declared values as a list of SQL; none of them comes from outside."""
    return "(" + ", ".join(f"'{value}'" for value in map(str, values)) + ")"


_ENDED = (IssueState.CLOSED, IssueState.INACTIVE)
OPEN = f"state NOT IN {among(_ENDED)}"
"""A case, or an issue, that has not ended."""

RUNNING = f"state NOT IN {among(STOPPED)}"
"""An issue whose clocks run."""

GRANTED = f"state = '{ConsentState.GRANTED}'"
RECALLED = "recalled_on IS NOT NULL"
MISSENT = "recall_reason IS NOT NULL"
KEPT_UNTIL = "keep_until IS NOT NULL"
HELD = "legal_hold = 1"
UNANSWERED = f"answer = '{SafeguardAnswer.NONE}'"
FOLLOWED = f"state <> '{SafetyPlanState.ENDED}'"
UNMET = (
    f"urgency <> '{Urgency.ROUTINE}' AND state NOT IN {among((NeedState.MET, NeedState.DECLINED))}"
)
CONFIRMED = "verb = 'date confirmed'"
LINKED = f"disclosure IS NOT NULL AND state = '{RetaliationState.ALLEGED}'"

_CLOCKS = "reported_on, acknowledged_at, responded_at, claimed_at, worker_told_at"
_SOUGHT: Mapping[str, tuple[tuple[str, str, str, str], ...]] = MappingProxyType(
    {
        CASES.value: (
            ("case_by_code", '"case"', "code", ""),
            (
                "case_open",
                '"case"',
                "id, state, risk_level, risk_until, next_due, next_step",
                OPEN,
            ),
            ("issue_by_code", "issue", "code", ""),
            ("issue_running", "issue", f'"case", state, code, severity, {_CLOCKS}', RUNNING),
            ("issue_by_end", "issue", '"case", state, closed_on, changed', ""),
            ("consent_granted", "consent", 'expires, state, "case", purpose', GRANTED),
            ("briefing_by_state", "briefing", "state, released_at", ""),
            ("disclosure_recalled", "disclosure", "recalled_on", RECALLED),
            ("disclosure_missent", "disclosure", "recall_reason", MISSENT),
        ),
        IDENTITIES.value: (
            ("contact_log_by_time", "contact_log", '"case", at', ""),
            ("evidence_until", "evidence", "keep_until", KEPT_UNTIL),
            ("evidence_held", "evidence", '"case", legal_hold', HELD),
        ),
        PROTECTION.value: (
            ("safety_plan_followed", "safety_plan", 'review_on, state, "case"', FOLLOWED),
            ("safeguard_unanswered", "safeguard", 'deadline, answer, "case"', UNANSWERED),
            (
                "protection_need_unmet",
                "protection_need",
                'state, urgency, raised_on, "case", kind',
                UNMET,
            ),
            ("retaliation_linked", "retaliation_incident", '"on"', LINKED),
        ),
        AUDIT.value: (
            ("event_by_time", "event", "at", ""),
            ("event_confirmed", "event", "sequence", CONFIRMED),
        ),
    }
)

PARTIAL = frozenset(name for each in _SOUGHT.values() for name, _, _, where in each if where)
"""The indexes of a part of a table: going through one of these is going through that part."""


def make_missing(connection: Connection) -> None:
    """Make what a vault of this version lacks that was written before an index was declared.

    To look takes a tenth of a millisecond. On a full disk they are left for another time: without
    them pages are slow and nothing is wrong.
    """
    known = {name for file in connection.attached for name in _indexes(connection, file)}
    missing = [
        statement
        for file in connection.attached
        for (name, *_), statement in zip(_SOUGHT.get(file, ()), sought(file), strict=True)
        if name not in known
    ]
    if missing:
        with suppress(DiskFull), connection.transaction():
            for statement in missing:
                connection.run(statement)


def _indexes(connection: Connection, file: str) -> list[str]:
    names = in_file(file, "SELECT name FROM @.sqlite_schema WHERE type = 'index'")
    return [row[0] for row in connection.all(names)]


def sought(file: str) -> list[str]:
    """The statements that make a file's own indexes."""
    return [
        f"CREATE INDEX {file}.{name} ON {table} ({columns})" + (f" WHERE {where}" if where else "")
        for name, table, columns, where in _SOUGHT.get(file, ())
    ]
