"""Numbers of the record are found in every writing, and nothing beside them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.redaction import Known, Scanner
from tests.exports.redaction.marked import marked

PHONE = Known("N", "phone", "+66812550142")
WRITTEN = {
    PHONE: r"""
Call «+66812550142» now.
Call «0812550142» now.
Call «812550142» now.
Call «66812550142» now.
Call «0066 81 255 0142» now.
Call «(66) 81 255 0142» now.
Call «+66 (0) 81-255-0142» now.
Call «+66(0)812550142» now.
Call «081-255-0142» now.
Call «081.255.0142» now.
Call «081/255/0142» now.
Call «081_255_0142» now.
Call «(081) 255-0142» now.
Call «08 1255 0142» now.
Call «081, 255, 0142» now.
Call «0 8 1 2 5 5 0 1 4 2» now.
Call «081–255–0142» now.
Call «081 - 255 - 0142» now.
Call «081·255·0142» now.
Call «081:255:0142» now.
Call «081\n255\n0142» now.
Call «081 255\n> 0142» now.
Call «081 255\n      0142» now.
Call «081-255-\n0142» now.
โทร«๐๘๑-๒๕๕-๐๑๔๒»นะ
Call «๐๘๑ 255 ၀၁၄၂» now.
Call «០៨១ ២៥៥ ០១៤២» now.
Call «०८१ २५५ ০১৪২» now.
Call «٠٨١٢٥٥٠١٤٢» now.
Call «０８１２５５０１４２» now.
Call «⓪⑧①②⑤⑤⓪①④②» now.
Call «𝟎𝟖𝟏 𝟐𝟓𝟓 𝟎𝟏𝟒𝟐» now.
Call «0️⃣8️⃣1️⃣2️⃣5️⃣5️⃣0️⃣1️⃣4️⃣2️⃣» now.
Call «08​1 2­55 01‎42» now.
Call «O81 255 O142» now.
Call «o8l-255-oI42» now.
Call «08l 2SS 0l42» now.
Call «0B1 25S 0I4Z» now.
Call «08| 255 0|42» now.
Call «081 Z55 O14Z» now.
Call «O8I2SSOI42» now.
Call «zero eight one two five five zero one four two» now.
Call «oh eight one, two five five, oh one four two» now.
It is «Zero-eight-one-two double-five zero-one four-two».
It is «zero eight one two double five zero one four two».
Call «oh eighty-one two fifty-five oh one forty-two» now.
Call «081 two five five 0142» now.
Call «oh eight one, then 255, 0142» now.
Call «zero eight one dash two five five dash zero one four two» now.
Call «zero eight one, followed by two double five, and then oh one four two» now.
Call «plus six six eight one two five five zero one four two» now.
It is «Eight. One. Two. Five. Five. Zero. One. Four. Two.» he said.
เบอร์ «ศูนย์แปดหนึ่งสองห้าห้าศูนย์หนึ่งสี่สอง» นะ
เบอร์ «ศูนย์แปดหนึ่ง แล้ว สองห้าห้า ขีด ศูนย์หนึ่งสี่สอง» นะ
เบอร์ «ศูนย์ แปด หนึ่ง สอง ห้า ห้า ศูนย์ หนึ่ง สี่ สอง» นะ
ເບີ «ສູນ ແປດ ໜຶ່ງ ສອງ ຫ້າ ຫ້າ ສູນ ໜຶ່ງ ສີ່ ສອງ»
លេខ «សូន្យ ប្រាំបី មួយ ពីរ ប្រាំ ប្រាំ សូន្យ មួយ បួន ពីរ»
ဖုန်း «သုည ရှစ် တစ် နှစ် ငါး ငါး သုည တစ် လေး နှစ်»
ဖုန်း «သုညရှစ်တစ်နှစ်ငါးငါးသုညတစ်လေးနှစ်»
नम्बर «शून्य आठ एक दुई पाँच पाँच शून्य एक चार दुई»
नंबर «शून्य आठ एक दो पाँच पाँच शून्य एक चार दो»
नंबर «ज़ीरो एट वन टू फाइव फाइव ज़ीरो वन फोर टू»
नंबर «ज़ीरो इक्यासी पच्चीस पचास चौदह दो»
नंबर «ज़ीरो आठ एक दो डबल पाँच ज़ीरो एक चार दो»
নম্বর «শূন্য আট এক দুই পাঁচ পাঁচ শূন্য এক চার দুই»
số «không tám một hai năm năm không một bốn hai»
nomor «nol delapan satu dua lima lima nol satu empat dua»
nombor «kosong lapan satu dua lima lima kosong satu empat dua»
رقمه «صفر ثمانية واحد اثنان خمسة خمسة صفر واحد أربعة اثنان»
number «shunya aath ek do paanch paanch shunya ek char do»
the number ending «0142»
the one ending in «0142»
it ends with «0142»
her phone, last four «0142»
last 4 digits: «0142»
the last four digits are «0142»
phone «xxx-xxx-0142»
phone «081-xxx-0142»
phone «081 255 xxxx»
phone «081-255-XX42»
phone «+66 81 *** 0142»
phone «••••••0142»
phone «...0142»
phone «…0142»
phone «08125501xx»
number ending «five zero one four two»
เบอร์ลงท้าย «0142»
นัมเบอร์ลงท้ายด้วย«๐๑๔๒»
ເບີລົງທ້າຍ «0142»
លេខចុងក្រោយ «០១៤២»
ဖုန်းနောက်ဆုံးဂဏန်း «၀၁၄၂»
अन्तिम चार अंक «०१४२»
आखिरी चार अंक «०१४२»
শেষ চার সংখ্যা «০১৪২»
số đuôi «0142»
4 số cuối «0142»
berakhiran «0142»
empat angka terakhir «0142»
آخر أربعة أرقام «٠١٤٢»
Call «081-255-0124» now, phone.
Call «081-255-014» now, phone.
Call «081-255-01442» now, phone.
wa.me/«66812550142»
tel:«+66-81-255-0142»
เบอร์0812550142ค่ะ คือ «0812550142»
IMG_«0812550142».jpg
#«0812550142»
""",
    Known("P", "id_number", "MD1255014"): r"""
