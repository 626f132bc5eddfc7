"""What fonts of before Unicode draw for each letter: the codes that stand in their texts.

Rows are "letter=codes". A vowel that is drawn before its syllable has a dot behind that part. The
tables are those of the fonts' keyboards and of TCVN 5712:1993.
"""

import unicodedata


def _rows(rows: str) -> dict[str, str]:
    pairs = (row.partition("=") for row in rows.split())
    return {letter: codes for letter, _, codes in pairs}


def _with_capitals(rows: dict[str, str]) -> dict[str, str]:
    """Capitals with a mark keep the code of the small letter; a font of capitals draws them."""
    return {letter.upper(): codes for letter, codes in rows.items()} | rows


TCVN3 = _with_capitals(
    _rows(
        "à=µ á=¸ ả=¶ ã=· ạ=¹ ă=¨ ằ=» ắ=¾ ẳ=¼ ẵ=½ ặ=Æ â=© ầ=Ç ấ=Ê ẩ=È ẫ=É ậ=Ë è=Ì é=Ð ẻ=Î ẽ=Ï ẹ=Ñ "
        "ê=ª ề=Ò ế=Õ ể=Ó ễ=Ô ệ=Ö ì=× í=Ý ỉ=Ø ĩ=Ü ị=Þ ò=ß ó=ã ỏ=á õ=â ọ=ä ô=« ồ=å ố=è ổ=æ ỗ=ç ộ=é "
        "ơ=¬ ờ=ê ớ=í ở=ë ỡ=ì ợ=î ù=ï ú=ó ủ=ñ ũ=ò ụ=ô ư=\xad ừ=õ ứ=ø ử=ö ữ=÷ ự=ù ỳ=ú ý=ý ỷ=û ỹ=ü "
        "ỵ=þ đ=®"
    )
) | _rows("Đ=§ Ă=¡ Â=¢ Ê=£ Ô=¤ Ơ=¥ Ư=¦")

_VNI_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
_VNI_SHORT = dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë", strict=True))
_VNI_HAT = dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä", strict=True))
_VNI_OWN = _rows("í=í ì=ì ỉ=æ ĩ=ó ị=ò ỵ=î đ=ñ Đ=Ñ ơ=ô ư=ö Ơ=Ô Ư=Ö ă=aê â=aâ ê=eâ ô=oâ")
_VIQR_SIGNS = dict(zip("\u0301\u0300\u0309\u0303\u0323\u0302\u0306\u031b", "'`?~.^(+", strict=True))
_MARKED = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]


def _in_vni(letter: str) -> str:
    if letter in _VNI_OWN:
        return _VNI_OWN[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0306" in marks:
        return base + _VNI_SHORT.get(tone, "ê")
    if "\u0302" in marks:
        return base + _VNI_HAT.get(tone, "â")
    horned = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base] if "\u031b" in marks else base
    return horned + _VNI_TONES.get(tone, "")


