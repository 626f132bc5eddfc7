"""Names behind titles and cue words in Thai, Lao, Khmer and Burmese."""

from collections.abc import Iterator

import regex

from exports.redaction.lists.dictionary import words_in
from exports.redaction.model import Span
from exports.redaction.reading.forms import either as either_of
from exports.redaction.reading.view import View
from exports.redaction.unknown.vocabulary import either, folded
from workstation.text import fold

_ANY = r"[\p{L}\p{M}]"
_CONNECTED = either("connected")
_START = rf"(?:(?<!{_ANY})|(?<={_CONNECTED}))"
_THAI = (
    r"(?:นางสาว|น\.ส\.|นาง(?!สาว|พยาบาล|แบบ|ฟ้า|งาม|เอก|ร้าย)"
    r"|นาย(?!จ้าง|หน้า|ทุน|แพทย์|ทหาร|ตำรวจ|ท่า|อำเภอ|สั่ง|ช่าง|ใหญ่|คน|ก)"
    r"|คุณ(?!ภาพ|ค่า|สมบัติ|ธรรม|ประโยชน์|แม่|พ่อ|หมอ|นาย|ลักษณะ|วุฒิ|ป[ู้]|ยาย|ตา|ครู)|เด็กชาย|เด็กหญิง|ด\.[ชญ]\."
    r"|พี่(?!น้อง|สาว|ชาย|เลี้ยง|เขย|สะใภ้|ๆ|คน)|น้อง(?!สาว|ชาย|เขย|ใหม่|สะใภ้|ๆ|คน)|ลุง|ป้า(?!ย)|น้า|เจ๊|เฮีย|เสี่ย|ครู(?!บา|ใหญ่|สอน)"
    r"|อาจารย์|ทนาย(?!ความ)|จ่า(?!ย|ง|หน้า)|ไต๋(?!เรือ)|ผู้ใหญ่บ้าน|กำนัน|ไต้ก๋ง|โฟร์แมน|ไอ้(?!ที่|นี่|นั่น|คน|ตัว|หนุ่ม|เด็ก|แก่|บ้า)|ร\.ต\.ท\.|พ\.ต\.[ทอต]\.|ด\.ต\.|ดร\.|จนท\.|นส\.|หน\.|ผจก\.|ผอ\.|ผญบ?\.|ผช\.)"
)
_LAO = (
    r"(?:ທ້າວ|ນາງສາວ|ນາງ(?!ສາວ)|ທ່ານ(?!ໝໍ)|ອ້າຍ(?!ນ້ອງ)|ເອື້ອຍ(?!ນ້ອງ)|ລຸງ|ປ້າ(?!ຍ)|ອາຈານ"
    r"|ພໍ່ເຖົ້າ|ແມ່ເຖົ້າ|ນາຍບ້ານ|ນາຍ(?!ບ້ານ|ຈ້າງ|ໜ້າ|ຄູ|ຊ່າງ|ທຶນ|ທະຫານ|ແພດ|ໝໍ|ຮ້ອຍ)|ເຈ້(?!າ)|ເຮຍ|ເສຍ(?=[ກ-ຮ]))"
)
_KHMER = (
    r"(?:លោកស្រី|អ្នកស្រី|លោកគ្រូ|អ្នកគ្រូ|លោក(?!អ្នក|ខាង|ស្រី|គ្រូ|\u17d2)|កញ្ញា"
    r"|បង(?!ប្អូន|ស្រី|ប្រុស|\u17d2)|ពូ(?!\u17d2|កែ)|មីង|អ៊ំ|ឧកញ៉ា|តា(?!ម|ំង)(?=[\p{L}\p{M}]{2,10}[ ។,]))"
)
_BURMESE = (
    r"(?:ဦး(?!စီး|ဆောင်|တည်|ရေ|စား|နှောက်|ခေါင်း|စားပေး)|ဒေါ်(?!လာ)|မောင်(?!နှမ|း)|စော(?!စီး|ဒ|င|်)"
    r"|နော်|နန်း(?!တော်)|စိုင်း|ဆလိုင်း|ဆရာမ|ဆရာ(?!ဝန်|များ|တော်|မ)|အန်တီ)"
)
# "Ko" is the sign of the object as well, which a blank follows.
_KO = r"ကို(?!ယ|င|လို|က်|ဗစ်|လည်း|တော့|ပဲ|မှ|ပါ|သာ|လဲ|း)"
_THAI, _LAO, _BURMESE = (fold(titles).text for titles in (_THAI, _LAO, _BURMESE))
_TITLED = regex.compile(
    rf"{_START}(?<title>{_THAI}|{_LAO}|{_KHMER})[ ]?(?=(?<name>{_ANY}{{2,24}})"
    rf"(?<more>[ ]{_ANY}{{2,18}})?)"
)
_BURMESE_TITLED = regex.compile(
    rf"(?<!{_ANY})(?:{_BURMESE}[ ]?|{fold(_KO).text})(?<name>{_ANY}{{2,30}})"
)
_FORMAL = regex.compile(r"นา|น\.|คุณ|เด็ก|ด\.|ທ້າວ|ນາງ|ທ່ານ|លោក|អ្នក|កញ្ញា")
# "Ma" is "not" as well: only before a name with a particle of the subject or object behind it.
_MA = regex.compile(
    rf"(?<!{_ANY})မ(?<name>{_ANY}{{3,20}}?)(?=(?:{either_of('က ကို ရဲ့ ဆီ တို့ ၏ သည်')})(?!{_ANY}))"
)
_NEGATED = regex.compile(either_of("ဘူး ရင် ဘဲ ပါ ခင် လို့ တော့ သေး ဖြစ် မီ ရသူ သိ ရှိ"))
_NAMED = regex.compile(
    rf"(?:{either_of('ชื่อเล่น ชื่อ เรียกว่า ฉายา ຊື່ ເອີ້ນວ່າ ឈ្មោះ ហៅថា အမည် နာမည်')})"
    rf"(?:{either_of('ว่า ວ່າ ថា က မှာ ဟာ ရင်း')})?[ :]{{0,2}}[\"“'(]?"
    rf"(?:(?:{_THAI}|{_LAO}|{_KHMER}|{_BURMESE}|តា|แก)[ ]?)?(?<name>{_ANY}{{2,24}})"
    rf"(?<more>[ ]{_ANY}{{2,18}})?"
)
# "They call him so", "who is called so": the name stands before.
_CALLED = regex.compile(
    rf"(?<!{_ANY})(?!{either_of('ခေါ် လို့ ဟု')})(?<name>{_ANY}{{2,20}}?)[ ]?"
    rf"(?:{either_of('လို့_ခေါ် လို့ခေါ် ဟု_ခေါ် ဟုခေါ် ဆိုသူ ဆိုတဲ့သူ အမည်ရ')})"
)
_NO_NAME = regex.compile(either("no_name"))
_STOPS = folded("stops")


