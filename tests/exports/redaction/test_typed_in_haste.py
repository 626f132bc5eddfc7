"""Names typed in haste and in small letters: run on, cut, corrected; and words that stay."""

import pytest

from exports.redaction import Known, scan

SURE = [
    # The space to a plain word is lost.
    ("person", "Min Thura Zaw", "ask min thura zawtoday pls", "min thura zaw"),
    ("person", "Rosalind Achieng", "tell themrosalind achieng is sick", "rosalind achieng"),
    ("person", "Saw Htoo Paw", "i met htoo pawfriday, saw htoo pawfriday", "saw htoo paw"),
    # Two parts as one word, in a hashtag, and short where the text names their bearer.
    ("person", "Sao Hseng Mong", "dont cut #justiceforsaohseng now", "saohseng"),
    ("person", "Ei Mon Thaw", "EI MON THAW rang,no pay. eimon cant go out", "eimon"),
    ("person", "Thi Lu Aung", "thi lu aung,m,22. thilu n 2 others in rm 3", "thilu"),
    # Without vowels, beside another part.
    ("person", "Deepak Gurung", "list: deepak grng, 31", "deepak grng"),
    ("person", "Suman Rai Basnet", "in van:\n- Suman Rai bsnt\n- bags", "Suman Rai bsnt"),
    ("site", "Taman Ria Hostel 4", "sent to Tmn Ria Hstl 4 by post", "Tmn Ria Hstl 4"),
    # A small letter between two parts, and one behind a part that many share.
    ("person", "Rezaul Karim Sarder", "worker = rezaul k sarder, line 2", "rezaul k sarder"),
    ("person", "Kumari Shrestha", "kumari shrestha,kumari s. pp gone", "kumari s."),
    # Two letters changed over, also where a plain word comes of it.
    ("person", "Thin Myat Noe", "call thni myat noe aftr 9", "thni myat noe"),
    ("person", "Swe Swe Latt", "intake: sew sew latt, 24", "sew sew latt"),
    ("person", "Hnin Pwint Phyu", "hnin pwitn phyu pls", "hnin pwitn phyu"),
    # A letter and a slash for the head of a part.
    ("person", "Haile Weldemichael", "ticket of haile w/michael", "haile w/michael"),
    ("person", "Sara Gebreselassie", "It is Sara G/selassie, 23", "Sara G/selassie"),
    # Typed again and right.
    ("person", "Thet Paing Moe", "thet paing meo *moe. he cant walk", "moe"),
    # A line that is quoted begins a sentence; an article in small letters.
    ("employer", "Dar Noor Coast LLC", "From: Ana\n> sir dar noor coast nt paid", "dar noor coast"),
    ("employer", "Al Noor Coast LLC", "> sir al noor coast nt paid", "al noor coast"),
    # Half of it at the head of a line, and all of it a few words on.
    ("person", "Trịnh Thị Quyên", "cb: trịnh thị qu à trinh thi quyen nè", "trịnh thị qu"),
    ("person", "سلمى العبادي", "سلمى العبا قصدي سلمى العبادي هنا", "سلمى العبا"),
    # Begun, broken off, and written again.
    ("person", "Thandar Soe", "thand.. thandar soe sorry cold hands", "thand"),
    ("person", "Khaing Zin", "kahin.. pls wait. khaing zin is in rm 3", "kahin"),
    ("person", "Chidinma Okafor", "name? chid uh chidinma okafor, block c", "chid "),
    ("person", "Naw Mu Paw", "so naw m- mu paw said no", "mu paw"),
    ("person", "Bounmy Sisouk", "real name bounm BOUNMY SISOUK ok", "bounm B"),
    ("person", "ธนากร ใจกว้าง", "ธนาก.. ธนากร ใจกว้าง พิมพ์ไม่ทัน", "ธนาก."),
    ("person", "ແສງດາວ ພົມມະ", "ນ້ອງແສງດາວຝາກບອກ ແສງດ.. ອອກກ່ອນ", "ແສງດ."),
    ("person", "Lê Văn Hậu", "le van hau bị đuổi. chủ kêu ha.. hậu ở lại", "hậu"),
    ("phone", "+66812345670", "0812.. 0812345670 sry", "0812."),
    # A letter and a full stop at the head of a name; an article between parts in another script.
    ("site", "เรือ ก.โชคทวี 12", "อยู่บนก.โชคทวี 12 มาแปดเดือน", "ก.โชคทวี 12"),
    ("person", "سليم يوسف الحداد", "he signs as Saleem el-Haddad now", "Saleem el-Haddad"),
    # The same part twice, in small letters, where the text names its bearer.
    ("person", "Hnin Hnin Wai", "intake: Hnin Hnin Wai. 2 copies. hnin hnin signed", "hnin hnin"),
    # A vowel or a tone too many at the end; a title that is a name behind another title.
    ("place", "ភូមិព្រែកតាមាក់", "គេដឹងថា ភូមិព្រែកតាមាក់ុ ព្រោះ", "ភូមិព្រែកតាមាក់ុ"),
    ("person", "วรรณภา แก้วมณี", "เจอ วรรณภา แก้วมณี่ ที่หอ", "วรรณภา แก้วมณี่"),
    ("person", "Sri Handayani", "Call Bu Sri on Thursday", "Sri"),
    # Letters drawn out, and one slip where all else of the name stands beside.
    ("person", "Rosario Villar", "Handover: ask Rosariooo about it", "Rosariooo"),
    ("person", "Khin Thanda", "thandaaaa where r u", "thandaaaa"),
    ("person", "Joko Susanto", "mas jokooo susantooo tolong", "jokooo susantooo"),
    ("person", "Phạm Thị Hường", "c hườngggg ơi ra đây", "hườngggg"),
    ("person", "Sanjay Paswan", "sanjay paswn n 2 others", "sanjay paswn"),
    # One sound of Khmer and Bengali.
    ("person", "Chhun Rithy", "ot der luy. chun rithy tver nov psar", "chun rithy"),
]  # fmt: skip
SEEN = [
    ("person", "Warsito Adi", "pak warsito adi blm gajian. warsto bilang", "warsto"),
    ("person", "Sok Sreypich", "Sreypich Sok here,so tired.sreypcih wants 2 talk", "sreypcih"),
    ("person", "Mekdes Tolosa", "MEKDES TOLOSA? yes. she says call mekd. ok", "mekd"),
    ("site", "Zamorin Building Unit 12", "COPY Zamorin Bui1ding Unit l2 floor plan", "Unit l2"),
    # Syllables apart, as a machine writes what it hears.
    ("person", "Thanaphat Khamchan", "she is called tana pat kam chan um ok", "tana pat kam chan"),
    ("person", "Mahesh Chaudhary", "mhaesh chaudary no pp", "mhaesh chaudary"),
    # Consonants of the first part, and the first letters of the others.
    ("person", "Prakash Thapa", "prakash thapa (here PKT) says", "PKT"),
    (
        "employer",
        "Rungsiri Cold Storage Co., Ltd.",
        "Rungsiri Cold Storage. RSCS nurse",
        "RSCS",
    ),
    ("employer", "Bandaria Shrimp Farms", "from Bandaria Shrimp Farms; BNSF pays late", "BNSF"),
    ("person", "Dewi Anggraeni", "Dewi Anggraeni,dewi a. nik 35", "dewi a."),
    ("alias", "ฝน", "สวัสดีค่ะ ฝนเองนะ โดนหักเงิน", "ฝน"),
    ("alias", "ខ្មៅ", "សូមខលទៅខ្មៅ ម៉ោង៦", "ខ្មៅ"),
    ("phone", "+66829015526", "Ko Min said 5526 not 5562 pls check", "5526"),
    ("phone", "+66829015526", "เบอร์คือ 5526 ไม่ใช่ 5562", "5526"),
    ("account", "0123456785526", "it is 5562 -> 5526 sry", "5526"),
    ("person", "Ni Lar Soe", "a lote shin ka theim htar dal. nilar yae nambat", "nilar"),
]
LEFT = [
    ("person", "Min Thura Zaw", "the min thura zawiya school", "zawiya"),
    ("person", "Zin Ko Latt", "zin ko latt bought a zinkote roof sheet", "zinkote"),
    ("person", "May Win Soe", "may win soe may winsome", "winsome"),
    ("person", "Bikram Rana Magar", "bikram rana magar told the mgr of line 3", "mgr"),
    ("person", "Swe Swe Latt", "swe swe latt can sew. sew latte cups", "sew"),
    ("person", "Thet Paing Moe", "thet paing moe came with *more* water", "more"),
    ("person", "Haile Weldemichael", "haile weldemichael sang w/michael jackson", "michael"),
    ("person", "Trần Thị Mỹ Hạnh", "nhóm chat có 6 thành viên", "thành"),
    ("person", "Rezaul Karim Sarder", "rezaul gave vitamin k sarder said", "vitamin"),
    ("person", "Soraya Haddad", "so.. soraya haddad said no", "so."),
    ("person", "Selama Worku", "the word selam, Selama Worku says, means peace", "selam,"),
    ("person", "Maria Dela Cruz", "maria dela cruz went to the mar.ket.. ok", "ket"),
    ("person", "สมหมาย แก้วใส", "น้ำแก้ว.. สมหมาย แก้วใส ไม่ดื่ม", "น้ำแก้ว"),
    ("phone", "+66812345670", "paid 0812 - 0812345670 is the number", "paid"),
    ("person", "Nguyễn Thị Động", "máy ko động gì hết", "động"),
    ("person", "রফিক মিয়া", "মিয়া সাহেবরা সবাই জানে", "মিয়া"),
    ("person", "كريم سليم الحداد", "رد علينا بشكل كريم وبكل سليم", "كريم"),
    ("alias", "কুসুম", "কুসুম গরম পানি দেয় না", "কুসুম"),
    ("phone", "+66829015526", "5526 boxes, 5562 not counted", "5526"),
    ("phone", "+66829015526", "paid 5526 not 5562 pls check", "paid"),
    ("person", "Prakash Thapa", "prakash thapa did a PCR and a PRT test", "PCR"),
    ("person", "Hnin Hnin Wai", "aye aye sir said hnin hnin wai", "aye aye"),
    ("person", "Bekele Tadesse", "السيد BEKELE TADESSE. طلبت بكل أدب", "بكل"),
    ("person", "Sri Handayani", "kerja di Sri Lanka dua tahun", "Sri Lanka"),
    ("person", "So Thein Oo", "sooooo tired meeee too", "sooooo"),
    ("person", "Min Thura Zaw", "its mineeee not yours", "mineeee"),
    ("person", "Rosario Santos", "rosario saints and beads", "saints"),
    ("person", "Lu Pa Htet", "lu pa htet di sini. jangan lupa datang", "lupa"),
]
PATTERNS = [
    ("ห้ามเข้ารถที่มารับ1กข4478กรุงเทพมหานครแล้วหาย", "1กข4478กรุงเทพมหานคร"),
    ("จอดหน้าโรงงาน 3ฒช 912 ชลบุรี", "3ฒช 912 ชลบุรี"),
    ("A white pick-up, 31-55172 , takes the women", "31-55172"),
    ("nói chuyển vào 1903 5521 8840 17 rồi mà", "1903 5521 8840 17"),
]


