"""Forms that were written down after the rules, as somebody else would write them."""

from tests.exports.redaction.marked import measure, table

AFRESH = table(r"""
the recruiter texts from «+94 77 555 0199»
un numéro coréen, «+82 10-5555-0177»
Taiwan side: «+886 912 555 017»
his Saudi SIM is «0505550177»
UAE mobile «050 555 0177» of the cousin
Qatar «+974 5555 0177»
Lebanon «03 555 017»
driver «o82 555 O177» (blurred)
caller: «O96 55S 0I77»
the number was «zero six six, five five five, zero one seven seven»
nomornya «nol delapan satu tiga, lima lima lima lima, nol satu tujuh tujuh»
số «không chín một hai, năm năm năm, không một bảy bảy»
เบอร์คือ «ศูนย์หกหก ห้าห้าห้า ศูนย์หนึ่งเจ็ดเจ็ด»
নম্বর «শূন্য এক আট এক দুই, পাঁচ পাঁচ পাঁচ, শূন্য এক সাত»
नंबर «नौ आठ सात छह पाँच, पाँच पाँच शून्य एक सात»
လူဆိုးဖုန်း «သုည ကိုး လေး ငါး သုည ငါး ငါး သုည တစ် ခုနစ် ခုနစ်»
លេខ «សូន្យ ប្រាំបួន ប្រាំមួយ ប្រាំ ប្រាំ ប្រាំ សូន្យ មួយ ប្រាំពីរ»
رقم السائق «صفر سبعة تسعة خمسة خمسة خمسة صفر واحد سبعة سبعة»
SMS from «AIS-0815550177»
ph.«0977555017»/«0312555017»
call me +«95-9-455-550-177»
«(020) 5555 0177» in Vientiane
«85620 5555 0177» on viber
WhatsApp no: «601155550177»
tel «603-7955 5017»
call «1800-88-5550» no, «03 7955 5017»
Cell phone «977-9851055501»
phone «00977 1 5550177»
«9779851055501» is the agent
ring «01 555 0177» Kathmandu
the boss «017-555 0177»
HP: «62-812-5555-017»
telp. «0821 5555 0177»
fax «(0274) 555-017»
«+880-1711-555017»
mob: «০১৯১১৫৫৫০১৭»
«০৯-৪৫০-৫৫০-১৭৭» is typed wrong
phone «٠٧٧٧٥٥٥٠١٧»
«٠٠٩٦٢٧٩٥٥٥٠١٧٧»
a plate «ขก 5512 ตราด»
ป้าย «2ขค 551» กรุงเทพฯ
ทะเบียน «ผผ-55»
รถสองแถว «10-5512 เชียงใหม่»
มอเตอร์ไซค์ «1กง 5512 ลำพูน»
truck «82-5512»
Thai plate «3KhoKho 5512»
plate «KhoKho 5512 Trat»
ລົດຕູ້ «ຂກ 5512» ກຳແພງນະຄອນ
a pickup with Lao plates «UN 5512»
ລົດ «ຍຕ ໕໕໑໒»
ម៉ូតូ «1Z-5512»
ឡានស «2BC-5512»
«Kampong Cham 2C-5512»
រថយន្តពាក់ផ្លាកលេខ «២អ-៥៥១២»
xe 7 chỗ «60A-555.12»
«61-B2 555.12» dựng trước phòng trọ
xe tải «50LD-555.12»
biển số «72C-055.12»
motor bebek «AG 5512 XY»
truk «BG 8155 UX»
bus «L 7055 UB»
angkot «D 1955 BK»
lori «JKL 5512»
van «PLX 5512» warna putih
kereta «W 5512 Q»
motosikal «NCD 5512»
lorry «BMU5512»
SUV «KL 07 CD 5512»
tempo «UP-32-AT-5512»
«TN 38 BZ 5512» के ट्रक में
auto «WB 24 A 5512»
ट्रैक्टर «एमपी 09 एए 5512»
मोटरसाइकल «प्र ३ ०१ ०२ प ५५१२»
गाडी «लु १ च ५५१२»
«Ba 14 Pa 5512» मोटरसाइकल
«Province 3-02-001 Cha 5512»
বাস «ঢাকা মেট্রো-ব ১৪-৫৫১২»
ট্রাক «চট্টগ্রাম মেট্রো-ট-১১-৫৫১২»
মোটরসাইকেল «কুমিল্লা-ল-১১-৫৫১২»
«Gazipur-Ka 11-5512»
سيارة بيضاء رقمها «14-55123»
باص رقم «٥٠-٥٥١٢٣»
لوحة السيارة «22-5512»
ကား အမှတ် «7K-5512»
«MDY 5G-5512» ထရပ်
မော်တော်ဆိုင်ကယ် «၅၅ က/၅၅၁၂၃»
ကားနံပါတ် «4C/5512» နဲ့
boat «PSF 5512» of the towkay
KM «Sumber Rejeki 88» sandar
kapal ikan «KM. Mina Jaya 07»
trawler «Kor Navamongkol 5»
เรือ «ก.นาวามงคลชัย 12»
MMSI: «525055512»
IMO «9555012»
call sign «YDA5512»
passport «MG 555 017»
паспорт? no: passport no «K 5550177»
Passport: «PB5550177»
ppt no. «EK0555017»
passport #«A05550177»
hộ chiếu «C 5550177»
paspornya «X 555017»
পাসপোর্ট নং «EG0555017»
pp «AAC555017»
NRC «7/PaMaNa(N)055517»
NRC «13/TAYANA(N) 055517»
«၈/မကန(နိုင်)၀၅၅၅၁၇»
NRC: «10/Ma La Ma (N) 055517»
บัตร «3-5501-00555-01-7»
เลข 13 หลัก «3 5501 00555 01 7»
NIK «3525 0155 0590 0177»
KTP nomor «3525015505900177»
Aadhaar «5555 6666 0177»
आधार नंबर «५५५५६६६६०१७७»
PAN «BXZPK5517L»
voter id «WBX5550177»
ration card «055501234567»
citizenship «12-02-75-05517»
नागरिकता प्रमाणपत्र नं «०५५५/१७»
NID «5550177123»
জাতীয় পরিচয়পত্র «১৯৮৫৫৫৫০১৭৭১২৩৪৫৬»
CCCD số «001185005517»
thẻ căn cước «001 185 005 517»
CMT «025555017»
IC «880505-14-5517»
kad pengenalan «880505145517»
الرقم الوطني «9851055517»
رقم الإقامة «2055501778»
UNHCR card «186-25C05517»
work permit «0055501234567»
seafarer ID «TH-055517»
Kasikorn «055-5-01234-5»
SCB acct «0555012345»
ส่งเข้าบัญชี «055 5 01234 5» ออมสิน
KBZPay «09455550177»
WavePay «09 7777 55017»
ABA account «000555017»
ACLEDA «0555-01-777777-1-8»
BCEL «010-12-00-05550177»
A/c «30555017712»
SBI खाता «३०५५५०१७७१२»
hisab «1555.0177.123»
Vietcombank «0071005550177»
STK «1905 5501 7712»
BRI «0055-01-055501-50-7»
rek BNI «0555017712»
Maybank «1555 0177 1234»
CIMB acct no «7055501771»
IBAN «JO15 AAAA 1234 5678 9012 3456 7890 12»
write «lapor dot buruh at surat dot example»
write «tip_off2026(at)post.example»
«dalal.kaji [at] patra [dot] com»
อีเมล «hr.desk แอท โรงงาน ดอท คอม»
ইমেইল «dalal55 এট মেইল ডট কম»
ईमेल «munshi55 एट मेल डॉट कॉम»
email «bos.kapal et surel titik com»
thư «moi.gioi a còng thu chấm vn»
بريد «wasit55 آت بريد دوت كوم»
«agent55@post . example»
«agent55 @post.example»
«agent55@post,com»
LINE «@golden-net»
line id «goldennet_hr»
ไอดีไลน์ «golden.hr»
FB «facebook.com/golden.net.jobs»
เพจ «fb.me/goldennet»
IG: «golden.net»
telegram «t.me/goldennet_jobs»
«https://wa.me/959455550177»
tiktok «@golden_net»
viber «+95 9 455 550 177»
group «https://line.me/R/ti/g/AbC123»
form «forms.gle/AbC123xyz»
«bit.ly/3goldNet»
site «goldennet-jobs.net»
dashcam at «13°31'35"N 100°16'38"E»
pin «13.5264 N 100.2771 E»
ping: «-6.12345,106.78901»
«16.8409N/96.1735E»
Lokasi «6°12'31.5" LS 106°50'42.0" BT»
พิกัด «N13.5264 E100.2771»
«https://goo.gl/maps/AbC123»
«maps.app.goo.gl/AbC123»
plus code «8Q7XGPW3+8X»
w3w «///daring.lion.race»
CCTV at «192.168.55.17»
born on «5 May 1990»
DOB: «05-05-1990»
d.o.b «5.5.33»
เกิด «๕ พ.ค. ๒๕๓๓»
sinh «05/05/1990»
lahir «5 Mei 1990»
جنم «५ मे १९९०»
জন্ম «৫ মে ১৯৯০»
ولد في «٥ أيار ١٩٩٠»
ເກີດ «໕ ພຶດສະພາ ໑໙໙໐»
កើតថ្ងៃ«៥ ឧសភា ១៩៩០»
မွေးနေ့ «၅ မေလ ၁၉၉၀»
""")


def test_forms_written_down_afresh_are_found() -> None:
    figures = measure(AFRESH)
    print("afresh", figures.recall, figures.precision)  # noqa: T201 - the figures of a run
    print("missed", *figures.missed, sep="\n  ")  # noqa: T201 - as above
    print("false", *figures.false, sep="\n  ")  # noqa: T201 - as above
    assert figures.recall >= 0.95
    assert figures.precision >= 0.9
