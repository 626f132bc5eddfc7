"""Traits that a case worker types, in each language of the product: one table of facts each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workstation.records.kit import new_id
from workstation.records.organisations import Trait
from workstation.records.rosters import Roster, RosterRow
from workstation.rules.trait_words import LANGUAGES, Text, names, section
from workstation.rules.typed_months import months_in
from workstation.rules.typed_traits import typed_traits

ROW = RosterRow(
    gender="woman",
    nationality="MM",
    age="25-34",
    job="sewing operator",
    section="6",
    shift="night",
    dorm="14",
    tenure="1-3 years",
)
OTHERS = (
    RosterRow(gender="man", nationality="BD", age="18-24", job="driver", section="packing"),
    RosterRow(gender="man", nationality="VN", age="45+", job="cook", section="2", shift="day"),
    RosterRow(gender="man", nationality="KH", age="minor", job="cleaner", dorm="B", tenure="none"),
)
LIST = Roster(site=new_id(), rows=(ROW, *OTHERS))

SEX, WHERE, OLD, JOB = Trait.GENDER, Trait.NATIONALITY, Trait.AGE, Trait.JOB
LINE, SHIFT, ROOM, TIME, ONE = (
    Trait.SECTION,
    Trait.SHIFT,
    Trait.DORM,
    Trait.TENURE,
    Trait.OTHER,
)

TOLD: dict[str, tuple[tuple[str, Trait, str], ...]] = {
    "en": (
        ("The women ask.", SEX, "woman"),
        ("Burmese workers ask.", WHERE, "MM"),
        ("She is 27 years old.", OLD, "25-34"),
        ("Two sewers ask.", JOB, "sewing operator"),
        ("Those of line 6 ask.", LINE, "6"),
        ("It is the night shift.", SHIFT, "night"),
        ("They sleep in room no. 14.", ROOM, "14"),
        ("They have worked here for 2 years.", TIME, "1-3 years"),
        ("One is five months pregnant.", ONE, "pregnant"),
        ("It is the only woman there.", ONE, "the only one"),
    ),
    "th": (
        ("คนงานหญิงร้องเรียน", SEX, "woman"),
        ("แรงงานพม่าร้องเรียน", WHERE, "MM"),
        ("อายุ ๒๗ ปี", OLD, "25-34"),
        ("ช่างเย็บสองคน", JOB, "sewing operator"),
        ("อยู่ไลน์ที่ ๖", LINE, "6"),
        ("ทำงานกะดึก", SHIFT, "night"),
        ("พักห้อง 14", ROOM, "14"),
        ("ทำงานมา ๒ ปี", TIME, "1-3 years"),
        ("ท้องได้ 5 เดือน", ONE, "pregnant"),
        ("เป็นคนเดียวในทีม", ONE, "the only one"),
    ),
    "my": (
        ("အမျိုးသမီးများ တိုင်ကြားသည်", SEX, "woman"),
        ("မြန်မာအလုပ်သမားများ", WHERE, "MM"),
        ("အသက် ၂၇ နှစ်", OLD, "25-34"),
        ("အပ်ချုပ်သမား နှစ်ယောက်", JOB, "sewing operator"),
        ("လိုင်းနံပါတ် ၆ တွင်", LINE, "6"),
        ("ညဆိုင်း ဆင်းသည်", SHIFT, "night"),
        ("အခန်း ၁၄ တွင်နေသည်", ROOM, "14"),
        ("လုပ်သက် ၂ နှစ်", TIME, "1-3 years"),
        ("ကိုယ်ဝန်ရှိနေသည်", ONE, "pregnant"),
        ("တစ်ယောက်တည်းသော ဝန်ထမ်း", ONE, "the only one"),
    ),
    "km": (
        ("ស្ត្រីទាំងនោះសុំ", SEX, "woman"),
        ("ពលករភូមាសុំ", WHERE, "MM"),
        ("អាយុ ២៧ ឆ្នាំ", OLD, "25-34"),
        ("អ្នកដេរពីរនាក់", JOB, "sewing operator"),
        ("នៅខ្សែទី ៦", LINE, "6"),
        ("ធ្វើការវេនយប់", SHIFT, "night"),
        ("ស្នាក់នៅបន្ទប់លេខ ១៤", ROOM, "14"),
        ("ធ្វើការបាន ២ ឆ្នាំ", TIME, "1-3 years"),
        ("នាងមានផ្ទៃពោះ", ONE, "pregnant"),
        ("មានតែម្នាក់គត់", ONE, "the only one"),
    ),
    "lo": (
        ("ແມ່ຍິງຮ້ອງທຸກ", SEX, "woman"),
        ("ແຮງງານພະມ້າຮ້ອງທຸກ", WHERE, "MM"),
        ("ອາຍຸ ໒໗ ປີ", OLD, "25-34"),
        ("ຊ່າງຫຍິບສອງຄົນ", JOB, "sewing operator"),
        ("ຢູ່ແຖວທີ ໖", LINE, "6"),
        ("ເຮັດກະກາງຄືນ", SHIFT, "night"),
        ("ນອນຫ້ອງ ໑໔", ROOM, "14"),
        ("ເຮັດວຽກມາ ໒ ປີ", TIME, "1-3 years"),
        ("ກຳລັງຖືພາ", ONE, "pregnant"),
        ("ຜູ້ດຽວໃນທີມ", ONE, "the only one"),
    ),
    "ne": (
        ("महिलाहरूले भने", SEX, "woman"),
        ("बर्मेली कामदारहरू", WHERE, "MM"),
        ("२७ वर्षीया", OLD, "25-34"),
        ("दुई जना दर्जी", JOB, "sewing operator"),
        ("लाइन नम्बर ६ मा", LINE, "6"),
        ("रातको सिफ्टमा", SHIFT, "night"),
        ("१४ नम्बर कोठामा", ROOM, "14"),
        ("२ वर्षदेखि काम गर्छन्", TIME, "1-3 years"),
        ("उनी गर्भवती छिन्", ONE, "pregnant"),
        ("एक मात्र महिला", ONE, "the only one"),
    ),
    "hi": (
        ("महिलाओं ने कहा", SEX, "woman"),
        ("बर्मी मजदूरों ने कहा", WHERE, "MM"),
        ("उम्र २७ साल", OLD, "25-34"),
        ("दो दर्ज़ी", JOB, "sewing operator"),
        ("लाइन नंबर ६ में", LINE, "6"),
        ("रात की शिफ्ट में", SHIFT, "night"),
        ("कमरा नंबर १४", ROOM, "14"),
        ("२ साल से काम कर रही हैं", TIME, "1-3 years"),
        ("वह गर्भवती है", ONE, "pregnant"),
        ("एकमात्र महिला", ONE, "the only one"),
    ),
    "bn": (
        ("নারীরা বলেন", SEX, "woman"),
        ("মিয়ানমার থেকে আসা শ্রমিক", WHERE, "MM"),
        ("বয়স ২৭", OLD, "25-34"),
        ("দুই সেলাই অপারেটর", JOB, "sewing operator"),
        ("লাইন নম্বর ৬", LINE, "6"),
        ("রাতের শিফটে", SHIFT, "night"),
        ("রুম নম্বর ১৪", ROOM, "14"),
        ("২ বছর ধরে কাজ করেন", TIME, "1-3 years"),
        ("তিনি গর্ভবতী", ONE, "pregnant"),
        ("একমাত্র নারী", ONE, "the only one"),
    ),
    "vi": (
        ("Công nhân nữ yêu cầu.", SEX, "woman"),
        ("Lao động Miến Điện yêu cầu.", WHERE, "MM"),
        ("Chị 27 tuổi.", OLD, "25-34"),
        ("Hai thợ may yêu cầu.", JOB, "sewing operator"),
        ("Ở chuyền số 6.", LINE, "6"),
        ("Làm ca đêm.", SHIFT, "night"),
        ("Ở phòng 14.", ROOM, "14"),
        ("Đã làm việc được 2 năm.", TIME, "1-3 years"),
        ("Chị đang mang thai.", ONE, "pregnant"),
        ("Người duy nhất trong tổ.", ONE, "the only one"),
    ),
    "id": (
        ("Buruh perempuan meminta.", SEX, "woman"),
        ("Pekerja asal Myanmar meminta.", WHERE, "MM"),
        ("Ia berusia 27 tahun.", OLD, "25-34"),
        ("Dua penjahit meminta.", JOB, "sewing operator"),
        ("Di lini nomor 6.", LINE, "6"),
        ("Bekerja shift malam.", SHIFT, "night"),
        ("Tidur di kamar 14.", ROOM, "14"),
        ("Sudah bekerja selama 2 tahun.", TIME, "1-3 years"),
        ("Dia sedang hamil.", ONE, "pregnant"),
        ("Satu-satunya perempuan.", ONE, "the only one"),
    ),
    "ar": (
        ("قالت العاملات ذلك", SEX, "woman"),
        ("عاملات بورميات", WHERE, "MM"),
        ("عمرها ٢٧ سنة", OLD, "25-34"),
        ("عاملة خياطة", JOB, "sewing operator"),
        ("في الخط رقم ٦", LINE, "6"),
        ("في الوردية الليلية", SHIFT, "night"),
        ("في غرفة رقم ١٤", ROOM, "14"),
        ("تعمل هنا منذ ٢ سنوات", TIME, "1-3 years"),
        ("وهي حامل في الشهر الخامس", ONE, "pregnant"),
        ("هي الوحيدة هناك", ONE, "the only one"),
    ),
}

ORDINARY: dict[str, tuple[str, ...]] = {
    "en": (
        "A line of the contract says 27 days, and section 6 of the law says a room is free.",
        "Thai law and the Vietnamese embassy know of no fee; pregnancy tests end at once.",
        "It took 6 months, at night. Pay the only way that is legal. A minor fault was mended.",
        "The contract is of 2 years. The cooking oil is aged. One unit a day, in ID cards.",
    ),
    "th": (
        "ข้ามชายแดนมาทำงาน สัญญามีอายุสัญญา 2 ปี จ่ายเป็นเงิน 27 บาท",
        "ให้ยกเลิกการตรวจการตั้งครรภ์ เป็นเรื่องเดียวกัน คนเดียวกัน มี 14 ห้อง",
    ),
    "my": (
        "အလုပ်သမားများ လုပ်ခ ၂၇ ကျပ် ရသည်။ အမျိုးသားလုံခြုံရေး ကတ်",
        "ညနေ ၆ နာရီမှာ ပြန်သည်။ စာချုပ် ၂ နှစ်",
    ),
    "km": ("កម្មករទទួលប្រាក់ ២៧ ដុល្លារ កិច្ចសន្យា ២ ឆ្នាំ មាន ១៤ បន្ទប់",),
    "lo": ("ກຳມະກອນໄດ້ເງິນ ໒໗ ກີບ ສັນຍາ ໒ ປີ ຄົນດຽວກັນ ມີ ໑໔ ຫ້ອງ",),
    "ne": ("करार २ वर्षको हो। तलब २७ हजार छ। १४ कोठा छन्। ६ लाइन लेखियो।",),
    "hi": ("अनुबंध २ साल का है। वेतन २७ हजार है। १४ कमरे हैं।",),
    "bn": ("চুক্তি ২ বছরের। বেতন ২৭ হাজার। ১৪ রুম আছে।",),
    "vi": (
        "Công nhân năm 2024 ở Việt Nam ký hợp đồng 2 năm, lương 27 triệu.",
        "Tổ chức khám thai là trái luật. Nhà có 14 phòng.",
    ),
    "id": ("Kontrak 2 tahun, upah 27 juta. Ada 14 kamar. Tes kehamilan dihentikan.",),
    "ar": ("مدة العقد ٢ سنة والأجر ٢٧ دينارا. عامله المدير بسوء. هناك ١٤ غرفة.",),
}


def told(words: str) -> set[tuple[Trait, str]]:
    return {(each.attribute, each.value) for each in typed_traits(words, LIST)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_trait_is_read_as_a_case_worker_writes_it(language: str) -> None:
    missed = [words for words, *fact in TOLD[language] if tuple(fact) not in told(words)]

    assert missed == []
    assert len(TOLD[language]) == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_words_tell_no_trait(language: str) -> None:
    # Letters of a country's own language tell where somebody is from, and that is wanted.
    by_letters = {
        (WHERE, code) for code in ("MM", "KH", "BD", "VN") if language not in ("en", "id")
    }
    found = {words: told(words) - by_letters for words in ORDINARY[language]}

    assert {words: what for words, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "file", ["gender", "ages", "jobs", "nations", "placed", "single", "tenure"]
)
def test_every_list_has_words_of_every_language(file: str) -> None:
    spare = {"she", "he", "between", "person", "EG", "ET", "KE", "of_the_land", "of_the_law"}
    short = [
        (name, set(LANGUAGES) - set(section(file, name)))
        for name in names(file)
        if name not in spare and not set(LANGUAGES) <= set(section(file, name))
    ]

    assert short == []


@settings(max_examples=40)
@given(
    language=st.sampled_from(LANGUAGES),
    which=st.integers(0, 9),
    before=st.text(max_size=20),
    after=st.text(max_size=20),
)
def test_what_stands_around_a_line_hides_no_trait(
    language: str, which: int, before: str, after: str
) -> None:
    words, *fact = TOLD[language][which]

    assert tuple(fact) in told(f"{before}\n{words}\n{after}")


@settings(max_examples=40)
@given(
    age=st.integers(25, 34), language=st.sampled_from(("th", "my", "km", "lo", "ne", "bn", "ar"))
)
def test_native_digits_are_read_as_digits(age: int, language: str) -> None:
    zero = {"th": "๐", "my": "၀", "km": "០", "lo": "໐", "ne": "०", "bn": "০", "ar": "٠"}[language]
    form = section("ages", "years")[language][0].replace("_", " ")
    native = "".join(chr(ord(zero) + int(digit)) for digit in str(age))

    assert (OLD, "25-34") in told(form.replace("#", native))


def test_an_age_that_no_list_has_counts_as_its_band() -> None:
    bare = Roster(site=new_id(), rows=(RosterRow(gender="woman"),))

    (age,) = typed_traits("One is 27 years old.", bare)

    assert (age.attribute, age.value) == (OLD, "25-34")


MONTHS = {
    "en": "It began in May 2025.",
    "th": "ตั้งแต่เดือนพฤษภาคม พ.ศ. ๒๕๖๘",
    "my": "၂၀၂၅ ခုနှစ် မေလ",
    "km": "ខែឧសភា ឆ្នាំ២០២៥",
    "lo": "ເດືອນພຶດສະພາ ປີ ໒໐໒໕",
    "ne": "मे २०२५ मा",
    "hi": "मई २०२५ में",
    "bn": "২০২৫ সালের মে মাসে",
    "vi": "Từ tháng 5 năm 2025.",
    "id": "Sejak bulan Mei tahun 2025.",
    "ar": "منذ مايو ٢٠٢٥",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_of_a_year_is_read(language: str) -> None:
    assert (Trait.DATE, "May 2025") in told(MONTHS[language])


@given(year=st.integers(1990, 2050), month=st.sampled_from(["มกราคม", "ม.ค.", "ມັງກອນ"]))
def test_a_buddhist_year_is_the_common_one(year: int, month: str) -> None:
    assert list(months_in(Text.of(f"{month} {year + 543}"))) == [f"January {year}"]


@pytest.mark.parametrize("words", ["They may pay 2500 baht.", "in May", "12/05/2025", "081/2025"])
def test_other_numbers_are_no_month(words: str) -> None:
    assert list(months_in(Text.of(words))) == []


def test_signs_in_a_list_stand_for_nothing() -> None:
    odd = Roster(site=new_id(), rows=(RosterRow(section="Line #*%~@=<+6 _", job="!_#"),))

    assert typed_traits("Those of line 7 on day 5 ask.", odd) == ()
