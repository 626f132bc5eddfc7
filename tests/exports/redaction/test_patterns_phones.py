"""Phone numbers that no record holds, as eleven countries write them."""

from tests.exports.redaction.marked import NOT_IDENTIFIERS, measure, table

PHONES = table(r"""
Call «081-234-5678» tonight.
Her number is «08 1234 5678», she says.
เบอร์«0812345678»ค่ะ
โทร.«๐๘๑-๒๓๔-๕๖๗๘» ได้ตลอด
ติดต่อพี่เขาที่ «02-234-5678» ต่อ 12
ส่งมาที่ «+66 (0) 81 234 5678» นะ
He wrote from «66812345678» yesterday.
Reach the office on «034 412 345» in the morning.
ဖုန်း «၀၉ ၇၉၁ ၂၃၄ ၅၆၇» ကိုခေါ်ပါ
ဖုန်းနံပါတ်က «၀၉-၅၁၂၃၄၅၆» ပါ
ph «09425123456» ko
They gave «+95 9 791 234 567» as the contact.
Viber «+959791234567».
Yangon office: «01-512345».
លេខទូរស័ព្ទ«០១២ ៣៤៥ ៦៧៨»
Ring «012 345 678» and ask for the foreman.
The agent uses «096 234 5678» now, before it was «+855 96 234 5678».
ទូរស័ព្ទ «០២៣ ២១៣ ៤៥៦»
ເບີໂທ«໐໒໐ ໕໕໒໓ ໔໕໖໗»
Call «020 5523 4567» or «030 523 4567».
ໂທຫາ «+856 20 5523 4567» ເດີ້
दलालको नम्बर «९८४१२३४५६७» हो
फोन «+९७७-९८०१२३४५६७» मा गर्नुस्
Kathmandu desk «01-4412345», mobile «9803123456».
उसका नंबर «98765 43210» है
फोन करें: «+91 98765-43210» पर
He texts from «09876543210».
Landline «022-2765 4321» in Mumbai.
ফোন «০১৭১২-৩৪৫৬৭৮» এ দিন
মোবাইল নম্বর «+৮৮০১৮১২৩৪৫৬৭৮»
imo number «01812 345 678»
Dhaka: «8801712345678».
Số điện thoại «0912 345 678» của anh ấy
gọi «0912.345.678» hoặc «+84 912 345 678»
Văn phòng: «(028) 3823 4567»
Zalo «84912345678» nhé
Hubungi «0812-3456-7890» ya
WA «+62 812-3456-7890» atau «0274-512345»
nomor «081234567890»
kantor «(021) 523-4567»
رقمه «٠٧٩ ٥١٢ ٣٤٥٦»
هاتف «0795123456»
اتصل على «00962795123456»
المكتب: «06 512 3456»
واتساب «+962 7 9512 3456»
telefon «012-345 6789» bos
Call «03-7812 3456» or «011-2345 6789».
WhatsApp «60123456789»
Numbers on the poster: «0812345678», «0898765432»/«02 234 5678»
hp:«0123456789»
tel:«+66-81-234-5678»
Tel«0812345678»
Mobile: «081 234 5678»
my line is «081 234\n5678» ok
Ring me: «O81-234-5678» quick
call «zero eight one two three four five six seven eight» he said
number: «nol delapan satu dua tiga empat lima enam tujuh delapan»
«081-234-XXXX» was on the slip, phone of the agent
Lady's no. «96 234 5678» (no zero)
""")

DECOYS = table("""
The fee was 812,345 baht and 12,500.50 was paid back.
Order 0812345678 was shipped on pallet 66.
Invoice no. 0212345678 dated 2026.
They paid 35,000,000 dong, then 12.345.678 dong.
Rp 12.345.678 dipotong dari gaji.
Between 2019-2026 some 1,204 workers came, 12 345 of them by bus.
ISO 9001:2015 and ISO 45001:2018 apply; SA8000:2014 too.
Article 12(3), Section 118/1 and Clause 14.2.1 of the Act B.E. 2541.
Pages 112-118, lines 20-25, ISBN form 14-2.
From 06:00-18:00, then 18.30-06.30, six days of seven.
It weighs 12.5 kg, is 3.25 m long and holds 0.75 l.
The score went 3-2, 4-4 and 10-9.
Batch 20261122 and lot 2026-118-44 were rejected.
मूल्य १२,३४,५६७ रुपैयाँ थियो, दफा १२३ हेर्नुस्
ค่าใช้จ่าย 1,234,567 บาท มาตรา 44 ข้อ 12
৳ ১২,৩৪,৫৬৭ টাকা দিতে হয়েছে, ধারা ২৩
Version 2.10.3 came after 2.9.18.
The temperature was 36.6 to 38.5 for 10 000 steps.
Count: 1 2 3 4 5 6 were there, 7 8 9 not.
Casehaven uses 65536 KiB and 4194304 bytes, 1048576 rounds.
Reference 2026/00817 and GR-2026-00817 stay.
ร้อยละ 12.50 จากพนักงาน 12,345 คน ปี 2567-2569
The years 1998 1999 2000 2001 were good.
Between 1 200 000 and 1 500 000 kip each.
Docket 66-2026-0011-22.
Permit 05-2023-11879 and file 02-2024-118 of the court.
0 1 2 3 4 5 6 7 8 9 are the digits.
Contract no. 0812345678 and agreement 2026-0118-33 were signed.
The numbers 12 345 678 and 98 765 432 are large; 1.000.000.000 too.
Section 4.2.1.3 and version 10.2.3.4 of the rules.
one two three, one two three, they counted
PO 4500012345 and PO 4500012346 were late.
""")


def test_phone_numbers_of_eleven_countries_are_found() -> None:
    figures = measure(PHONES)
    print("phones", figures)  # noqa: T201 - the figure belongs in the record of a run
    assert figures.recall >= 0.95


def test_what_only_looks_like_a_phone_number_is_left_alone() -> None:
    figures = measure(PHONES + DECOYS, NOT_IDENTIFIERS | {"date"})
    print("phones and decoys", figures.precision, figures.false)  # noqa: T201 - as above
    assert figures.precision >= 0.9
