"""What a partner with the staff list reads out of words that somebody typed."""

import pytest

from workstation.records.kit import new_id
from workstation.records.organisations import Trait
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
        ("She came from Myanmar.", Trait.NATIONALITY),
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
