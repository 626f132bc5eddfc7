"""Words around names: titles, parts that tell nobody apart, and names that are plain words.

Sources: UK/Interpol guide to names and naming practices (2006); honorifics of Burmese, Thai, Khmer,
Lao, Nepali, Bengali, Vietnamese, Indonesian and Arabic.
"""

from exports.redaction.lists.native_around import WORK
from workstation.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).text.split())


TITLES = _words("""
mr mrs ms miss mister madam sir dr prof
khun nai nang naang naai pi phi nong lung pa ajarn kru
u daw ko ma maung saw naw sai salai mi nan sayadaw ashin
pak bu bapak ibu mas mbak bang kang teh mbok neng pakde bude paklik bulik paman ceu akang cak
mbah uda daeng wak abang kakak kak adik adek kyai tuan puan
encik cik datuk dato datin hajah hj ustadz ustadzah ustad kuya manang manong tita tito bro sis
engr eng capt captain sgt sergeant rev pastor atty syed bhabi apu aunty auntie dada
md mst mosammat sri shri smt shree
abu umm um haji hajji sheikh shaikh ustaz sayyid
ong ba anh chi co em chu bac cau thang
lok bong neak oknha kanha
thao ai euay uay nong bak
คุณ นาย นาง นางสาว พี่ น้อง ลุง ป้า น้า อา ครู หัวหน้า เด็กชาย เด็กหญิง ไอ้ อี เฮีย เจ๊ เจ้ ซ้อ เสี่ย บัง
ไต๋ เถ้าแก่ นายหัว โกะ ช่าง ยาย ตา ปู่ ย่า พ่อ แม่ กำนัน ผู้ใหญ่ หลวงพี่ อาจารย์ จารย์ จ่า หมวด สารวัตร
ดร. น.ส. นส. ด.ช. ด.ญ. ว่าที่ร.ต. หน. ผจก. จนท. ผอ. ผญบ.
ທ້າວ ນາງ ນາງສາວ ທ່ານ ອ້າຍ ເອື້ອຍ ນ້ອງ ລຸງ ປ້າ ພໍ່ ແມ່ ບັກ ອີ ພີ່ ອາວ ນ້າ ຄູ ອາຈານ ນາຍ ສະຫາຍ ພໍ່ເຖົ້າ ແມ່ເຖົ້າ
ເຖົ້າແກ່ ທ. ນ.
ဦး ဒေါ် ကို မ မောင် ဆရာ ဆရာမ စော နော် နန်း စိုင်း ဆလိုင်း အစ်ကို အစ်မ ညီ ညီမ ညီလေး ညီမလေး ဦးလေး အန်တီ
အန်ကယ် ဒေါ်လေး ဒေါ်ကြီး ဦးကြီး ကိုကြီး မမ ကိုကို ဆရာကြီး ဆရာလေး သူဌေး ဒေါက်တာ အဖေ အမေ အဘ ဗိုလ် ဦးဇင်း
លោក លោកស្រី កញ្ញា អ្នកស្រី អូន បង បងស្រី បងប្រុស ប្អូន ប្អូនស្រី អ្នក មេក្រុម លោកគ្រូ អ្នកគ្រូ នាង ឈ្មោះ ពូ មីង អ៊ំ តា
យាយ លោកតា លោកយាយ អា មី ចៅ ថៅកែ ចៅហ្វាយ ក្មួយ ហៅ
श्री श्रीमती सुश्री श्रीमान डा डॉ डाक्टर मिस मिसेज मास्टर उस्ताद
মোঃ মোছাঃ মোসাঃ জনাব জনাবা বেগম ডা ডাঃ শ্রী শ্রীমতী মিস মিসেস ওস্তাদ মাস্টার
السيد السيده الاستاذ الحاج الحاجه الشيخ الدكتور المهندس الاخ الاخت ابو ابا ابي ام
السيده الاستاذه الدكتوره المهندسه الحاجه المعلم المعلمه الانسه استاذ دكتور شيخ حاج سيد سيده عمو خاله
مدام المدام مستر المستر الست ابله
""")
# Titles that are written short, with a full stop.
DOTTED_TITLES = _words("""
mr mrs ms dr drs prof hj st sgt capt lt col maj cpl rev fr sr engr eng atty md mst mt bpk ibu ust sk
pt cv ud km kmn mv fv
""")
# Titles that are also endings or whole words, in scripts without spaces.
AMBIGUOUS_TITLES = _words("""
ကို မ နန်း อี อา ตา ยาย พ่อ แม่ ช่าง นาง ນາງ ອີ ບັກ ຕາ ພໍ່ ແມ່ ຄູ អា តា ពូ មី នាង ທ. ນ.
""")
# Work roles stand in front of a name as titles do, but tell nothing that must go.
ROLES = WORK | _words("""
manager supervisor foreman warden inspector agent broker mandor leader captain nurse guard driver
interpreter translator cook owner director nickname called named known alias name dear
tekong taikong nakhoda juragan
หัวหน้า ชื่อ ชื่อเล่น ເອີ້ນວ່າ ຊື່ មេក្រុម ឈ្មោះ အမည် ชื่อว่า นายจ้าง ล่าม
ไต้ก๋ง โฟร์แมน เสมียน กัปตัน นายหน้า ນາຍໜ້າ មេការ
सुपरभाइजर नाम ठेकेदार सुपरवाइजर नामक সুপারভাইজার নাম দালাল نام اسمه يدعي المشرف المدير
كفيل كفيله الكفيل الكفيله كفيلي كفيلها
tên ten ông chủ bernama panggilan julukan
นามสกุล ชื่อจริง ชื่อสกุล ນາມສະກຸນ ຊື່ຫຼິ້ນ ຊື່ແທ້ នាមត្រកូល នាមខ្លួន ហៅក្រៅ ហៅថា ហៅនាងថា ហៅគាត់ថា ခေါ် ငယ်နာမည်
उपनाम उर्फ ডাকনাম ওরফে لقبه لقبها كنيته كنيتها المدعو المدعوه
""")
TITLES_AFTER = _words("""
dai didi bhai bhaiya apa bahini sahib saheb kaka mama ji jee begum san bro
दाइ दाई दाजु दिदी दीदी भाइ भाई भैया भइया बहिनी बहन जी जि साहब साहेब काका काकी काकु मामा माइजू
भाइया भाउजू भाभी चाचा चाची बाबू बाबा बाई मौसी अंकल आंटी सर मैडम म्याडम म्याम हजुर
আপা আপু ভাই ভাইয়া দাদা দিদি সাহেব চাচা চাচি কাকা কাকি মামা মামি খালা ফুফু ভাবি বৌদি বুবু স্যার ম্যাডাম দা দি
""")
# Parts that many share: beside another part they belong to the name, alone they tell nothing.
WEAK = _words("""
bahadur bdr kumar kumari devi prasad lal ram begum khatun bibi md mohammad mohammed muhammad
mohamed mohammod mst mosammat most begam bin binti bint ibn ben al el ul ur abd abdul abu umm
thi van nguyen tran le pham hoang huynh vu vo phan dang bui do ho ngo duong ly
u daw ko ma maung saw naw sai nang mi nan
siti sri singh das ali khan hossain hussain islam uddin miah mia
बहादुर कुमार कुमारी देवी प्रसाद लाल राम सिंह दास
মোহাম্মদ মুহাম্মদ মোঃ মোছাঃ মোসাম্মৎ মোসাঃ বেগম খাতুন বিবি মিয়া আলী হোসেন ইসলাম খান
محمد احمد علي بن ابن بنت عبد ابو ابا ابي ام
သူ ဦး ဒေါ် ကို မ မောင် စော နော်
""")
# Plain words of Vietnamese and Indonesian that are names: a capital at the start proves nothing.
AMBIGUOUS = _words("""
mai lan hoa dao cuc hue huong thu xuan ha nga yen binh minh hanh phuc thanh tam tuyet nguyet hai
giang lam bao duc dung ngoc bich hong cam anh em ong dong nam bac tay khi neu con tien tu
tai liem son hung cuong dat thinh phat loc tho quy cong danh vinh nghia tin trung hieu tri hien hoa
thuy nhan thien long phuong quan thang thao chi linh kim ngan vang lien que nhung loan oanh phung vy
my van trang trinh thuan thuc duyen diem hang trong toan tuan tung viet vu xuyen kien khang khanh
luc nhat nhu thoa tham sinh luong dang dinh doan duong khoa khai quyen quyet si sau tan thi thoi
thuong
dan dari yang ini itu saya kami tidak ada indah bunga melati putri budi cahaya dewi sari hati mulia
surya bintang bulan murni suci ayu putra jaya sinar harapan rejeki untung selamat sabar
joko mini tuti lestari wahyu rahmat hidayat nur ratna permata mawar
""")
CALENDAR = _words("""
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur fri sat sun
monday tuesday wednesday thursday friday saturday sunday will
""")
# "The Pearl plant" is a firm; "the Tamang language" is nobody.
# What people do, and things do not: "Hope agreed".
HUMAN_VERBS = _words("""
said says say told tells asked asks answered replied agreed refused signed cried laughed thinks
thought wants wanted knew knows believes feels felt saw sees heard hears spoke speaks wrote writes
read phoned called calls went goes came comes left leaves walked ran drove sat stood slept woke ate
drank cooked lives lived works worked earns earned paid pays owes owed borrowed sent sends gave
gives took takes got gets met meets helped helps hid hides fainted fell hurt injured resigned quit
joined complained reported recorded translated interpreted explained remembers remembered forgot
hopes hoped fears feared worries worried promised threatened begged waited waits tried tries wept
nodded smiled shouted whispered
""")
VIETNAMESE_VERBS = _words("""
nói bảo xin hỏi kể sợ khóc được bị ký đi đã đang không chưa có làm muốn gọi trả về ở cho và cũng vẫn
biết nghe
""")
# "Nước Nga" is a country.
BEFORE_PLACES = _words("nước tiếng người tỉnh huyện đường sông negara bahasa suku jalan kota")
FIRM_NOUNS = _words("""
company factory plant mill farm firm agency dormitory dorm hostel office workshop warehouse boss
management owners group foundation recruiters workers compound canteen estate plantation
""")
PLACE_NOUNS = _words("""
language people community ethnic tribe caste village street road river temple mosque church
festival puja province district hospital bridge market mountain lake island beach park airport
school university station day month season dialect songs food culture soi lane avenue hill
plaza tower mall
प्लाजा प्लाजाको टावर प्लाज़ा প্লাজা প্লাজার প্লাজায় টাওয়ার টাওয়ারে মার্কেট মার্কেটে
पूजा पूजाको पूजामा जात्रा जात्राको बुद्ध बुद्धको मन्दिर मंदिर नदी नदीको भाषा समुदाय पर्व चाड श्रमिक सरकार गाउँ
নদী নদীর পূজা ভাষা মন্দির উৎসব ব্যাংক ব্যাংকের সেতু গ্রাম মেলা نهر لغه شارع مدينه مسجد عيد
""")
GEOGRAPHY = _words("""
asia asian siam mekong pacific andaman gulf borneo java sumatra bengal himalaya nusantara ganges
arabia arabian levant indochina annam burma malaya lanna isan thai khmer lao lanka angkor jordan
""")
# Letters in capitals that stand for something else.
CAPITALS = _words("""
us uk un eu uae usa am pm ad bc be id no hr pr tv ot pc ph dr po ps nb ii iii iv vi vii la dc ok
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur fri sat sun
ngo ceo cfo coo ppe atm sim sms pdf mou ilo iom ohs osh hse gps cctv usb rip faq asap fyi eta
sos qr ac dc wc cc bcc re fw sop kpi nda vip msg app tba tbc ssn nik nid nrc cid ktp bpjs sss
""")
LEGAL = _words("""
phan mtv htx cty ctcp fty
public co ltd limited company inc corp corporation llc plc pt cv tbk sdn bhd pvt pte jsc the and
of group
บริษัท จำกัด มหาชน หจก ห้างหุ้นส่วน บมจ โรงงาน ບໍລິສັດ ຈຳກັດ ໂຮງງານ ក្រុមហ៊ុន រោងចក្រ
ကုမ္ပဏီ လီမိတက် စက်ရုံ कम्पनी लिमिटेड प्रा लि कारखाना কোম্পানি লিমিটেড লিঃ লি প্রাঃ প্রা প্রাইভেট কারখানা
شركه مصنع المحدوده ذمم cong ty tnhh cp pabrik perusahaan
""")
GENERIC = _words("""
seafood seafoods foods food garment garments factory mill mills plant farm farms glove gloves
industries industry international trading export exports import fishery fisheries processing
textile textiles apparel fashion wear knit knitting sewing electronics plastics rubber timber
plantation estate dormitory dorm hostel house camp room block building store storage warehouse
cold road street lane avenue village town district province city market pier port harbour line
recruitment agency services service manpower foundation union association cooperative
construction engineering steel furniture poultry chicken shrimp packing packaging
mess asrama kos kontrakan gudang pelabuhan kampung kebun pabrik
thuy san hai may xuong nha may khu ky tuc xa tro xom thon
အဆောင် ရွာ ကျေးရွာ မြို့ လမ်း တိုက် အခန်း ဈေး ဆိပ်ကမ်း ငါးပုစွန် အထည်ချုပ် ភូមិ បន្ទប់ ផ្លូវ អគារ ផ្សារ
ຫໍພັກ ຫ້ອງ ຖະໜົນ ເມືອງ ແຂວງ ໂຮງແຮມ ບ້ານ गाउँ टोल बजार होटल ब्रिक फील्ड भट्टा ओभरसिज म्यानपावर ट्रेड
চা বাগান বাজার হোটেল থ্রেড গার্মেন্টস ফ্যাশন নিটওয়্যার গ্রাম مكتب موسسه مصنع مزرعه سكن عماره فندق للمقاولات للتجاره
ซีฟู้ด ฟู้ดส์ การ์เม้นท์ หอพัก ห้อง ถนน ซอย หมู่บ้าน บ้าน ตำบล อำเภอ จังหวัด
""")
# Case endings that Nepali, Hindi and Bengali write onto a name.
ENDINGS = tuple(
    sorted(
        _words("""
        लाई ले को का की के मा बाट सँग देखि सम्म हरू हरु भन्दा द्वारा कै लगायत सित पनि ने से में पर लाइ सम्मको
        जी जीले जीलाई जीको जीसँग जीका जीने ज्यू ज्यूले ज्यूको दाइ दाइले दाइलाई दिदी दिदीले दिदीलाई
        भाइ भाइले भाइलाई बहिनी बहिनीले भाई मार्फत विरुद्ध तिर सितको
        वाला वाले वाली वालों वालो सहित सहितका सहितको समेत बारे माथि अनुसार पछि अघि कहाँ सामु
        प्रति संग सङ्ग सँगै बाटै बाहेक समक्ष भित्र बिना बिनाको बिनै
        सरको सरका सरकी सरले सरलाई सरसँग म्याडमको म्याडमले म्याडमलाई साहुको साहुले मास्टरले मास्टरको
        ভাই ভাইকে ভাইয়ের আপা আপাকে আপার দা দাকে দি দিকে সাহেব সাহেবের সাহেবকে
        রে রেও গো কে র ের য় তে দের রা এর এরা কেও রও ই ও টি টা থেকে সহ য়ের য়ের ভাই আপা দা দি জি
        বাবু বাবুর বাবুকে
        """),
        key=len,
        reverse=True,
    )
)
# Particles that Arabic writes in front of a word.
PROCLITICS = _words("و ف ب ل ك وب ول فل لل ال وال بال كال فال ولل")
ARTICLES = _words("al el ad ar as at az an ash ed er es ez il")
ABD = _words("abd abdul abdel abdal abdur abdus abdu abdoul عبد")
# What follows a person and hardly a thing: somebody speaks or is spoken to.
SPEECH = tuple(
    _words("""
    บอก ว่า พูด กล่าว เล่า แจ้ง ถูก โทร ถาม ตอบ โดน เซ็น ให้การ ร้องเรียน ยืนยัน
    ເວົ້າ ບອກ ກ່າວ ຖືກ ໂທ ຖາມ ຕອບ ເລົ່າ ແຈ້ງ ໂດນ ຢືນຢັນ ຮ້ອງທຸກ
    និយាយ ប្រាប់ ថា សួរ ឆ្លើយ ត្រូវបាន ប្តឹង បញ្ជាក់ ហត្ថលេខា
    ပြော တို့ က
    """)
)
# What follows a name where somebody acts, in scripts without word spaces.
ACTS = tuple(
    _words("""
    ได้ ไป มา เป็น ทำ อยู่ กับ และ ยัง ไม่ จะ ขอ ก็ มี เคย กำลัง ต้อง เริ่ม ออก เข้า กลับ ย้าย หาย ร้อง ป่วย เจ็บ หรือ
    เองนะ เองค่ะ เองคะ เองครับ เองคับ ເອງເດີ ເອງນະ
    เอา ซื้อ จ่าย ส่ง รับ เก็บ ยึด ຈ່າຍ ເອົາ ຊື້ ສົ່ງ ຮັບ ເກັບ ຍຶດ យក ទិញ បង់ ផ្ញើ ទទួល
    ໄດ້ ໄປ ມາ ເປັນ ເຮັດ ຢູ່ ກັບ ແລະ ຍັງ ບໍ່ ຈະ ຂໍ ກໍ ມີ ເຄີຍ ກຳລັງ ຕ້ອງ ເລີ່ມ ອອກ ເຂົ້າ ກັບ ຍ້າຍ ຮ້ອງ ເຈັບ ຫຼື
    បាន ត្រូវ ទៅ មក ជា ធ្វើ នៅ និង មិន នឹង សុំ ក៏ មាន ធ្លាប់ កំពុង ចាប់ ចេញ ចូល យំ ឈឺ គេង កាន់ ដេក ឬ
    ကို သည် နှင့် နဲ့ ၏ ရဲ့ မှ အား လည်း ဆီ ထံ ပါ ဟာ
    """)
)
# Who speaks, or is called so: behind a name that is a plain word as well.
SAYS = _words("""
भनिन् भनिन भने भन्यो भन्छ भन्छिन् बताइन् बताए सोधिन् सोधे रोइन् रोए भन्छौं भन्छौँ भन्छन् बोलाउँछन् बोलाउँछौं
कहा कहती कहता बोली बोला बोले बताया पूछा रोई बुलाते कहते
বলল বললেন বলেছে বলেছেন বলছে বলছিল জানাল জানালেন কাঁদল কেঁদেছে জিজ্ঞেস ডাকে ডাকি ডাকত ডাকেন বলি
""")
# "Is", right behind a word that says what something is.
COPULAS = _words("""
हो है हैं था थी थे छ छन् थियो होइन छैन नहीं নয় হয় ছিল নাই নেই
""")
# Kinds of things: a name right before one of them is the thing's.
KINDS = _words("""
tea song flower tree bird fish stone brand machine poem film wood colour color sauce rice soap
चरी चिड़िया पक्षी पन्छी फूल रुख पेड़ रूख वर्ण वर्णको रङ रंग गीत गाना कविता पत्थर ढुङ्गा जाति जातिका समाज जात थर
গরম গলা গলায় গলার কণ্ঠ সুর কথা পাখি ফুল গাছ মাছ গান কবিতা রং রঙ পাথর সমাজ জাতি নদী
طائر زهره شجره اغنيه قصيده لون حجر
""")
# What a person's name hardly ever stands behind, or in front of another's.
DETERMINERS = _words("the a an any some every")
PLACE_PREPOSITIONS = _words("to in at near from via ke di dari")
KIN = _words("""
brother sister mother father husband wife son daughter uncle aunt auntie cousin nephew niece
friend colleague roommate neighbour neighbor grandmother grandfather
""")
NAME_CUES = KIN | _words("""
called named nickname nicknamed alias aka known name names
manager supervisor foreman warden inspector agent broker recruiter interpreter
""")
# What joins a name to the sentence before it, in the same scripts.
CONNECTIVES = tuple(
    _words("""
    กับ และ ของ ให้ จาก ถึง โดย ว่า ที่ คือ แก่ หา เรียก เจอ พบ ถาม บอก เช่น หรือ ติดต่อ รู้จัก เห็น เพื่อน ชื่อ ตาม
    ช่วย พา ไล่ ด่า ขู่ ตี จ้าง เตือน ฝาก รอ ส่วน ภรรยา สามี เมีย ผัว ลูก แฟน ต่อ ทั้ง เชิญ ลงชื่อ เพราะ
    ກັບ ແລະ ຂອງ ໃຫ້ ຈາກ ເຖິງ ໂດຍ ວ່າ ທີ່ ຄື ແກ່ ຫາ ເອີ້ນ ພົບ ຖາມ ບອກ ຫຼື ຕິດຕໍ່ ຮູ້ຈັກ ເຫັນ ໝູ່ ຊື່ ຕາມ ຊ່ວຍ ພາ ໄລ່ ດ່າ ຂູ່
    ຕີ ຈ້າງ ເຕືອນ ຝາກ ລໍ ສ່ວນ ເມຍ ຜົວ ລູກ ແຟນ
    និង របស់ ឱ្យ ឲ្យ ពី ដល់ ថា ជាមួយ ហៅ ជួប សួរ ឬ ស្រី ប្រុស ឃើញ ស្គាល់ មិត្ត ជួយ ដេញ ជេរ គំរាម វាយ ជួល រង់ចាំ ប្រពន្ធ ប្តី
    កូន ឈ្មោះ ទាក់ទង ខលទៅ តេទៅ ទូរស័ព្ទទៅ ផ្ញើទៅ
    """)
)
