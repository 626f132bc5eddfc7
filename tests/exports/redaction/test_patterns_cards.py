"""Passports, cards and accounts that no record holds."""

from tests.exports.redaction.marked import NOT_IDENTIFIERS, measure, table

CARDS = table("""
Passport «AB1234567» was taken at the gate.
passport no. «MD 123 456», visa expired
Her passport «PA0123456» and his «08123456» are with the agent.
passport: «e12345678»
PASSPORT NUMBER «N-1234567»
หนังสือเดินทางเลขที่ «MC345678» ถูกยึด
พาสปอร์ต«AA1234567»หาย
ပတ်စပို့ «MH၂၃၄၅၆၇» ယူထားတယ်
လိုင်စင်မဟုတ်ဘူး၊ ပတ်စပို့နံပါတ် «ME 345678»
លិខិតឆ្លងដែនលេខ «N01234567»
ປັດສະປອດ «P1234567» ຖືກເອົາໄປ
राहदानी नम्बर «PA1234567» एजेन्टसँग छ
पासपोर्ट «N1234567» ठेकेदार के पास है
পাসপোর্ট «BX0123456» নিয়ে গেছে
hộ chiếu số «B1234567» bị giữ
paspor «C 1234567» ditahan majikan
جواز السفر «L123456» عند صاحب العمل
جواز رقم «T١٢٣٤٥٦»
NRC «12/DAGAMA(N)204518» on the copy
NRC «9 / MaHaMa (Naing) 123456»
«5/SAKANA/N/123456» is written below
မှတ်ပုံတင် «၁၂/ဒဂမ(နိုင်)၂၀၄၅၁၈»
«၁၄/ မအပ (နိုင်) ၁၂၃၄၅၆» ကိုင်ဆောင်သူ
national card «1-1037-02071-81-1»
เลขประจำตัวประชาชน «1 1037 02071 81 1»
บัตรประชาชน «1103702071811»
เลขบัตร«๑-๑๐๓๗-๐๒๐๗๑-๘๑-๑»
pink card «00 1234 567890 1»
NIK «3171234567890123»
No. KTP: «3171 2345 6789 0123»
KTP «33.7401.051290.0007» milik saya
Aadhaar «2345 6789 0124» was copied
आधार संख्या «२३४५-६७८९-०१२४»
Aadhaar no «234567890124»
PAN «ABCPK1234F» on the slip
pan card «abcpk1234f»
voter card «XYZ1234567»
EPIC no. «ABC/12/345/678901»
citizenship no. «27-01-70-12345»
नागरिकता नं. «३५-०२-७१-०४५६७»
नागरिकता नम्बर «१२३४/०६५/६६»
Citizenship certificate «345/2058» of Jhapa
NID «1234567890» (Bangladesh)
জাতীয় পরিচয়পত্র নম্বর «১৯৯০১২৩৪৫৬৭৮৯»
এনআইডি «19901234567890123»
birth registration «19901234567890124»
អត្តសញ្ញាណប័ណ្ណលេខ «០១២៣៤៥៦៧៨»
Khmer ID card «012345678 (01)»
ID card «01-12345678» from Savannakhet
ບັດປະຈຳຕົວເລກທີ «໐໑-໑໒໓໔໕໖»
CMND «023456789», CCCD «079190001234»
số căn cước «079 190 001 234»
căn cước công dân số «001190012345»
الرقم الوطني «٩٨٩١٠١٢٣٤٥»
national number «9891012345», Jordan
رقم الهوية «2000123456»
kad pengenalan «900101-14-5555»
MyKad «900101145555»
IC no. «850615-08-1234»
work permit no. «WP1234567»
เลขที่ใบอนุญาตทำงาน «0012345678901»
UNHCR file «186-12C03456»
UNHCR no. «JOR-123-00C4»
seaman book «SB-0123456»
driving licence «12345678»
permit «L1234567»
social security «45-1234567-8»
""")