def _letters(text: str, mention: str) -> set[int]:
    first = text.rindex(mention)
    return {at for at in range(first, first + len(mention)) if text[at].isalnum()}


def _marked(text: str, known: Known, *, sure: bool) -> set[int]:
    spans = [span for span in scan(text, [known]) if span.confidence == "auto" or not sure]
    return {place for span in spans for place in range(span.start, span.end)}


@pytest.mark.parametrize(("kind", "record", "text", "mention"), SURE)
def test_a_name_typed_in_haste_is_marked(kind: str, record: str, text: str, mention: str) -> None:
    assert _letters(text, mention) <= _marked(text, Known("K", kind, record), sure=True)


@pytest.mark.parametrize(("kind", "record", "text", "mention"), SEEN)
def test_what_may_be_one_waits_for_a_person(
    kind: str, record: str, text: str, mention: str
) -> None:
    assert _letters(text, mention) <= _marked(text, Known("K", kind, record), sure=False)


@pytest.mark.parametrize(("kind", "record", "text", "words"), LEFT)
def test_words_that_look_alike_are_left(kind: str, record: str, text: str, words: str) -> None:
    assert not _letters(text, words) & _marked(text, Known("K", kind, record), sure=True)


@pytest.mark.parametrize(("text", "number"), PATTERNS)
def test_a_number_of_no_record_is_seen(text: str, number: str) -> None:
    spans = scan(text, [])
    found = {place for span in spans for place in range(span.start, span.end)}
    assert _letters(text, number) <= found
