"""The gate's matcher: every disguise of a term is found, and nothing that only looks like one."""

import base64
import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.redaction.matcher_for_gate import LastLook, Terms
from workstation.text import fold_zawgyi

FOUND = [
    ("Noi", "so NOI, said"),
    ("Noi", "(Noi)"),
    ("Ko Zaw", "Mr Ko\u00a0Zaw"),
    ("Somchai Rattanaporn", "Somchai\nRattanaporn"),
    ("Somchai Rattanaporn", "somchai_rattana\u00adporn.jpg"),
    ("Bounmy", "Bounmy's"),
    ("+66815550142", "๖๖-๘๑ ๕๕๕.๐๑๔๒"),
    ("12345", "no 12345."),
    ("เล็ก", "พี่เล็\u200bกบอก"),
    ("دلال", "ودلال"),
    ("रमेश", "रमेशले"),
    ("Sok", "Sоk"),  # Cyrillic o
]
CLEAN = [
    ("Noi", "the noise"),
    ("Noi", "no index"),
    ("Min", "Win Mint"),
    ("Ko Zaw", "Marko zaw"),
    ("Bounmy", "abounmy"),
    ("Bounmy", "bou nmy"),
    ("12345", "1 23 45 and 123456"),
    ("81555014", "815550142"),
    ("Li", ""),
]


@pytest.mark.parametrize(("term", "text"), FOUND)
def test_a_term_is_found_however_it_is_dressed(term: str, text: str) -> None:
    hits = Terms([term]).hits(text)
    assert [hit.term for hit in hits] == [term]
    assert 0 <= hits[0].start < hits[0].end <= len(text)


@pytest.mark.parametrize(("term", "text"), CLEAN)
def test_other_words_raise_no_alarm(term: str, text: str) -> None:
    assert Terms([term]).hits(text) == []


def test_no_terms_find_nothing() -> None:
    assert Terms(["", " ", "."]).hits("anything") == []


@given(st.text(), st.text())
def test_a_term_put_between_spaces_is_found_in_any_text(before: str, after: str) -> None:
    for term in ("Noi", "Thida Hlaing", "สมชาย", "081 555 0142"):
        assert any(h.term == term for h in Terms([term]).hits(f"{before} | {term} | {after}"))


# --- The last look ----------------------------------------------------------------------------

NAME = "Thida Hlaing"
HIDDEN = {
    "backwards": NAME[::-1],
    "backwards behind a bidirectional mark": f"\u202e{NAME[::-1]}\u202c",
    "ROT13": codecs.encode(NAME, "rot13"),
    "base 64": base64.b64encode(NAME.encode()).decode(),
    "base 64 from the third letter": base64.b64encode(b"xy" + NAME.encode() + b"z").decode(),
    "base 64 for the web": base64.urlsafe_b64encode(f"{NAME}ÿÿ".encode()).decode(),
    "base 64 of wide letters": base64.b64encode(NAME.encode("utf-16-le")).decode(),
    "base 32": base64.b32encode(NAME.encode()).decode(),
    "hexadecimal": NAME.encode().hex(),
    "hexadecimal of wide letters": NAME.encode("utf-16-be").hex(),
    "hexadecimal, spaced": NAME.encode().hex(" ").upper(),
    "figures for letters": "Th1d4 Hl41ng",
    "signs for letters": "Th!d@ H|aing",
    "upside down": "ƃuᴉɐlɥ ɐpᴉɥʇ",
    "Braille": "⠞⠓⠊⠙⠁ ⠓⠇⠁⠊⠝⠛",
    "tag characters": "".join(chr(0xE0000 + ord(letter)) for letter in NAME),
    "escapes of HTML": "Th&#105;da Hl&#x61;ing",
    "escapes of addresses": "%54hida%20Hlaing",
    "escapes of JSON": "\\u0054hida Hlaing",
    "each word backwards": "adihT gnialH",
    "ROT47": "%9:52 w=2:?8",
    "Atbash": "Gsrwz Sozrmt",
    "codes of letters": "84 104 105 100 97 32 72 108 97 105 110 103",
    "places in the alphabet": "20-8-9-4-1 8-12-1-9-14-7".replace(" ", "-"),
    "bits": " ".join(f"{letter:08b}" for letter in NAME.encode()),
    "points of Unicode": " ".join(f"U+{ord(letter):04X}" for letter in NAME),
    "letters as radio spells them": "tango hotel india delta alpha hotel lima alpha india november"
    " golf",
    "base 85": base64.b85encode(NAME.encode()).decode(),
    "base 85 of Adobe": base64.a85encode(NAME.encode()).decode(),
    "octal escapes": "\\124hida Hlaing",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=list(HIDDEN))
def test_the_last_look_finds_a_hidden_term_that_a_plain_one_does_not(text: str) -> None:
    said = f"Mill {text} now."

    assert Terms([NAME]).hits(said) == []
    assert [hit.term for hit in LastLook([NAME]).hits(said)] == [NAME]


def test_the_last_look_reads_a_name_that_is_all_of_letters_of_another_alphabet() -> None:
    assert Terms(["Соре"]).hits("Cope") == []
    assert [hit.term for hit in LastLook(["Hanna"]).hits("said Наппа.")] == ["Hanna"]


def test_the_last_look_reads_old_burmese_encodings() -> None:
    hits = LastLook(["အောင်မင်းခန့်"]).hits("ေအာင္မင္းခန္႔")

    assert [hit.term for hit in hits] == ["အောင်မင်းခန့်"]


CORPUS = Path(__file__).parents[2] / "corpora" / "redaction_dev.jsonl"


def test_the_last_look_raises_no_alarm_where_a_plain_one_does_not() -> None:
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    terms = {each["canonical"] for row in rows for each in row["entities"]}
    plain, wary = Terms(terms), LastLook(terms)

    texts = [row["text"] for row in rows if fold_zawgyi(row["text"]) is None]
    alarmed = [text for text in texts if not plain.hits(text) and wary.hits(text)]

    assert alarmed == []


@given(st.text())
def test_the_last_look_never_falls_down(text: str) -> None:
    LastLook([NAME]).hits(text)
