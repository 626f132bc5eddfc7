"""Where one person's text would point at them: what is sent instead, and who may accept it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import FIRM_NAME, Ready, a_document
from tests.services.test_forged_drafts import put
from tests.services.test_releases import rules, written
from tests.vaults import FIRM, TODAY, take
from workstation.errors import BadInput, Refused
from workstation.records.access import Role
from workstation.records.briefings import Instead
from workstation.records.cases import Case
from workstation.records.consents import Consent, GuessTold, Purpose
from workstation.records.issues import Issue
from workstation.records.kit import Id, write
from workstation.records.organisations import Site
from workstation.records.people import YesNo
from workstation.records.rosters import Roster
from workstation.services.answers import AskAnswer, DetailAnswer, InsteadAnswer, SpanAnswer
from workstation.services.lower_counts import GUESS
from workstation.services.session import Session

NOBODY: dict[str, Any] = {"summary": ""}
SOON = TODAY + dt.timedelta(days=30)
FIRM_OUT = SpanAnswer(text=FIRM_NAME, decision="drop")


NO_CHANGE: dict[str, Any] = {}


def change(
    office: Ready, site: dict[str, Any] = NO_CHANGE, issue: dict[str, Any] = NO_CHANGE
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        assert office.case.site is not None
        session.cases.put(replace(session.cases.get(Site, office.case.site), **site))
        for kept in session.reader.find(Issue, case=office.case.id):
            session.cases.put(replace(kept, **issue))


def other_sites(office: Ready, codes: list[str]) -> tuple[str, ...]:
    documents = [
        a_document(codes=codes, employer={"name": f"Weaver {name}", "headcount": 120})
        for name in ("Aster", "Birch")
    ]
    found = []
    for document in documents:
        (case,) = take(office, document)
        assert case.site is not None
        found.append(str(case.site))
    return tuple(found)


def asked(*codes: str) -> tuple[AskAnswer, ...]:
    return tuple(AskAnswer(what=f"Look at {code}.", by=SOON, issue=code) for code in codes)


def said(session: Session, case: Case, **more: Any) -> str:
    return str(written(session, case, **(NOBODY | more)).composed.text)


def test_a_small_site_leaves_pooled_with_two_others_that_had_the_same(office: Ready) -> None:
    change(office, site={"headcount": 30}, issue={"unique_event": YesNo.YES})
    sites = other_sites(office, ["WL11"])
    pooled = InsteadAnswer(way="pooled", sites=sites)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        made = written(session, office.case, instead=pooled, **NOBODY)
        text = str(made.composed.text)
        kept = session.releases.submit(made)

        assert "at several sites" in text
        assert FIRM_NAME not in text
        assert made.composed.checked.cleared.fits == 30 + 120 + 120
        assert kept.spread is not None
        assert (kept.spread.way, kept.spread.sites) == (Instead.POOLED, sites)
        assert session.handovers.needs_officer(kept.id)


@pytest.mark.parametrize("codes", [["WL4"], ["WL11"]])
def test_sites_that_had_nothing_of_the_kind_or_are_too_few_hide_nobody(
    office: Ready, codes: list[str]
) -> None:
    change(office, site={"headcount": 30})
    sites = other_sites(office, codes)
    given = sites if codes == ["WL4"] else sites[:1]

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, instead=InsteadAnswer(way="pooled", sites=given), **NOBODY)

    assert rules(refused) == {"spread.few", "site.small"}


def test_one_issue_leaves_as_a_topic_among_unrelated_ones(office: Ready) -> None:
    change(office, issue={"unique_event": YesNo.YES})
    general = InsteadAnswer(way="general", topics=("WL4", "WL22"))

    with office.as_(Role.BRIEFING_OFFICER) as session:
        text = said(session, office.case, instead=general, asks=asked("WL22", "WL11", "WL4"))

        assert "Look at each of them" in text
        assert text.index("WL11") < text.index("WL22") < text.index("WL4")
        with pytest.raises(BadInput, match="alike"):
            written(session, office.case, instead=general, asks=asked("WL11"), **NOBODY)
        few = InsteadAnswer(way="general", topics=("WL4",))
        with pytest.raises(Refused) as refused:
            written(session, office.case, instead=few, asks=asked("WL11", "WL4"), **NOBODY)

    assert rules(refused) == {"spread.few", "event.unique"}


def test_an_event_of_its_kind_leaves_a_quarter_later(office: Ready) -> None:
    later, fresh = InsteadAnswer(way="later"), TODAY - dt.timedelta(days=40)
    long_ago = TODAY - dt.timedelta(days=100)
    change(office, issue={"unique_event": YesNo.YES, "since": fresh, "reported_on": fresh})

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, instead=later, **NOBODY)
    assert rules(refused) == {"spread.few", "event.unique"}

    change(office, issue={"since": long_ago, "reported_on": long_ago})
    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert FIRM_NAME in said(session, office.case, instead=later)


@pytest.mark.parametrize(
    "telling",
    [
        {"summary": "A woman says so."},
        {"tell_account": True, "decisions": (FIRM_OUT,)},
        {"details": (DetailAnswer(attribute="gender", value="woman"),)},
    ],
    ids=lambda telling: next(iter(telling)),
)
def test_what_still_tells_of_one_person_is_no_other_text(
    office: Ready, telling: dict[str, Any]
) -> None:
    general = InsteadAnswer(way="general", topics=("WL4", "WL22"))

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        said(session, office.case, instead=general, asks=asked("WL22", "WL11", "WL4"), **telling)

    assert "spread.person" in rules(refused)


@pytest.mark.parametrize(
    "wrong",
    [
        {"way": "general", "topics": ("WL11", "WL4")},
        {"way": "general", "topics": ("nonsense",)},
        {"way": "pooled", "sites": ("nowhere",)},
    ],
    ids=str,
)
def test_a_choice_that_does_not_fit_is_said(office: Ready, wrong: dict[str, Any]) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(BadInput):
        written(session, office.case, instead=InsteadAnswer(**wrong), **NOBODY)


# --- A lower count ----------------------------------------------------------------------------


def agree(session: Session, case: Case) -> None:
    for consent in session.reader.find(Consent, case=case.id):
        put(session, replace(consent, may_guess_on=TODAY, may_guess=GuessTold(words=GUESS)))


def accept(session: Session, case: Case, why: str = "He wants his papers now.") -> None:
    contact = session.partners.by_name(FIRM).id
    session.lower_counts.accept(case.id, contact, Purpose.REMEDY_DIALOGUE, why)


def test_a_lower_count_needs_the_worker_and_the_officer(office: Ready) -> None:
    change(office, issue={"prior_internal_complaint": YesNo.YES})

    def refused() -> set[str]:
        with office.as_(Role.BRIEFING_OFFICER) as session:
            try:
                draft = session.releases.submit(written(session, office.case))
            except Refused as stopped:
                return {blocker.rule for blocker in stopped.blockers}
            return {"officer"} if session.handovers.needs_officer(draft.id) else set()

    assert "k.few" in refused()
    with office.as_(Role.PROTECTION_OFFICER) as session, pytest.raises(Refused) as early:
        accept(session, office.case)
    assert rules(early) == {"lower.worker"}
    with office.as_(Role.CASE_WORKER) as session:
        agree(session, office.case)
    assert "k.few" in refused()
    with office.as_(Role.PROTECTION_OFFICER) as session:
        accept(session, office.case)
    assert refused() == {"officer"}
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.reader.find(Consent, case=office.case.id):
            put(session, replace(consent, may_guess_on=None))
    assert "k.few" in refused()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROTECTION_OFFICER, Role.CUSTODIAN}))
def test_nobody_but_an_officer_accepts_it(office: Ready, role: Role) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        agree(session, office.case)
    with office.as_(role) as session, pytest.raises(Refused) as refused:
        accept(session, office.case)

    assert "lower.role" in rules(refused)


def test_an_officer_says_why(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        agree(session, office.case)
    with office.as_(Role.PROTECTION_OFFICER) as session, pytest.raises(Refused) as refused:
        accept(session, office.case, " ")

    assert rules(refused) == {"lower.why"}


# --- A staff list -----------------------------------------------------------------------------

LIST = "Name,Sex,Age,Nationality,Shift,Tenure months\n" + "".join(
    f"Nandar {n},{'f' if n % 2 else 'M'},{20 + n % 30},MM,{'night' if n < 4 else 'day'},{n}\n"
    for n in range(60)
)


def _listed(office: Ready, folder: Path, text: str = LIST) -> Id:
    file = folder / "list.csv"
    file.write_text(text, encoding="utf-8")
    assert office.case.site is not None
    with office.as_(Role.CASE_WORKER) as session:
        listed = session.rosters.take(office.case.site, file)
        assert listed.left_out == ("name",)
        assert 0 < listed.alone < 60
    return listed.roster.id


def test_a_staff_list_counts_what_a_text_tells(office: Ready, tmp_path: Path) -> None:
    kept = _listed(office, tmp_path)
    night = (DetailAnswer(attribute="shift", value="night"),)
    day = (DetailAnswer(attribute="shift", value="day"),)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        row = session.reader.get(Roster, kept).rows[1]
        assert (row.gender, row.age, row.tenure) == ("woman", "18-24", "under 1 year")
        assert "Nandar" not in str(write(session.reader.get(Roster, kept)))
        with pytest.raises(Refused) as refused:
            written(session, office.case, details=night)
        assert rules(refused) >= {"k.few"}
        # 56 people work by day; with the band of those affected too few would, so it is dropped.
        assert written(session, office.case, details=day).composed.checked.cleared.fits == 56


def test_a_newer_list_stops_a_draft_that_was_counted_by_an_older_one(
    office: Ready, tmp_path: Path
) -> None:
    _listed(office, tmp_path)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(written(session, office.case)).id
    _listed(office, tmp_path)

    assert "case.changed" in office.refusals(draft)


@pytest.mark.parametrize(
    "text", ["", "Name,Phone\nA,1\n", "Sex\n", "Sex\n,\n", "\x00,Sex\nf\n"], ids=repr
)
def test_a_file_that_is_no_list_is_refused(office: Ready, tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput):
        _listed(office, tmp_path, text)


@pytest.mark.parametrize("role", [Role.BRIEFING_OFFICER, Role.ANALYST, Role.REVIEWER])
def test_a_staff_list_is_for_the_case_team(office: Ready, tmp_path: Path, role: Role) -> None:
    assert office.case.site is not None
    with office.as_(role) as session, pytest.raises(Refused) as refused:
        session.rosters.take(office.case.site, tmp_path / "list.csv")

    assert rules(refused) == {"roster.role"}