def native_cues(view: View) -> Iterator[Span]:
    """Names in scripts without spaces behind a title, or behind words for "is called"."""
    for find in (_TITLED, _NAMED):
        for match in view.matches(find):
            if find is _NAMED and _NO_NAME.match(match["name"]):
                continue
            formal = find is _NAMED or _FORMAL.match(match["title"]) is not None
            yield from _cut(view, match, formal=formal)
    for match in view.matches(_BURMESE_TITLED):
        yield _span(view, match.start(), match.end())
    for match in view.matches(_CALLED):
        yield _span(view, *match.span("name"))
    for match in view.matches(_MA):
        if not _NEGATED.search(match["name"]):
            yield _span(view, match.start(), match.end())


def _cut(view: View, match: "regex.Match[str]", *, formal: bool) -> Iterator[Span]:
    begin = match.start("name")
    length, stopped = _until_stop(match["name"])
    if length < 2:
        return
    end = begin + length
    if match["more"] and not stopped and formal:
        more, _ = _until_stop(match["more"].strip())
        end += more + 1 if more > 1 else 0
    title = match.start("title") if "title" in match.groupdict() else begin
    yield _span(view, title, end)


def _until_stop(text: str) -> tuple[int, bool]:
    """How much of it stands before the first word that is of the sentence and not of a name."""
    length = 0
    for word in words_in(text):
        if word in _STOPS and length > 1:
            return length, True
        if word in _STOPS and not length:
            return 0, True
        length += len(word)
    return length, False


def _span(view: View, begin: int, end: int) -> Span:
    start, stop = view.folded.span(begin, end)
    return Span(start, stop, None, "person", "amber", "name after a cue")
