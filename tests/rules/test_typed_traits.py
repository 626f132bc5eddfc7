"""What a partner with the staff list reads out of words that somebody typed."""

import pytest

from workstation.records.kit import new_id
from workstation.records.organisations import GroupCount, Headcount, Site, Trait
from workstation.records.people import Gender
from workstation.records.rosters import Roster, RosterRow
from workstation.rules.typed_traits import typed_traits

LIST = Roster(
    site=new_id(), rows=(RosterRow(gender="female", nationality="MM", section="6", shift="night"),)
)


@pytest.mark.parametrize(
    ("words", "trait"),
    [
        ("Two women said so.", Trait.GENDER),
        ("They sew on LINE 6.", Trait.SECTION),
        ("It is the night shift.", Trait.SHIFT),
        ("They came from Myanmar.", Trait.NATIONALITY),
    ],
)
def test_a_trait_of_the_list_is_found_in_words(words: str, trait: Trait) -> None:
    assert {told.attribute for told in typed_traits(words, LIST)} == {trait}


@pytest.mark.parametrize("words", ["It took 6 months, at night.", "The menu is short.", ""])
def test_everyday_words_are_no_trait(words: str) -> None:
    assert typed_traits(words, LIST) == ()


@pytest.mark.parametrize("held", ["woman", "female"])
@pytest.mark.parametrize("words", ["A woman", "The women", "Female workers", "Two ladies"])
def test_sex_is_read_in_whatever_word_the_list_keeps_it(held: str, words: str) -> None:
    listed = Roster(site=new_id(), rows=(RosterRow(gender=held), RosterRow(gender="man")))

    (told,) = typed_traits(words, listed)

    assert (told.attribute, told.value) == (Trait.GENDER, held)


def test_without_a_list_nothing_is_found() -> None:
    assert typed_traits("Two women said so.", None) == ()


def values(words: str, *rows: RosterRow, site: Site | None = None) -> set[str]:
    listed = Roster(site=new_id(), rows=rows) if rows else None
    return {told.value for told in typed_traits(words, listed, site)}


MIXED = (
    *(RosterRow(gender="woman", nationality="Myanmar", section="6", age="25-34"),) * 3,
    *(RosterRow(gender="man", nationality="NP", section="2", age="35-44"),) * 5,
    RosterRow(gender="man", nationality="IN", section="2", tenure="under 1 year"),
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("She peels shrimp and fears dismissal.", {"woman"}),
        ("He keeps it in a tin.", {"man"}),
        ("She says that he keeps it in a tin.", {"woman"}),
        ("The women say that he keeps it.", {"woman"}),
        ("They ask for their pay.", set()),
        ("A Burmese worker asks.", {"Myanmar"}),
        ("A worker showed an NRC.", {"Myanmar"}),
        ("လုပ်ခ မရသေးပါ။", {"Myanmar"}),
        ("तलब पाइएन।", {"IN"}),
        ("Two people from NP ask.", {"NP"}),
        ("It is kept in the office.", set()),
        ("One of them is 27 years old, the other aged 40.", {"25-34", "35-44"}),
        ("It took 27 days.", set()),
        ("New hires pay.", {"under 1 year"}),
        ("ผู้หญิงในแถว 6 ไม่ได้พัก", {"woman", "6"}),
        ("လိုင်း ၆ မှာ", {"6", "Myanmar"}),
        ("महिलाहरू भन्छन्।", {"woman", "IN"}),
    ],
)
def test_what_tells_a_trait_in_other_words_is_read_as_the_trait(words: str, told: set[str]) -> None:
    assert values(words, *MIXED) == told


def test_the_letters_of_the_place_itself_tell_nothing() -> None:
    rows = (*MIXED, RosterRow(nationality="TH"))
    words = "ยังไม่ได้ค่าจ้าง"

    assert values(words, *rows) == {"TH"}
    assert values(words, *rows, site=Site(names=("P",), country="TH")) == set()


def test_counts_of_a_site_without_a_list_are_read_as_a_list_is() -> None:
    counts = (Headcount(nationality="MM", gender=Gender.WOMAN, people=4),)
    shifts = (GroupCount(attribute=Trait.SHIFT, value="night", people=9),)
    site = Site(names=("P",), headcount=300, counts=counts, group_counts=shifts)

    assert values("The night shift: she is from Myanmar.", site=site) == {"woman", "night", "MM"}