ACCOUNTS = table("""
Paid into «123-4-56789-0», Kasikorn.
บัญชี «012-3-45678-9» ธนาคารกรุงไทย
บัญชีเลขที่ «๐๑๒-๓-๔๕๖๗๘-๙»
KBZ account «0123 0301 2345 6789 01»
ဘဏ်စာရင်း «၀၁၂၃၀၃၀၁၂၃၄၅၆၇၈»
ABA «000 123 456»
គណនីធនាគារ «០០១២៣៤៥៦៧»
ເລກບັນຊີ «010-12-00-01234567-001»
ບັນຊີ «0101 2000 1234»
खाता नम्बर «०१२३४५६७८९०१२»
खाता संख्या «12345678901» SBI
IFSC SBIN0001234, a/c «30123456789»
হিসাব নং «২০৫.১২৩.৪৫৬৭৮»
bKash account «01712345678»
ব্যাংক একাউন্ট «1234.567.890123»
STK «0123456789012» Vietcombank
tài khoản số «190 3456 7890 123»
rekening BCA «012-345-6789»
no. rek. «1234 5678 90»
IBAN «JO94 CBJO 0010 0000 0000 0131 0003 02»
IBAN: «JO71CBJO0000000000001234567890»
«GB82 WEST 1234 5698 7654 32» is the broker's
حساب بنكي «١٢٣٤٥٦٧٨٩٠١٢٣»
Maybank «5123 4567 8901»
card «4111 1111 1111 1111» was used
card «5500-0000-0000-0004»
PromptPay «0812345678»
account ending in «4471» of hers
acc no «1234567»
""")

DECOYS = table("""
Form PP-14, page 3 of 12, filed under Section 118/1.
Article 23, dated 2026-11-22.
มาตรา 118 แห่งพระราชบัญญัติ พ.ศ. 2541 ข้อ 12
ISO 27001:2022, RFC 9106, SHA-256 and AES-256 are named.
GR-2026-00817, HR-2025-0931, TX-77-0812 and C-55-19 are files.
In 2019 and 2020, 1,200 of 3,450 workers left.
He earns RM 1200, Rs 12500, Rp 1750000 and JD 220 a month.
Order AB-12-33 has 24 boxes of 12 x 500 g.
Shift A1, line B2, gate 3, room 14, block C, bus 117.
धारा 14 और नियम 9(2) देखें
ধারা ২৩ ও ৩৩ অনুযায়ী, ৯,৫০০ টাকা
Điều 12, khoản 3, Nghị định 145/2020/NĐ-CP
Pasal 28 ayat 2, UU No. 13 Tahun 2003
المادة ٢٣ من قانون العمل رقم ٨ لسنة ١٩٩٦
Convention 189 and Recommendation 201 apply; C190 as well.
Indicator WL11, FL7, LR1 and RT16 are set.
The account of 3 May covers 4 pages.
She has an account to give; 300 words.
Model X200, size 42, type 2.
COVID19 rules of 2021; H1N1 in 2009; PM2.5 above 150.
Batch AA20261122 passed; SKU 4006381333931 failed.
ห้อง 12 ชั้น 3 อาคาร 2 เวลา 08:30-17:00
Part no. 12-345-6789 of the press broke.
Room 12-34, bed 5.
Her card was taken on 3 May 2026.
The bank charges 2.5 % on 100,000 taka.
Invoice 12345678 of 14/03/2026.
The permit costs 10,000 baht and lasts 2 years.
12/3 of the wages, 1/2 of the days, 3/4 of an hour.
passport page 12, copy 2 of 3
one ID card for 12 people in 2024
account for 2024 was 12,345,678 kyat
""")
_NO_NUMBERS = NOT_IDENTIFIERS | {"date"}


def test_passports_and_cards_are_found() -> None:
    figures = measure(CARDS)
    print("cards", figures)  # noqa: T201 - the figure belongs in the record of a run
    assert figures.recall >= 0.95


def test_accounts_are_found() -> None:
    figures = measure(ACCOUNTS)
    print("accounts", figures)  # noqa: T201 - as above
    assert figures.recall >= 0.95


def test_what_only_looks_like_a_card_or_account_is_left_alone() -> None:
    figures = measure(CARDS + ACCOUNTS + DECOYS, _NO_NUMBERS)
    print("cards, accounts and decoys", figures.precision, figures.false)  # noqa: T201 - as above
    assert figures.precision >= 0.9
