"""Takes a case, or a person out of all their cases, out of the open files for good.

Records, their histories, drafts, search rows and keys of evidence go; the chains stay, since they
hold digests alone. What a person's name stood in is written down anew without it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from workstation.records.access import AUDIT, CASES, IDENTITIES
from workstation.records.accounts import IdentifyingDetail
from workstation.records.briefings import Briefing
from workstation.records.cases import Case
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.disclosures import Disclosure
from workstation.records.erasure import ErasureRequest, Subject, digest_of
from workstation.records.evidence import Evidence, EvidenceCopy
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, R, Record
from workstation.records.office import Letter
from workstation.records.people import Person
from workstation.records.wording import without
from workstation.rules.going_along import GOES_ALONG, rehomed, whose
from workstation.store.chain import mark_of
from workstation.store.check import blank
from workstation.store.connect import Connection, in_file
from workstation.store.going import Theirs, going, said_by
from workstation.store.indexing import UNKNOWN, index, unindex
from workstation.store.past import former_texts, numbered, taken_back, written
from workstation.store.sql import find_sql, record_sql, to_record
from workstation.store.tables import CONTENT, all_tables
from workstation.store.work import SqlWork

_OF_A_PERSON = (SafeContactPlan, IdentifyingDetail, ErasureRequest)
"""What is about one person and nothing else; it goes with them."""

_SENT = (Briefing, Letter, Disclosure)
"""What went out without names stays as it was signed."""


_ENTRIES = """
UPDATE @.history SET kind = :kind, id = :id, "case" = :case, revision = :revision, at = :at,
by = :by, line = :line, body = :body, run = :run, salt = :salt
WHERE $which IN (SELECT value FROM json_each(:ids))
"""
_BLANK, _BLANK_ENTRIES = (_ENTRIES.replace("$which", which) for which in ("id", "sequence"))


@dataclass
class Taken:
    """What one erasure took: how many records, which ids, which sealed files."""

    records: int = 0
    ids: set[str] = field(default_factory=set)
    blobs: set[str] = field(default_factory=set)


class Erasing:
    """One erasure inside one transaction, in some of the files that are open."""

    def __init__(
        self, connection: Connection, work: SqlWork, files: Sequence[str], token: str
    ) -> None:
        self._connection, self._work, self._token = connection, work, token
        self._files = [file for file in CONTENT if file in files]
        self._audit = AUDIT.value in files
        self.taken = Taken()

    def case(self, case: Id) -> Taken:
        """Take a case with all that belongs to it; who is in other cases too stays there."""
        self.taken.ids.add(case)
        stay = self._rehome(case)
        for kind in self._kinds():
            self._take_all(kind, _of_case(self, kind, case, stay))
        for file in self._files:
            gone = self._connection.all(
                in_file(file, _OF_CASE), {"case": case, "stay": _json(stay)}
            )
            self.taken.ids.update(row[0] for row in gone)
            if file in (CASES, IDENTITIES):
                sql = in_file(file, 'DELETE FROM @.evidence_key WHERE "case" = ?')
                self._connection.run(sql, (case,))
        self._forget(self.taken.ids)
        return self.taken

    def person(self, person: Id) -> Taken:
        """Take a person: their record goes, their handle stays in each case in place of names."""
        self.taken.ids.add(person)
        found = self.find(Person, id=person)
        parts = self.find(Involvement, person=person)
        if found:
            others = self._others(person, parts)
            stay = {id: self._said_of(id) for id in others}
            words = going(self._connection, self._said_of(person), Theirs(chain(*stay.values())))
            self._rewrite(words.terms, parts)
            self._drop_drafts(words.terms)
            self._forget_taken_back(words.terms, person, parts)
            for records in stay.values():
                self._forget_mistaken(words.whole, records)
        self._take_all(Person, found)
        for kind in _OF_A_PERSON:
            self._take_all(kind, self.find(kind, person=person))
        self._forget(self.taken.ids)
        return self.taken

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Records of the files in hand; none of the others."""
        if record_sql(kind).file not in self._connection.attached:
            return ()
        sql, plain = find_sql(kind, equal)
        return tuple(to_record(kind, row) for row in self._connection.all(sql, plain))

    def _kinds(self) -> Iterator[type[Record]]:
        return (kind for kind in all_tables().of if record_sql(kind).file in self._files)

    def _rehome(self, case: Id) -> set[str]:
        """Who is in others too gets one of those as their own, with all that is about them."""
        if IDENTITIES.value not in self._files:
            return set()
        stay = set()
        for record in chain.from_iterable(self.find(kind, case=case) for kind in GOES_ALONG):
            person = whose(record)
            moved = rehomed(record, self.find(Involvement, person=person) if person else ())
            if moved is not None:
                self._work.put(moved)
                stay.add(str(record.id))
        return stay

    def _take_all(self, kind: type[Record], records: Iterable[Record]) -> None:
        sql = record_sql(kind)
        if sql.file not in self._files:
            return
        for each in records:
            self._connection.run(sql.delete, {"id": each.id})
            unindex(self._connection, sql.file, each.id)
            self.taken.ids.add(each.id)
            self.taken.records += 1
            if isinstance(each, Evidence | EvidenceCopy):
                self.taken.blobs.add(each.blob)

    def _others(self, person: Id, parts: Sequence[Involvement]) -> list[Id]:
        """Who else is in their cases."""
        cases = {part.case for part in parts}
        there = {tie.person for case in cases for tie in self.find(Involvement, case=case)}
        return sorted(there - {person})

    def _said_of(self, person: Id) -> tuple[Record, ...]:
        """What is on record of somebody today, whichever case it was written down with."""
        of_person = [
            self.find(kind, person=person) for kind in (SafeContactPlan, IdentifyingDetail)
        ]
        return (*self.find(Person, id=person), *chain(*of_person))

    def _rewrite(self, terms: Sequence[str], parts: Sequence[Involvement]) -> None:
        for part in parts:
            for kind in (kind for kind in self._kinds() if kind not in (*_SENT, Person)):
                for record in self.find(kind, case=part.case):
                    plain = without(record, terms, part.handle)
                    said = plain != record or self._said_before(record, terms)
                    if said and record.id not in self.taken.ids:
                        self._blank([record.id], record_sql(kind).file)
                        self._work.put(plain)

    def _said_before(self, record: Record, terms: Sequence[str]) -> bool:
        """Whether an earlier revision says one of them; its words stay in the history."""
        if record.revision == 1:
            return False
        return any(_says(each.record, terms) for each in written(self._connection, record))

    def _forget_taken_back(
        self, terms: Sequence[str], person: Id, parts: Sequence[Involvement]
    ) -> None:
        """Blank what is left of records that were taken back, about them or with their name."""
        for file in self._files:
            cases = {part.case for part in parts if part.case is not None}
            gone = (each for case in cases for each in taken_back(self._connection, file, case))
            about = (r.id for r in gone if _about(r, person) or _says(r, terms))
            self._blank(set(about), file)

    def _forget_mistaken(self, names: frozenset[str], of_one: Sequence[Record]) -> None:
        """Blank what was once written of another with a name of theirs, and is put right since."""
        if IDENTITIES.value not in self._files:
            return
        gone = names - said_by(*of_one)
        for each in (record for record in of_one if isinstance(record, Person)):
            said = [
                number
                for number, before in numbered(self._connection, each)
                if not gone.isdisjoint(said_by(before))
            ]
            self._blank(said, IDENTITIES.value, _BLANK_ENTRIES)
            if said:
                past = former_texts(self._connection, each)
                index(self._connection, IDENTITIES.value, "person", UNKNOWN, each, past)

    def _forget(self, ids: Iterable[str]) -> None:
        for file in self._files:
            self._blank(ids, file)
        self._drop_drafts(ids)
        if self._audit:
            marks = _json(mark_of(id).hex() for id in ids)
            sealed = {"sealed": bytes.fromhex(self._token), "marks": marks}
            self._connection.run(_EVENTS, sealed)

    def _blank(self, ids: Iterable[str | int], file: str, sql: str = _BLANK) -> None:
        names = ("kind", "id", "case", "revision", "at", "by", "line", "body", "run", "salt")
        values = dict(zip(names, blank(self._token), strict=True))
        self._connection.run(in_file(file, sql), values | {"ids": _json(ids)})

    def _drop_drafts(self, words: Iterable[str]) -> None:
        for file in self._files:
            self._connection.run(in_file(file, _DRAFTS), {"words": _json(words)})


