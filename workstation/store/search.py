"""Search over folded text in every compartment held: exact name, name, code, account."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from workstation.ports import Hit
from workstation.records.cases import Case
from workstation.records.kit import Id, Record, spec_of
from workstation.store.connect import Connection, in_file
from workstation.store.indexing import EDGE, searchable
from workstation.store.sql import record_sql, to_record
from workstation.store.tables import CONTENT
from workstation.text import fold_for_search, fold_query

LEAST = 3
"""Code points below which the trigram index cannot help."""

PER_COMPARTMENT = 50
_AROUND = 40
"""Code points of the original shown on either side of a match."""

_SCORES = (1.0, 0.8, 0.6, 0.4)
_WEIGHTS = "10.0, 5.0, 1.0"


@dataclass(frozen=True, slots=True)
class _Found:
    tier: int
    at: str
    kind: str
    id: Id
    score: float


def search(
    connection: Connection, kinds: Sequence[str], query: str, limit: int, ranked: bool
) -> list[Hit]:
    """Where the words of a query stand, among records of these kinds."""
    folded = fold_query(query)
    if not folded:
        return []
    found = [
        each
        for file in CONTENT
        if file in connection.attached
        for each in _in_file(connection, file, kinds, folded, ranked)
    ]
    found.sort(key=lambda each: each.at, reverse=True)
    found.sort(key=lambda each: (each.tier, -each.score) if ranked else (each.tier, 0.0))
    return _hits(connection, found[:limit], folded.split() if ranked else [folded])


def matching_cases(connection: Connection, words: str) -> list[str]:
    """The ids of cases with these words in code, title or sector."""
    folded = fold_query(words)
    if len(folded) < LEAST:
        sql = "SELECT id FROM cases.indexed WHERE kind = 'case' AND instr(codes, :asked)"
        return [row[0] for row in connection.all(sql, {"asked": folded})]
    sql = (
        "SELECT id FROM cases.indexed WHERE kind = 'case' AND key IN "
        "(SELECT rowid FROM cases.words WHERE words MATCH :asked)"
    )
    return [row[0] for row in connection.all(sql, {"asked": f"codes : {_phrase(folded)}"})]


def _in_file(
    connection: Connection, file: str, kinds: Sequence[str], folded: str, ranked: bool
) -> Iterator[_Found]:
    params = {"kinds": msgspec.json.encode(list(kinds)).decode(), "most": PER_COMPARTMENT}
    if len(folded) < LEAST:
        short = params | {"asked": folded, "whole": EDGE + folded + EDGE}
        yield from (_found(*row) for row in connection.all(in_file(file, _SHORT), short))
    elif ranked:
        words = [word for word in folded.split() if len(word) >= LEAST] or [folded]
        asked = params | {"asked": " AND ".join(map(_phrase, words))}
        rows = connection.all(in_file(file, _RANKED), asked)
        yield from (_found(0, at, kind, id, score) for at, kind, id, score in rows)
    else:
        yield from _as_typed(connection, file, params, folded)


def _as_typed(
    connection: Connection, file: str, params: dict[str, Any], folded: str
) -> Iterator[_Found]:
    seen: set[str] = set()
    whole = _phrase(EDGE + folded + EDGE)
    part = _phrase(folded)
    tiers = (f"names : {whole}", f"names : {part}", f"codes : {part}", f"texts : {part}")
    for tier, asked in enumerate(tiers):
        room = PER_COMPARTMENT - len(seen)
        # Those seen may come again in a lower tier and must not take the place of others.
        wanted = params | {"asked": asked, "most": PER_COMPARTMENT}
        fresh = [r for r in connection.all(in_file(file, _TYPED), wanted) if r[2] not in seen]
        for row in fresh[:room]:
            seen.add(row[2])
            yield _found(tier, row[0], row[1], row[2], _SCORES[tier])
        if len(seen) >= PER_COMPARTMENT:
            return


_TYPED = """
SELECT i.at, i.kind, i.id FROM @.words AS w JOIN @.indexed AS i ON i.key = w.rowid
WHERE w.words MATCH :asked AND i.kind IN (SELECT value FROM json_each(:kinds))
ORDER BY w.rowid DESC LIMIT :most
"""
_RANKED = f"""
SELECT i.at, i.kind, i.id, -bm25(words, {_WEIGHTS}) AS score
FROM @.words AS w JOIN @.indexed AS i ON i.key = w.rowid
WHERE w.words MATCH :asked AND i.kind IN (SELECT value FROM json_each(:kinds))
ORDER BY score DESC LIMIT :most
"""  # noqa: S608 - numbers of ours
_SHORT = """
SELECT CASE WHEN instr(names, :whole) THEN 0 WHEN instr(names, :asked) THEN 1 ELSE 2 END AS tier,
at, kind, id, 0.6 FROM @.indexed
WHERE (instr(names, :asked) OR instr(codes, :asked))
AND kind IN (SELECT value FROM json_each(:kinds))
ORDER BY tier, key DESC LIMIT :most
"""


def _found(tier: int, at: str, kind: str, id: str, score: float) -> _Found:
    return _Found(tier, at, kind, Id(id), score)


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _hits(connection: Connection, found: Sequence[_Found], words: Sequence[str]) -> list[Hit]:
    records = [(each, _load(connection, each)) for each in found]
    people = _cases_of_people(connection, [each.id for each in found if each.kind == "person"])
    cases = {
        record.id: record.id if isinstance(record, Case) else record.case or people.get(record.id)
        for _, record in records
        if record is not None
    }
    heads = _heads(connection, [case for case in cases.values() if case])
    hits = []
    for each, record in records:
        if record is not None:
            case = cases[record.id]
            code, title = heads.get(case or "", ("", ""))
            snippet, start, end = _snippet(record, words)
            hits.append(Hit(case, code, title, each.kind, each.id, snippet, start, end, each.score))
    return hits


def _load(connection: Connection, found: _Found) -> Record | None:
    kind = spec_of(found.kind).cls
    row = connection.one(record_sql(kind).get, {"id": found.id})
    return None if row is None else to_record(kind, row)


def _cases_of_people(connection: Connection, people: Sequence[str]) -> dict[str, Id]:
    sql = """SELECT person, "case" FROM cases.involvement
    WHERE person IN (SELECT value FROM json_each(?)) ORDER BY key DESC"""
    if not people or "cases" not in connection.attached:
        return {}
    rows = connection.all(sql, (msgspec.json.encode(list(people)).decode(),))
    return {person: Id(case) for person, case in rows if case}


def _heads(connection: Connection, cases: Sequence[str]) -> dict[str, tuple[str, str]]:
    sql = """SELECT id, code, title FROM cases."case"
    WHERE id IN (SELECT value FROM json_each(?))"""
    if not cases or "cases" not in connection.attached:
        return {}
    rows = connection.all(sql, (msgspec.json.encode(list(cases)).decode(),))
    return {id: (code, title) for id, code, title in rows}


def _snippet(record: Record, words: Sequence[str]) -> tuple[str, int, int]:
    """The original around the first match, and where in it the match stands."""
    for _, text in searchable(record):
        folded = fold_for_search(text)
        for word in words:
            at = folded.text.find(word)
            if at >= 0:
                begin, end = folded.span(at, at + len(word))
                first, last = max(begin - _AROUND, 0), min(end + _AROUND, len(text))
                before, after = "…" if first else "", "…" if last < len(text) else ""
                shift = len(before) - first
                return before + text[first:last] + after, begin + shift, end + shift
    return "", 0, 0
