"""What stands around people in scripts without spaces: what they want, hold and are put over."""

from workstation.text import fold


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).text.split())


# Behind a name: wants, dares not, fears, weeps, keeps. Things do none of it.
MOODS = _words("""
อยาก ไม่อยาก ไม่กล้า กลัว ร้องไห้ โกรธ เสียใจ ดีใจ ตกใจ สงสัย ถือไว้ ถืออยู่ พยายาม
ຢາກ ບໍ່ຢາກ ບໍ່ກ້າ ຢ້ານ ຮ້ອງໄຫ້ ໃຈຮ້າຍ ເສຍໃຈ ດີໃຈ ຕົກໃຈ ສົງໄສ ຖືໄວ້ ຖືຢູ່ ພະຍາຍາມ
ចង់ មិនចង់ អត់ចង់ ហ៊ាន មិនហ៊ាន អត់ហ៊ាន ខ្លាច ភ័យ ខឹង អត់បាន អត់ទាន់ អត់ដឹង អត់មាន អត់ទៅ
អត់មក អត់និយាយ ព្យាយាម
""")
# Before somebody: fears, hates, loves.
FEELINGS = _words("กลัว เกลียด รัก โกรธ สงสาร ຢ້ານ ຊັງ ຮັກ ສົງສານ ខ្លាច ស្អប់ ខឹង ស្រលាញ់ អាណិត")
# Whom somebody is put over, written before the name as a title is.
WORK = frozenset(
    _words("""
    หัวหน้าไลน์ หัวหน้าทีม หัวหน้ากลุ่ม หัวหน้าคนงาน ลีดเดอร์ ไลน์ลีดเดอร์ ซุปเปอร์ไวเซอร์ ผู้จัดการ
    ຫົວໜ້າ ຫົວໜ້າໄລ ຫົວໜ້າທີມ ຫົວໜ້າກຸ່ມ ຫົວໜ້າຄົນງານ ຜູ້ຈັດການ ប្រធានក្រុម ប្រធានឡាញ មេឡាញ
    អ្នកគ្រប់គ្រង
    """)
)
OFFICES = WORK | frozenset(_words("หัวหน้า โฟร์แมน นายจ้าง មេក្រុម មេការ ថៅកែ"))
# What kind of chief, and no chief's name: new, old, great.
OF_CHIEFS = frozenset(_words("ใหม่ เก่า ใหญ่ เดิม ໃໝ່ ເກົ່າ ໃຫຍ່ ເດີມ ថ្មី ចាស់ ធំ ដើម"))
