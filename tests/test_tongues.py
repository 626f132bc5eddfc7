"""Which parts of a text no list of words is kept for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text.tongues import unread, vietnamese

READ = (
    "Return all passports, and repay what was charged before 5 May.",
    "Ma Thida Hlaing and Daw Nwe Nwe Win came to Mahachai.",
    "คนงานยังไม่ได้ค่าจ้าง บริษัท Golden Loom ไม่ตอบ",
    "အလုပ်သမားတွေ လစာမရဘူး",
    "ခင္ဗ်ားတို႔ ေနေကာင္းလား",
    "កម្មករមិនទទួលបានប្រាក់ខែ",
    "ກຳມະກອນບໍ່ໄດ້ຮັບຄ່າຈ້າງ",
    "श्रमिकहरूले तलब पाएनन्।",
    "मज़दूरों को वेतन नहीं मिला।",
    "শ্রমিকরা বেতন পাননি।",
    "Công nhân chưa được trả lương ba tháng.",
    "Para pekerja belum dibayar upahnya sejak Mei.",
    "العمال لم يستلموا رواتبهم",
    "THE FIRM KEEPS THE PASSPORTS OF ALL WORKERS.",
    "Two women on line 6, 27 °C, μ.",
    "([Worker KT], file [number]) picks tomatoes near [place] with [detail][detail]",
    "",
)
UNREAD = (
    "Ang mga manggagawa sa pabrika ay hindi binayaran.",
    "ANG MGA MANGGAGAWA SA PABRIKA AY HINDI BINAYARAN.",
    "Les ouvrières ont payé des frais avant le départ.",
    "Wafanyakazi hawakulipwa mishahara yao kwa miezi miwili.",
    "cong nhan khong duoc tra luong trong ba thang",
    "mera passport manager ne le liya aur paise nahi diye",
    "Рабочие не получили зарплату.",
    "工人没有拿到工资",
    "தொழிலாளர்களுக்கு சம்பளம் இல்லை",
    "ሠራተኞች ደመወዝ አልተከፈላቸውም",
    "मजुरांना पगार मिळाला नाही",
    "শ্ৰমিকসকলে দৰমহা পোৱা নাই",
    "مزدوروں کو تنخواہ نہیں ملی",
    "کارگران حقوق خود را دریافت نکرده‌اند",
    "ၵူၼ်းႁဵတ်းၵၢၼ် ဢမ်ႇလႆႈငိုၼ်း",
)


@pytest.mark.parametrize("words", READ)
def test_the_languages_of_the_lists_are_read(words: str) -> None:
    assert unread(words) == ()


@pytest.mark.parametrize("words", UNREAD)
def test_any_other_language_or_script_is_named(words: str) -> None:
    assert unread(words) == (words.rstrip("."),)


def test_only_the_part_that_is_not_read_is_named_and_once() -> None:
    strange = "工人没有拿到工资"

    assert unread(f"They ask for pay. {strange}. They wait.\n{strange}") == (strange,)


@given(st.text(), st.sampled_from(UNREAD))
def test_nothing_around_a_line_hides_that_it_is_not_read(around: str, words: str) -> None:
    assert words.rstrip(".") in unread(f"{around}\n{words}")


def test_vietnamese_is_known_by_its_marks() -> None:
    assert vietnamese("Chị đang mang thai.")
    assert not vietnamese("Nguyen Thi Bich asks for her pay with Đặng.")
