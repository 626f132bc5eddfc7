"""Parts of names that are shortened, spelt or said in many ways and stay the same part."""

from workstation.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).text.split())


ABBREVIATIONS = {
    "st": "siti",
    "sti": "siti",
    "sk": "sheikh",
    "skh": "sheikh",
    "md": "mohammad",
    "mohd": "mohammad",
    "moh": "mohammad",
    "muh": "mohammad",
    "mhd": "mohammad",
    "moch": "mohammad",
    "muhd": "mohammad",
    "mohammed": "mohammad",
    "bt": "binti",
    "br": "boru",
    "bte": "binti",
    "mst": "mosammat",
    "most": "mosammat",
    "bdr": "bahadur",
    "kr": "kumar",
    "ng": "nguyen",
    "mg": "maung",
    "abd": "abdul",
    "pd": "prasad",
    "wh": "warehouse",
    "whse": "warehouse",
    "bldg": "building",
    "blk": "block",
    "fty": "factory",
    "fac": "factory",
    "hse": "house",
    "dorm": "dormitory",
    **{
        short: long
        for long, shorts in (
            (fold("মোহাম্মদ").text, "মো মোঃ মু মুঃ মোহাঃ মোহাং"),
            (fold("মোসাম্মৎ").text, "মোছা মোছাঃ মোসা মোসাঃ মোছাম্মৎ মোসাম্মত"),
            (fold("আব্দুল").text, "আঃ"),
            (fold("मोहम्मद").text, "मो मोह मु मुहम्मद मोहम्मद"),
        )
        for short in _words(shorts)
    },
}
# Numbers of lines, blocks and boats in words.
NUMERALS = {
    word: str(number)
    for number, words in enumerate(
        ("one satu", "two dua", "three tiga", "four empat", "five lima", "six enam", "seven tujuh",
         "eight delapan lapan", "nine sembilan", "ten sepuluh", "eleven", "twelve"), 1
    )
    for word in words.split()
}  # fmt: skip
# How firms join their parts, as English has it, in Bengali and Devanagari.
ANDS = _words("অ্যান্ড এন্ড এ্যান্ড অ্যাণ্ড এণ্ড এ্যাণ্ড এবং एन्ड एण्ड एंड ऐंड ऐण्ड ऐन्ड अ्यान्ड एवं")
# Parts of names that are spelt, shortened or inflected in many ways and stay the same part.
SAME_PARTS = (
    ANDS,
    _words("""
    mohammad mohammed muhammad mohamed mohammod muhammed mohamad muhamad mohamod mochamad mochammad
    muchamad mehmet mohd mohamod
    """),
    _words("ابو ابا ابي بو"),
    _words("abu abo abou aboo aba abi"),
    _words("umm um oum om"),
    _words("bin ibn ben"),
    _words("park pak bak"),
    _words("choi choe"),
    _words("jung jeong chung chong"),
    _words("hyun hyeon hyon"),
    _words("jae chae"),
    _words("phet petch phetch pech phech"),
    _words("dej det dech"),
    _words("kij kit kich"),
    _words("nuch nuj nut"),
    _words("yoon yun"),
    _words("street st str"),
    _words("road rd"),
    _words("avenue ave av"),
    _words("block blk"),
    _words("building bldg"),
    _words("warehouse whse wh"),
    _words("apartment apt"),
    _words("factory fty"),
    _words("village vill"),
    _words("bint binti binte"),
    _words("begum begom begam"),
    _words("vishwakarma bishwakarma viswakarma biswakarma bk"),
    _words("विश्वकर्मा बिश्वकर्मा बिक विक"),
    _words("क्षेत्री छेत्री खत्री केसी"),
    _words("oo u ou"),
    _words("soe so"),
    _words("moe mo"),
    _words("poe po"),
    _words("aye ei ae"),
    _words("khatun khatoon khatoun"),
    _words("মোহাম্মদ মুহাম্মদ মোহাম্মাদ মুহম্মদ"),
)
