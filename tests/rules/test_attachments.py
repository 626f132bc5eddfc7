"""Who may get pictures, what stays out with words that help, and when a page counts as seen."""

import datetime as dt
from collections.abc import Collection

import pytest
from msgspec.structs import replace

from workstation.records.attachments import Box, CoveredPage, EnclosedPage
from workstation.records.briefings import Profile
from workstation.records.kit import UserToken, new_id
from workstation.rules import attachments as rules
from workstation.rules.attachments import PICTURES, Pictures
from workstation.rules.versions import version_of

SEEN = EnclosedPage(
    piece=new_id(),
    page=1,
    seen="00" * 32,
    seen_by=UserToken("somebody"),
    seen_at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
)


def found(
    profile: Profile | None,
    *pages: EnclosedPage,
    because: str = "",
    unlike: int = 0,
    also: Collection[Profile] = (),
) -> set[str]:
    return {one.rule for one in rules.blockers(profile, pages, because, unlike, also)}


def test_every_profile_says_how_pictures_stand() -> None:
    assert PICTURES.keys() == set(Profile)
    assert PICTURES[Profile.EMP] is PICTURES[Profile.PUB] is Pictures.NEVER


@pytest.mark.parametrize("profile", [*Profile, None])
def test_what_is_said_of_pictures_is_two_sentences(profile: Profile | None) -> None:
    assert all(words.endswith(".") for words in rules.said_of(profile))


@pytest.mark.parametrize("profile", Profile)
def test_who_gets_no_text_gets_no_pictures(profile: Profile) -> None:
    if not version_of(profile).summary:
        assert PICTURES[profile] is Pictures.NEVER
        assert rules.no_words(profile) is not None
    assert (rules.no_pictures(profile) is None) == (PICTURES[profile] is not Pictures.NEVER)


def test_without_pages_nothing_is_asked() -> None:
    assert found(Profile.PUB) == set()


@pytest.mark.parametrize(
    ("profile", "because", "stopped"),
    [
        (None, "why", {"pictures.never"}),
        (Profile.EMP, "why", {"pictures.never"}),
        (Profile.BUY, " ", {"pictures.reason"}),
        (Profile.BUY, "why", set()),
        (Profile.REC, "", {"pictures.reason"}),
        (Profile.ALLY, "", set()),
        (Profile.GOV, "", set()),
    ],
)
def test_the_reader_decides_whether_pictures_go(
    profile: Profile | None, because: str, stopped: set[str]
) -> None:
    assert found(profile, SEEN, because=because) == stopped


def test_pictures_do_not_go_round_by_a_reader_who_passes_on() -> None:
    assert found(Profile.BUY, SEEN, because="why", also={Profile.BUY}) == set()
    assert found(Profile.BUY, SEEN, because="why", also={Profile.EMP}) == {"pictures.passed"}
    assert found(Profile.EMP, SEEN, also={Profile.EMP}) == {"pictures.never"}


@pytest.mark.parametrize("missing", [{"seen": ""}, {"seen_by": None}, {"seen_at": None}])
def test_a_page_counts_as_seen_with_what_when_and_by_whom(missing: dict[str, object]) -> None:
    assert found(Profile.ALLY, replace(SEEN, **missing)) == {"pictures.seen"}


def test_too_many_and_changed_pages_stop_it() -> None:
    assert found(Profile.ALLY, *[SEEN] * 13) == {"pictures.many"}
    assert found(Profile.ALLY, SEEN, unlike=1) == {"pictures.changed"}


@pytest.mark.parametrize("media", ["text/plain", "text/x-chat", "image/jpeg", "application/pdf"])
def test_pictures_papers_and_texts_may_go(media: str) -> None:
    assert rules.left_out(media) is None


@pytest.mark.parametrize(
    "media",
    ["audio/amr", "video/mp4", "image/heic", "image/avif", "message/rfc822", "application/zip",
     "application/rtf", "application/octet-stream", "", "whatever/else"],
)  # fmt: skip
def test_everything_else_says_why_not_and_what_instead(media: str) -> None:
    out = rules.left_out(media)

    assert out is not None
    assert out.because[0].islower() or out.because.startswith("an ")
    assert not out.because.endswith(".")
    assert out.instead[0].isupper()
    assert out.instead.endswith(".")


def test_a_page_goes_as_it_is_now() -> None:
    page = CoveredPage(piece=new_id(), page=3, seen="ab", width=9, height=8)

    assert rules.enclosed(page) == EnclosedPage(
        piece=page.piece, page=3, seen="ab", width=9, height=8
    )


def test_boxes_are_turned_and_empty_ones_dropped() -> None:
    turned = Box(left=90, top=80, right=10, bottom=20)
    flat = Box(left=10, top=10, right=10, bottom=90)

    assert rules.in_order([turned, flat]) == (Box(left=10, top=20, right=90, bottom=80),)
