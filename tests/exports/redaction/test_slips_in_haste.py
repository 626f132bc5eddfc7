"""Slips, letters and sounds of names in small letters; and words beside them that stay."""

import pytest

from exports.redaction import Known, scan

SURE = [
    # What Vietnamese calls somebody by, without its marks, where English says what they do.
    ("Phạm Thị Tuyết Nhung", "pham thi tuyet nhung dorm 2. nhung ran away", "nhung"),
    ("Nguyễn Văn Lực", "nguyen van luc same dorm, luc scared they blame", "luc"),
    ("Hoàng Minh Đức", "hoang minh duc signed. they say duc has the card", "duc"),
    ("Trịnh Thị Hường", "trịnh thị hường bị phạt. hường nói ko ký", "hường"),
    # First letters in small letters, before the last part, with full stops, and of who acts.
    ("Bishnu Prasad Tamang", "call w b p tamang re levy", "b p tamang"),
    ("Nita Maya Rai", "nita maya rai rang. call n m rai re levy", "n m rai"),
    ("Phạm Thị Tuyết Nhung", "pham thi tuyet nhung rang. told t nhung ok", "t nhung"),
    ("Kyaw Zin Latt", "kyaw zin latt came. kyaw z l has knee inj", "kyaw z l"),
    ("Rose Wanjiru Kamau", "tell rose w k now. rose kamau is ill", "rose w k"),
    ("Rose Wanjiru Kamau", "rose wanjiru (also she writes r.w.k) rose at 5", "r.w.k"),
    ("Grace Adjei", "grace adjei emailed. she wants g.a. only", "g.a."),
    ("Đỗ Văn An", "đỗ văn an ký rồi. ghi đ.v.a thôi", "đ.v.a"),
    ("Kyaw Zin Latt", "ko kyaw zin latt came. kzl has knee inj", "kzl"),
    # Vowels left out, alone or beside the others; another slip at the end of a name.
    ("Muhammad Arifin", "muhammad arifin abk. kirim dr hp arifn", "arifn"),
    ("Thandar Hlaing", "thandar hlaing rang. told thandr we ring", "thandr"),
    ("Naing Lin Tun", "hi naing lin htn called", "naing lin htn"),
    ("Kyaw Zin Latt", "sry not kyaw zin kat autocorect", "kyaw zin kat"),
    # A letter left out between two parts, and a sound of one region.
    ("Lê Văn Khánh", "e lê vă khánh đây nói giọng", "lê vă khánh"),
    ("Trịnh Thị Hường", "dc chu chị chinh thi hường tổ trưởng", "chinh thi hường"),
    # What dictation writes as other words, or apart.
    (
        "Delwar Hossain Bhuiyan",
        "chief del war hussain bhuyan lied",
        "del war hussain bhuyan",
    ),
    ("Hnin Wutyi Soe", "hnin wut yee ko lo card", "hnin wut yee"),
    ("Phyo Wai Aung", "pio why aung they say. phyo wai lip cut", "pio why aung"),
    ("Sompong Jaidee", "he says foreman some pong jai dee hit him", "some pong jai dee"),
    # A name of another script without its article, or with it apart.
    ("خالد الشمري", "shoghl bel fornace, khaled el shammari by2ollo", "khaled el shammari"),
    ("خالد الشمري", "shoghl bel fornace, khaled shammari by2ollo bkra", "khaled shammari"),
]
SEEN = [
    # Not sure, but a person looks: what follows tells nothing.
    ("Hoàng Minh Đức", "hoang minh duc signed 52 hrs but real 80. duc ph 010", "duc"),
    ("Phan Hữu Nghĩa", "phan huu nghia di tau ca. nghia tinh vuot bien", "nghia"),
    ("Nguyễn Văn Lực", "nguyen van luc same dorm. i told luc not to go", "luc"),
    ("Hamid Karim", "hamid karim rang. told karin we ring", "karin"),
]
LEFT = [
    ("Nang Kham Hseng", "nang kam hsaing 2 times today, nang kham hseng", "2 times"),
    # "Có" is "to have" behind "không".
    ("Phan Hữu Nghĩa", "phan huu nghia di tau. chu tau ko co nghia ly gi", "co nghia"),
    ("Min Thura Zaw", "min thura zaw said the min thura zawiya school", "zawiya"),
    ("Lê Thị Hoa", "lê thị hoa nghỉ rồi. hoa nở đẹp lắm ngoài sân", "hoa"),
    ("Rose Wanjiru Kamau", "rose wanjiru kamau rang. rose w her kids", "her"),
    ("Phạm Thị Tuyết Nhung", "pham thi tuyet nhung nghi viec nhung chua co tien", "nhung"),
    ("Nguyễn Văn Lực", "nguyen van luc bi met luc di lam", "luc"),
    ("Esther Gomez", "esther gomez rang, e.g. on friday", "e.g"),
    ("Aung Min", "aung min rang at 6 a.m. today", "a.m"),
    ("Ana Reyes", "see vitamin c. a man came. ana reyes", "c. a"),
    ("Kyaw Zin Latt", "kyaw zin latt came, kyaw zin can stay", "can"),
    ("Naing Lin Tun", "naing lin tun rang, naing lin pls go", "pls"),
    ("Lê Văn Khánh", "e lê và khánh đây nói giọng", "và"),
    ("Trịnh Thị Hường", "chinh thi hường bị phạt, sếp chúc phu thinh vuong mà", "thinh vuong"),
    ("Trịnh Thị Hường", "chinh thi hường bị phạt mà lương thì ko trả", "lương thì"),
    ("Golapi Khatun", "golapi khatun rang. golap means rose", "golap"),
    ("Somsak Deejai", "somsak deejai rang. tell u deejai knows", "u "),
    ("Delwar Hossain", "the war is on. delwar hossain del the war file", "war"),
    ("Sompong Jaidee", "sompong jaidee rang. some pain just odd", "some pain just odd"),
    ("Mya Mya Aye", "mya mya aye rang. i may miami ok", "may miami"),
]


