"""Names as they are typed in a hurry, quoted, clipped and numbered; and words that stay."""

import pytest

from exports.redaction import Known, scan

SURE = [
    # The end of a line within a word, in a letter that is quoted.
    ("person", "Anong Phetsuwan", "I, Anong Phet-\n> suwan, agree", "Anong Phet-\n> suwan"),
    ("person", "Anongnat Phet", "and Anong-\n>> nat said no", "Anong-\n>> nat"),
    # A 2 that says the part again.
    ("person", "Khin Khin Mon", "ask khin2 mon about it", "khin2 mon"),
    # Parts in small letters, spelt by ear, beside each other.
    ("person", "Abdul Jalil Mia", "the man abdul jaleel miah took it", "abdul jaleel miah"),
    # One part in two words, by ear.
    ("person", "Nandkishor Verma", "account of Nand Kishore Verma.", "Nand Kishore Verma"),
    # Numbers of places in words, with a nought, or without what the place is.
    ("site", "Camp Mango 3", "they call it Camp Mango Three now", "Camp Mango Three"),
    ("site", "KM Mutiara Timur 07", "kapal KM. Mutiara Timoer 7; yang", "KM. Mutiara Timoer 7"),
    # First letters in another order.
    ("person", "Otieno Samuel Wekesa", "signing only S.W.O. Then we left", "S.W.O."),
    ("person", "सुमन बहादुर विश्वकर्मा", "छोटकरीमा सुमन बि.क., अनि", "सुमन बि.क"),
    # The keys of Telex, in small letters too.
    ("person", "Vũ Thị Hường", "ghi vux thij huwowngf vì hỏng", "vux thij huwowngf"),
    ("person", "Đặng Thị Bích", "gõ DDawngj Thij Bichs vì", "DDawngj Thij Bichs"),
    # Particles written onto a name.
    ("person", "Markus Tefa", "Markuslah yang menulis daftar", "Markuslah"),
    ("person", "अनिता गुरुङ", "अनिता गुरुङसहित चार जनाले", "अनिता गुरुङसहित"),
    ("employer", "नीलम होजरी मिल्स", "नीलम होजरीवालों ने निकाला", "नीलम होजरीवालों"),
    # Sounds of Hindi and Nepali that are written in two ways.
    ("person", "लक्ष्मी देवी यादव", "पर्ची पर लछमी देवी यादव लिखा", "लछमी देवी यादव"),
    ("person", "ज्ञानेन्द्र साह", "कागजमा ग्यानेन्द्र साह छ", "ग्यानेन्द्र साह"),
    # A firm without its legal form, with a short one, or by its first words.
    ("employer", "บริษัท โกลเด้น ไทด์ ซีฟู้ด จำกัด", "เรียกว่าโกลเด้น ไทด์ กัน", "โกลเด้น ไทด์"),
    ("employer", "บริษัท ไทยเวฟพลัส จำกัด", "ห้าม บ.ไทยเวฟพลัส จก. เอา", "บ.ไทยเวฟพลัส จก."),
    # Days by colloquial, other and joined names of months, and in eight digits.
    ("date", "2001-11-03", "เกิด 3 พฤศจิกา 2544 ครับ", "3 พฤศจิกา 2544"),
    ("date", "2001-11-03", "ولد 3 تشرين الثاني 2001 هناك", "3 تشرين الثاني 2001"),
    ("date", "2001-08-03", "lahir 3 Agt 2001 di sana", "3 Agt 2001"),
    ("date", "2001-08-03", "မွေး ၃ သြဂုတ်လ ၂၀၀၁ ပါ", "၃ သြဂုတ်လ ၂၀၀၁"),
    ("date", "2001-08-03", "file_20010803.jpg", "20010803"),
    # Whose child somebody is, as Malaysia and Singapore write it.
    ("person", "Selvam a/l Rajendran", "he is Selvam s/o Rajendran", "Selvam s/o Rajendran"),
    # Letters of the syllables of a Burmese name; a firm's with a sign for "and".
    ("person", "ဇင်မာထွေး", "မိုဟွမ် နဲ့ ဇ.မ.ထ တို့ကို ဆူတယ်", "ဇ.မ.ထ"),
    ("employer", "Palm Cove Hotel & Spa", "PCH&S took the meals", "PCH&S"),
    # The silent or carried first letter of a name in another script.
    ("person", "Lin Chih-wei", "นายหน้าชื่อหลิน จื้อเหว่ย หักเงิน", "หลิน จื้อเหว่ย"),
    ("person", "อนุชา แสงทอง", "ຄົນໄທຊື່ອະນຸຊາ ແສງທອງ ເຫັນ", "ອະນຸຊາ ແສງທອງ"),
    ("person", "Haitham Laith Mansour", "قال هيثم ليث منصور إن", "هيثم ليث منصور"),
    # A case ending on a part of two letters.
    ("employer", "ফ্যালকন আই সিকিউরিটি", "আঁকা, ফ্যালকন আইর গার্ড", "ফ্যালকন আইর"),
    ("person", "Arumugam a/l Periasamy", "18:39 A.P.: they put me there, A. Periasamy", "A.P."),
    # Two syllables as one word; a name and what it has, without the sign between.
    ("person", "Yu Yu Khaing", "tell yuyu dont go there", "yuyu"),
    ("person", "Ko Phyo Wai", "phyo wais passport still w agency", "phyo wai"),
    ("person", "Nilar Soe Hein", "the agency made it Nila So Hain.", "Nila So Hain"),
    ("person", "कृष्णमाया तामाङ", "खाममा कृष्णमाया तामांग लेखिएको", "कृष्णमाया तामांग"),
    ("person", "ปรีชา วงษ์ทอง", "ต้นเดือน หน.ปรีชาหักคนละ 500", "ปรีชา"),
    ("phone", "+254724610593", "call zero 7 two 4 six1 0 five9three", "zero 7 two 4 six1 0"),
    # What first names of Thailand end with, and an article that the record has too.
    ("person", "ธีรพงษ์ ใจงาม", "วันศุกร์ แต่ธีรพงษ์ฉีกทิ้ง", "ธีรพงษ์"),
    ("employer", "Al Sabah Domestic Services", "he drives for Al Sabah. Room 12", "Al Sabah"),
    # The end of a number behind a label.
    ("account", "AE070331234567890123456", "last_4_iban ....: 3456", "3456"),
    ("account", "AE070331234567890123456", "last four digits of the IBAN: 3456", "3456"),
    ("phone", "+971551234567", "phone ....: tel:00971-55-123-4567", "tel:00971-55-123-4567"),
    # Some words by the keys of Telex, others as they should be.
    ("person", "Võ Ngọc Ánh", "gõ vội thành Vox Ngocj Ánh trong", "Vox Ngocj Ánh"),
    # A part in two words with two letters changed over.
    ("person", "Omprakash Manjhi", "the slip says Om Parkash Majhi.", "Om Parkash Majhi"),
    # A part that is said again in the order of the record.
    ("person", "Đặng Quốc Thắng", "va thang quoc thang to cat xui", "quoc thang"),
    # The day of the week before a day.
    ("date", "2026-03-06", "burnt on Friday, March 6th 2026, at", "Friday, March 6th 2026"),
    ("date", "2026-03-06", "เมื่อวันศุกร์ที่ 6 มีนาคม 2569 เขา", "ศุกร์ที่ 6 มีนาคม 2569"),
    ("date", "2026-03-06", "vào thứ Sáu, ngày 6/3/2026 nhé", "thứ Sáu, ngày 6/3/2026"),
    # Numbers in pairs, and in Arabic with the ten behind its unit.
    ("phone", "+8801932550864", "শূন্য উনিশ বত্রিশ পঞ্চান্ন শূন্য আট চৌষট্টি।", "উনিশ বত্রিশ পঞ্চান্ন"),
    (
        "phone",
        "+962793522476",
        "صفر سبعة تسعة خمسة وثلاثين اثنين وعشرين سبعة واربعين ستة",
        "وعشرين سبعة",
    ),
    ("phone", "+9779844222331", "अन्ठानब्बे चवालीस बाइस तेइस एकतीस भन्यो", "अन्ठानब्बे चवालीस बाइस"),
    # What firms have stands behind the one part that tells them apart.
    ("employer", "हिमशिखर म्यानपावर प्रा. लि.", "हिमशिखरको अफिसमा दुई घण्टा", "हिमशिखर"),
    ("employer", "บริษัท มงคลชัยแพ็คกิ้ง จำกัด", "ทำงานที่มงคลชัยแพ็คกิ้งมาสองปี", "มงคลชัยแพ็คกิ้ง"),
    ("person", "স্বপন কুমার দাস", "খাটায়, আর স্বপন দা কিছু বললেই", "স্বপন"),
    # Names in other scripts: n as a mere dot, letters that are struck out, an article.
    ("person", "Harjinder Gill", "हम उसे हरजिंदर सरदार कहते थे", "हरजिंदर"),
    ("person", "Pich Sreyleak", "ในใบพิมพ์ เพชร ศรีลักษณ์ เหมือนชื่อ", "เพชร ศรีลักษณ์"),
    ("person", "Mubarak Obaid Al-Shahri", "السيد مبارك عبيد الشحري حاضر", "مبارك عبيد الشحري"),
    # A word of the dictionary that begins within the title.
    ("person", "อรทัย พุ่มพวง", "มีกล้อง ถ่ายติดนางสาวอรทัยฯ", "อรทัย"),
    # A servant of God for short, endings of respect, letters of the neighbours.
    ("person", "Abdul Ghofur", "Pengurus Abd. Gofur ikut munas", "Abd. Gofur"),
    ("person", "Prasong Kittiwong", "and Prasong Kitiwongse was seen", "Prasong Kitiwongse"),
    ("person", "खिमा पुर्जा", "बसेर खिमाबिनाको घर सम्झँदा", "खिमाबिनाको"),
    ("person", "तिलक भट्टराई", "तिलकसरका मान्छे मोटरसाइकलमा", "तिलकसरका"),
    ("person", "ফারজানা সুলতানা", "উঠেছিল ফাৰজানা, জায়গায়", "ফাৰজানা"),
    ("alias", "ពៅ", "ហៅនាងថា អូនពៅ ព្រោះ", "អូនពៅ"),
    # Firms cut short, and private ones.
    ("employer", "บริษัท ทะเลทองแปรรูป จำกัด", "ในสลิปเขียน ทะเลทองฯ ข้างหลัง", "ทะเลทอง"),
    ("employer", "Bright Harbour Apparel Pvt. Ltd.", "from Bright Harbour Apparel (P) Limited; as",
     "Bright Harbour Apparel (P) Limited"),
    # Months in Roman numbers, a nought typed as a letter, letters for Burmese digits.
    ("date", "1988-11-02", "clinic wrote 2.XI.1988 on it", "2.XI.1988"),
    ("date", "1987-07-19", "Date of birth  19 / O7 / 1987", "19 / O7 / 1987"),
    ("phone", "+959257448316", "ဖုန်းဝ၉၂၅၇ ၄၄၈ ၃၁၆ ပါ", "ဝ၉၂၅၇ ၄၄၈ ၃၁၆"),
    ("phone", "+959257448316", "ညီမရဲ့ ဖုန်းက ဝ၉ ၂၅ရ ၄၄၈ ၃၁၆ ပါ", "ဝ၉ ၂၅ရ ၄၄၈ ၃၁၆"),
    # An address in parts, shortened and counted in Roman numbers.
    ("site", "Sea Breeze Hostel Block 4", "on it: SEA BREEZE HOSTEL, BLK-IV.", "HOSTEL, BLK-IV"),
]  # fmt: skip
SEEN = [
    ("employer", "Crown Palm Glove Sdn Bhd", "msg: crown palm moved 60 ppl", "crown palm"),
    ("person", "Lý Thị Mỹ Hạnh", "c mỹ hạnh bị nợ lương 2 thg", "mỹ hạnh"),
    ("site", "Warehouse Echo 6", "she is in wh echo 6 not here", "wh echo 6"),
    ("person", "Trần Đình Khải", "anh khải bị ép ký", "anh khải"),
    ("person", "Vàng Thị Páo", "e páo ở quê ko báo", "páo"),
    ("person", "Dewi Kusumaningrum", "mbak dewi dipecat jam 7", "mbak dewi"),
    ("person", "Hj. Siti Munawaroh", "pintu dikunci munawarah sesak napas", "munawarah"),
    ("phone", "+66831239416", 'heard as "nine four one six" at the end', "nine four one six"),
    ("employer", "หจก. ไทยรุ่งผ้าใบกันน้ำ", "ไทยรุ่งผ้าใบไล่คนออก", "ไทยรุ่งผ้าใบ"),
    ("site", "បន្ទប់ជួល តាសឿន", "មកចាំមុខតាសឿនពីរយប់", "តាសឿន"),
    # Small letters in a quotation, whatever the sentence around it begins with.
    (
        "person",
        "Huỳnh Thị Mỹ Duyên",
        'Trong nhóm có đăng: "con my duyen chuyen 6 xui moi nguoi"',
        "my duyen",
    ),
    ("alias", "Lina", "[03/06/2026, 10:22] Ana: if they ask, say you are lina only", "lina"),
]
PATTERNS = [
    ("รถขท2094 นครปฐมมารับ", "ขท2094 นครปฐม"),
    ("ລົດ ກຂ 4718 ວຽງຈັນ ມາຮັບ", "ກຂ 4718 ວຽງຈັນ"),
    ("गाड़ी up65bt2819 चमन में", "up65bt2819"),
    ("ໂອນເງິນເຂົ້າ 160-12-00-00884275-001 ກ່ອນ", "160-12-00-00884275-001"),
    ("बोल्नुस् ६६७२-०५१९ मा नगर्नु", "६६७२-०५१९"),
    ("ပတ်စ်ပို့ MH 482 617၊ ယူသွား", "MH 482 617"),
    ("ငွေလွှဲအကောင့် 0973 0510 2288 41906။", "0973 0510 2288 41906"),
    ("टेबुलमा 11482736 लेखिएको पासपोर्ट देखेको", "11482736"),
    ("is sent on to JO82 HBHO 0320 0000 0450 1179 6310 02, which", "HBHO 0320 0000 0450"),
]
LEFT = [
    ("person", "လှဘူး", "အဆောင်က မလှဘူး၊ သန့်လည်း မသန့်ဘူး", "မလှဘူး"),
    ("person", "ជា សុភ័ក្រ", "លោកជាសុភ័ក្រជាមេក្រុម", "ជាមេក្រុម"),
    ("alias", "ฝน", "ช่วงหน้าฝนหอพักรั่ว พี่ฝนขอย้าย", "หน้าฝน"),
    ("person", "Park Jae-hyun", "parked on Park Avenue. Park Jae-hyun came", "Park Avenue"),
    ("person", "Yousef Qasim", "two dates.\n\nQ. You said there was food", "Q. You"),
    ("employer", "រោងចក្រ ផ្កាយខៀវ", "ឃើញផ្កាយខៀវនៅលើមេឃមែន", "ផ្កាយខៀវ"),
    ("date", "2001-08-03", "invoice 20010804 and batch 03082010", "03082010"),
    ("phone", "+66801234567", "ห้ามส่งข้อความ ศูนย์แปดหก สี่สามหนึ่ง สองศูนย์ ห้ามโทร", "ห้ามโทร"),
    ("person", "শান্তি রানী দাস", "শান্তি রানী দাস বলেন, শান্তিতে ঘুমাতে পারেন না", "শান্তিতে"),
    ("person", "Untung Widjaja", "Untungnya ada saksi di sana.", "Untungnya"),
    ("person", "نور الدين الصباغ", "وإن سداد الدين سيأخذ سنتين", "الدين"),
    ("person", "Đặng Quốc Thắng", "Anh Thắng kể. Tăng ca 4 tiếng không tính tiền.", "Tăng ca"),
    ("employer", "واحة النخيل للألبسة", "وتحت نخيل الواحة كنا ننام", "نخيل الواحة"),
    ("site", "khu trọ Bàu Trâm 12", "đậu trước khu trọ hai đêm liền", "khu trọ"),
    ("person", "Ruenrom Wongsa", 'It is Golf, status "pleasant (ruenrom)" in it', "ruenrom"),
    ("person", "ทุน ลิน หน่าย", "ไม่ใช่นายทุนของใคร", "นายทุน"),
    ("person", "Ketut Suardana", "1. Pembukaan. Ketua mengucapkan terima kasih", "Ketua"),
    ("phone", "+8801936470285", "শূন্য এক নয় তিন ছয়, চার সাত শূন্য, দুই আট পাঁচ। সতেরো ঘণ্টা", "সতেরো"),
    (
        "person",
        "Somchai Jaidee",
        "paid 1200000 for passport and 3500000 kip passport fee",
        "1200000",
    ),
]


