"""What stands around people in scripts without spaces: what they want, hold and are put over."""

from workstation.text import fold


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).text.split())


# Behind a name: wants, fears, weeps, keeps, sleeps, rides, flees. Things do none of it.
MOODS = _words("""
อยาก ไม่อยาก ไม่กล้า กลัว ร้องไห้ โกรธ เสียใจ ดีใจ ตกใจ สงสัย ถือไว้ ถืออยู่ พยายาม
นอน ขี่ ขับรถ หนี นั่ง ตื่น กู้ ยืม ลาออก เหนื่อย หิว ด่า ขู่ ตะโกน หัวเราะ
ຢາກ ບໍ່ຢາກ ບໍ່ກ້າ ຢ້ານ ຮ້ອງໄຫ້ ໃຈຮ້າຍ ເສຍໃຈ ດີໃຈ ຕົກໃຈ ສົງໄສ ຖືໄວ້ ຖືຢູ່ ພະຍາຍາມ
ນອນ ຂີ່ ຂັບລົດ ໜີ ນັ່ງ ຕື່ນ ກູ້ ຢືມ ລາອອກ ເມື່ອຍ ຫິວ ດ່າ ຂູ່ ຮ້ອງໃສ່ ຂຽນຄຳຮ້ອງ
ចង់ មិនចង់ អត់ចង់ ហ៊ាន មិនហ៊ាន អត់ហ៊ាន ខ្លាច ភ័យ ខឹង អត់បាន អត់ទាន់ អត់ដឹង អត់មាន អត់ទៅ
អត់មក អត់និយាយ ព្យាយាម ជិះ រត់ អង្គុយ ខ្ចី លាឈប់ ឃ្លាន ជេរ គំរាម ស្រែក សើច
""")
# Who reaches somebody: before the name, and behind it where.
REACH = _words("โทรหา โทหา โทรไปหา ติดต่อ ໂທຫາ ຕິດຕໍ່ ទាក់ទង ខលទៅ តេទៅ ទូរស័ព្ទទៅ")
WHERE = _words("ที่เบอร์ ทางเบอร์ ที่ ເບີ ທີ່ ທາງເບີ តាមលេខ លេខ តាម")
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