def _in_viqr(letter: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    shapes = (_VIQR_SIGNS[mark] for mark in marks if mark not in _VNI_TONES)
    tones = (_VIQR_SIGNS[mark] for mark in marks if mark in _VNI_TONES)
    return base + "".join((*shapes, *tones))


def _is_vietnamese(letter: str) -> bool:
    base, *marks = list(unicodedata.normalize("NFD", letter))
    plain = base.lower() in "aeiouy" and set(marks) <= set(_VIQR_SIGNS)
    return letter in "đĐ" or bool(plain and marks)


VNI = {letter: _in_vni(letter) for letter in _MARKED if _is_vietnamese(letter)}
VIQR = {letter: _in_viqr(letter) for letter in _MARKED if _is_vietnamese(letter)}

_MARKS = {"marks": "\u0900\u0901\u0902\u0903\u0981\u0982\u0983\u094d\u09cd"}
PREETI = _MARKS | _rows(
    "reph={ क=s ख=v ग=u घ=3 ङ=ª च=r छ=5 ज=h झ=em ञ=` ट=6 ठ=7 ड=8 "
    "ढ=9 ण=0f त=t थ=y द=b ध=w न=g प=k फ=km ब=a भ=e म=d य=o र=/ ल=n "
    "व=j श=z ष=if स=; ह=x क्ष=If त्र=q ज्ञ=1 श्र=> द्य=B द्ध=4 "
    "क्=S ख्=V ग्=U च्=R ज्=H ण्=0 त्=T थ्=Y ध्=W न्=G प्=K ब्=A "
    "भ्=E म्=D य्=O ल्=N व्=J श्=Z ष्=i स्=: ह्=X द्=b\\ र्=/\\ "
    "क्र=s| ग्र=u| प्र=k| ब्र=a| द्र=b| भ्र=e| अ=c आ=cf इ=O ई=O{ "
    "उ=p ए=P ऐ=P] ओ=cf] औ=cf} ा=f ि=l· ी=L ु=' ू=\" ृ=[ े=] ै=} "
    "ो=f] ौ=f} ं=+ ँ=F ः=M ्=\\"
)
KRUTI_DEV = _MARKS | _rows(
    "reph=Z क=d ख=[k ग=x घ=?k ङ=³ च=p छ=N ज=t झ=> ञ=¥ ट=V ठ=B ड=M "
    "ढ=< ण=.k त=r थ=Fk द=n ध=/k न=u प=i फ=Q ब=c भ=Hk म=e य=; र=j "
    "ल=y व=o श='k ष=\"k स=l ह=g ड़=M+ ढ़=<+ क्ष={k त्र== ज्ञ=K "
    "श्र=J द्य=| द्ध=) क्=D ख्=[ ग्=X घ्=? च्=P ज्=T ण्=. त्=R "
    "थ्=F ध्=/ न्=U प्=I ब्=C भ्=H म्=E ल्=Y व्=O श्=' ष्=\" स्=L "
    "क्र=Ø ग्र=xz प्र=iz ब्र=cz द्र=nz भ्र=Hkz अ=v आ=vk इ=b ई=bZ "
    "उ=m ऊ=Å ए=, ऐ=,s ओ=vks औ=vkS ा=k ि=f· ी=h ु=q ू=w ृ=` े=s ै=S "
    "ो=ks ौ=kS ं=a ँ=¡ ः=% ्=~"
)
BIJOY = _MARKS | _rows(
    "reph=© ক=K খ=L গ=M ঘ=N ঙ=O চ=P ছ=Q জ=R ঝ=S ঞ=T ট=U ঠ=V ড=W "
    "ঢ=X ণ=Y ত=Z থ=_ দ=` ধ=a ন=b প=c ফ=d ব=e ভ=f ম=g য=h র=i ল=j "
    "শ=k ষ=l স=m হ=n ড়=o ঢ়=p য়=q ড়=o ঢ়=p য়=q ৎ=r ং=s ঃ=t ঁ=u "
    "ঙ্গ=½ ঙ্ক=¼ ন্ত=šÍ ন্দ=›` ন্ধ=Ü ন্ন=bœ ম্ম=¤§ ম্ব=¤^ ম্প=¤ú "
    "ল্ল=jø স্ত=¯Í স্ব=¯^ ক্ষ=ÿ ষ্ট=ó ষ্ণ=ò ত্র=Î প্র=cÖ ক্র=µ "
    "গ্র=MÖ শ্র=kÖ ঞ্জ=Ä জ্জ=¾ ত্ত=Ë দ্দ=Ï দ্ধ=× ব্দ=ã ক্ত=³ ট্ট=Æ "
    "অ=A আ=Av ই=B ঈ=C উ=D ঊ=E এ=G ঐ=H ও=I ঔ=J া=v ি=w· ী=x ু=y ূ=~ "
    "ৃ=… ে=‡· ৈ=‰· ো=‡·v ৌ=‡·Š"
)
# The keys that were pressed, where the keyboard was left in English.
THAI_KEYS = _rows(
    "ๅ=1 ภ=4 ถ=5 ุ=6 ึ=7 ค=8 ต=9 จ=0 ข=- ช== ๆ=q ไ=w ำ=e พ=r ะ=t ั=y ี=u "
    "ร=i น=o ย=p บ=[ ล=] ฟ=a ห=s ก=d ด=f เ=g ้=h ่=j า=k ส=l ว=; ง=' ผ=z "
    "ป=x แ=c อ=v ิ=b ื=n ท=m ม=, ใ=. ฝ=/ ๑=@ ๒=# ๓=$ ๔=% ู=^ ฿=& ๕=* ๖=( "
    "๗=) ๘=_ ๙=+ ๐=Q ฎ=E ฑ=R ธ=T ํ=Y ๊=U ณ=I ฯ=O ญ=P ฐ={ ฤ=A ฆ=S ฏ=D โ=F "
    "ฌ=G ็=H ๋=J ษ=K ศ=L ซ=: ฉ=C ฮ=V ฺ=B ์=N ฒ=< ฬ=> ฦ=?"
)
ARABIC_KEYS = _rows(
    "ض=q ص=w ث=e ق=r ف=t غ=y ع=u ه=i خ=o ح=p ج=[ د=] ش=a س=s ي=d ب=f ل=g "
    "ا=h ت=j ن=k م=l ك=; ط=' ئ=z ء=x ؤ=c ر=v ى=n ة=m و=, ز=. ظ=/ أ=H إ=Y "
    "آ=N ذ=`"
) | {"لا": "b"}
