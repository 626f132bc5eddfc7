"""Chats and notes typed in haste: titles, who sends, short forms, what is put right at once."""

import pytest

from exports.redaction import Known, scan

SURE = [
    # A part in small letters where the text writes its bearer so too, or all in capitals.
    ("person", "Nestor Abad Pineda", "nestor abad pineda hurt. told abad to rest", "abad"),
    ("person", "Syahrudin", "tell syahrudin ok. syahruddin is scared", "syahruddin"),
    ("person", "Bùi Thị Kim Ngân", "bui thi kim ngan ban. kim ngan xin nghi", "kim ngan"),
    ("person", "Zahirul Haque", "zahirul haque boss. jahirul er taka nai", "jahirul"),
    # Behind a title, or before one, where the text names the bearer.
    ("person", "Phan Văn Bảy", "PHAN VĂN BẢY bị phạt. chú bảy ko biết chữ", "bảy"),
    ("person", "Trần Văn Tư", "tran van tu nghi roi. nt lai cho a tư nhe", "tư"),
    ("person", "Lâm Thị Nga", "lâm thị nga bị ốm, gửi c nga giấy", "nga"),
    ("person", "Putri Amelia", "- PUTRI AMELIA DIPECAT\n- mbak putri blm dibayar", "putri"),
    ("person", "Bim Bahadur Gole", "bim bahadur gole rang, bim daju lai vana", "bim"),
    ("person", "Luz Magbanua", "luz magbanua po. ate luz umiyak", "luz"),
    ("person", "Ei Phyu", "ei phyu rang. ma ei says no", "ei"),
    # A nickname of three letters behind a title; the last letters, in small letters.
    ("person", "Haryono Slamet", "haryono slamet sakit. pak har di rumah", "har"),
    ("person", "Haryono Slamet", "Haryono Slamet is ill. Ask Pak Har now", "Har"),
    ("person", "Rogelio Tan", "rogelio tan hurt. kuya roge ok na", "roge"),
    ("person", "Sri Wahyuni", "sri wahyuni nelp td. mbak yuni nangis", "yuni"),
    # Who sends a message, in small letters; a plain word behind the time of two lines.
    ("person", "Rosario Ilagan", "Forwarded\n[09/03, 20:11] ~rosario: di pa sahod", "rosario"),
    ("alias", "ฝน", "20:10 ฝน เงินยังไม่ออก\n20:11 ฝน หนูกลัว", "ฝน"),
    # First letters in small letters, explained once; all parts but one; behind a lost space.
    ("person", "Naw Eh Paw", "naw eh paw = nep below. no pay for nep", "nep"),
    ("employer", "Golden Pine Garment Co., Ltd.", "golden pine garment (gpg). gpg lied", "gpg"),
    ("person", "Gita Devi Oraon", "gita devi oraon, phone bk. gd oraon signed", "gd oraon"),
    ("person", "Zaw Min Latt", "zaw min latt hurt.ZML said no", "ZML"),
    # Put right at once: the head, words that are like it, other words of a machine.
    ("person", "Kittisak Boonma", "kiti eh sorry kittisak boonma", "kiti"),
    ("person", "Prasetyo Adi", "prast maaf prasetyo adi NIK", "prast"),
    ("person", "Chanthy Prak", "shanti prak i mean chanthy prak", "shanti prak"),
    ("person", "Desalegn Worku", "Designer Work (autocorrect!) desalegn worku", "Designer Work"),
    ("person", "Nilufar Yasmin", "its Nile Far Yes Min sorry nilufar yasmin", "Nile Far Yes Min"),
    ("person", "ธีรพงษ์ ศรีสุข", "ชื่อธีรพ เอ๊ยพิมพ์ผิด ธีรพงษ์ ศรีสุข", "ธีรพ "),
    ("person", "ຄຳປະສົງ ວົງສາ", "ຄຳປະ ຂໍໂທດ ຄຳປະສົງ ວົງສາ ໂທມາ", "ຄຳປະ "),
    ("person", "វិចិត្រា សុខ", "វិចិ ច្រឡំ វិចិត្រា សុខ មក", "វិចិ "),
    ("person", "အောင်ကျော်မိုး", "အောင်ကျ ဆောရီး အောင်ကျော်မိုး လာတယ်", "အောင်ကျ "),
    ("person", "मोहनलाल थापा", "मोहनला सरी मोहनलाल थापाले", "मोहनला "),
    ("person", "রোকসানা পারভীন", "রোকসা ভুল রোকসানা পারভীন বলল", "রোকসা "),
    ("person", "عبدالكريم الزهراني", "عبدالكر قصدي عبدالكريم الزهراني هنا", "عبدالكر "),
    # Spelt letter by letter, and one slip beside a part.
    ("person", "Huỳnh Thị Lý", "family name H U Y N H. so huynh thi ly ok", "H U Y N H"),
    ("person", "Thura Su Aye", "thura su aye rang. thra su at gate", "thra su"),
    # A firm's name of three plain words.
    ("employer", "Red Lion Packing Co., Ltd.", "from red lion packing again", "red lion packing"),
    # One slip in three letters where all else stands beside; the last part as a letter.
    ("person", "Zin Lin Htet", "zon lin htet at gate", "zon lin htet"),
    ("person", "Somsak Deejai", "somsak deejai rang. somsak d hurt", "somsak d"),
    # Whole names of plain syllables; syllables apart; a firm behind what it is before the law.
    ("person", "Nguyễn Thị Kim Hoa", "ng thi kim hoa bi duoi", "ng thi kim hoa"),
    ("person", "Dian Kurniawati", "dian kur nia wati blm gajian", "dian kur nia wati"),
    ("employer", "Công ty TNHH Sông Đào", "cty sông đào ko trả lương", "cty sông đào"),
    # Endings of Nepali and Bengali on a name in small Latin letters.
    ("person", "Sabita Thing", "sabita thing ko phone. sabitalai bhana", "sabitalai"),
    ("person", "Rubina Bibi", "rubina bibi kande. rubinake bolen", "rubinake"),
    # Two parts side by side of which one is a word; what Arabic says is somebody's.
    ("person", "ศุภชัย เจริญสุข", "ต่อมาเจริญสุข ศุภชัย โดนย้าย", "เจริญสุข"),
    ("person", "كريم سالم الحداد", "كريم سالم الحداد عندنا، ولكريم ثلاثة أطفال", "لكريم"),
    # A double r of Thai that is heard as n, a slip in the first letter, a title that is a word.
    ("person", "กรรณิกา แสงทอง", "คุณกันนิกา แสงทอง มา แล้วกันนิกาบอกว่าเหนื่อย", "กันนิกา"),
    ("person", "နောမူဖော", "နောမူဖော လာတယ် မောမူဖော ဖုန်းဆက်", "မောမူဖော"),
    ("person", "ฟ้า ใจมั่น", "ฟ้า ใจมั่น โทรมา ตาฟ้ากลัวหัวหน้า", "ฟ้า"),
]  # fmt: skip
LEFT = [
    ("person", "Nestor Abad Pineda", "Nestor Abad Pineda says: yes, an abad is a monk", "abad"),
    ("person", "Prakash Rai", "prakash rai rang. we need light (prakash) he said", "prakash"),
    ("person", "Selam Worku", "selam worku rang. he said selam means peace", "selam"),
    ("person", "Gond Lal", "gond lal rang, he likes gond wala laddu", "gond"),
    ("person", "Aung Win", "aung win rang. u win some u lose some", "win"),
    ("person", "Aye Aye Than", "aye aye than says aye aye sir", "sir"),
    ("person", "Lê Thị Hoạt", "lê thị hoạt kể máy ko hoạt động gì hết", "hoạt"),
    ("person", "Nguyễn Thị Lan", "nguyen thi lan says a lan cable broke", "lan"),
    ("person", "Trần Gia Bảo", "Trần Gia Bảo nói chú bảo vệ cổng rất hiền", "bảo"),
    ("person", "Rahman Ali", "rahman ali has a pak man game, a red man too", "man"),
    ("alias", "ฝน", "05:55 ฝน ตกหนัก\n06:10 รถมารับ", "ฝน"),
    ("person", "Pa Lay Si", "pa lay si asks: come pls", "pls"),
    ("person", "Nina Ora Soe", "nina ora soe rang. no soe is not here", "no "),
    ("person", "Rosan Lim", "met the rose lady and a limit, sorry Rosan Lim", "limit"),
    ("person", "Đoàn Thị Thủy", "tổ đoàn kết 12 người bị nhầm. chị Đoàn Thị Thủy", "kết"),
    ("person", "Somphon Keo", "Somphon Keo (passport spelling) and Somphon Keo", "passport"),
    ("person", "สมพร แก้วใส", "ส ม พ ร  แ ก้ ว ใ ส แก้วใสแตกไปสามใบ", "แก้วใสแตก"),
    ("person", "Zin Lin Htet", "zin lin htet and lin htet can go", "can"),
    ("person", "Somsak Deejai", "somsak n 2 others, somsak u ok", " n 2"),
    ("person", "Eko Prasetyo", "eko prasetyo sakit. ada eko di sini", "eko"),
    ("employer", "May Lúa Vàng", "May Lúa Vàng nợ lương. e nhớ lúa vàng chín", "chín"),
    ("person", "วรรณา ใจดี", "วันนี้เหนื่อย วรรณา ใจดี", "วันนี้"),
    ("person", "Jaya Mukti Sari", "jaya mukti sari rang jam 7", "jam"),
]  # fmt: skip


