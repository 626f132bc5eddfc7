"""How text is set into lines."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.documents.faces import NoFace
from exports.documents.lines import Line, Span, passages
from workstation.errors import BadInput, WorkstationError

TOKEN = Span("[Worker KT]", whole=True)


def lines(spans: list[Span], width: float, language: str = "en") -> list[Line]:
    """Lines of at most `width` times the size."""
    return [line for p in passages(spans, language, False) for line in p.lines(width * 1000)]


def says(line: Line) -> str:
    """What a line of left-to-right text says."""
    return "".join(run.text for run in line.runs)


def test_a_token_is_never_broken_even_where_it_does_not_fit() -> None:
    set_text = lines([Span("held by "), TOKEN, Span(" since")], 3)
    assert any("[Worker KT]" in says(line) for line in set_text)
    assert "".join(says(line) for line in set_text) == "held by [Worker KT] since"


@pytest.mark.parametrize("width", [6, 8, 10, 14, 20])
@pytest.mark.parametrize("words", ["คนงานขอหนังสือเดินทางคืน", "လစဉ်ဖြတ်တောက်ခံရသည်", "paid in full"])
def test_a_token_is_never_broken_between_words_of_any_script(words: str, width: int) -> None:
    set_text = lines([Span(words), TOKEN, Span(words)], width)
    assert sum("[Worker KT]" in says(line) for line in set_text) == 1


def test_a_thai_token_is_not_broken_by_the_dictionary() -> None:
    thai = "[คนงานรับจ้าง KT]"
    set_text = lines([Span("ให้ "), Span(thai, whole=True), Span(" คืน")], 5)
    assert any(thai in says(line) for line in set_text)


def test_a_token_in_arabic_reads_from_left_to_right() -> None:
    (line,) = lines([Span("جواز سفر "), TOKEN, Span(" عند المدير")], 60, "ar")
    (token,) = [run for run in line.runs if run.text == "[Worker KT]"]
    assert not token.rtl
    assert line.runs[-1].text.strip() == "جواز سفر"


def test_no_line_is_wider_than_the_column() -> None:
    text = "Deductions of 3,500 baht a month began in 2024, and nobody has had a receipt. " * 9
    assert all(line.ink <= 20_000 for line in lines([Span(text)], 20))


def test_a_word_wider_than_the_column_is_broken_between_letters() -> None:
    set_text = lines([Span("a" * 90)], 10)
    assert len(set_text) > 4
    assert all(line.ink <= 10_000 for line in set_text)


def test_khmer_and_lao_break_between_words() -> None:
    for text in ("កម្មករចង់បានលិខិតឆ្លងដែនរបស់ខ្លួនមកវិញ", "ແຮງງານຕ້ອງການໜັງສືຜ່ານແດນຄືນ"):
        set_text = lines([Span(text)], 9)
        assert len(set_text) > 1
        assert "".join(says(line) for line in set_text) == text


def test_a_forced_line_end_begins_a_line() -> None:
    assert [says(line) for line in lines([Span("one\r\ntwo\u2028three")], 50)] == [
        "one",
        "two",
        "three",
    ]


def test_each_run_has_one_face_and_figures_stay_whole() -> None:
    (line,) = lines([Span("รับ 3,500 บาท (ABC)")], 60, "th")
    assert [(run.face.name, run.text) for run in line.runs] == [
        ("NotoSansThai-Regular", "รับ "),
        ("NotoSans-Regular", "3,500 "),
        ("NotoSansThai-Regular", "บาท "),
        ("NotoSans-Regular", "(ABC)"),
    ]


def test_a_character_without_a_face_is_named_by_its_code_point() -> None:
    with pytest.raises(NoFace, match=r"U\+4E2D"):
        lines([Span("中")], 20)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadInput):
        lines([Span("x")], 20, "en/../x")


@settings(max_examples=150)
@given(st.text(max_size=40), st.sampled_from(["en", "ar", "my", "th"]), st.booleans())
def test_any_text_is_set_or_refused(text: str, language: str, whole: bool) -> None:
    with suppress(WorkstationError):
        assert lines([Span("x "), Span(text, whole=whole)], 8, language)
