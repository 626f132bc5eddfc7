"""A text that says one thing over and over takes about as much longer as it is longer."""

import gc
import time
import tracemalloc

import pytest

from exports.redaction import Known, Scanner

NAMES = (
    "Somchai Jaidee",
    "สมชาย ใจดี",
    "Nguyễn Văn An",
    "Maung Maung Than",
    "မောင်မောင်",
    "محمد أحمد",
    "王小明",
    "Abdul Rahman bin Yusuf",
    "रमेश कुमार",
    "김민수",
)
KNOWN = [
    *(Known(f"P{at}", "person", name) for at, name in enumerate(NAMES)),
    Known("F1", "business", "PT Samudra Jaya Abadi"),
    Known("T1", "phone", "081 234 5678"),
    Known("M1", "email", "somchai.j@gmail.com"),
]
SCANNER = Scanner(KNOWN)
LETTERS, TIMES = 4_000, 4
# Below this the clock measures little but itself.
FLOOR = 0.02
LIMIT = 10
REPEATED = {
    "a name": "Somchai Jaidee ",
    "a name with commas": "Somchai Jaidee, ",
    "a name line by line": "Somchai Jaidee\n",
    "a part of a name": "Somchai ",
    "a name without spaces": "SomchaiJaidee",
    "a name with zero-width signs": "Som\u200bchai ",
    "a Thai part without spaces": "สมชาย",
    "a Thai name without spaces": "สมชายใจดี",
    "a Burmese name": "မောင်",
    "a Chinese name": "王小明",
    "an Indic name": "रमेश कुमार ",
    "a Lao name without spaces": "ສົມໄຊ",
    "a title that is a name": "Maung ",
    "a servant of God": "Abdul Rahman ",
    "a letter": "a",
    "a Thai letter": "ก",
    "a number": "0812345678",
    "a number digit by digit": "0 8 1 2 3 4 5 6 7 8 ",
    "initials": "S. R. ",
    "short tags": "#a_",
    "tags of a name": "#Somchai_Jaidee_",
    "parts with hyphens": "Som-chai-",
    "brackets": "[()]",
    "open brackets": "(",
    "at signs": "@",
    "strokes": "a/b/",
    "addresses of pages": "http://a.b/",
    "accents": "\u0301",
    "accents on a Thai letter": "ก" + "\u0e48" * 99,
    "zero-width signs": "\u200b",
    "letters and digits without a space": "abcdefghij1234567890",
    "empty lines": "\n",
    "rows of a table": "Somchai\tJaidee\t0812345678\tx\n",
    "a mask between two digits": "1" + "." * 3_999,
    "stars between letters": "s*",
    "heads of a table": "Name|Age\n",
    "an Arabic word with a particle": "والمحمد",
    "an Indic word with an ending": "रमेशने",
    "a vowel that stands before": "ေ",
    "an address without an end": "(" + "NThai" * 799 + "@",
    "mailboxes and hosts": "a-_at_b_dot_",
}


def written(piece: str, letters: int) -> str:
    return (piece * (letters // len(piece) + 1))[:letters]


def seconds(text: str) -> float:
    """The least of two readings, neither answered from memory nor stopped to collect garbage."""
    return min(reading(text), reading("x" + text))


def reading(text: str) -> float:
    gc.collect()
    gc.disable()
    began = time.process_time()
    SCANNER.scan(text)
    taken = time.process_time() - began
    gc.enable()
    return taken


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Lists that are made once are not the text's to pay for."""
    SCANNER.scan(" ".join(piece[:99] for piece in REPEATED.values()) * 9)


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_time_grows_as_the_text_does(piece: str) -> None:
    short = max(FLOOR, seconds(written(piece, LETTERS)))
    assert seconds(written(piece, TIMES * LETTERS)) < LIMIT * short


@pytest.mark.parametrize("piece", ["สมชาย", "王小明", "Somchai Jaidee "])
def test_memory_grows_as_the_text_does(piece: str) -> None:
    peaks = []
    for letters in (1_500, 1_500 * TIMES):
        tracemalloc.start()
        # One more letter: a text that was read before is not read again.
        SCANNER.scan(written(piece, letters) + "x")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < LIMIT * max(peaks[0], 1 << 20)


@pytest.mark.parametrize("piece", ["Somchai Jaidee ", "Somchai Jaidee, ", "สมชาย ใจดี ", "Maung "])
def test_a_name_said_a_thousand_times_is_found_each_time(piece: str) -> None:
    text = piece * 1_000
    found = {at for span in SCANNER.scan(text) for at in range(span.start, span.end)}
    assert {at for at, letter in enumerate(text) if letter.isalnum()} <= found


@pytest.mark.parametrize(
    "text", ["fooNo’" * 300, "(" + "5omSblock’" * 30, "PSJANo5oḿSरमेश" * 100, "a\ud800" * 9]
)
def test_capitals_where_letters_are_missing_and_half_letters_do_no_harm(text: str) -> None:
    assert SCANNER.scan(text) is not None


def test_what_a_mask_leaves_of_a_number_stands_in_its_order() -> None:
    scanner = Scanner([Known("T1", "phone", "0812345678")])
    assert [span.rule for span in scanner.scan("Call 08xxx34xx78 now.")] == ["masked number"]
    assert scanner.scan("Call 08xxx54xx78 now.") == []
