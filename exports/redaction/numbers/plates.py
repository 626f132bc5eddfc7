"""Plates of cars and marks of ships, as eleven countries write them."""

import regex

from exports.redaction.reading.forms import either, form

_THAI_PROVINCES = either("""
กระบี่ กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ
ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด ตาก
นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส
น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี
ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา อยุธยา พะเยา พังงา พัทลุง
พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่
ภูเก็ต มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี
ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ
สกลนคร สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี
สิงห์บุรี สุโขทัย สุพรรณบุรี สุราษฎร์ธานี
สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี เบตง
""")
_THAI_PROVINCE = (
    rf"(?: ?(?:กรุงเทพมหานคร|กรุงเทพฯ?|กทม|{_THAI_PROVINCES}|[ก-ฮเแโใไ][ก-๎]{{2,14}}(?= |$|[,.])))?"
)
# Two letters that are a word of the language before a number, and words that count.
_PLAIN = (
    "คน รถ ลด ผล กม ซม มม พศ คศ จบ พบ นน ชม ตก วง บท มด นก กบ หก สด ลบ บน ถก จน กอง รง มง หมู่ ตร พล"
)
_COUNTED = f" ?(?:{either('บาท วัน คน ชั่วโมง เดือน ปี กิโล ครั้ง น. % นาที ข้อ มาตรา')})"
_THAI = rf"(?:\d[ก-ฮ]{{2}}|(?!(?:{either(_PLAIN)})[ \-]?\d)[ก-ฮ]{{2}})[ \-]?\d{{1,4}}"
_THAI_ROAD = regex.compile("ทะเบียน|รถ|กระบะ|ป้าย|มอเตอร์ไซ|มอไซ|คัน|plate|truck|car|van|pickup|bus")
# Not behind the words for parts of a building or a paper, nor a small word or a norm in capitals.
_SMALL = "(?:in|on|at|by|of|to|no|or|is|as|be|am|pm|and|for|the|hrs?)"
_PREFIX = (
    r"(?<!\w)(?<!(?:gate|line|zone|block|room|shift|dorm|form|rule|act|ref|code|no)\.? )"
    rf"(?!(?:{_SMALL}|iso|ilo|sa|usd?|thb|rm|rs|rp|jd|tk|act|art|sec|img|dsc|fy|q|wl|lr|fl|hr|po)"
    r"[ \-]?\d)"
)
_KHMER_PROVINCE = either("""
phnom_penh siem_reap battambang kandal kampong_cham kampong_speu kampot takeo svay_rieng prey_veng
pursat banteay_meanchey sihanoukville preah_sihanouk koh_kong pailin kep kampong_chhnang
kampong_thom kratie mondulkiri preah_vihear ratanakiri stung_treng oddar_meanchey tbong_khmum
កំពង់ឆ្នាំង កំពង់ធំ ក្រចេះ មណ្ឌលគិរី ព្រះវិហារ រតនគិរី ស្ទឹងត្រែង ឧត្តរមានជ័យ ត្បូងឃ្មុំ កែប
ភ្នំពេញ សៀមរាប បាត់ដំបង កណ្តាល
កណ្ដាល កំពង់ចាម កំពង់ស្ពឺ កំពត តាកែវ ស្វាយរៀង ព្រៃវែង ពោធិ៍សាត់ បន្ទាយមានជ័យ ព្រះសីហនុ កោះកុង ប៉ៃលិន
""")
_LAO_PROVINCE = either("""
ນະຄອນຫຼວງ ນະຄອນຫລວງ ກຳແພງນະຄອນ ວຽງຈັນ ສະຫວັນນະເຂດ ຈຳປາສັກ ຫຼວງພະບາງ ຄຳມ່ວນ ບໍ່ແກ້ວ ຜົ້ງສາລີ ຫຼວງນ້ຳທາ
ອຸດົມໄຊ ຫົວພັນ ໄຊຍະບູລີ ຊຽງຂວາງ ບໍລິຄຳໄຊ ສາລະວັນ ເຊກອງ ອັດຕະປື ໄຊສົມບູນ
""")
_WHEEL_WORDS = either("""
plate plates registration reg car cars van truck lorry pickup pick-up bus motorbike motorcycle bike
jeep taxi minibus sedan vehicle tempo scooter tuktuk nopol plat mobil motor truk angkot kereta
lori motosikal kapcai treler bas skuter jip pikap mercedes toyota honda isuzu hilux myvi proton
perodua innova avanza yamaha xe xe_máy biển_số biển
""")
_NATIVE_WHEELS = either("""
ทะเบียน รถ ລົດ ທະບຽນ ឡាន រថយន្ត ផ្លាក ម៉ូតូ ကား ယာဉ် ဆိုင်ကယ် गाडी गाड़ी बस ट्रक जीप मोटर ऑटो टेम्पो ट्रैक्टर
গাড়ি ট্রাক বাস মোটর سيارة سياره سيارت لوحة لوحه لوحت شاحنة شاحنت باص مركبة مركبت حافلة حافلت
""")
_WHEELS = regex.compile(rf"\b(?:{_WHEEL_WORDS})\b|{_NATIVE_WHEELS}")
_NAGARI, _BENGALI = r"[\u0900-\u097f]", r"[\u0980-\u09ff]"
_METRO_WORD = either("মেট্রো")
_METRO = r"(?:dhaka|chatto|chattogram|chittagong|ctg|khulna|raj|rajshahi|sylhet|barisal|barishal)"
_ZONE = r"(?:ba|na|ga|lu|dha|ra|ka|bhe|se|ma|me|ko|ja|sa|bagmati)"
_SHIP_WORDS = either("""
boat vessel ship trawler fv mv hull kapal perahu tàu tàu_cá ghe bot registration registered
""")
_NATIVE_SHIPS = either("เรือ ເຮືອ ទូក នាវា သင်္ဘော လှေ নৌকা ট্রলার नाव سفينة مركب قارب")
_SHIP = regex.compile(rf"\b(?:{_SHIP_WORDS})\b|{_NATIVE_SHIPS}")
_TRUCK = regex.compile(
    rf"\b(?:truck|lorry|trailer|tanker|plate|pickup|bus|van)\b|{either('ทะเบียน รถ ป้าย กระบะ')}"
)
# Three capitals before four digits that are no plate: months, norms, money, other numbers.
_THREE = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|iso|ilo|rfc|sop|usd|thb|mmk|khr|lak|npr|inr|bdt"
    "|vnd|idr|jod|myr|nik|ktp|nid|nrc|pan|imo|tel|fax|pin|atm|sms|otp|sku|box|ref|doc|ext"
)
_LOT = "(?:ka|kha|ga|gha|nga|cha|ja|jha|ya|ta|tha|da|dha|na|pa|pha|ba|bha|ma|ra|la|wa|sa|ha)"
_NEPALI_PROVINCE = (
    "(?:province|pradesh|bagmati|koshi|madhesh|gandaki|lumbini|karnali|sudurpashchim)"
)
_NEPALI_ROAD = regex.compile(
    either("ट्रैक्टर मोटरसाइकल मोटरसाइकिल ऑटो टेम्पो टेम्पु गाडी गाड़ी बस बसको ट्रक जीप मोटर नम्बर नंबर प्लेट")
)
_JORDAN_ROAD = regex.compile(
    r"\b(?:plate|plates|jordanian)\b|"
    + either("لوحة لوحه لوحت سيارة سياره سيارت رقم_السيارة شاحنة شاحنت باص")
)
_PLATE_WORDS = either("ทะเบียน ທະບຽນ ផ្លាកលេខ प्लेट لوحة")
_EMIRATES = "(?:dubai|dxb|abu dhabi|sharjah|ajman|fujairah|ras al khaimah|umm al quwain)"
_NEPALI_ZONE = "(?:बा|ना|ग|लु|धा|रा|क|भे|से|म|मे|को|ज|स)"
_NEPALI_KIND = "[कखगघचजझञटठडपफबमयरलवसह]"

