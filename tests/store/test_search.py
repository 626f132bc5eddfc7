"""Search: what is found, in which order, and that the snippet is the original."""

import pytest
from msgspec.structs import replace

from tests.store.conftest import Unlock
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.involvement import CasePart, Involvement
from workstation.records.names import Name, Script
from workstation.records.people import Person
from workstation.store.unlocked import Unlocked


def person(*names: str, phone: str = "") -> Person:
    forms = tuple(Name(text=name, script=Script.LATIN) for name in names)
    return Person(names=forms, phones=(phone,) if phone else ())


@pytest.fixture
def filled(worker: Unlocked) -> Unlocked:
    """Two cases with people and an account."""
    case = Case(code="GE3-C4M", title="Papers kept")
    thida = person("Ma Thida Hlaing", "မသီတာလှိုင်", phone="+66 81 555 0142")
    short = person("Thida")
    words = "She shares room 14 with THIDAR’s sister. " * 4 + "Recruiter Ko Zaw took 21,500 baht."
    with worker.open_work() as work:
        for record in (
            case,
            short,
            thida,
            Involvement(case=case.id, person=thida.id, handle="Worker A", part=CasePart.AFFECTED),
            Account(case=case.id, text=words),
        ):
            work.put(record)
        work.commit()
    return worker


def found(unlocked: Unlocked, query: str, *, ranked: bool = False) -> list[tuple[str, str]]:
    hits = unlocked.reader().search(query, ranked=ranked)
    return [(hit.kind, hit.snippet[hit.start : hit.end]) for hit in hits]


def test_an_exact_name_comes_first_then_names_then_accounts(filled: Unlocked) -> None:
    assert found(filled, "thida") == [
        ("person", "Thida"),
        ("person", "Thida"),
        ("account", "THIDA"),
    ]
    assert filled.reader().search("thida")[0].snippet == "Thida"


@pytest.mark.parametrize(
    ("query", "kind", "match"),
    [
        ("သီတာ", "person", "သီတာ"),
        ("081 555", "", ""),
        ("81-555-0142", "person", "81 555 0142"),
        ("ge3-c4m", "case", "GE3-C4M"),
        ("KO ZAW", "account", "Ko Zaw"),
        ("zo", "", ""),
        ("ge", "case", "GE"),
        ("TH", "person", "Th"),
        ('"', "", ""),
        ("a*b OR", "", ""),
        ("   ", "", ""),
    ],
)
def test_what_is_typed_is_found_in_the_original(
    filled: Unlocked, query: str, kind: str, match: str
) -> None:
    hits = found(filled, query)

    assert (hits[0] if hits else ("", "")) == (kind, match)


def test_a_person_is_found_with_their_case(filled: Unlocked) -> None:
    (hit,) = filled.reader().search("hlaing")

    assert (hit.code, hit.title) == ("GE3-C4M", "Papers kept")


def test_a_snippet_is_short_and_marks_the_match(filled: Unlocked) -> None:
    (hit,) = filled.reader().search("21,500")

    assert hit.snippet.startswith("…")
    assert len(hit.snippet) < 100
    assert hit.snippet[hit.start : hit.end] == "21,500"


def test_all_words_are_wanted_when_ranked(filled: Unlocked) -> None:
    assert [kind for kind, _ in found(filled, "sister baht", ranked=True)] == ["account"]
    assert found(filled, "sister passport", ranked=True) == []


def test_a_changed_record_is_found_by_its_new_words_alone(filled: Unlocked) -> None:
    reader = filled.reader()
    (case,) = reader.find(Case)
    with filled.open_work() as work:
        work.put(Case(id=case.id, code="NEW-ONE", revision=1))
        work.commit()

    assert found(filled, "ge3-c4m") == []
    assert found(filled, "new-one") == [("case", "NEW-ONE")]


def test_a_removed_record_is_not_found(filled: Unlocked) -> None:
    (account,) = filled.reader().find(Account)
    with filled.open_work() as work:
        work.remove(Account, account.id)
        work.commit()

    assert found(filled, "recruiter") == []


def test_names_are_found_by_those_who_need_to_know(filled: Unlocked, unlock: Unlock) -> None:
    officer = unlock(Role.PROTECTION_OFFICER)
    assert found(officer, "hlaing") == [("person", "Hlaing")]

    assert found(unlock(Role.SUPERVISOR), "hlaing") == []
    assert found(unlock(Role.BRIEFING_OFFICER), "hlaing") == []


def test_an_index_of_another_version_is_built_anew_in_its_order(filled: Unlocked) -> None:
    before = found(filled, "thida")
    fact = "UPDATE @.fact SET value = '0' WHERE name = 'normaliser'"
    older = [fact.replace("@", file) for file in ("cases", "identities", "protection")]
    older.append("UPDATE identities.in_names SET body = 'old'")
    with filled._writer.lease() as call:  # noqa: SLF001 - an older version is played
        call(lambda connection: [connection.run(sql) for sql in older])
    assert {each.words for each in filled.check(Silent())} == {
        "The search index was made by another version and is to be rebuilt."
    }

    assert filled.stale_index
    read = filled.reindex(Silent())

    assert (read, found(filled, "thida")) == (5, before)
    assert (filled.check(Silent()), filled.reindex(Silent())) == ([], 0)


def test_a_former_name_is_found_and_stands_in_an_index_that_is_built_anew(
    filled: Unlocked, unlock: Unlock
) -> None:
    thida = filled.reader().find(Person)[1]
    officer = unlock(Role.PROTECTION_OFFICER)
    with officer.open_work() as work:
        work.put(replace(thida, names=(Name(text="Su Su"),)))
        work.commit()
    as_typed = found(officer, "ma thida hlaing")
    older = ("UPDATE identities.fact SET value = '0' WHERE name = 'normaliser'",)
    with officer._writer.lease() as call:  # noqa: SLF001 - an older version is played
        call(
            lambda c: [
                c.run(sql) for sql in (*older, "UPDATE identities.in_names SET body = 'old'")
            ]
        )
    officer.reindex(Silent())

    (hit,) = officer.reader().search("ma thida hlaing")
    assert as_typed == [("person", "Ma Thida Hlaing")] == found(officer, "ma thida hlaing")
    assert (hit.former, officer.reader().search("su su")[0].former) == (True, False)
    assert officer.check(Silent()) == []


def test_what_was_corrected_and_then_removed_is_found_by_no_name(
    filled: Unlocked, unlock: Unlock
) -> None:
    officer = unlock(Role.PROTECTION_OFFICER)
    with officer.open_work() as work:
        kept = work.put(replace(filled.reader().find(Person)[1], names=(Name(text="Su Su"),)))
        work.remove(Person, kept.id)
        work.commit()

    assert [found(officer, words) for words in ("hlaing", "su su")] == [[], []]
    assert officer.check(Silent()) == []