Her passport «MD1255014» is gone.
Her passport «md1255014» is gone.
Her passport «MD 1255014» is gone.
Her passport «MD-125-5014» is gone.
Her passport «M D 1 2 5 5 0 1 4» is gone.
Her passport «MD/125/5014» is gone.
Her passport «MD.1255014» is gone.
Her passport «MD12 55\n014» is gone.
Her passport «MD၁၂၅၅၀၁၄» is gone.
Her passport «MD๑๒๕๕๐๑๔» is gone.
Her passport «MDI255OI4» is gone.
Her passport «MD1Z5SO14» is gone.
Her passport «МD1255014» is gone.
Her passport «ＭＤ１２５５０１４» is gone.
Her passport, number «1255014», is gone.
Her passport «M D one two five five zero one four» is gone.
Her passport «MD one two double five oh one four» is gone.
Her passport «MDxxxx014» is gone.
Her passport «MD125****» is gone.
Her passport ending «5014» is gone.
Her passport «MD1255041» is gone.
Her passport «MD125514» is gone.
Her passport «MD12555014» is gone.
""",
    Known("T", "id_number", "1103702071811"): r"""
card «1-1037-02071-81-1»
card «1 1037 02071 81 1»
card «1.1037.02071.81.1»
card «๑-๑๐๓๗-๐๒๐๗๑-๘๑-๑»
card «110370207 1811»
card «l1o37O2O7l8ll»
card «1-1037-02071-xx-x»
card «1-1037-xxxxx-81-1»
card «one one zero three seven zero two zero seven one eight one one»
card ending «1811»
""",
    Known("C", "id_number", "12/DAGAMA(N)204518"): r"""
NRC «12/DAGAMA(N)204518»
NRC «12/DaGaMa(N) 204518»
NRC «12/DAGAMA (NAING) 204518»
NRC «12/Da Ga Ma (Naing) 204518»
NRC «12 / DAGAMA / N / 204518»
NRC «12-DAGAMA(N)-204518»
NRC «12/DAGAMA-N-204518»
NRC «12dagaman204518»
မှတ်ပုံတင် «၁၂/ဒဂမ(နိုင်)၂၀၄၅၁၈»
မှတ်ပုံတင် «၁၂/ ဒဂမ (နိုင်) ၂၀၄၅၁၈»
မှတ်ပုံတင် «၁၂/ဒဂမ(N)204518»
NRC «l2/DAGAMA(N)2O45l8»
NRC number «204518»
NRC ending «4518»
""",
    Known("A", "account", "123-4-56789-0"): r"""
account «1234567890»
account «123-4-56789-0»
account «123 4 56789 0»
account «123.456.7890»
account «123-456-7890»
account «๑๒๓-๔-๕๖๗๘๙-๐»
account «l23-4-56789-O» or «I23-4-5678g-0»
account «xxx-x-x6789-0»
account «one two three four five six seven eight nine zero»
a/c ending «7890»
""",
    Known("V", "plate", "กข 5501 ระยอง"): r"""
