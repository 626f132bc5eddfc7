"""Folding: what compares equal, and that every result knows its origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text import fold, fold_for_search, fold_query, fold_zawgyi, squash

SAME = [
    ("Sоmchаi", "somchai"),  # Cyrillic o and a
    ("Som\u00adch\u200bai\u202e", "Somchai"),
    ("ＳＯＭ 𝓢𝓸𝓶 Ⓢⓞⓜ 🅢🅞🅜 ꜱᴏᴍ", "som som som som som"),
    ("Trần Văn Hoà", "tran van hoa"),
    ("Tra\u0302\u0300n", "tran"),
    ("ﬁ ß İ Łódź Đào", "fi ss i lodz dao"),
    ("น้ํา", "น้ำ"),
    ("เเดง", "แดง"),
    ("ຄໍາຫລ້າ", "ຄຳຫຼ້າ"),
    ("ခန\u103a\u1037", "ခန\u1037\u103a"),
    ("၁၂ဝဝ", "1200"),
    ("၀င်း", "ဝင်း"),
    ("عَبْدُ الكَرِيمِ فيــصل", "عبد الكريم فيصل"),
    ("أإآٱ ى ة ؤ ئ ک", "اااا ي ه و ي ك"),
    ("রোকে\u09df\u09be", "রোকে\u09af\u09bc\u09be"),
    ("๐๙ ೧ ٣ ۴ १ ১ ០ ໒ ၅", "09 1 3 4 1 1 0 2 5"),
    ("a\u2013b\u2019s", "a-b's"),
]


@pytest.mark.parametrize(("written", "meant"), SAME)
def test_disguises_and_habits_of_writing_fold_to_one_form(written: str, meant: str) -> None:
    assert fold(written).text == fold(meant).text


@pytest.mark.parametrize(
    ("one", "other"), [("กา", "กี"), ("မင်း", "မောင်"), ("राम", "रमि"), ("Сергей", "Cepreй")]
)
def test_vowels_and_whole_words_of_other_alphabets_stay(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(st.text())
def test_every_folded_character_maps_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.src) == len(folded.stop)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.src, folded.stop, strict=True))


@given(st.text(), st.text("abcdefgh", min_size=1), st.text())
def test_a_span_found_in_the_fold_covers_what_was_written(
    before: str, word: str, after: str
) -> None:
    text = f"{before} {word}.{after}"
    folded = fold(text)
    at = folded.src.tolist().index(len(before) + 1)
    assert folded.text[at : at + len(word)] == word
    assert folded.span(at, at + len(word)) == (len(before) + 1, len(before) + 1 + len(word))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_again_changes_nothing_but_order(text: str) -> None:
    once = fold(text).text
    assert sorted(fold(once).text) == sorted(once)


def test_a_match_inside_a_ligature_is_not_whole() -> None:
    folded = fold("ໜ້ອຍ")
    assert folded.text == "ຫນ້ອຍ"
    assert not folded.whole(1, len(folded.text))
    assert folded.whole(0, len(folded.text))


def test_the_squashed_view_keeps_letters_and_digits_only() -> None:
    squashed = squash(fold("Naw Paw\n> Htoo, A.M.K. 081-555"))
    assert squashed.text == "nawpawhtooamk081555"
    assert squashed.span(0, 10) == (0, 14)


def test_search_joins_digits_and_blanks() -> None:
    assert fold_query("  +66 (0)81-555-0142 ") == "+660815550142"
    assert fold_for_search("๐๘๑ ๕๕๕\u00a0๐๑๔๒").text == fold_query("081-555-0142")
    assert fold_query("Ma  Thida\tHlaing") == "ma thida hlaing"


@pytest.mark.parametrize(
    ("legacy", "unicode"),
    [
        ("ေအာင္မင္းခန္႔", "အောင်မင်းခန့်"),
        ("ေက်ာ္ဇင္လတ္", "ကျော်ဇင်လတ်"),
        ("ေ႐ႊရည္မြန္", "ရွှေရည်မွန်"),
        ("သတၱိ", "သတ္တိ"),
        ("အဂၤါ", "အင်္ဂါ"),
    ],
)
def test_zawgyi_is_read_as_what_it_shows(legacy: str, unicode: str) -> None:
    folded = fold_zawgyi(f"{legacy} က မရွိဘူး။")
    assert folded is not None
    assert folded.text.startswith(fold(unicode).text)
    assert folded.span(0, len(fold(unicode).text)) == (0, len(legacy))


@pytest.mark.parametrize("text", ["မင်းတို့ နားထောင်ပါ၊ ရွှေဈေး တက်တယ်။", "plain", "", "ကျေးဇူး"])
def test_unicode_burmese_is_not_taken_for_zawgyi(text: str) -> None:
    assert fold_zawgyi(text) is None


@given(st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F)))
def test_any_burmese_letters_map_back(text: str) -> None:
    folded = fold_zawgyi(text) or fold(text)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.src, folded.stop, strict=True))
