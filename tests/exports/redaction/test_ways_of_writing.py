"""Ways of writing one name that a hand, an ear or a custom brings about, each rule with its kin."""

import pytest

from exports.redaction import Known, scan


def covered(kind: str, record: str, text: str) -> list[str]:
    found = scan(text, [Known("K", kind, record)])
    return [text[span.start : span.end].strip() for span in found if span.known_id]


@pytest.mark.parametrize(
    ("kind", "record", "text", "mention"),
    [
        # A sign for "and", or the word of another language.
        ("employer", "Heron Dye & Print", "At Heron Dye and Print now", "Heron Dye and Print"),
        ("employer", "Heron Dye and Print Ltd.", "ask Heron Dye & Print", "Heron Dye & Print"),
        ("employer", "Surya Benang & Kain", "di Surya Benang dan Kain", "Surya Benang dan Kain"),
        # What it is, before what it is called; in Burmese behind it.
        ("site", "เรือมณีสมุทร 7", "เขาเห็น มณีสมุทร ๗ กลับเข้าฝั่ง", "มณีสมุทร ๗"),
        ("site", "ເຮືອດາວທະເລ 3", "ຢູ່ເທິງ ດາວທະເລ 3 ສາມເດືອນ", "ດາວທະເລ 3"),
        ("employer", "မြစ်ကမ်းသစ်အထည်ချုပ်စက်ရုံ", "မြစ်ကမ်းသစ် စက်ရုံက ဖုန်းဆက်တယ်။", "မြစ်ကမ်းသစ်"),
        # A word of its own before the letters of all others.
        ("employer", "Công ty TNHH Giày Ánh Dương Tây Đô", "chị làm ở Giày ADTĐ nhé", "Giày ADTĐ"),
        # Spelling by ear.
        ("person", "Kyi Zar Lin Htike", "it was Kyizar Lin Htaik then", "Kyizar Lin Htaik"),
        ("person", "Hartono Wagijo", "nama Hartono Wagiyo di slip", "Hartono Wagiyo"),
        ("person", "Slamet Sugijono", "nama Slamet Sugiono di slip", "Slamet Sugiono"),
        ("person", "Đoàn Thị Mỹ Trâm", "giấy ghi Đoàn Thị Mỹ Châm rõ", "Đoàn Thị Mỹ Châm"),
        ("person", "Lương Hồng Giàu", "giấy ghi Lương Hồng Dàu rõ", "Lương Hồng Dàu"),
        ("person", "สมศักดิ์ วิไชยา", "เขียนว่า สมศักดิ วิชัยา ครับ", "สมศักดิ วิชัยา"),
        ("person", "রাইসুল মোল্লা", "কাগজে রায়সুল মোল্লা লেখা", "রায়সুল মোল্লা"),
        ("site", "Mahasamut Navee 4", "painted as Maha Samut Navy 4 now", "Maha Samut Navy 4"),
        # Letters with full stops.
        ("person", "Samuel Boateng-Mensah", "He is S.B.-M. in the notes.", "S.B.-M."),
        ("person", "พงศ์ธร เกษมสุข", "เขียนแค่ พ.ก. ก็พอ พงศ์ธร เกษมสุข ว่า", "พ.ก."),
        ("person", "ธนกฤต เกษมสุข", "นายจ้างและธ. เกษมสุข เซ็น", "ธ. เกษมสุข"),
        ("person", "ហួត សំអាត", "បានជួបលោកហ. សំអាត ម្សិលមិញ", "ហ. សំអាត"),
        # Whose child somebody is, between the parts.
        ("person", "Mariana Siregar", "lalu Mariana br. Siregar masuk", "Mariana br. Siregar"),
        # All but the first syllable of a Burmese name, which is one word on record.
        ("person", "ခင်နန္ဒာလွင်", "သူက နန္ဒာလွင်: ရပြီ", "နန္ဒာလွင်"),
        ("person", "ဝင်းစုစုထွန်း", "သူငယ်ချင်းတွေက မစုစုထွန်း လို့ ခေါ်တယ်", "မစုစုထွန်း"),
        ("person", "আব্দুল মজিদ সরদার", "আমি চাই আঃ মজিদ সরদার টাকা পাক", "আঃ মজিদ সরদার"),
        ("person", "Suhaemi Nurjanah", "di surat lama Soehaemi Nurjanah", "Soehaemi Nurjanah"),
        ("person", "Rohimah Rahayu", "kartu lama: Rochimah Rahajoe", "Rochimah Rahajoe"),
        ("id_number", "K3018825", "kilo three zero one eight eight two five", "kilo three"),
        # Handles of which the name is a part.
        ("person", "มานะ ศิลาแลง", "บัญชี mana_ศิลาแลง ของเขา", "mana_ศิลาแลง"),
        ("person", "มานะ ศิลาแลง", "ดู #มานะศิลาแลง_ท่า3 ด้วย", "#มานะศิลาแลง_ท่า3"),
        ("person", "Chea Sophal", "the page chea.sophal.worker there", "chea.sophal.worker"),
        ("person", "Chea Sophal", "my page is chea.sophal88 there", "chea.sophal88"),
        ("phone", "+95 9 775 550 148", "No.: +95/9/775/550/148. Ring", "+95/9/775/550/148"),
        ("date", "2025-11-09", "here since 09-NOV-25 then", "09-NOV-25"),
        ("id_number", "MK440917", "the clerk read MKA4O917 there", "MKA4O917"),
        # Letters of a number by their names in other scripts; seven digits without them.
        ("id_number", "PA0552218", "घरकाले पीए ०५५२२१८ भनेर टिपे", "पीए ०५५२२१८"),
        ("id_number", "PA055218", "ใช้ พีเอ 055218 แทน", "พีเอ 055218"),
        ("id_number", "MA055218", "ဒီ အမ်အေ ၀၅၅၂၁၈ ပါ", "အမ်အေ ၀၅၅၂၁၈"),
        ("id_number", "BA055218", "هنا بي إيه ٠٥٥٢١٨ فقط", "بي إيه ٠٥٥٢١٨"),
        ("id_number", "PA0552218", "he typed 0552218 there", "0552218"),
        ("date", "1999-11-06", "caller: 6 nov 99\nthx", "6 nov 99"),
        ("date", "2023-02-03", "both startd 3rd feb 23. Then", "3rd feb 23"),
        # The trunk zero as a word, a digit or two as words, a sign as India says it.
        ("phone", "+8801712286439", "her number is oh 1712 286 439", "oh 1712"),
        ("phone", "+8801712286439", "নম্বর শূন্য ১৭১২ ২৮৬ ৪৩৯", "শূন্য ১৭১২"),
        ("phone", "+919830746152", "है फोन 98307 चार छह 152 शाम", "98307 चार छह 152"),
        ("email", "n.khan@chithi.example", "n.khan at the rate chithi dot example", "n.khan at"),
        # The sound between two vowels that some write and some do not; the nasal of a row.
        ("person", "আয়েশা সিদ্দিকা", "আএশা সিদ্দিকা নামেও আছে", "আএশা সিদ্দিকা"),
        ("person", "जयेश पटेल", "जयन्ती और जएश पटेल आए", "जएश पटेल"),
        ("person", "শঙ্কর দাস", "শংকর দাস এসেছে", "শংকর দাস"),
        ("site", "টঙ্গী ইউনিট ৫", "পিছনে টংগী ইউনিট ৫ নিয়ে", "টংগী ইউনিট ৫"),
        ("employer", "সোনালী বুনন লিমিটেড", "আমরা সোনালী বুনন লিঃ ছাড়ি", "সোনালী বুনন লিঃ"),
        # What the record has short.
        ("person", "Ma. Theresa Reyes", "it is REYES/MARIA THERESA MS", "REYES/MARIA THERESA"),
        ("person", "सरस्वती वि.क.", "सरस्वती विश्वकर्मा पनि उनै", "सरस्वती विश्वकर्मा"),
        ("person", "Saraswati BK", "and Saraswati Bishwakarma too", "Saraswati Bishwakarma"),
        # As heard: an article, more words than the record has, the middle of a name.
        ("person", "محمد سعيد الأمين", "a Mohammed Saeed Al-Amin", "Mohammed Saeed Al-Amin"),
        ("person", "លី ស្រីពៅ", "he is Ly Srey Pov on it", "Ly Srey Pov"),
        ("employer", "สยามแปซิฟิค แพคเกจจิ้ง", "at Siam Pacific Packaging", "Siam Pacific"),
        ("person", "Noureddine Belkacem", "نقل نور الدين بلقاسم إلى قسم", "نور الدين بلقاسم"),
        ("person", "Ye Lin Htut", "(Yelin Tut in the log)", "Yelin Tut"),
        ("site", "Phet Samut 12", "Papers for Petch Samut 12 are", "Petch Samut 12"),
        ("person", "မြတ်သီရိခိုင်", '"သီရိ ဘယ်မှာလဲ" မြတ်သီရိခိုင် လာတယ်', "သီရိ"),
    ],
)  # fmt: skip
def test_all_of_the_mention_is_found(kind: str, record: str, text: str, mention: str) -> None:
    assert any(found.startswith(mention) for found in covered(kind, record, text))


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ("छबिलाल बोहोरा", "उनले भने छ... बोल्दिनँ"),
        ("Melati Putri", "the melati-melati in the garden"),
        ("Dewi Anggun", '"Dewi-dewi di kantor" said she'),
        ("Trina Valdez", "The parts came from China."),
        ("Ni Ni Aye", 'The mate shouts "Aye aye, sir" as a joke.'),
    ],
)
def test_what_only_looks_like_it_is_left_alone(record: str, text: str) -> None:
    assert covered("person", record, text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("টাকা ৪১০.২২৫.০৬৬৩১ হিসাবে জমা দাও।", "৪১০.২২৫.০৬৬৩১"),
        ("पैसा 4102-2506-631 खाता मा हाल।", "4102-2506-631"),
        ("لوحة سيارته ب د ع ٧٣١٤ هنا", "ب د ع ٧٣١٤"),
        ("04  A. Reyes   P5512730C  paid", "P5512730C"),
        ("وسيارتها 25-55731 عند الباب", "25-55731"),
    ],
)
def test_the_word_for_a_number_may_stand_behind_it_or_carry_an_ending(
    text: str, number: str
) -> None:
    assert number in [text[span.start : span.end] for span in scan(text) if span.kind != "date"]