ทะเบียน «กข 5501 ระยอง»
ทะเบียน «กข5501»
ทะเบียน «กข-5501»
ทะเบียน «ก.ข. 5501»
ทะเบียน «กข ๕๕๐๑» ครับ
plate «กข 5501» Rayong
plate «KK 5501»
ทะเบียน «5501»
car «5501 ระยอง»
""",
    Known("D", "plate", "Dhaka Metro-Ga-15-5551"): r"""
car «Dhaka Metro-Ga-15-5551»
car «Dhaka Metro Ga 15-5551»
car «DHAKA METRO GA 155551»
car «Ga 15-5551»
গাড়ি «ঢাকা মেট্রো-গ-১৫-৫৫৫১»
car «15-5551»
""",
    Known("B", "plate", "B 5501 XYZ"): r"""
mobil «B 5501 XYZ»
mobil «B5501XYZ»
mobil «b-5501-xyz»
mobil «B 55O1 XYZ»
mobil plat «5501»
""",
    Known("E", "email", "somchai.r88@mail.example"): r"""
write «somchai.r88@mail.example»
write «SOMCHAI.R88@MAIL.EXAMPLE»
write «somchai.r88 (at) mail (dot) example»
write «somchai.r88 [at] mail [dot] example»
write «somchai.r88 at mail dot example»
write «somchai dot r88 at mail dot example»
write «somchai . r88 @ mail . example»
write «somchai.r88@mail\n.example»
write «somchai.r88＠mail．example»
write «s o m c h a i . r 8 8 @ mail.example»
write «somchai.r88_at_mail_dot_example»
write «somchai.r88 แอท mail ดอท example»
write «somchai จุด r88 แอด เมล จุด เอ็กแซมเพิล»
write «somchai dot r88 [at] mail [dot] example»
เมล«somchai.r88 แอ็ด mail ดอท example» ครับ
write «somchai.r88 a còng mail chấm example»
write «somchai.r88@mail»
write mailto:«somchai.r88@mail.example»
write «somchai[.]r88[@]mail[.]example»
write «somchair88@mail.example»
her address is «somchai.r88» there
write «somchai.r88%40mail.example»
""",
    Known("U", "url", "https://www.facebook.com/koaung.lwin.77"): r"""
see «https://www.facebook.com/koaung.lwin.77»
see «facebook.com/koaung.lwin.77»
see «m.facebook.com/koaung.lwin.77»
see «fb.com/koaung.lwin.77»
see «koaung.lwin.77» on facebook
see «facebook [dot] com/koaung.lwin.77»
see «hxxps://www[.]facebook[.]com/koaung.lwin.77»
""",
    Known("ZN", "phone", "+95 9 455 550 177"): r"""
ph «09-455550177»
«၀၉ ၄၅၅ ၅၅၀ ၁၇၇»
«09 four five five, five five oh, one seven seven»
«+959455550177»
«959 455 550 177»
«09455 550 I77»
«၀၉-၄၅၅-XXX-၁၇၇»
နောက်ဆုံး ၄ လုံးက «၀၁၇၇»
the one that ends «0177»
«သုည ကိုး လေး ငါး ငါး ငါး ငါး သုည တစ် ခုနစ် ခုနစ်»
+95(0)9 455550177 or «+95 (0) 9 455 550 177»
digits «0177» at the end
number with the last three «177» shown
ph «09 455 55O l77»
"0-9-4-5-5-5-5-0-1-7-7" is «0-9-4-5-5-5-5-0-1-7-7»
«09.4555.50177»
t.me/+«959455550177»
""",
    Known("ZN2", "phone", "0812-5550-1234"): r"""
«+62 812 5550 1234»
«62812-5550-1234»
«nol delapan satu dua, lima lima lima nol, satu dua tiga empat»
nomor belakangnya «1234»
«0812 5550 XXXX»
«0812.5550.1234»
«o812 555O 1234»
berakhir dengan «1234»
""",
    Known("ZI", "id_number", "3273015505900012"): r"""
NIK «32.7301.550590.0012»
NIK «327301 550590 0012»
NIK «3273-0155-0590-0012»
NIK «3273 01 550590 0012»
NIK «32730155059OOO12»
KTP berakhiran «0012»
NIK «3273************»
NIK «three two seven three zero one five five zero five nine zero zero zero one two»
""",
    Known("ZA", "account", "205.550.11903"): r"""
হিসাব «২০৫৫৫০১১৯০৩»
a/c «205 550 11903»
account «205-550-11903»
account ending «1903»
হিসাবের শেষ চার সংখ্যা «১৯০৩»
a/c «xxxxxxx1903»
""",
    Known("ZV", "plate", "2กร 5519 ชลบุรี"): r"""
«๒กร ๕๕๑๙»
«2 กร 5519 ชลบุรี»
«2กร-5519»
«2กร5519» ชบ
ทะเบียน «5519 ชลบุรี»
""",
    Known("ZV2", "plate", "UP 78 AB 5501"): r"""
