"""The words around a part of a name tell whether it is one."""

import pytest

from exports.redaction import Known, Scanner


def sure(text: str, name: str, kind: str = "person") -> list[str]:
    """What is marked as sure for a known name."""
    spans = Scanner([Known("K", kind, name)]).scan(text)
    return [text[s.start : s.end] for s in spans if s.known_id == "K" and s.confidence == "auto"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We read the Veda aloud.", "Veda Limbu"),
        ("They went to Mae Chan by bus.", "Wanna Mae Win"),
        ("The bus stops at St Anthony School.", "Jude Anthony"),
        ("Toto the dog barked.", "Toto Hidayat"),
        ("there was a pandit in the hall", "Ram Pandit Joshi"),
        ("The lawyer said so. Harga 40.000, hidup belum sejahtera.", "Adi Sejahtera"),
        ("A mirza owns the firm.", "Akbar Mirza"),
        ("The Juki label. Sumba brand.", "Sumba Hidayat"),
        ("वे कुम्हार समाज से हैं।", "रामू कुम्हार"),
        ("গ্রামে অনেক কবিরাজ আছে।", "রফিক কবিরাজ"),
        ("आज पञ्चमी हो।", "पञ्चमी थारू"),
        ("رأينا الساهر في الطريق", "ساهر الزعبي"),
    ],
)
def test_a_word_that_belongs_to_a_thing_is_no_name_for_sure(text: str, name: str) -> None:
    assert sure(text, name) == []


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("We met in Hall Q. S. Karki keeps bees.", "Sabina Karki", "S. Karki"),
        ("Ai mà biết. Ai. L.G. Minh đi rồi.", "Lương Gia Minh", "L.G. Minh"),
        ("রফিক কবিরাজের বাড়ি।", "রফিক কবিরাজ", "রফিক কবিরাজের"),
        ("वहाँ ब. कुम्हार थे।", "बलदेव कुम्हार", "ब. कुम्हार"),
        ("وقال الشوابكة ذلك", "سمير الشوابكة", "الشوابكة"),
        ("LE/THI HOA MS flew home.", "Le Thi Hoa", "LE/THI HOA MS"),
        ("It was signed by T.L. Do there.", "Thuy Lien Do", "T.L. Do"),
        ("Then Haji R. Karim Sk. came.", "Rahim Karim Sheikh", "Haji R. Karim Sk"),
        ("(Abdool Raheem Shaikh) signed.", "Abdul Rahim Sheikh", "Abdool Raheem Shaikh"),
        ("Uthman Salleh took it.", "Osman Salleh", "Uthman Salleh"),
        ("Dear Golf, we heard you.", "Golf", "Golf"),
        ('Written as "sᴜᴋᴀɴʏᴀ" now.', "Sukanya Intra", "sᴜᴋᴀɴʏᴀ"),
    ],
)
def test_a_name_is_marked_as_far_as_it_goes(text: str, name: str, found: str) -> None:
    assert sure(text, name) == [found]


def test_a_plain_word_that_acts_is_sure_where_the_text_names_its_bearer() -> None:
    assert sure("Sky Moktan is here. Sky looked at the sky.", "Sky Moktan") == ["Sky Moktan", "Sky"]


def test_a_name_heard_across_scripts_is_sure_where_the_text_names_its_bearer() -> None:
    text = "कलावती गौतम आईं। Kalawati ने लिखा।"
    assert any("Kalawati" in found for found in sure(text, "कलावती गौतम"))
