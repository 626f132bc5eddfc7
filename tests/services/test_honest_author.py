"""What an author types is counted at the author's desk as the second person will count it."""

import pytest

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import blocks, forged, plain, put
from tests.services.test_releases import _plan, rules, written
from tests.vaults import FIRM, TODAY, filled, prepare
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.briefings import GivenDetail
from workstation.records.organisations import Site, Trait
from workstation.records.rosters import Roster, RosterRow
from workstation.rules import gate
from workstation.rules.marking import mark_by_hand
from workstation.services.answers import AskAnswer

WOMEN = GivenDetail(attribute=Trait.GENDER, value="woman")


def listed(office: Ready, women: int) -> None:
    """A staff list of 300 men, and some women on line 6."""
    few = tuple(RosterRow(gender="woman", section="6", shift="night") for _ in range(women))
    many = tuple(RosterRow(gender="man", section="2", shift="day") for _ in range(300))
    with office.as_(Role.CASE_WORKER) as session:
        (site,) = session.reader.find(Site)
        put(session, Roster(site=site.id, taken_on=TODAY, rows=(*few, *many)))


def stopped(office: Ready, **more: object) -> set[str]:
    """The rules by which an author's own checks stop it."""
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, **more)
    return rules(refused)


def test_an_author_meets_at_once_what_the_second_person_would_say(office: Ready) -> None:
    listed(office, women=3)
    words = "The women ask."

    early = stopped(office, summary=words)
    late = office.refusals(forged(office, blocks(lambda b: [*b[:3], plain(words), *b[3:]])))

    assert "k.few" in early
    assert early == late - {"harm.5", "harm.6"}


@pytest.mark.parametrize(
    "words", ["Those of line 6 ask.", "The night shift asks.", "Two ladies ask."]
)
def test_what_is_asked_tells_as_much_as_a_summary(office: Ready, words: str) -> None:
    listed(office, women=3)

    assert "k.few" in stopped(office, summary="", asks=(AskAnswer(what=words, by=TODAY),))


def test_what_is_composed_makes_room_for_what_somebody_typed(office: Ready) -> None:
    listed(office, women=40)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        plain_letter = written(session, office.case)
        told = written(session, office.case, summary="The women ask.")
        kept = session.releases.submit(told)
        shown = session.releases.reread(kept.id)

        assert plain_letter.work.gathered.dossier.affected == "10-19"
        assert told.work.gathered.dossier.affected == ""
        assert told.composed.checked.cleared.fits == 40
        assert WOMEN in kept.details
        assert WOMEN.value in {d.value for d in session.releases.infer_kept(kept.id).details}
        assert shown.blockers == ()


def test_words_that_were_taken_out_by_hand_count_no_more(office: Ready) -> None:
    listed(office, women=3)
    words = "Those of line 6 ask."
    with office.as_(Role.BRIEFING_OFFICER) as session:
        releases, plan = session.releases, _plan(session, office.case)
        answers = filled(releases.template(plan), summary=words)
        work = releases.mark(plan, answers)
        marked = mark_by_hand(work.texts, "summary", words.index("line"), words.index(" ask"))

        told = [releases.redact(work, texts) for texts in (work.texts, marked)]
        before, after = (gate.check_blockers(releases.facts(work, each, answers)) for each in told)

        assert {blocker.rule for blocker in before} >= {"k.few"}
        assert after == []


def test_what_is_composed_makes_room_for_the_account_for_sharing_too(office: Ready) -> None:
    listed(office, women=40)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        told = prepare(session, office.case.id, FIRM, account=True)

    assert told.work.gathered.dossier.affected == ""
    assert told.composed.checked.cleared.fits == 40