«UP78AB5501»
«UP-78-AB-5501»
«up 78 ab 5501»
plate ending «5501»
गाड़ी «यूपी 78 एबी 5501»
""",
    Known("ZE", "email", "k.boonmee55@letters.example"): r"""
«k.boonmee55 @ letters . example»
«k dot boonmee55 at letters dot example»
«k.boonmee55(at)letters.example»
«K.Boonmee55@Letters.Example»
«k.boonmee55 แอท เล็ตเตอร์ส ดอท เอ็กแซมเปิล»
«k.boonmee55 [ที่] letters [จุด] example»
«k.boonmee55<at>letters<dot>example»
«kboonmee55@letters.example»
«k.boonmee55»
""",
    Known("ZP", "id_number", "PA0555123"): r"""
«PA 0555 123»
«pa0555123»
«P.A. 0555123»
«PA O555I23»
«PA zero five five five one two three»
passport ending «5123»
«PA05***23»
passport «0555123»
""",
}
CASES = [
    pytest.param(known, marked(line.strip().replace(r"\n", "\n")), id=f"{known.kind} {line}")
    for known, lines in WRITTEN.items()
    for line in lines.strip().splitlines()
]
NOT_THESE = """
Order 0812550 came; 255 0142 boxes are left; 12.550142 kg.
The price is 1,255,014 kyat and 812,550 baht, 142 of 255.
Article 81, 255 days, 0142 hours; room 142; 5501 workers; 7890 boxes; 2045 and 18.
Pay ends on 12; the street ends at 5014 Main Road; year ending 2018.
He said one, two, five or five; one of four; two of twelve came.
Call 082-244-9981 or 0912345678; passport MB9988776; account 999-1-22334-5.
Mail info@mail.example or see www.facebook.com/safety.page.
"""


@pytest.mark.parametrize(("known", "case"), CASES)
def test_a_number_of_the_record_is_found_however_it_is_written(known, case) -> None:  # type: ignore[no-untyped-def]
    sure = [span for span in Scanner([known]).scan(case.text) if span.confidence == "auto"]
    assert case.missed(sure) == []


@pytest.mark.parametrize("line", NOT_THESE.strip().splitlines())
def test_other_numbers_are_not_taken_for_those_of_the_record(line: str) -> None:
    spans = Scanner(list(WRITTEN)).scan(line)
    assert [line[s.start : s.end] for s in spans if s.known_id is not None] == []


DIGITS = ("0123456789", "๐๑๒๓๔๕๖๗๘๙", "၀၁၂၃၄၅၆၇၈၉", "០១២៣៤៥៦៧៨៩", "໐໑໒໓໔໕໖໗໘໙", "०१२३४५६७८९",
          "০১২৩৪৫৬৭৮৯", "٠١٢٣٤٥٦٧٨٩")  # fmt: skip
GAPS = ("", " ", "-", ".", "/", "\n", " - ", "\u00a0", "\u200b", "\u2011")


@given(
    st.sampled_from(["812550142", "923441765", "653108829"]),
    st.sampled_from(["+66", "0066", "66", "0", "+66 (0)", "+66-", "(66) ", ""]),
    st.integers(min_value=0),
)
@settings(max_examples=60)
def test_any_spacing_prefix_and_mixture_of_digits_is_read(
    digits: str, prefix: str, seed: int
) -> None:
    dice = random.Random(seed)
    written = "".join(
        dice.choice(DIGITS)[int(c)] + dice.choice(GAPS) * (dice.random() < 0.3) for c in digits[:-1]
    )
    written = prefix + written + digits[-1]
    text = f"Ring {written} today"
    spans = Scanner([Known("N", "phone", "+66" + digits)]).scan(text)
    found = {at for s in spans if s.confidence == "auto" for at in range(s.start, s.end)}
    assert {at for at in range(5, 5 + len(written)) if text[at].isalnum()} <= found


@pytest.mark.parametrize(
    ("kind", "record", "text", "mention"),
    [
        ("detail", "500 baht", "One paid 21,500 baht", "21,500 baht"),
        ("other", "500 baht", "One paid 1.021.500 baht", "1.021.500 baht"),
        ("detail", "500 baht", "One paid 500 baht", "500 baht"),
        ("phone", "+66 815 550 142", "Ring +66.815.550.142 now", "+66.815.550.142"),
        ("phone", "0815550142", "Ring 12,0815550142 now", "0815550142"),
    ],
)
def test_the_end_of_a_sum_is_no_number_of_its_own(
    kind: str, record: str, text: str, mention: str
) -> None:
    found = Scanner([Known("K", kind, record)]).scan(text)
    assert [text[span.start : span.end] for span in found] == [mention]
