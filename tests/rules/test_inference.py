"""What a recipient could infer, in plain words."""

from workstation.records.briefings import GivenDetail, Profile
from workstation.records.organisations import GroupCount, Headcount, Site, Trait
from workstation.records.people import Gender, YesNo
from workstation.rules.inference import RECOGNISED_BY, Inference, Reading, infer

SITE = Site(
    names=("Mahachai plant",),
    headcount=640,
    counts=(
        Headcount(nationality="MM", gender=Gender.WOMAN, people=300),
        Headcount(nationality="MM", gender=Gender.MAN, people=200),
        Headcount(nationality="TH", gender=Gender.WOMAN, people=140),
    ),
    group_counts=(
        GroupCount(attribute=Trait.SHIFT, value="night", people=205),
        GroupCount(attribute=Trait.SECTION, value="night crab", people=1),
    ),
)
WOMAN = GivenDetail(attribute=Trait.GENDER, value="woman")
NIGHT = GivenDetail(attribute=Trait.SHIFT, value="night")
CRAB = GivenDetail(attribute=Trait.SECTION, value="night crab")
DAY = GivenDetail(attribute=Trait.DATE, value="3 May 2026")


def read(*details: GivenDetail, **more: object) -> Inference:
    known = {"unique_event": YesNo.NO, "complained_inside": YesNo.NO, "site": SITE}
    return infer(Reading(profile=Profile.BUY, details=details, **(known | more)))  # type: ignore[arg-type]  # by name


def test_each_trait_says_who_inside_could_recognise_somebody() -> None:
    assert set(RECOGNISED_BY) == set(Trait)


def test_a_detail_is_counted_alone_and_with_what_these_readers_had_before() -> None:
    found = read(WOMAN, earlier=(NIGHT,))

    assert [(d.trait, d.alone, d.together, d.before) for d in found.details] == [
        (Trait.GENDER, 440, 5, False),
        (Trait.SHIFT, 205, 205, True),
    ]
    assert (found.people, found.fits, found.together, found.needed) == (640, 440, 5, 10)
    assert not found.safe
    assert found.sentences == (
        "Of 640 people on site, 440 fit all that it tells; 10 are needed.",
        "With what these readers had before, 5 fit; 10 are needed.",
        "Gender and shift together leave 5.",
    )


def test_a_detail_that_one_person_bears_is_named_as_unique() -> None:
    found = read(WOMAN, CRAB)

    assert found.unique == ("night crab",)
    words = next(d.words for d in found.details if d.trait is Trait.SECTION)
    assert words.startswith("The text tells section or line, “night crab”: perhaps one person.")
    assert "The line leader" in words


def test_what_nobody_counted_is_said_and_never_safe() -> None:
    found = read(DAY)

    assert (found.fits, found.safe) == (None, False)
    assert found.sentences == ("Nobody knows how many people on site fit all that it tells.",)
    assert "Nobody has counted" in found.details[0].words
    later = read(WOMAN, earlier=(DAY,))
    assert later.sentences[1] == "With what these readers had before, nobody knows how many fit."


def test_words_that_point_at_somebody_are_listed_with_the_reason() -> None:
    phrases = (("the only buttonhole machine", "unique"), ("her sister", "family"))
    found = read(WOMAN, phrases=phrases)

    assert found.unique == ("the only buttonhole machine", "her sister")
    assert not found.safe
    assert "“her sister” tells of a relative." in found.sentences


def test_an_event_of_its_kind_and_an_earlier_complaint_are_told_as_reasons() -> None:
    found = read(WOMAN, unique_event=YesNo.YES, complained_inside=YesNo.YES)

    assert found.fits == 1
    assert sum("one person only" in s or "complained inside" in s for s in found.sentences) == 2


def test_where_everybody_agreed_the_count_is_told_and_does_not_decide() -> None:
    found = read(CRAB, by_consent=True)

    assert found.sentences[0].startswith("Everybody told about agreed")
    assert not found.safe
    assert read(DAY, by_consent=True).safe


def test_enough_people_and_nothing_that_points_is_safe() -> None:
    found = read(WOMAN)

    assert found.safe
    assert len(found.sentences) == 1