def marked(text: str, known: list[Known], *, sure: bool) -> set[int]:
    spans = scan(text, known)
    return {
        place
        for span in spans
        if span.confidence == "auto" or not sure
        for place in range(span.start, span.end)
    }


def letters(text: str, mention: str) -> set[int]:
    first = text.index(mention)
    return {at for at in range(first, first + len(mention)) if text[at].isalnum()}


@pytest.mark.parametrize(("kind", "record", "text", "mention"), SURE)
def test_a_hasty_mention_is_marked(kind: str, record: str, text: str, mention: str) -> None:
    assert letters(text, mention) <= marked(text, [Known("K", kind, record)], sure=True)


@pytest.mark.parametrize(("kind", "record", "text", "mention"), SEEN)
def test_a_doubtful_mention_waits_for_a_person(
    kind: str, record: str, text: str, mention: str
) -> None:
    assert letters(text, mention) <= marked(text, [Known("K", kind, record)], sure=False)


@pytest.mark.parametrize(("text", "number"), PATTERNS)
def test_a_number_of_no_record_is_seen(text: str, number: str) -> None:
    assert letters(text, number) <= marked(text, [], sure=False)


@pytest.mark.parametrize(("kind", "record", "text", "words"), LEFT)
def test_other_words_are_left_alone(kind: str, record: str, text: str, words: str) -> None:
    assert not letters(text, words) & marked(text, [Known("K", kind, record)], sure=True)