def _letters(text: str, mention: str, *, last: bool = True) -> set[int]:
    first = text.rindex(mention) if last else text.index(mention)
    return {at for at in range(first, first + len(mention)) if text[at].isalnum()}


def _sure(text: str, known: Known) -> set[int]:
    spans = [span for span in scan(text, [known]) if span.confidence == "auto"]
    return {place for span in spans for place in range(span.start, span.end)}


@pytest.mark.parametrize(("kind", "record", "text", "mention"), SURE)
def test_a_name_in_a_chat_is_marked(kind: str, record: str, text: str, mention: str) -> None:
    first = mention.endswith(" ")
    assert _letters(text, mention, last=not first) <= _sure(text, Known("K", kind, record))


@pytest.mark.parametrize(("kind", "record", "text", "words"), LEFT)
def test_words_of_a_chat_are_left(kind: str, record: str, text: str, words: str) -> None:
    assert not _letters(text, words) & _sure(text, Known("K", kind, record))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("টাকা গেছে ৪৪১০.৩৩২.৯০০১৭ নাম্বার অ্যাকাউন্টে", "৪৪১০.৩৩২.৯০০১৭"),
        ("the pay of 4410-332-90017 number account", "4410-332-90017"),
    ],
)
def test_an_account_is_named_behind_its_number(text: str, number: str) -> None:
    spans = [span for span in scan(text, []) if span.kind == "account"]
    found = {place for span in spans for place in range(span.start, span.end)}
    assert _letters(text, number) <= found
