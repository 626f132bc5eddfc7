"""The words for digits, pairs of digits and tens in eleven languages, and what they stand for."""

from workstation.text import fold

_SPACED = """
zero oh o nought nil ziro jiro nol kosong shunya sunya sifr không शून्य ज़ीरो जीरो শূন্য জিরো صفر زيرو
one satu ek wahid nueng neung một mốt एक এক واحد واحده
two dua do dui ithnan song hai दो दुई দুই اثنان اثنين اثنتان تنين
three tiga tin teen thalatha sam ba तीन তিন ثلاثة ثلاث تلاته
four empat char chaar arbaa si bốn tư चार চার أربعة اربع
five lima panch paanch khamsa ha năm lăm पाँच पांच পাঁচ خمسة خمس
six enam chha chhe chhoy sitta hok sáu छ छह छः छे ছয় ستة ست
seven tujuh sat saat sabaa chet bảy bẩy सात সাত سبعة سبع
eight delapan lapan aath aat ath thamania paet tám आठ আট ثمانية ثمان تمانيه
nine sembilan nau noy tisaa kao chín नौ নয় تسعة تسع
"""
# English digits in other letters; Hindi, Bengali and Nepali say numbers in pairs, from ten up.
_BORROWED = """
सिफर सुन्ना जिरो
वन ওয়ান
टू টু
थ्री থ্রি থ্রী
फोर ফোর
फाइव ফাইভ
सिक्स সিক্স
सेवन সেভেন
एट এইট
नाइन নাইন
"""
_PAIRS = """
दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी
अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
"""
_BENGALI_PAIRS = """
দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ
বিশ একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আঠাশ উনত্রিশ
ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ উনচল্লিশ
চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ উনপঞ্চাশ
পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন উনষাট
ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি উনসত্তর
সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর উনআশি
আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি আটাশি উননব্বই
নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই
"""
_NEPALI_PAIRS = """
दश एघार बाह्र तेह्र चौध पन्ध्र सोह्र सत्र अठार उन्नाइस
बीस एक्काइस बाइस तेइस चौबीस पच्चीस छब्बीस सत्ताइस अट्ठाइस उनन्तीस
तीस एकतीस बत्तीस तेत्तीस चौंतीस पैंतीस छत्तीस सैंतीस अठतीस उनन्चालीस
चालीस एकचालीस बयालीस त्रिचालीस चवालीस पैंतालीस छयालीस सच्चालीस अठचालीस उनन्चास
पचास एकाउन्न बाउन्न त्रिपन्न चवन्न पचपन्न छपन्न सन्ताउन्न अन्ठाउन्न उनन्साठी
साठी एकसट्ठी बयसट्ठी त्रिसट्ठी चौंसट्ठी पैंसट्ठी छयसट्ठी सतसट्ठी अठसट्ठी उनन्सत्तरी
सत्तरी एकहत्तर बहत्तर त्रिहत्तर चौहत्तर पचहत्तर छयहत्तर सतहत्तर अठहत्तर उनासी
असी एकासी बयासी त्रियासी चौरासी पचासी छयासी सतासी अठासी उनान्नब्बे
नब्बे एकान्नब्बे बयान्नब्बे त्रियान्नब्बे चौरान्नब्बे पन्चान्नब्बे छयान्नब्बे सन्तान्नब्बे अन्ठान्नब्बे उनान्सय
"""
# Arabic says the ten behind its unit: five and thirty, three ten.
TENS_BEHIND = {
    fold(word).text: str(value)
    for value, words in enumerate(
        ("عشر عشرة", "وعشرين وعشرون", "وثلاثين وثلاثون", "واربعين وأربعين وأربعون", "وخمسين وخمسون",
         "وستين وستون", "وسبعين وسبعون", "وثمانين وثمانون وتمانين", "وتسعين وتسعون"), 1
    )
    for word in words.split()
}  # fmt: skip
_JOINED = """
ศูนย์ ສູນ សូន្យ သုည
หนึ่ง ໜຶ່ງ ຫນຶ່ງ ນຶ່ງ មួយ တစ်
สอง โท ສອງ ពីរ နှစ်
สาม ສາມ បី သုံး
สี่ ສີ່ បួន လေး
ห้า ຫ້າ ប្រាំ ငါး
หก ຫົກ ប្រាំមួយ ခြောက်
เจ็ด ເຈັດ ប្រាំពីរ ခုနစ် ခုနှစ် ခွန်
แปด ແປດ ប្រាំបី ရှစ်
เก้า ເກົ້າ ប្រាំបួន ကိုး
"""
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TIMES = dict.fromkeys(fold("double dobel डबल ডাবল ดับเบิล ดับเบิ้ล دبل").text.split(), 2) | dict.fromkeys(
    fold("triple tripel ट्रिपल ট্রিপল").text.split(), 3
)


def _values(lines: str) -> dict[str, str]:
    rows = enumerate(fold(line).text.split() for line in lines.strip().splitlines())
    return {word: str(value) for value, row in rows for word in row}


VALUES = (
    _values(_SPACED)
    | _values(_JOINED)
    | _values(_BORROWED)
    | {
        word: str(value)
        for pairs in (_NEPALI_PAIRS.replace("न्नब्बे", "नब्बे"), _NEPALI_PAIRS, _BENGALI_PAIRS, _PAIRS)
        for value, word in enumerate(fold(pairs).text.split(), 10)
    }
    | {word: f"{ten}0" for word, ten in TENS_BEHIND.items()}
    | {word.removeprefix("و"): f"{ten}0" for word, ten in TENS_BEHIND.items()}
    | {word: str(value) for value, word in enumerate(_TEENS, 10)}
    | {word: f"{value}0" for value, word in enumerate(TENS, 2)}
    | {"hundred": "00", "thousand": "000"}
)
# Those of scripts without spaces.
GLUED = frozenset(_values(_JOINED))
ZEROS = sorted(word for word, value in VALUES.items() if value == "0")
