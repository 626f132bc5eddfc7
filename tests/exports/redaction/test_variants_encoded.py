"""Names as machines and thumbs write them, as stamps leave them, and as firms cut them short."""

import pytest

from exports.redaction import Known, scan

Case = tuple[str, str, str]  # the kind, what the record holds, a text with the mention in ⟦ ⟧

SURE: dict[str, list[Case]] = {
    "markup": [
        ("person", "Zaw Lin Htut", "the page has ⟦Zaw&nbsp;Lin&nbsp;Htut⟧ in it"),
        ("person", "Zaw Lin Htut", "the page has ⟦Zaw&#160;Lin&#xA0;Htut⟧ in it"),
        ("person", "Zaw Lin Htut", "the page has <b>⟦Zaw</b> Lin <i class='x'>Htut⟧</i> in it"),
        ("person", "Zaw Lin Htut", "the page has ⟦Zaw<br>Lin<br/>Htut⟧ in it"),
        ("person", "Zaw Lin Htut", "the note has ⟦*Zaw* *Lin* Htut⟧ in it"),
        ("person", "Đặng Văn Tài", "the page has ⟦&#272;&#7863;ng V&#259;n T&agrave;i⟧ in it"),
    ],
    "escapes": [
        ("person", "Zaw Lin Htut", "see q=⟦Zaw%20Lin%20Htut⟧ there"),
        ("person", "Zaw Lin Htut", "see q=⟦Zaw+Lin+Htut⟧ there"),
        ("person", "Đặng Văn Tài", "Subject: ⟦=C4=90=E1=BA=B7ng V=C4=83n T=C3=A0i⟧"),
        ("person", "สมชาย ทองใบ", "see /⟦%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2%20"
         "%E0%B8%97%E0%B8%AD%E0%B8%87%E0%B9%83%E0%B8%9A⟧ there"),
        ("person", "ထွန်းလင်းကျော်", 'it says "⟦\\u1011\\u103d\\u1014\\u103a\\u1038\\u101c\\u1004'
         '\\u103a\\u1038\\u1000\\u103b\\u1031\\u102c\\u103a⟧"'),
    ],
    "digits for letters of Arabic": [
        ("person", "Mahmoud Yousef al-Nabulsi", "in the chat it is ⟦ma7moud el nabulsi⟧ only"),
        ("person", "Khalid Said al-Zatari", "u know ⟦5aled sa3id el za3tari⟧ right"),
        ("person", "Abdallah Saleh Haddad", "they call ⟦3abdallah 9aleh⟧ there"),
        ("person", "محمود يوسف", "then ⟦Ma7moud Yousef⟧ came"),
    ],
    "torn at the ends": [
        ("employer", "Saffron Bay Rice Mills Ltd.", "[stamp, half: ⟦FFRON BAY RI⟧]"),
        ("person", "Zaw Lin Htut", "[torn: ⟦AW LIN HTU⟧]"),
        ("person", "Kittisak Wongsuwan", "the edge says …⟦TTISAK WONGSUW⟧…"),
        ("employer", "Golden Harvest Seafood Co., Ltd.", '"⟦LDEN HARVEST SEAF⟧..."'),
    ],
    "a firm put together from its words": [
        ("employer", "Công ty CP Thủy sản Biển Xanh", "trên giấy là ⟦BIXACO⟧ đó"),
        ("employer", "PT Bumi Makmur Sentosa Tbk", "di slip tertulis ⟦BUMASEN⟧ saja"),
    ],
    "named twice in a row": [
        ("person", "Hope Nuanchan", "⟦Hope⟧ / Hope Nuanchan came"),
        ("person", "Hnin Wut Yi", "⟦นินวุด⟧ (Hnin Wut Yi) มา"),
    ],
    "a house by its name, at the end of a sentence": [
        ("site", "Mess Anggrek C", "saya tinggal di ⟦Anggrek C⟧. Surat untuk dia"),
    ],
    "a firm as on record, small letters and all": [
        ("employer", "Công ty CP Thủy sản Biển Xanh", "dấu đỏ là ⟦Thủy sản Biển Xanh⟧."),
        ("employer", "Everbright Caregivers & Homes Inc.", "⟦Ever bright Caregivers and Homes⟧."),
    ],
    "letters that the text explains": [
        ("employer", "PT Mitra Sawit Gemilang", "PT Mitra Sawit Gemilang, ⟦MSG⟧ to the drivers"),
        ("employer", "PT Mitra Sawit Gemilang", "di PT Mitra Sawit Gemilang (⟦MSG⟧) kami"),
        ("person", "Untung Subagyo", "pakai inisial ⟦U. S.⟧ saja"),
    ],
    "a short whole name with a slip": [
        ("person", "Ko Ko Lwin", "some papers have ⟦Ko Ko Lwim⟧ instead"),
        ("person", "Nyi Nyi Htwe", "the contract has ⟦Nyee Nyee Htway⟧ instead"),
    ],
    "written apart by ear": [
        ("person", "Nooruddin al-Khatib", "the stamp has ⟦Nour Eddine El Khateeb⟧ on it"),
        ("person", "Tài Vũ", "at last.\n⟦Tai⟧'s case is different"),
    ],
}  # fmt: skip
NEVER_SURE: list[Case] = [
    ("person", "Aye Aye Thin", 'When he calls they say "aye aye, captain" and laugh.'),
    ("person", "Rodel Santiago Ilagan", "after mass at San Tiago church, second floor"),
    ("employer", "PT Mitra Sawit Gemilang", "there is too much MSG in the soup"),
    ("person", "Untung Subagyo", "the U.S. law and the US dollar"),
    ("person", "Said Rd Abbas", "on the 3rd day at 7am, 5kg and 2nd class"),
    ("phone", "+8801612555047", "Purchase order PO-16125550-47B covers cartons"),
]


