"""Names in scripts other than Latin, and across scripts: what each kind of variant comes to."""

import pytest

from exports.redaction import Known, Span, scan

Case = tuple[str, str]  # what the record holds, and a text with the mention between brackets

SURE: dict[str, list[Case]] = {
    "a firm: its kind and its name cut short": [
        ("โรงงานผ้าห่มตราดาวทอง", "แจ้งกับ [รง. ดาวทอง] แล้ว"),
        ("ໂຮງງານຕັດຫຍິບ ດອກຈຳປາ", "ໄປ [ຮງ. ດອກຈຳປາ] ມື້ນີ້"),
        ("บริษัท รุ่งเรืองพืชผล อบแห้ง จำกัด", "ต่อ[บ. รุ่งเรืองพืชผลฯ] ขอให้"),
    ],
    "dotted letters and a part": [
        ("पासाङ ल्हामु शेर्पा", "हिजो [पा. ल्हा. शेर्पा]को भिसा सकियो"),
        ("केशवराज पन्थी", "जवाफ आएन। [के.आर. पन्थी]को अर्को नम्बर"),
        ("Jit Bahadur Shahi", "[जि.ब. शाही] नाम गलत छ"),
        ("দীনেশ চন্দ্র রায়", "গতকাল [দী. চ. রায়] এসেছেন"),
    ],
    "in another script, behind a title or a cue": [
        ("Chanida Wongsakul", "คุณ[ชนิดา] โทรมา"),
        ("May Thu Zaw", "ชื่อ[เมทูซอ]ถูกย้าย"),
    ],
    "in another script, of somebody whom the text names": [
        ("Boonlert Chaemchoi", "Boonlert Chaemchoi: ພວກເຮົາເອີ້ນ [ບຸນເລີດ], ມາ"),
        ("Renuka Kunwar", "Renuka Kunwar wrote: [रेणुका] ले भनेको"),
        ("ခင်ပုလဲ", "ခင်ပုလဲ က [Khin Palae] လို့ ရေးတယ်"),
    ],
    "written together": [
        ("ประเสริฐ แก้วมณี", "เมื่อวาน[ประเสริฐแก้วมณี]ถูกหักเงิน"),
        ("ສົມພອນ ແກ້ວບຸນຮອງ", "ມື້ວານນີ້[ສົມພອນແກ້ວບຸນຮອງ]ຖືກຕັດເງິນ"),
        ("ហេង សុភាព", "ម្សិលមិញ[ហេងសុភាព]ត្រូវបានកាត់ប្រាក់"),
    ],
    "family first and last": [("ឈឿន សុវណ្ណារី", "ឃើញ[សុវណ្ណារី ឈឿន]យំ")],
    "spaces and breaks inside": [
        ("ကျော်ဇင်ဦး", "[ကျော် ဇင် ဦး] က ပြောပါတယ်"),
        ("ประเสริฐ แก้วมณี", "พบ[ประ\nเสริฐ แก้วมณี]ที่หอพัก"),
        ("ចាន់ ធីតា", "លោក[ចាន់\u200b ធី\u200bតា]បាននិយាយ"),
    ],
    "title and part": [
        ("สุดารัตน์ พงษ์ไพบูลย์", "พี่[สุดารัตน์]ร้องไห้"),
        ("ບົວວັນ ອິນທະວົງ", "ເອື້ອຍ[ບົວວັນ]ຖືກຢຶດ"),
        ("ហេង សុភាព", "ពូ [សុភាព] មិនបានសម្រាក"),
        ("ကျော်ဇင်ဦး", "ကို[ဇင်ဦး]ကို လစာဖြတ်တယ်"),
        ("अर्चना वर्मा", "कल [अर्चना] दीदी को देखा"),
        ("तोया कुमारी घले", "[तोया] दिदीले भनिन्"),
        ("মোঃ জাহাঙ্গীর আলম", "গতকাল [জাহাঙ্গীর] ভাইকে দেখেছি"),
    ],
    "title of two, which may be a part as well": [
        ("ကိုကိုလွင်", "မနေ့က ကို[ကိုကို]က ပြောတယ်"),
        ("Sai Kham Leng", "ရွာသား [စိုင်းခမ်းလိန်] က လာတယ်"),
    ],
    "respect behind a part, with its ending": [("Jahanara Begum", "গতকাল [জাহানারা] আপাকে দেখেছি")],
    "what is always written short": [
        ("মোঃ রবিউল ইসলাম", "তালিকায় [মোহাম্মদ রবিউল ইসলাম] আছে"),
        ("মোছাঃ জরিনা খাতুন", "কার্ডে [মোসাম্মৎ জরিনা খাতুন] লেখা"),
        ("মোহাম্মদ রবিউল ইসলাম", "তালিকায় [মো. রবিউল ইসলাম] আছে"),
    ],
    "without what joins it to the next": [("মোস্তাফিজুর মিয়া", "সেদিন [মোস্তাফিজ মিয়া] এসেছিল")],
    "a vowel written alone": [
        ("កែវ ឫទ្ធា", "ឃើញ[កែវ រិទ្ធា]យំ"),
        ("ឱម ឥន្ទ្រា", "ឃើញ[ឱម អ៊ិន្ទ្រា]យំ"),
        ("ฤทธิชัย มงคลศิริ", "เห็น[ริทธิชัย มงคลศิริ]ที่นี่"),
    ],
    "nickname": [
        ("ต้อม", "น้อง[ต้อม]หายไป"),
        ("แดง", "อนุชา ([แดง]) ไม่มา"),
        ("ນ້ອຍ", "ອ້າຍ[ນ້ອຍ]ໄດ້ເງິນ"),
        ("মনি", "আমরা [মনি] খালার ঘরে"),
    ],
    "last two syllables": [("မျိုးမင်းထက်", "[မင်းထက်]က ပြောပါတယ်")],
    "endings": [
        ("रमेश थापा मगर", "[रमेश थापा मगर]लाई तलब दिएन"),
        ("শফিকুল মোল্লা", "[শফিকুল মোল্লা]দেরকে ডেকেছে"),
        ("خالد الزعبي", "ول[خالد الزعبي] راتب"),
    ],
    "Zawgyi in a line of Unicode": [
        ("ဝင်းသီရိမော်", "စာရွက်မှာ [ဝင္းသီရိေမာ္] လို့ ရေးထားတယ်"),
        ("ဇာနည်ထွန်း", "စာအုပ်ကို [ဇာနည္ထြန္း]ဆီက သိမ်းထားတယ်"),
        ("လှလှအောင်", "[လွလွေအာင္] မလာဘူး"),
    ],
    "another spelling": [
        ("ศักดิ์สิทธิ์ วงศ์ใหญ่", "เขาเขียน [ศักสิทธ์ วงใหญ่] ไว้"),
        ("คำแพง ศรีสุข", "พบ[คําแพง สีสุข]ที่นี่"),
        ("ຄຳຫຼ້າ ວົງດາລາ", "ຊື່ [ຄໍາຫລ້າ ວົງດາລາ] ໃນໃບ"),
        ("សេង ពិសិដ្ឋ", "ឈ្មោះ [សេង ពិសិត] នៅទីនេះ"),
        ("ខင်သီတာမြင့်".replace("ខ", "ခ"), "[ခင်သီတာမျင့်]က ပြောတယ်"),
        ("सुशीला लिम्बू", "[शुशिला लिम्बु]ले भनिन्"),
        ("শাহানাজ পারভীন", "[সাহানাজ পারভিন] বলেছে"),
        ("إبراهيم الأحمد", "رأى [ابراهيم الاحمد] أمس"),
        ("هدى القاسم", "قالت [هدي القاسم] ذلك"),
    ],
    "one letter off": [
        ("ประเสริฐ แก้วมณี", "เห็น[ประเสริฐ แก้วมนดี]ที่นี่"),
        ("ທອງສີ ເພັດສະລາດ", "ເຫັນ[ທອງສີ ເພັດສະລາ]ຢູ່ນີ້"),
        ("ທອງສີ ເພັດສະລາດ", "ເຫັນ[ທອງສີເພັດລະລາດ]ຢູ່ນີ້"),
        ("ឈឿន សុវណ្ណារី", "ឃើញ[ឈឿន សុវណ្ណាវី]យំ"),
        ("ထွန်းလင်းကျော်", "[ထွန်းလဝ်းကျော်]ကို ခေါ်တယ်"),
        ("زينب درويش", "رأيت [زيبن درويش] اليوم"),
    ],
    "turned, or a syllable behind a title": [
        ("မောင်မောင်စိုး", "စာရင်းမှာ [စိုးမောင်မောင်] ဖြစ်နေတယ်"),
        ("ညီညီထွေး", "အဲဒီ ကို[ထွေး]ကို ထုတ်လိုက်တယ်"),
        ("ကျော်စွာလှိုင်", "[ကျော်စွာ]လို့ ခေါ်ကြတယ်"),
    ],
    "another writing of one rhyme": [("နှင်းဝတ်ရည်", "၃။ [နှင်းဝတ်ရီ]")],
    "who speaks, or is called so": [
        ("माया तामाङ", "[माया]ले भनिन्, घर जान्छु"),
        ("कान्छी", "हामी [कान्छी] भन्छौं, उसको"),
        ("আব্দুল কাদের মিয়া", "টাকা দিবেন না [কাদের]রে"),
    ],
    "Chinese signs": [("黃嘉玲", "It may say [黃嘉玲] or only the office")],
    "heard, between words that names take": [
        ("Hnin Wut Yi", "สองคนกับ[นินวุดยี]ถูกย้ายไปแล้ว"),
    ],
    "a ship without the word for it": [("เรือโชคสมุทร 8 จำกัด", "บน[โชคสมุทร 8] ไม่มียา")],
    "kunya": [("أبو خالد", "تكلم مع [أبي خالد] أمس"), ("أم يوسف", "و[أم يوسف] بكت")],
    "presentation forms and tatweel": [("سلمى جابر", "قالت [ﺳﻠﻤﻰ ﺟـﺎﺑﺮ] ذلك")],
    "an initial for the other part": [
        ("เกศินี บุญส่ง", "ในสัญญาเขียน [เกศินี บ.] ไว้"),
        ("ឈឿន សុវណ្ណារី", "ក្នុងបញ្ជីមាន [ឈ. សុវណ្ណារី] ម្នាក់"),
    ],
    "a firm with its legal form": [
        ("ห้างหุ้นส่วนจำกัด ทรัพย์เจริญการประมง", "[หจก. ทรัพย์เจริญการประมง] ขนคนงาน"),
    ],
    "first letters of a firm": [
        ("โรงงาน บลู สกาย แอพพาเรล", "คนงานของ [บีเอสเอ] ไม่มา"),
        ("जय अम्बे ब्रिक फील्ड लिमिटेड", "[जे.ए.बी.एफ]. के ट्रक रात को"),
        ("ব্লু স্কাই অ্যাপারেলস লিমিটেড", "অভিযোগ করেছে [BSA] ভবনের"),
    ],
    "a firm in another script": [
        ("Golden Harvest Seafood Co., Ltd.", "คนงาน [โกลเด้น ฮาร์เวสต์ ซีฟู้ด] ไม่ได้ค่าแรง"),
        ("Himchuli Manpower Pvt. Ltd.", "मैले [हिमचुली म्यानपावर] लाई पैसा तिरें"),
    ],
    "drawn out": [("จุ๋ม", "พี่[จุ๋มมมม]ไม่มา")],
    "Latin record, native mention": [
        ("Prasert Kaewmanee", "เมื่อวาน[ประเสริฐแก้วมณี]ถูกหักเงิน"),
        ("Somphone Keobounhong", "ເຫັນ [ສົມພອນ ແກ້ວບຸນຮອງ] ຢູ່ນີ້"),
        ("Chhoeun Sovannary", "ឃើញ[ឈឿន សុវណ្ណារី]យំ"),
        ("Thiha Zaw", "ကို[သီဟဇော်]က လက်မှတ်ထိုးတယ်"),
        ("Farzana Ansari", "[फ़रज़ाना अंसारी] का खाता"),
        ("Lalit Chaudhary", "[ललित चौधरी]लाई तलब दिएन"),
        ("Kamrun Nahar Lipi", "[কামরুন নাহার লিপি] বলেছে"),
        ("Mustafa Darwish", "رأى [مصطفى درويش] أمس"),
    ],
    "native record, Latin mention": [
        ("ประเสริฐ แก้วมณี", "They saw [Prasoet Kaeomani] there"),
        ("ဖြိုးဝေယံ", "နာမည် [Phyo Wai Yan] လို့ ပြင်"),
        ("कमला विश्वकर्मा", "The form says [Kamala Bishwakarma] now"),
        ("নাসিমা আক্তার", "The form says [Nasima Akhter] now"),
        ("خالد محمود الزعبي", "i met [khaled alzubi] today"),
        ("ประเสริฐ แก้วมณี", "mereka lihat [prasert kaewmanee] di sana"),
        ("خالد محمود الزعبي", "The form says [Khaled Mahmoud Alzubi] now"),
    ],
    "one native script in another": [
        ("สมศักดิ์ ทองใบ", "ເຫັນ [ສົມສັກ ທອງໃບ] ຢູ່ນີ້"),
        ("राजेश कुमार निषाद", "গতকাল [রাজেশ কুমার নিষাদ] এসেছে"),
        ("রুখসানা পারভীন", "رأى [رخسانة بروين] أمس"),
    ],
}
TO_BE_LOOKED_AT: dict[str, list[Case]] = {
    "one part in another script": [
        ("Somchai Rattanaporn", "หัวหน้าทะเลาะกับ[สมชาย]เรื่องเงิน"),
        ("कमला विश्वकर्मा", "They saw [Bishwakarma] there"),
    ],
    "a short name in another script": [("May Thu Zaw", "และ[เมทูซอ]ถูกย้าย")],
    "a plain word behind a title that is one too": [("ស្គម", "[២០:១៥] អា[ស្គម]ដេកមិនលក់")],
    "a part, spelt by ear": [("อนุชา ศรีสมบูรณ์", "พบ [ศรีสมบูล] ที่นี่")],
}
LEFT_ALONE: list[Case] = [
    ("บุญมี ทองคำ", "ราคาทองคำขึ้นทุกวัน"),
    ("วาสนา โพธิ์ทอง", "แล้วแต่วาสนา ใครจะได้โบนัส"),
    ("ប្រាក់ រដ្ឋា", "រដ្ឋាភិបាលថាគ្មានបញ្ហា"),
    ("ហេង សុភាព", "គាត់និយាយដោយសុភាព។"),
    ("အောင်မြင့်", "အလုပ်အောင်မြင်ဖို့ ကြိုးစားပါ"),
    ("သီတာ မြတ်နိုး", "သူက မြတ်နိုးစရာကောင်းတယ်"),
    ("ປາ ບຸນມີ", "ວັດແຫ່ງນີ້ມີບຸນທຸກປີ"),
    ("सरस्वती चौधरी", "सरस्वती पूजाको दिन बिदा थियो"),
    ("Khaled Samara", "اسم الله خالد في القلوب"),
    ("ณัฐพร ใจดี", "ทุกคนใจดี ณ โรงงานนี้"),
    ("วิภา แสงทอง", "เช้ามามีแสงทองของพระอาทิตย์"),
    ("ສົມຫວັງ ບົວລະພາ", "ຂໍໃຫ້ສົມຫວັງທຸກປະການ"),
    ("သီတာ ရွှေပန်း", "အိမ်က ရွှေပန်းကန် တစ်ချပ်ပါ"),
    ("နှင်းဝတ်ရည်", "ပျားတွေ ပန်းဝတ်ရည် စုပ်တယ်"),
    ("রানা মোল্লা", "রানা প্লাজার মতো ফাটল"),
]