def _says(record: Record, terms: Sequence[str]) -> bool:
    return without(record, terms, "") != record


def _about(record: Record, person: Id) -> bool:
    return isinstance(record, _OF_A_PERSON) and record.person == person


def find_subject(
    connection: Connection, files: Sequence[str], subject: Subject, digest: str
) -> Id | None:
    """The id of what a statement is about, where any of these files still knows it."""
    asked = cases_in if subject is Subject.CASE else people_in
    for file in (file for file in CONTENT if file in files):
        for sql in asked(file):
            for (id,) in connection.all(sql):
                if id and digest_of(subject, id) == digest:
                    return Id(id)
    return None


def _of_case(erasing: Erasing, kind: type[Record], case: Id, stay: set[str]) -> Iterable[Record]:
    if kind is Case:
        return erasing.find(Case, id=case)
    if kind is Letter:
        briefings = erasing.find(Briefing, case=case)
        ids = {*(b.id for b in briefings), *erasing.taken.ids}
        return [letter for id in ids for letter in erasing.find(Letter, briefing=id)]
    return [each for each in erasing.find(kind, case=case) if each.id not in stay]


def cases_in(file: str) -> list[str]:
    return [in_file(file, 'SELECT DISTINCT "case" FROM @.history')]


def people_in(file: str) -> list[str]:
    kinds = [record_sql(kind) for kind in all_tables().of if record_sql(kind).file == file]
    tables = [sql.spec.name for sql in kinds if "person" in sql.names]
    named = [f'SELECT DISTINCT person FROM {file}."{name}"' for name in tables]  # noqa: S608 - declared
    return ["SELECT id FROM identities.person", *named] if file == IDENTITIES else named


def _json(values: Iterable[str | int]) -> str:
    return msgspec.json.encode(list(values)).decode()


_OF_CASE = """
SELECT DISTINCT id FROM @.history WHERE "case" = :case
AND id NOT IN (SELECT value FROM json_each(:stay))
"""
_EVENTS = """
UPDATE audit.event SET sealed = :sealed
WHERE mark IN (SELECT unhex(value) FROM json_each(:marks))
"""
_DRAFTS = """
DELETE FROM @.draft WHERE EXISTS
(SELECT 1 FROM json_each(:words) WHERE instr(form, value) OR instr(body, value))
"""
