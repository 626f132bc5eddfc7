"""Words of those who type in haste: titles cut short, short words, what is said of a slip."""

from workstation.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split("|"))


# Titles as they are typed in haste, before a name and behind it; some are plain words elsewhere.
HASTY_TITLES = _words("""
mb mba mbk mbakyu mz bpk ibuk buk bun pk om tante tth ateu kk dek dik bg bro sist ate mang aling
nay tay ka phi loong na khru ako ama amma nyi saya sayama bg pu ming oun lok xao bhaiya vai vaiya
apu apa bhabi vabi dada didi chacha chachi khala mausi boudi uncle aunty anty ustad ammo khalto
""")
HASTY_TITLES_AFTER = _words("""
vai vaiya bhaijaan apu dada bhabi vabi chacha chachi khala mausi boudi babu daju bhauju bhabhi kaki
sir madam maam mam miss uncle aunty anty saab sab
""")
# Brother and sister by a letter, as Vietnamese types them.
LETTER_TITLES = frozenset("ace")
# Words of two letters that the list of plain words lacks.
TWO_LETTERS = _words("do he an in is it at as am be by go if of ok up us hi")
# The same, and what is typed short.
SHORT_WORDS = TWO_LETTERS | _words("""
or so to we me my no on
pls plz thx btw omg lol brb asap tmr tmw msg txt nvm idk imo fyi bcs bcz cuz ppl abt aft bfr wed
gf bf nt dc ko kg cx vs vn dt lm ib rep ntn sdt yg dgn utk tdk blm sdh krn jg dr dl lg gk ga gw
gue tlp hp na po ko ka di sa ng mga nyo ko ja krub kub kha naka wkwk
""")
# Short forms of plain words that have full stops as first letters have: e.g., a.m.
DOTTED_WORDS = _words("""
eg ie am pm ps nb us uk un aka dob etc ac dc rs id ph hr ot pp po bc ad cc fyi asap wrt pto cod
""")
# What English says of people right behind them, and right before them, as it is typed.
OF_PEOPLE = _words("has had did doesnt didnt wants needs rang texted wont cant")
BEFORE_PEOPLE = _words("told tell ask asked call called with and from says")
# Behind these words of Vietnamese "co" is "to have", not "Miss".
BEFORE_HAVING = _words("ko k khong chua cung da deu neu chang van con phai se moi")
# What people alone do, in Vietnamese, behind a name with its marks.
SAYING = _words("nói kể khóc hỏi gọi bảo nhắn than")
# Behind a word of which it is said what it means, or of what it is.
MEANS = _words("means mean meaning artinya berarti maknanya nghĩa matlab wala wali wale")
# What people say who put something right.
SORRY = _phrases("""
sorry | sry | soz | oops | ooops | i mean | i meant | spelled | spelt | spelling |
autocorrect | auto correct | auto-correct | typo | misspelled | mistyped | wrong name |
maaf | salah ketik | salah tulis | maksudnya | maksud saya | maksudku | ralat |
kepencet | eh | este | mali | xin lỗi | nhầm | lộn | ý là | nham | à | ขอโทษ | โทษที |
โทดที | พิมพ์ผิด | พิมผิด | เอ้ย | เอ๊ย | เฮ้ย | อุ๊ย | หมายถึง | กดส่ง | ຂໍໂທດ | ຂໍໂທ |
ພິມຜິດ | ພິມບໍ່ທັນ | ໝາຍເຖິງ | ເອີ້ຍ | ဆောရီး | စာမှား | မှားသွား | ရိုက်မှား |
ဆိုလိုတာ | សូមទោស | សុំទោស | ច្រឡំ | វាយខុស | សរសេរខុស | សូរី | माफ | सॉरी | सरी | अरे |
मतलब | गलत | टाइपो | भुल | সরি | ভুল | মানে | টাইপো | قصدي | اقصد | أقصد | عفوا | عفواً |
آسف | اسف | غلط
""")
