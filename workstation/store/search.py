"""Search over folded text in every compartment held: exact name, name, code, account."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from workstation.records.cases import Case
from workstation.records.derive import texts
from workstation.records.kit import Id, Record, spec_of
from workstation.records.listing import Hit
from workstation.rules.former import Term
from workstation.store.connect import Connection, in_file
from workstation.store.indexing import INDEXES, searchable
from workstation.store.past import former_texts
from workstation.store.sql import record_sql, to_record
from workstation.store.tables import CONTENT
from workstation.text import fold_for_search, fold_query

LEAST = 3
"""Code points below which the trigram index cannot help."""

PER_COMPARTMENT = 50
_AROUND = 40
"""Code points of the original shown on either side of a match."""

_SCORES = (1.0, 0.8, 0.6, 0.4)
_WEIGHTS = (10.0, 5.0, 1.0)


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


def search_any(
    connection: Connection, kinds: Sequence[str], spellings: Sequence[str], limit: int
) -> list[Hit]:
    """Where any of several spellings of one name stands: names first, then the newest."""
    folded = [each for each in map(fold_query, spellings) if len(each) >= LEAST]
    if not folded:
        return []
    found = [
        each
        for file in CONTENT
        if file in connection.attached
        for each in _spelt(connection, file, kinds, " OR ".join(map(_phrase, folded)))
    ]
    found.sort(key=lambda each: each.at, reverse=True)
    found.sort(key=lambda each: each.tier)
    return _hits(connection, found[:limit], folded)


def matching_cases(connection: Connection, words: str) -> list[str]:
    """The ids of cases with these words in code, title or sector."""
    folded = fold_query(words)
    short = len(folded) < LEAST
    found = _CASES_SCANNED if short else _CASES_TYPED
    asked = folded if short else _phrase(folded)
    return [row[0] for row in connection.all(_CASES + found, (asked,))]


def _in_file(
    connection: Connection, file: str, kinds: Sequence[str], folded: str, ranked: bool
) -> Iterator[_Found]:
    params = {"kinds": msgspec.json.encode(list(kinds)).decode(), "most": PER_COMPARTMENT}
    if ranked and len(folded) >= LEAST:
        yield from _by_rank(connection, file, params, folded)
    else:
        yield from _as_typed(connection, file, params, folded)


def _as_typed(
    connection: Connection, file: str, params: dict[str, Any], folded: str
) -> Iterator[_Found]:
    seen: set[str] = set()
    for tier, (sql, asked) in enumerate(_tiers(folded)):
        # Those seen may come again in a lower tier and must not take the place of others.
        rows = connection.all(in_file(file, sql), {**params, "asked": asked})
        for at, kind, id in rows:
            if id not in seen and len(seen) < PER_COMPARTMENT:
                seen.add(id)
                yield _Found(tier, at, kind, Id(id), _SCORES[tier])
        if len(seen) == PER_COMPARTMENT:
            return


def _spelt(connection: Connection, file: str, kinds: Sequence[str], asked: str) -> Iterator[_Found]:
    """One row for each record, at the first index in which a spelling stands."""
    params = {"kinds": msgspec.json.encode(list(kinds)).decode(), "most": PER_COMPARTMENT}
    seen: set[str] = set()
    for tier, name in enumerate(INDEXES, 1):
        for at, kind, id in connection.all(in_file(file, _TYPED[name]), {**params, "asked": asked}):
            if id not in seen:
                seen.add(id)
                yield _Found(tier, at, kind, Id(id), _SCORES[tier])


def _tiers(folded: str) -> list[tuple[str, str]]:
    """Exact name, name, code, account: the statement of each and what it asks for."""
    if len(folded) < LEAST:
        return [(_WHOLE, folded), *((sql, folded) for sql in _SCANNED.values())]
    return [(_WHOLE, folded), *((sql, _phrase(folded)) for sql in _TYPED.values())]


def _by_rank(
    connection: Connection, file: str, params: dict[str, Any], folded: str
) -> Iterator[_Found]:
    words = [word for word in folded.split() if len(word) >= LEAST] or [folded]
    asked = {**params, "asked": " AND ".join(map(_phrase, words))}
    best: dict[str, _Found] = {}
    for name, weight in zip(INDEXES, _WEIGHTS, strict=True):
        for at, kind, id, rank in connection.all(in_file(file, _RANKED[name]), asked):
            found = _Found(0, at, kind, Id(id), weight * rank)
            if id not in best or best[id].score < found.score:
                best[id] = found
    yield from best.values()


_OF = "i.kind IN (SELECT value FROM json_each(:kinds))"
_FOUND = f"""
SELECT i.at, i.kind, i.id FROM @.$index AS w JOIN @.indexed AS i ON i.key = w.rowid
WHERE $found AND {_OF} ORDER BY w.rowid DESC LIMIT :most
"""  # noqa: S608 - our own words
_WHOLE = f"""
SELECT i.at, i.kind, i.id FROM @.whole_name AS w JOIN @.indexed AS i ON i.key = w.key
WHERE w.name = :asked AND {_OF} ORDER BY w.key DESC LIMIT :most
"""  # noqa: S608 - our own words
_RANK = f"""
SELECT i.at, i.kind, i.id, -bm25($index) AS score
FROM @.$index AS w JOIN @.indexed AS i ON i.key = w.rowid
WHERE w.$index MATCH :asked AND {_OF} ORDER BY score DESC LIMIT :most
"""  # noqa: S608 - our own words


def _of(index: str, sql: str, found: str = "") -> str:
    return sql.replace("$found", found).replace("$index", f"in_{index}")


_TYPED = {index: _of(index, _FOUND, "w.$index MATCH :asked") for index in INDEXES}
_SCANNED = {index: _of(index, _FOUND, "instr(w.body, :asked)") for index in ("names", "codes")}
_RANKED = {index: _of(index, _RANK) for index in INDEXES}
_CASES = """
SELECT id FROM cases.indexed WHERE kind = 'case' AND key IN (SELECT rowid FROM cases.in_codes
"""
_CASES_TYPED, _CASES_SCANNED = "WHERE in_codes MATCH ?)", "WHERE instr(body, ?))"


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
            snippet, former = _snippet(texts(record), words), False
            if snippet is None and (past := former_texts(connection, record)):
                snippet = _snippet(past, words)
                former = snippet is not None
            line = snippet or _NOWHERE
            hits.append(Hit(case, code, title, each.kind, each.id, *line, each.score, former))
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


_Snippet = tuple[str, int, int]
_NOWHERE: _Snippet = ("", 0, 0)


def _snippet(found: Iterable[Term], words: Sequence[str]) -> _Snippet | None:
    """The original around the first match, and where in it the match stands."""
    for _, text in searchable(found):
        folded = fold_for_search(text)
        for word in words:
            at = folded.text.find(word)
            if at >= 0:
                begin, end = folded.span(at, at + len(word))
                first, last = max(begin - _AROUND, 0), min(end + _AROUND, len(text))
                before, after = "…" if first else "", "…" if last < len(text) else ""
                shift = len(before) - first
                return before + text[first:last] + after, begin + shift, end + shift
    return None
