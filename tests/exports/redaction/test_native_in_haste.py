"""Names typed in haste in scripts other than Latin, and the plain words that they are."""

import pytest

from exports.redaction import Known, scan

SURE = [
    # A word of the dictionary at the head of a clause, before a wish or what people dare.
    ("person", "วิไลพร จันทร์หอม", "ไม่ใช่วันที่ 15 วิไลพรอยากคุยก่อน", "วิไลพร"),
    ("person", "ປະເສີດ ແກ້ວມະນີ", "ບໍ່ໄດ້ ປະເສີດຢາກກັບບ້ານ", "ປະເສີດ"),
    ("person", "ຄຳພອນ ແສງສະຫວັນ", "ຢ່າໂທຕອນເຊົ້າ ຄຳພອນຢາກເມືອບ້ານ", "ຄຳພອນ"),
    ("person", "ญ៉ែម ស្រីរ័ត្ន".replace("ญ", "ញ"), "ត្រូវដែរ ស្រីរ័ត្នអត់ហ៊ាននិយាយ", "ស្រីរ័ត្ន"),
    # Behind whom somebody is put over, "called", and a lady's title in the midst of a clause.
    ("alias", "บอย", "ไม่ได้พัก หัวหน้าไลน์บอยไม่ให้ลาป่วย", "บอย"),
    ("alias", "ສົມພອນ", "ແລ້ວຫົວໜ້າສົມພອນບໍ່ໃຫ້ລາ", "ສົມພອນ"),
    ("alias", "ວັນເພັງ", "ນາຍຈ້າງໃຫ້ນາງວັນເພັງຖືໄວ້", "ວັນເພັງ"),
    ("person", "วันเพ็ญ ใจดี", "สมุดกับบัตรอยู่กับนางวันเพ็ญ ผมไม่เคยเห็น", "วันเพ็ญ"),
    # Last sounds of a Thai syllable, written with another letter of the same sound.
    ("person", "บุญส่ง แก้วกัลยา", "ลุงบุนส่งมาที่นี่", "บุนส่ง"),
    ("person", "ณัฐพล รุ่งโรจน์", "พี่นัดพลโดนไล่ออก", "นัดพล"),
    # A firm's name as it is heard, without its legal form.
    ("employer", "บริษัท สยามโอเชียนฟู้ดส์ จำกัด", "ทำที่ สยามโอเชี่ยนฟูด ถูกย้าย", "สยามโอเชี่ยนฟูด"),
    # The first letter of the other part, written onto a word.
    ("person", "บุญส่ง แก้วกัลยา", "ขอคืน แกบ.แก้วกัลยาเกิดที่นี่", "บ.แก้วกัลยา"),
    ("person", "ณัฐพงศ์ อินทร์แปลง", "อายุ 34 ปี และณ. อินทร์แปลง ยื่นคำร้อง", "ณ. อินทร์แปลง"),
    # A syllable that a machine has parted from its name, with a vowel too many.
    ("person", "កែវ វណ្ណដា", "អាចខុស កែវ វណ្ណា ដា រត់មក", "កែវ វណ្ណា ដា"),
    # A Burmese vowel written on the letter that bears it.
    ("person", "ခိုင်ဇင်ဦး", "လတ် နဲ့ ခိုင်ဇင်အူး ကို မနေ့က", "ခိုင်ဇင်အူး"),
    # The article within a name apart; what English has for "and", spelt by ear.
    ("person", "আশরাফুল ইসলাম", "ভুল হতে পারে আশরাফ উল ইসলাম ভাইয়ের হাত", "আশরাফ উল ইসলাম"),
    ("person", "अशरफुल हक", "अशरफ उल हक का हाथ कटा", "अशरफ उल हक"),
    ("employer", "সবুজ ডায়িং অ্যান্ড ফিনিশিং", "সবুজ ডাইং এন্ড ফিনিশিং এ কাজ", "সবুজ ডাইং এন্ড ফিনিশিং"),
    (
        "employer",
        "हिमाल डाइङ & फिनिसिङ",
        "हिमाल डाइङ एण्ड फिनिसिङ मा",
        "हिमाल डाइङ एण्ड फिनिसिङ",
    ),
    ("employer", "ঢাকা ফ্যাশন অ্যাপারেলস", "ঢাকা ফেশন এপারেলস এ কাজ", "ঢাকা ফেশন এপারেলস"),
    # Whom somebody calls, and where.
    ("person", "ประเสริฐ ไชยวงศ์", "โทรหาประเสริฐที่ ๐๘๖ ๔๔๐ ๐๑๗๓ ก่อน", "ประเสริฐ"),
    ("person", "ສົມພອນ ແກ້ວມະນີ", "ເມື່ອເຊົ້າ ສົມພອນຂີ່ລົດມາ", "ສົມພອນ"),
    # Letters that sound alike in Burmese.
    ("person", "ရွှေရည်ဝင်း", "မနေ့က ယွှေယည်ဝင်း ကို ရိုက်တယ်", "ယွှေယည်ဝင်း"),
    # A title of Arabic with "by" or "to" written onto it.
    ("person", "مريم تسفاي", "لا تتصلون بالمدام تسفاي رجلها منتفخه", "تسفاي"),
    ("person", "هدى العتيبي", "قالت للكفيلة هدى عن الراتب", "هدى"),
    # What a firm is called, and whose side is taken.
    ("employer", "บริษัท สยามแปซิฟิค แพคเกจจิ้ง จำกัด", "คนงานเรียกกันว่าสยามแปซิฟิค เฉย ๆ", "สยามแปซิฟิค"),
    ("employer", "မြတ်သီရိ အထည်ချုပ်", "ကျပ်၊ မြတ်သီရိဘက်က မပေးဘူး", "မြတ်သီရိ"),
]
LEFT = [
    # The heart wants; small children; teachings of parents; the new manager; what is of somebody.
    ("alias", "ใจ", "ตอนนั้น ใจอยากกลับบ้าน", "ใจ"),
    ("alias", "ໃຈ", "ໃຈຢາກເມືອບ້ານ", "ໃຈ"),
    ("person", "छोटे लाल सहनी", "छोटे लाल सहनी आया, छोटे बच्चे साथ थे", "छोटे बच्चे"),
    ("person", "মোছাঃ বড় বিবি", "সামনে বড় গেট ছিল", "বড়"),
    ("person", "ຄຳສອນ ວົງສາ", "ຄຳສອນ ວົງສາ ມາ. ລາວອົດທົນຕາມຄຳສອນຂອງພໍ່ແມ່.", "ຄຳສອນຂອງ"),
    ("alias", "ใหม่", "วันนี้หัวหน้าใหม่มาแล้ว", "ใหม่"),
    ("alias", "ใหญ่", "เมื่อวานผู้จัดการใหญ่มาตรวจ", "ใหญ่"),
    ("person", "ประเสริฐ ไชยวงศ์", "โทรหาผู้ประเสริฐที่วัด", "ประเสริฐ"),
    ("alias", "ລິງ", "ຢູ່ປ່າ ລິງນັ່ງເທິງຕົ້ນໄມ້", "ລິງ"),
    # Eyes that are red; a district; what follows the mark of another word.
    ("alias", "แดง", "ร้องไห้จนตาแดงทั้งวัน", "แดง"),
    ("person", "ตุลา ศรีบุญเรือง", "บ้านอยู่ต.ศรีบุญเรือง ริมน้ำ", "ศรีบุญเรือง"),
    ("person", "លី ម៉េងហុង", "ថៅកែលីម៉េងហុងមិនអោយចេញ", "មិនអោយ"),
    ("person", "ជា សុភាព", "ឈ្មោះ ជា សុភាព ជាកម្មករ", "ជាកម្មករ"),
    ("person", "Zaw Myo Thant", "Zaw Myo Thant ถูกค้น ห้องผู้จัดการ ทั้งที่กฎหมายห้าม", "ทั้งที่"),
]


@pytest.mark.parametrize(("kind", "record", "text", "mention"), SURE)
def test_a_name_in_haste_is_sure(kind: str, record: str, text: str, mention: str) -> None:
    spans = scan(text, [Known("x", kind, record, linked=True)])
    covered = {at for s in spans if s.confidence == "auto" for at in range(s.start, s.end)}
    first = text.index(mention)
    assert {at for at in range(first, first + len(mention)) if text[at].isalnum()} <= covered


@pytest.mark.parametrize(("kind", "record", "text", "words"), LEFT)
def test_a_plain_word_is_not_sure(kind: str, record: str, text: str, words: str) -> None:
    spans = scan(text, [Known("x", kind, record, linked=True)])
    first = text.rindex(words)
    touched = [s for s in spans if s.start < first + len(words) and first < s.end]
    assert not [s for s in touched if s.confidence == "auto"]


def test_who_is_feared_waits_for_a_person() -> None:
    known = [Known("x", "person", "นภัส ไชยสิทธิ์", linked=True)]
    (span,) = scan("ทุกคนกลัวนภัดมาก", known)
    assert (span.confidence, span.known_id) == ("amber", "x")