PLATES = (
    form("plate", "plate",
         rf"(?<![\d\p{{L}}\p{{M}}]){_THAI}(?!\d|[.,:]\d|{_COUNTED}){_THAI_PROVINCE}",
         block="ก", cue=_THAI_ROAD, within=30),
    form("plate", "plate",
         r"(?<![\d\p{L}\p{M}])(?:\d[ก-ฮ]{2}[ \-]?\d{1,4}"
         rf"|(?!(?:{either(_PLAIN)})[ \-]?\d)[ก-ฮ]{{2}}[ \-]?(?!(?:19|20|24|25)\d\d)\d{{4}})"
         rf"(?!\d|[.,:]\d|{_COUNTED}){_THAI_PROVINCE}", block="ก"),
    form("plate", "plate",
         rf"(?<!\d)\d(?!(?:{either(_PLAIN)})[ \-]?\d)[ก-ฮ]{{2}}[ \-]?\d{{1,4}} ?"
         rf"(?:กรุงเทพมหานคร|กรุงเทพฯ?|กทม|{_THAI_PROVINCES})", block="ก"),
    form("plate", "plate",
         rf"(?:(?<=ทะเบียน[: ]?)[ก-ฮ]{{2}}[ \-]?\d{{1,4}}|(?<=ทะเบียน|รถ|กระบะ|เก๋ง|คัน){_THAI})"
         rf"(?!\d|[.,:]\d){_THAI_PROVINCE}",
         block="ก"),
    form("plate", "plate",
         rf"(?<![\d\-])\d{{2}}-\d{{4}}(?![\d\-]){_THAI_PROVINCE}",
         cue=_TRUCK, within=20),
    form("plate", "plate", r"(?<!\d)\d[ក-អ][\-.]\d{4}(?!\d)", block="ក"),
    form("plate", "plate", r"(?<!\d)\d{1,2} ?[က-အ][/\-]\d{4,5}(?!\d)", block="က"),
    form("plate", "plate", r"(?<![\w\-])\d{2}-[a-z]\d ?\d{3}\.?\d{2}(?!\w)"),
    form("plate", "plate",
         rf"{_PREFIX}(?!(?:{_THREE})\b)[a-z]{{3}} (?!(?:19|20|24|25)\d\d)\d{{4}}"
         r"(?![\w\-]|[.,:]\d| \d)",
         cue=_WHEELS, capitals=True, uncued="amber"),
    form("plate", "plate",
         rf"(?<![\p{{L}}\p{{M}}]){_NAGARI}{{2,7}} ?\d{{1,2}} ?{_NAGARI}{{1,7}} ?\d{{4}}(?!\d)",
         block="क", cue=_NEPALI_ROAD, within=24),
    form("plate", "plate",
         rf"(?:प्र|प्रदेश)[. ]?\d{{1,2}}[ \-]\d{{2}}[ \-]\d{{2,3}}[ \-]?"
         rf"{_NAGARI}{{1,2}}[ \-]?\d{{4}}",
         block="क"),
    form("plate", "plate",
         rf"(?<!\w){_NEPALI_PROVINCE}[ \-]?(?:\d{{1,2}}[ \-])?\d{{2}}[ \-]\d{{2,3}}[ \-]"
         rf"{_LOT}[ \-]\d{{3,4}}(?!\d)"),
    form("plate", "plate",
         rf"(?<!\w)[a-z]{{4,14}}(?: metro)?-(?:{_LOT}|a|u|la)[ \-]\d{{2}}-\d{{4}}(?!\d)"),
    form("plate", "plate",
         rf"(?:(?<![\p{{L}}\p{{M}}])|(?<=ທະບຽນ))[ກ-ຮ]{{2}} ?(?!(?:19|20|25)\d\d\b)\d{{4}}(?!\d)"
         rf"(?: ?(?:{_LAO_PROVINCE}))?", block="ກ"),
    form("plate", "plate", r"(?<![\p{L}\p{M}])[ກ-ຮ]{2} ?\d{4}(?!\d)", cue=_WHEELS, within=20,
         block="ກ"),
    form("plate", "plate",
         rf"(?<![\w\-])(?:(?:{_KHMER_PROVINCE}) ?)?\d[a-z]{{1,2}}[\-.]\d{{4}}(?!\w|-\d)",
         capitals=True),
    form("plate", "plate",
         rf"(?:{_KHMER_PROVINCE}) ?\d[a-z]{{1,2}}[\-. ]\d{{4}}(?!\w|-\d)"),
    form("plate", "plate", r"(?<!\w)\d{2}[a-z]\d?-\d{3}\.?\d{2}(?!\w)"),
    form("plate", "plate", r"(?<!\w)\d{2}[a-z]{1,2} \d{3}\.\d{2}(?!\w)"),
    form("plate", "plate", r"(?<!\w)\d{2}-?[a-z]{1,2}\d? ?[ \-]\d{3}\.?\d{2}(?!\w)",
         cue=_WHEELS),
    form("plate", "plate",
         rf"{_PREFIX}[a-z]{{1,2}}[ \-]\d{{3,4}}[ \-](?!{_SMALL}\b)[a-z]{{1,3}}(?!\w)",
         capitals=True),
    form("plate", "plate", r"(?<!\w)[a-z]{1,2}\d{4}[a-z]{2,3}(?!\w)", capitals=True),
    form("plate", "plate",
         rf"{_PREFIX}[a-z]{{1,2}}[ \-]?\d{{2,4}}[ \-]?(?!{_SMALL}\b)[a-z]{{1,3}}(?!\w)",
         cue=_WHEELS, within=20, capitals=True),
    form("plate", "plate",
         r"(?<!\w)[a-z]{2}[ \-]?\d{1,2}[a-z]?[ \-]?[a-z]{1,3}[ \-]?\d{4}(?!\w)", capitals=True),
    form("plate", "plate", r"(?<!\w)[a-z]{2}\d{2}[a-z]{1,2}\d{4}(?!\w)"),
    form("plate", "plate", r"(?<!\w)\d{2}[ \-]?bh[ \-]?\d{4}[ \-]?[a-z]{1,2}(?!\w)",
         capitals=True),
    form("plate", "plate",
         rf"{_PREFIX}(?:[a-z]{{2,3}}[ \-]?\d{{2,5}}|[a-z][ \-]?\d{{3,5}})(?![\w\-]|[.,:]\d)",
         cue=_WHEELS, within=20, capitals=True),
    form("plate", "plate",
         r"(?<!\w)(?:[a-z]{2,3} )?\d[a-z]{1,3}[\-/]\d{4}(?!\w|-\d)", capitals=True),
    form("plate", "plate",
         rf"{_PREFIX}(?:wp )?[a-z]{{1,3}}-(?!(?:19|20|25)\d\d)\d{{4}}(?!\w|-\d)",
         cue=_WHEELS, capitals=True, uncued="amber"),
    form("plate", "plate", r"(?<!\w)(?:[a-z]{2,3} )?\d[a-z]{1,3}[ \-/]\d{4,5}(?!\w|-\d)",
         cue=_WHEELS),
    form("plate", "plate", r"(?<![\d\p{L}\p{M}])\d[က-အ][\-/]\d{4}(?!\d)", block="က"),
    form("plate", "plate", r"(?<![\d\p{L}\p{M}])\d?[က-အ]{1,2}[\-/ ]\d{4}(?!\d)",
         cue=_WHEELS, within=20, block="က"),
    form("plate", "plate",
         rf"(?<![\p{{L}}\p{{M}}]){_NAGARI}{{1,2}} ?\d{{1,2}} ?{_NEPALI_KIND}"
         r"\p{M}? ?\d{3,4}(?!\d)", block="क", cue=_NEPALI_ROAD, within=20),
    form("plate", "plate",
         rf"(?<![\p{{L}}\p{{M}}]){_NEPALI_ZONE} ?\d{{1,2}} ?{_NEPALI_KIND} ?\d{{3,4}}(?!\d)",
         block="क"),
    form("plate", "plate",
         rf"(?:{_NAGARI}+ )?प्रदेश[ \-]?\d{{1,2}}[ \-]\d{{2}}[ \-]\d{{3}}[ \-]?"
         rf"{_NAGARI}{{1,2}}[ \-]\d{{4}}",
         block="क"),
    form("plate", "plate", rf"(?<!\w){_ZONE} \d{{1,2}} {_LOT} \d{{3,4}}(?!\w)",
         cue=_WHEELS, within=20, uncued="amber"),
    form("plate", "plate",
         rf"{_BENGALI}+ ?{_METRO_WORD}[ \-]{_BENGALI}{{1,3}}[ \-]\d{{2}}[ \-]\d{{4}}(?!\d)",
         block="ক"),
    form("plate", "plate",
         rf"{_BENGALI}+[ \-]{_BENGALI}{{1,3}}[ \-]\d{{2}}-\d{{4}}(?!\d)",
         cue=_WHEELS, within=20, block="ক"),
    form("plate", "plate", rf"{_METRO}(?: metro)?[ \-][a-z]{{1,4}}[ \-]\d{{2}}[ \-]\d{{4}}(?!\d)"),
    form("plate", "plate", r"(?<![\d\-])\d{2}-\d{5}(?![\d\-])", cue=_WHEELS),
    form("plate", "plate", r"(?<![\d\-])\d{2}-\d{4,5}(?![\d\-])",
         cue=_JORDAN_ROAD),
    form("plate", "plate with letters",
         r"(?<![\u0621-\u064a])(?:[\u0621-\u064a] ){2,3}\d{1,4}(?!\d)",
         cue=_JORDAN_ROAD, within=24),
    form("plate", "plate", rf"(?<!\p{{L}}){_EMIRATES}[ \-][a-z]{{1,2}}[ \-]?\d{{3,5}}(?!\d)"),
    form("plate", "plate", rf"(?<!\p{{L}}){_EMIRATES}[ \-]\d{{1,2}}[ \-]\d{{4,5}}(?!\d)",
         cue=_WHEELS, within=30),
    form("plate", "plate after a cue",
         rf"(?:\b(?:plates?|number plate|nopol|plat|bien so)\b|{_PLATE_WORDS})"
         r"(?: no\.?| number|[: ])* ?"
         rf"\K(?!{_SMALL}\b)(?:(?:[a-z]{{1,3}}[ \-]?){{1,2}}\d{{1,6}}|\d?[a-z]{{3,8}} \d{{2,4}}"
         r"|\d{3,5})(?!\d|[.,]\d)"
         r"(?:[ \-]?[a-z]{1,3}(?![a-z]))?(?:[ \-]\d{4})?"),
    form("plate", "mark of a ship", r"(?<!\w)[a-z]{2,3}[ \-]\d{4,5}[ \-]?ts(?!\w)"),
    form("plate", "mark of a ship",
         rf"{_PREFIX}[a-z]{{2,4}}[ \-]?\d{{3,6}}(?:/?[a-z]{{1,2}})?(?!\w)",
         cue=_SHIP, within=24, capitals=True),
    form("plate", "mark of a ship", r"\bgt\.? ?\d{1,4} ?no\.? ?\K\d{2,5}/[a-z]{1,2}(?!\w)"),
    form("plate", "mark of a ship", r"\bimo(?: no\.?| number| num|[:# ])*\K\d{7}(?!\d)"),
    form("plate", "mark of a ship", r"\bmmsi(?: no\.?| number|[:# ])*\K\d{9}(?!\d)"),
    form("plate", "mark of a ship",
         r"\bcall[ \-]?sign(?: is|[:# ])*\K(?=[a-z0-9]*\d)[a-z0-9]{3,7}(?!\w)"),
    form("plate", "mark of a ship", r"ทะเบียนเรือ(?:เลขที่)?[: ]*\K\d{6,12}(?!\d)", block="ก"),
)  # fmt: skip


def vehicle_is_named(text: str, begin: int) -> bool:
    """Whether a car, truck or plate is spoken of just before."""
    return _WHEELS.search(text, max(0, begin - 24), begin) is not None
