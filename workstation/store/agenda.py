"""What is due, by SQL: what is open by indexes of its own, and only the rows looked at whole."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from workstation.records.access import CASES, IDENTITIES, PROTECTION
from workstation.records.agenda import Agenda, Due, DueKind, Load
from workstation.records.cases import RiskLevel, Severity
from workstation.records.disclosures import RecallState
from workstation.records.kit import Id
from workstation.records.protection import Urgency
from workstation.records.taxonomy import SUPPRESSION
from workstation.rules.aftercare import ANSWER_WITHIN, REPORTED, WITHIN, AfterStep
from workstation.rules.clocks import CLOCKS, FEEDBACK
from workstation.store.connect import Connection, Row
from workstation.store.sought import (
    FOLLOWED,
    GRANTED,
    LINKED,
    OPEN,
    RUNNING,
    UNANSWERED,
    UNMET,
    among,
)

_NEEDS: Mapping[Urgency, int] = MappingProxyType(
    {Urgency.NOW: 0, Urgency.HOURS_72: 3, Urgency.WEEKS_2: 14}
)
"""Days until a need is to be met; one without haste is never late."""


def _days(clock: str) -> str:
    """How many days a clock runs, by the severity that counts (rules/severity.py, rules/clocks.py).

    The screen for forced labour is not read here: what it makes critical shows on the case's page.
    """
    quick = {each: getattr(CLOCKS[each], clock).days for each in Severity}
    serious = f"WHEN i.code IN {among(SUPPRESSION)}"
    return (
        f"CASE WHEN i.severity = 'critical' THEN {quick[Severity.CRITICAL]} "
        f"WHEN i.severity = 'serious' THEN {quick[Severity.SERIOUS]} "
        f"{serious} THEN {quick[Severity.SERIOUS]} ELSE {quick[Severity.STANDARD]} END"
    )


def _clock(clock: str, met: str, before: str = "1") -> str:
    return f"""
    SELECT "case", due, group_concat(code, ', ') AS what FROM (
        SELECT i."case", date(i.reported_on, '+' || ({_days(clock)}) || ' days') AS due, i.code
        FROM cases.issue AS i WHERE i.{met} IS NULL AND i.reported_on IS NOT NULL AND {before}
        AND i.{RUNNING}
    ) WHERE due <= :until GROUP BY "case", due
    """  # noqa: S608 - declared names and values


_KINDS: tuple[tuple[DueKind, str, str], ...] = (
    (
        DueKind.STEP,
        CASES,
        f"""SELECT id AS "case", next_due AS due, next_step AS what FROM cases."case"
        WHERE next_due <= :until AND next_step <> '' AND {OPEN}""",  # noqa: S608
    ),
    (
        DueKind.RISK,
        CASES,
        f"""SELECT id AS "case", risk_until AS due, '' AS what FROM cases."case"
        WHERE risk_until <= :until AND {OPEN}""",  # noqa: S608
    ),
    (
        DueKind.CONSENT,
        CASES,
        f"""SELECT "case", expires AS due, purpose AS what FROM cases.consent
        WHERE expires BETWEEN :today AND :until AND {GRANTED}""",  # noqa: S608
    ),
    (DueKind.ACKNOWLEDGE, CASES, _clock("acknowledge", "acknowledged_at")),
    (
        DueKind.RESPONSE,
        CASES,
        _clock("response", "responded_at", "i.acknowledged_at IS NOT NULL"),
    ),
    (DueKind.REMEDY, CASES, _clock("remedy", "claimed_at", "i.responded_at IS NOT NULL")),
    (
        DueKind.FEEDBACK,
        CASES,
        f"""SELECT "case", date(worker_told_at, '+{FEEDBACK.days} days') AS due, '' AS what
        FROM cases.issue WHERE worker_told_at IS NOT NULL AND {RUNNING}
        GROUP BY "case", 2""",  # noqa: S608
    ),
    (
        DueKind.CALL,
        IDENTITIES,
        f"""SELECT c.id AS "case", l.next_on AS due, '' AS what
        FROM cases."case" AS c JOIN identities.contact_log AS l ON l.key = (
            SELECT key FROM identities.contact_log
            WHERE "case" = c.id AND at IS NOT NULL ORDER BY at DESC, key DESC LIMIT 1
        ) WHERE l.next_on <= :until AND l.next_step <> '' AND c.{OPEN}""",  # noqa: S608
    ),
    (
        DueKind.PLAN,
        PROTECTION,
        f"""SELECT "case", review_on AS due, '' AS what FROM protection.safety_plan
        WHERE review_on <= :until AND {FOLLOWED}""",  # noqa: S608
    ),
    (
        DueKind.SAFEGUARD,
        PROTECTION,
        f"""SELECT "case", deadline AS due, measure AS what FROM protection.safeguard
        WHERE deadline <= :until AND {UNANSWERED}""",  # noqa: S608
    ),
    (
        DueKind.NEED,
        PROTECTION,
        f"""SELECT "case", date(raised_on, '+' || (CASE urgency {
            " ".join(f"WHEN '{each.value}' THEN {days}" for each, days in _NEEDS.items())
        } END) || ' days') AS due, kind AS what FROM protection.protection_need
        WHERE raised_on IS NOT NULL AND {UNMET}""",  # noqa: S608
    ),
)

_RECALLS: tuple[tuple[DueKind, int, str], ...] = (
    (DueKind.ANSWER, ANSWER_WITHIN, f"recall = '{RecallState.ASKED.value}'"),
    (DueKind.WARN, WITHIN[AfterStep.WARN], f"{AfterStep.WARN.value} IS NULL"),
    (
        DueKind.REPORT,
        WITHIN[AfterStep.REPORT],
        f"{AfterStep.REPORT.value} IS NULL AND recall_reason IN {among(REPORTED)}",
    ),
)
_AFTER_RECALLS = tuple(
    (
        kind,
        CASES,
        f"""SELECT "case", date(recalled_on, '+{days} days') AS due, '' AS what
        FROM cases.disclosure WHERE recalled_on <= :until AND {owed} GROUP BY "case", 2""",  # noqa: S608
    )
    for kind, days, owed in _RECALLS
)

_RANK = (
    "CASE c.risk_level "
    + " ".join(f"WHEN '{level.value}' THEN {at}" for at, level in enumerate(RiskLevel, 1))
    + " ELSE 0 END"
)
_PART = "CASE WHEN d.due < :today THEN 0 WHEN d.due = :today THEN 1 ELSE 2 END"
_FIRST = f"CASE WHEN d.due < :today THEN -{_RANK} ELSE 0 END, d.due, {_RANK} DESC"
"""What is late comes by its risk, what is to come by its day."""
_DUE = f"""
SELECT part, total, due, what, s.id, s.code, s.title, s.sector, s.risk_level FROM (
    SELECT d.due, d.what, c.key, {_PART} AS part,
    count(*) OVER w AS total, row_number() OVER (w ORDER BY {_FIRST}) AS n
    FROM (@) AS d JOIN cases."case" AS c ON c.id = d."case"
    WHERE d.due <= :until AND c.{OPEN}
    WINDOW w AS (PARTITION BY {_PART})
) AS f JOIN cases."case" AS s ON s.key = f.key WHERE n <= :most
"""  # noqa: S608 - declared names and values

_LOADS = f"""
SELECT risk_level, count(*), sum(risk_until < :today) FROM cases."case"
WHERE {OPEN} GROUP BY risk_level
"""  # noqa: S608 - declared values

_NEWEST_ACT = f"""
SELECT id FROM protection.retaliation_incident WHERE {LINKED}
ORDER BY "on" DESC, key DESC LIMIT 1
"""  # noqa: S608 - declared values


def agenda(connection: Connection, today: dt.date, until: dt.date, most: int) -> Agenda:
    """What is due until a day, overdue first, and how the open cases stand.

    Gives at most so many rows of each kind and part, and counts all. Reads only what this user
    holds keys for. It goes through all that is open: run it as a job.
    """
    counts, rows = [0, 0, 0], list[Due]()
    if CASES in connection.attached:
        for kind, file, sql in (*_KINDS, *_AFTER_RECALLS):
            found = (
                _rows(connection, sql, today, until, most) if file in connection.attached else []
            )
            rows += [_due(kind, row) for row in found]
            for part, total in {row[0]: row[1] for row in found}.items():
                counts[part] += total
    first, second, third = counts
    return Agenda(
        rows=tuple(rows),
        counts=(first, second, third),
        loads=_loads(connection, today),
        act=_linked(connection),
        begun=_begun(connection),
    )


def _loads(connection: Connection, today: dt.date) -> tuple[Load, ...]:
    if CASES not in connection.attached:
        return ()
    found = connection.all(_LOADS, {"today": today.isoformat()})
    return tuple(
        Load(RiskLevel(level) if level else None, n, late or 0) for level, n, late in found
    )


def _begun(connection: Connection) -> bool:
    held = CASES in connection.attached
    return held and bool(connection.value('SELECT EXISTS (SELECT 1 FROM cases."case")'))


def _linked(connection: Connection) -> Id | None:
    """The newest act that followed a disclosure and that nobody has answered yet."""
    if PROTECTION not in connection.attached:
        return None
    found = connection.one(_NEWEST_ACT)
    return Id(found[0]) if found else None


def _rows(connection: Connection, sql: str, today: dt.date, until: dt.date, most: int) -> list[Row]:
    params = {"today": today.isoformat(), "until": until.isoformat(), "most": most}
    return connection.all(_DUE.replace("@", sql), params)


def _due(kind: DueKind, row: Row) -> Due:
    part, _total, due, what, id, code, title, sector, level = row
    return Due(
        kind=kind,
        part=part,
        due=msgspec.convert(due, dt.date),
        what=what or "",
        case=Id(id),
        code=code,
        title=title,
        sector=sector,
        level=RiskLevel(level) if level else None,
    )