@pytest.mark.parametrize(
    ("record", "text", "mention"),
    [
        ("มาลัย ใจงาม", "เธอชื่อมาลัย นามสกุลใจงาม ครับ", "ใจงาม"),
        ("আলো খাতুন", "আবিদার বোন, ডাকনাম আলো, এখানে থাকে", "আলো"),
    ],
)
def test_a_plain_word_is_a_name_behind_a_word_for_names(
    record: str, text: str, mention: str
) -> None:
    found = scan(text, [Known("K", "person", record)])
    assert mention in [
        text[s.start : s.end][-len(mention) :] for s in found if s.confidence == "auto"
    ]


@pytest.mark.parametrize(
    ("kind", "record", "text", "mention"),
    [
        ("person", "Aster Haile", "at Easter, in hail. Aster Haile went", "Aster Haile"),
        ("id_number", "19865514820973641", "NID 19865514820973641 17 digits", "19865514820973641"),
        ("email", "hr@gulf.example", "to hr@gulf.example. Room 5 at [at] all", "hr@gulf.example"),
    ],
)
def test_a_mark_ends_where_its_mention_ends(
    kind: str, record: str, text: str, mention: str
) -> None:
    assert covered(kind, record, text) == [mention]


@pytest.mark.parametrize(
    ("record", "text", "sure"),
    [
        # A flower is nobody's, wages are somebody's; queens are many, her pay is hers.
        ("कमल थापा", "कमल थापा आए। कमलको फूल देखे", []),
        ("कमल थापा", "कमल थापा आए। कमलको ज्याला काटे", ["कमलको"]),
        ("হাসান রানী", "হাসান রানী এল। রানীর মতো কেউ নয়", []),
        ("হাসান রানী", "হাসান রানী এল। রানীর বেতন কম", ["রানীর"]),
        # What is meant, not who.
        ("ประเสริฐ ทองดี", "ประเสริฐ ทองดี มา เป็นความคิดที่ประเสริฐ ให้ไป", []),
        # The article of Arabic, and one of English.
        ("Khaled al-Najjar", "Khaled al-Najjar and, in one letter, An-Najjar.", ["An-Najjar"]),
        ("Khaled al-Noor", "Khaled al-Noor saw an opening", []),
        # Offices that are family names.
        ("हरि अधिकारी", "हरि अधिकारी आए। श्रम अधिकारीले हेरे", []),
        # A slip of a letter brings no mark with it.
        ("Đặng Thị Nhung", "Đặng Thị Nhung đến. Chúng tôi chờ", []),
        ("Đặng Thị Nhung", "Đặng Thị Nhung đến. Cô Nhumg chờ", ["Cô Nhumg"]),
    ],
)
def test_what_is_said_of_a_plain_word_tells_whether_it_is_the_name(
    record: str, text: str, sure: list[str]
) -> None:
    found = scan(text, [Known("K", "person", record)])
    rest = [text[s.start : s.end] for s in found if s.known_id and s.confidence == "auto"]
    assert rest[1:] == sure