def look(case: Case) -> tuple[list[Span], set[int]]:
    """What is found, and where the letters of the mention stand."""
    known, marked = case
    begin, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    places = {at for at in range(begin, end) if text[at].isalpha()}
    others = [Known("O1", "person", "วิชัย ทองสุก"), Known("O2", "person", "Ibrahim Al-Qasem")]
    firm = any(word in known for word in ("จำกัด", "Ltd", "โรงงาน", "ໂຮງງານ", "लिमिटेड", "লিমিটেড"))
    kind = "employer" if firm else "person"
    return scan(text, [Known("P", kind, known), *others]), places


def covered(spans: list[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def cases(table: dict[str, list[Case]]) -> list[object]:
    return [pytest.param(case, id=kind) for kind, rows in table.items() for case in rows]


@pytest.mark.parametrize("case", cases(SURE))
def test_a_variant_that_leaves_no_doubt_is_sure(case: Case) -> None:
    spans, places = look(case)
    assert places <= covered([span for span in spans if span.confidence == "auto"])


@pytest.mark.parametrize("case", cases(TO_BE_LOOKED_AT))
def test_a_variant_that_may_be_chance_waits_for_a_person(case: Case) -> None:
    spans, places = look(case)
    assert places <= covered(spans)
    assert not places & covered([span for span in spans if span.confidence == "auto"])


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_an_ordinary_word_that_is_a_name_is_never_sure(case: Case) -> None:
    known, text = case
    spans = scan(text, [Known("P", "person", known)])
    assert [span for span in spans if span.confidence == "auto"] == []


@pytest.mark.parametrize(
    "behind", [" (Ma Khin Sandar) kept it", ") kept it", "၊ အမေက", " (အမျိုးသမီး)"]
)
def test_a_burmese_name_takes_nothing_with_it_that_stands_beyond_a_sign(behind: str) -> None:
    name = "မခင်စန္ဒာ"
    known = [Known("P", "person", name), Known("Q", "person", "Ma Khin Sandar", same_as="P")]
    first, *_ = scan(f"paid. {name}{behind}", known)
    assert (first.start, first.end) == (6, 6 + len(name))


def test_the_end_of_a_sentence_is_no_initial() -> None:
    text = "គេកាត់លុយ ៥ ដុល្លារ។ បងរដ្ឋាចង់ឈប់"
    (span,) = scan(text, [Known("P", "person", "ប្រាក់ រដ្ឋា")])
    assert text[span.start : span.end] == "បងរដ្ឋា"
