"""Names in Latin letters are found in every way of writing that somebody may think of."""

from collections.abc import Iterable, Iterator
from itertools import cycle

import pytest

from exports.redaction import Known, Scanner
from tests.exports.redaction import variants

PEOPLE = (
    "Kittisak Wongsuwan", "Pimchanok Saetang", "Hnin Wutt Yee", "Zaw Lin Tun", "Keo Sreypov",
    "Phoumy Keovongsa", "Bishnu Maya Rai", "Prakash Thapa Magar", "Mohammad Shahidul Islam",
    "Nasima Akter", "Kamrul Hasan Bhuiyan", "Lê Thị Hồng Nhung", "Phạm Quốc Huy", "Eko Prasetyo",
    "Joko Sutrisno", "Siti Maesaroh", "Fatima Zahra Haddad", "Abdul Rahman Nasser",
    "Rosalinda Dela Cruz", "Ganesan Muthusamy", "Khamphet Inthavong",
)  # fmt: skip
FIRMS = (
    "Siam Pearl Seafoods", "Amber Crown Garments", "Cahaya Laut Nusantara",
    "Mekong Thread Factory", "Blue Orchid Gloves", "Sunrise Bridge Manpower Agency",
)  # fmt: skip
FRAMES = (
    "Yesterday {} told us about the fine.",
    "we asked if {} was paid, she said no",
    "Note: {}\nThe second line.",
)
SCANNERS = {
    name: Scanner([Known("K", kind, name)])
    for kind, names in (("person", PEOPLE), ("employer", FIRMS))
    for name in names
}


def left(name: str, mentions: Iterable[str], *, sure: bool) -> Iterator[str]:
    """The mentions, each in a sentence, of which a letter is left standing."""
    for mention, frame in zip(mentions, cycle(FRAMES), strict=False):
        text = frame.format(mention)
        at = text.index(mention)
        spans = SCANNERS[name].scan(text)
        covered = {
            place
            for span in spans
            if span.confidence == "auto" or not sure
            for place in range(span.start, span.end)
        }
        names = {place for place in range(at, at + len(mention)) if text[place].isalnum()}
        if not names <= covered | set(_beside(mention, at)):
            yield text


def _beside(mention: str, at: int) -> Iterator[int]:
    """Letters of a mention that are no part of the name: of a file's name, a suffix, a prefix."""
    for extra in ("contract_v2.pdf", "p1.jpg", "png", "xlsx", "docx", "scan", "IMG", "payslip",
                  "june", "2025", "'s", "’s", "-led", "ex-"):  # fmt: skip
        place = mention.find(extra)
        if place >= 0:
            yield from range(at + place, at + place + len(extra))


ALWAYS: dict[str, variants.Kind] = {
    "case": variants.case,
    "joined": variants.joined,
    "tagged": variants.tagged,
    "addressed": variants.addressed,
    "filed": variants.filed,
    "spelt out": variants.spelt_out,
    "broken": variants.broken,
    "styled": variants.styled,
    "marked": variants.marked,
    "unseen": variants.unseen,
    "possessive": variants.possessive,
}
MOSTLY: dict[str, tuple[variants.Kind, float]] = {
    "leet": (variants.leet, 0.95),
    "misread": (variants.misread, 0.95),
    "slipped": (variants.slipped, 0.95),
    "look-alike": (variants.look_alike, 0.95),
}


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("kind", [*ALWAYS, "reordered"])
def test_a_person_is_always_found(kind: str, name: str) -> None:
    make = ALWAYS.get(kind, variants.reordered)
    assert list(left(name, make(variants.plain(name).split()), sure=True)) == []


@pytest.mark.parametrize("name", FIRMS)
@pytest.mark.parametrize("kind", ALWAYS)
def test_a_firm_is_always_found(kind: str, name: str) -> None:
    assert list(left(name, ALWAYS[kind](name.split()), sure=kind not in ("case", "styled"))) == []


@pytest.mark.parametrize("kind", MOSTLY)
def test_a_name_is_mostly_found(kind: str) -> None:
    make, least = MOSTLY[kind]
    mentions = {name: list(make(variants.plain(name).split())) for name in SCANNERS}
    missed = [text for name in SCANNERS for text in left(name, mentions[name], sure=True)]
    assert 1 - len(missed) / sum(map(len, mentions.values())) >= least, missed


def confidence(text: str, name: str, kind: str = "person") -> list[str]:
    """How sure each find of a known name is."""
    spans = Scanner([Known("K", kind, name)]).scan(text)
    return [span.confidence for span in spans if span.known_id == "K"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Ploypai refused.", "Ploypailin Jitnarong"),
        ("We heard that K.J. left.", "Kanya Jitnarong"),
        ("That day Hope did not come.", "Hope Nuanchan"),
        ("Grace saw nothing.", "Grace Okafor"),
    ],
)
def test_what_may_be_a_name_is_sure_once_the_text_names_its_bearer(text: str, name: str) -> None:
    assert confidence(text, name) == ["amber"]
    assert confidence(f"{text}\nTheir name is {name}.", name) == ["auto", "auto"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chú ý: tài liệu và tải hàng để ở cổng.", "Hồ Văn Tài"),
        ("Cỏ thảo mọc ở bờ sông.", "Nguyễn Thị Thảo"),
        ("She did not lose hope; a hope is a hope.", "Hope Nuanchan"),
        ("the blue line and the gate", "Blue Gate Dormitory"),
    ],
)
def test_a_plain_word_is_left_alone(text: str, name: str) -> None:
    assert confidence(text, name, "site" if "Dormitory" in name else "person") == []


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("nhưng chị Hồng thì không ký.", "chị Hồng", "Trần Thị Hồng"),
        ("nhưng chị Thu Hồng thì không ký.", "chị Thu Hồng", "Trần Thị Thu Hồng"),
        ("Thằng Sơn chưa mười sáu.", "Thằng Sơn", "Lý Hoàng Sơn"),
    ],
)
def test_a_small_word_with_other_marks_is_no_part_of_the_name_before_it(
    text: str, mention: str, name: str
) -> None:
    (span,) = Scanner([Known("K", "person", name)]).scan(text)
    assert (span.confidence, text[span.start : span.end]) == ("auto", mention)


def test_without_its_marks_a_month_calls_nobody() -> None:
    assert "auto" not in confidence("tu thang tam den nay khong co luong", "Trần Minh Tâm")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Tamang language is taught.", "Hari Tamang"),
        ("They came from nước Nga last year.", "Trần Thị Nga"),
        ("On Thu they rested.", "Trần Thị Thu"),
        ("Another Karim, called Karim, came.", "Abdul Karim Odeh"),
    ],
)
def test_what_is_rather_no_name_is_never_sure(text: str, name: str) -> None:
    assert "auto" not in confidence(text, name)