def _letters(text: str, mention: str) -> set[int]:
    first = text.rindex(mention)
    return {at for at in range(first, first + len(mention)) if text[at].isalnum()}


def _found(text: str, record: str, *, sure: bool, kind: str = "person") -> set[int]:
    spans = scan(text, [Known("K", kind, record)])
    told = (span for span in spans if span.known_id and (span.confidence == "auto" or not sure))
    return {place for span in told for place in range(span.start, span.end)}


@pytest.mark.parametrize(("record", "text", "mention"), SURE)
def test_a_slip_in_small_letters_is_marked(record: str, text: str, mention: str) -> None:
    assert _letters(text, mention) <= _found(text, record, sure=True)


@pytest.mark.parametrize(("record", "text", "mention"), SEEN)
def test_what_may_be_a_name_waits_for_a_person(record: str, text: str, mention: str) -> None:
    assert _letters(text, mention) <= _found(text, record, sure=False)


@pytest.mark.parametrize(("record", "text", "words"), LEFT)
def test_plain_words_are_left(record: str, text: str, words: str) -> None:
    assert not _letters(text, words) & _found(text, record, sure=True)


def test_a_firm_with_slips_between_its_words_is_marked() -> None:
    text = "hi at rung reung ice factry said"
    mention = _letters(text, "rung reung ice factry")
    assert mention <= _found(text, "Rung Rueang Ice Factory", sure=True, kind="employer")


def test_a_slip_beside_two_words_of_a_firm_is_marked() -> None:
    text = "they pay at hsing yuan precision late"
    mention = _letters(text, "hsing yuan precision")
    assert mention <= _found(text, "Hsin Yuan Precision Co., Ltd.", sure=True, kind="employer")


def test_plain_words_between_those_of_a_firm_are_left() -> None:
    text = "we rung about ice factory pay"
    words = _letters(text, "about")
    assert not words & _found(text, "Rung Rueang Ice Factory", sure=True, kind="employer")