@pytest.mark.parametrize(
    ("text", "mention"),
    [("ติดต่อ เบอร์ตุนตุนนาย ใช้ซิมใหม่", "ตุนตุนนาย"), ("ถามหา ลินทุต ทุกวัน", "ลินทุต")],
)
def test_a_name_that_the_record_joins_in_one_script_is_heard_in_the_parts_it_has_in_another(
    text: str, mention: str
) -> None:
    known = [
        Known("K", "person", "Tun Tun Naing"),
        Known("L", "person", "ทุนทุนนาย", same_as="K"),
        Known("M", "person", "Saw Lin Htut"),
        Known("N", "person", "ซอลินทุต", same_as="M"),
    ]
    assert any(mention in text[s.start : s.end] for s in scan(text, known) if s.known_id)


def test_a_plain_word_with_a_capital_completes_a_name_that_is_heard() -> None:
    assert covered("person", "Lailee Parvin", "Then Lily Parveen signed.") == ["Lily Parveen"]


def test_behind_a_comma_a_part_that_leads_begins_another_name() -> None:
    text = "ثم كلّمنا بو نايف، وأبو الشباب غاب"
    sure = [s for s in scan(text, [Known("K", "alias", "أبو نايف")]) if s.confidence == "auto"]
    assert [text[span.start : span.end] for span in sure] == ["بو نايف"]


def test_a_title_behind_one_name_is_none_of_the_name_behind_the_comma() -> None:
    known = [Known("K", "person", "নাজমা বেগম"), Known("L", "person", "Nazma Begum", same_as="K")]
    text = "নাজমা বেগম, Nazma Begum came."
    found = [text[span.start : span.end] for span in scan(text, known)]
    assert found == ["নাজমা বেগম", "Nazma Begum"]


def test_plain_words_that_a_firm_joins_wait_for_a_person() -> None:
    known = [Known("K", "employer", "Greenfield Rubber Co., Ltd.")]
    text = "Greenfield Rubber owns it. Behind the green field there is a pond."
    _, apart = scan(text, known)
    assert (apart.confidence, text[apart.start : apart.end]) == ("amber", "green field")


def test_who_leads_a_boat_or_a_gang_is_called_so() -> None:
    text = "Tekong Prasert memukul kami"
    (span,) = (s for s in scan(text, [Known("K", "person", "ประเสริฐ ศรีทอง")]) if s.known_id)
    assert span.confidence == "auto"