def marked(case: Case) -> tuple[str, set[int], set[int]]:
    kind, known, marked_text = case
    begin, end = marked_text.find("⟦"), marked_text.find("⟧") - 1
    text = marked_text.replace("⟦", "").replace("⟧", "")
    sure = [s for s in scan(text, [Known("K", kind, known)]) if s.confidence == "auto"]
    covered = {at for span in sure for at in range(span.start, span.end)}
    return text, {at for at in range(begin, end) if text[at].isalnum()}, covered


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=kind) for kind, rows in SURE.items() for case in rows]
)
def test_a_name_is_sure_however_it_was_written_down(case: Case) -> None:
    _, places, covered = marked(case)
    assert places <= covered


@pytest.mark.parametrize("case", NEVER_SURE)
def test_what_only_looks_like_it_is_never_sure(case: Case) -> None:
    assert marked(case)[2] == set()


@pytest.mark.parametrize(
    "line", ["MC555084<3MMR9106248M2911032<<<<<<<<<<<<<<02", "DOB 910624", "born: 240691"]
)
def test_a_birth_date_of_six_digits_is_known(line: str) -> None:
    spans = scan(f"as it says:\n{line}\nhere", [Known("D", "date", "1991-06-24")])
    assert [span.confidence for span in spans if span.known_id == "D"] == ["auto"]


@pytest.mark.parametrize(
    "text",
    [
        "my number 01855-501839\n20:26 Masud: yes",
        "(also 75555-01826). 99555 01838 is his",
        "call 081-555-0142\n2026-11-20 09:00 we met",
        "call 081-555-0142\n13/02/26, 5:40 AM - Tilak",
    ],
)
def test_a_phone_ends_where_its_line_or_sentence_ends(text: str) -> None:
    phones = [text[s.start : s.end] for s in scan(text) if s.kind == "phone"]
    assert phones
    assert all("\n" not in phone and ")" not in phone for phone in phones)
