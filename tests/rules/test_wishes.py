"""What somebody asks to keep back is understood in each language, or a person reads it."""

import pytest

from workstation.records.consents import Consent, ConsentItem, Purpose, WithheldItem
from workstation.records.kit import new_id
from workstation.rules.trait_words import LANGUAGES, section
from workstation.rules.wishes import items_in, kept_back, not_understood


def consent(*wishes: str) -> Consent:
    kept = tuple(WithheldItem(item=wish) for wish in wishes)
    return Consent(person=new_id(), purpose=Purpose.REFERRAL, withheld=kept)


WISHES = {
    "en": ("my age", "nationality", "the factory"),
    "th": ("อายุของฉัน", "สัญชาติ", "โรงงาน"),
    "my": ("ကျွန်မရဲ့ အသက်", "နိုင်ငံသား", "စက်ရုံ"),
    "km": ("អាយុរបស់ខ្ញុំ", "សញ្ជាតិ", "រោងចក្រ"),
    "lo": ("ອາຍຸຂອງຂ້ອຍ", "ສັນຊາດ", "ໂຮງງານ"),
    "ne": ("मेरो उमेर", "राष्ट्रियता", "कारखाना"),
    "hi": ("मेरी उम्र", "राष्ट्रीयता", "कारखाना"),
    "bn": ("আমার বয়স", "জাতীয়তা", "কারখানা"),
    "vi": ("tuổi của tôi", "quốc tịch", "nhà máy"),
    "id": ("umur saya", "kewarganegaraan", "pabrik"),
    "ar": ("عمري", "الجنسية", "المصنع"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wish_is_understood_as_it_is_said(language: str) -> None:
    age, origin, firm = WISHES[language]

    assert ConsentItem.AGE in items_in(age)
    assert ConsentItem.NATIONALITY in items_in(origin)
    assert ConsentItem.EMPLOYER in items_in(firm)
    assert not_understood([consent(age, origin, firm)]) == ()
    assert kept_back([consent(age, origin)]) >= {ConsentItem.AGE, ConsentItem.NATIONALITY}


@pytest.mark.parametrize("item", ConsentItem)
def test_everything_that_can_be_kept_back_has_words_of_every_language(item: ConsentItem) -> None:
    assert set(section("wishes", item.value)) == set(LANGUAGES)


def test_what_no_reader_is_told_is_kept_by_itself() -> None:
    assert not_understood([consent("the sum", "my name", "ชื่อ", "رقم الغرفة")]) == ()


@pytest.mark.parametrize("wish", ["the colour of my bag", "возраст", "年龄", "ஊர்", "edad"])
def test_any_other_words_are_for_a_person(wish: str) -> None:
    assert not_understood([consent(wish)]) == (wish,)
