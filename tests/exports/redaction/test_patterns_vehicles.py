"""Plates and vessels that no record holds."""

from tests.exports.redaction.marked import NOT_IDENTIFIERS, measure, table

PLATES = table("""
A grey pickup, «ผก 4821», waits outside.
รถกระบะทะเบียน «1กข 2345 ชลบุรี» จอดหน้าบ้าน
ทะเบียน«ฮค5577»
รถตู้ «๒กร ๕๕๑๙ ระยอง» มารับ
รถบรรทุกทะเบียน «70-1234 สมุทรสาคร»
มอเตอร์ไซค์ «1กก-9876»
ລົດທະບຽນ «ບທ 1234» ນະຄອນຫຼວງ
ລົດ «ກຂ ໑໒໓໔»
The truck, plate «BT 1234», crossed at noon.
ផ្លាកលេខ «ភ្នំពេញ 2A-1234»
A van «2AB-1234» from Phnom Penh
ឡាន «១AC-៩៨៧៦»
car «Siem Reap 1A-2345»
xe biển số «51F-123.45» chở họ đi
xe máy «59-X1 234.56»
xe tải «29C-12345»
biển «29A1-12345»
Xe khách «51B 123.45» đến lúc 5 giờ
mobil «B 1234 XYZ» menunggu
motor plat «b 1234 xyz»
truk «AD1234KL» lewat
nopol «DK 123 AB»
van «WXY 1234» took them to Klang
lorry «JQX1234», not lorry «JQX 1235»
Myvi «VAB 1234» parked by the hostel
bus «MH 12 AB 1234» left at five
truck «KA-01-HH-1234»
गाड़ी नंबर «UP78AB5501»
ट्रक «DL 3C AB 5518» में
tempo «TN09 BC 1234»
new car «22 BH 1234 AA»
गाडी «बा २ च ५५५१» ले लग्यो
बसको नम्बर «ना ५ ख १२३४»
bus «Ba 2 Kha 1234» to Birgunj
जीप «प्रदेश ३-०१-००१ च १२३४»
গাড়ি «ঢাকা মেট্রো-গ-১৫-৫৫৫১» এসেছিল
«Dhaka Metro-Ga 15-5551» stopped outside
ট্রাক «চট্ট মেট্রো-ট ১১-২৩৪৫»
বাস «সিলেট-হ ১২-৩৪৫৬»
pickup «Chatto Metro-Na-11-2345»
سيارة رقم اللوحة «20-12345»
a car with Jordanian plate «20-55501»
لوحة «٢٠-٥٥٥٠١»
ကား «၁က-၁၂၃၄» နဲ့ လာတယ်
car «5A-5517» of the broker
truck «YGN 3K-1234»
ကားနံပါတ် «9Q/1234»
motorbike «1MaU-12345»
plate number «ABC 1234»
number plate: «KL-07 1234»
""")

VESSELS = table("""
He worked on «FV Sor Chokdee 12» for two years.
the trawler «MV Ocean Star» left Ranong
aboard «F/V Thong Mee Chai»
«M.V. Golden Wave 5» was seen off Ambon
kapal «KM Bahari Jaya 05» berangkat
KM «Sinar Laut» tenggelam
เรือ«โชคทวีผล 9» เข้าฝั่ง
เรือประมงชื่อ «ส.ศรีชัย 19»
เรือ «ป.โชคชัย 2» กลับมาแล้ว
tàu cá «BV 92345 TS» bị bắt
tàu «KG-91234-TS»
boat registration «KHF 1234»
IMO «9074729» on the hull
IMO number: «1234567»
MMSI «567123456»
call sign «HSB4321»
callsign: «XUAB2»
vessel registered «TNT-1234»
เลขทะเบียนเรือ «569012345»
carrier vessel «Sea Pearl 8» took the fish
the fishing boat «Jaya Makmur»
GT. 28 No. «1234/Bc»
သင်္ဘော «ရွှေပင်လယ် ၃» ပေါ်မှာ
ទូក «សំណាងល្អ ៧» ចេញទៅ
boat named «Naree 3»
""")

DECOYS = table("""
ISO 9001, ILO 2011, SA 8000 and RFC 9106 apply.
Section 12 A, Form B-7, Clause C-12, Act 1234.
They came in May 2024, June 2025 and on 3 July.
HR-2025 and FY 2024 and Q3 2026 reports.
The fee of RM 1200, Rs 1234, JD 220, Rp 5000 and USD 1500.
They use type A 1234 cartons? No: 24 boxes.
The boat left at 05:30 with 12 men and 3 cooks.
เรือออกเวลา 05:30 น. มี 12 คน
เรือประมงขนาดใหญ่ออกจากท่าแล้ว
มีเรือ 12 ลำในท่า ค่าแรง 400 บาท
ลำดับที่ 12 ข้อ 3 มาตรา 44 ปี 2567
หน้า 12 บรรทัด 4 จำนวน 1234 คน
เขา ไม่มา 2 วัน
ມີ 1234 ຄົນ
tàu rời bến lúc 5 giờ với 12 người
kapal berangkat jam 05.30 dengan 12 orang
Bus 117 and line 6 pass gate 3.
MV line voltage is 11 kV.
Rule 14.2 and Rule 9(b); page 12-34; room 20-12.
राज्य २ मा १२३४ जना छन्
ঢাকা শহরে ১২ জন, ধারা ১৫
WL 11, LR 1234? The code is WL11.
The vessel was inspected twice, the boat once.
a fishing boat with no name
The ship and its crew of 24 went home.
AM 1230 and FM 98.5 play all night.
Version AB 1.2.3, Windows 11, Python 3.11, Qt 6.11.
from 20-30 people and 10-12 hours
Photos IMG_1234 and IMG-5678 are sharp.
ผม 12 ปีแล้วที่นี่ หอ 4 ขอ 1500 บาท พบ 2558 ราย รอ 2 วัน
ເດືອນ 2025 ລາວຈົບ ປີ 2024 ບອກ 1234 ຄົນ
သူက ၂၀၂၄ ခုနှစ်မှာ လာတယ်၊ အလုပ်က ၁၂၀၀ ရှိတယ်
Tell me 12 and 1500 more; to 5 or 3000; ma 2 ko 1200
बस में 12 जन 1200 रुपये से 15 तक 2000
তারিখ ও ১২-২০২৪ এবং ৯-২০২৩
The bus stops at gate B2, line C 12, zone A1; the van form HR 12.
The vessel follows ILO 188, ISO 9001 and SA 8000; the ship log is GT 12.
OVERTIME ON 2026 MAY BE PAID IN 2024 THE SAME.
WL-1105, GR-08, LR-2 and the car park C 12.
license plates of 3 cars, 10 plates 3 spoons, plat 5 lembar
ทะเบียน 5 คัน ทะเบียนบ้าน 12 หลัง
US 1234 dollars; about 15 A of current
""")
_NO_NUMBERS = NOT_IDENTIFIERS | {"date"}


def test_plates_are_found() -> None:
    figures = measure(PLATES)
    print("plates", figures)  # noqa: T201 - the figure belongs in the record of a run
    assert figures.recall >= 0.95


def test_vessels_are_found() -> None:
    figures = measure(VESSELS)
    print("vessels", figures)  # noqa: T201 - as above
    assert figures.recall >= 0.95


def test_what_only_looks_like_a_plate_or_vessel_is_left_alone() -> None:
    figures = measure(PLATES + VESSELS + DECOYS, _NO_NUMBERS)
    print("plates, vessels and decoys", figures.precision, figures.false)  # noqa: T201 - as above
    assert figures.precision >= 0.9
