"""Words that people put for the signs of an e-mail address."""

import regex

from exports.redaction.reading.forms import either

AT_WORDS = """
at at_the_rate_of at_the_rate
ที่ แอท แอ็ท แอด แอ็ด แอต เอท ແອັດ အက် អេត a_còng acong আট এট অ্যাট एट ऐट अ्याट آت ات et
"""
DOT_WORDS = """
dot ดอท ดอต ดอด ด็อท ด็อต จุด ດອດ ຈ້ຳ ဒေါ့ ဒေါ့တ် ចុច ដត chấm titik ডট डट डॉट بوينت دوت نقطة نقطه
"""
_BRACKET = r" ?[(\[{<]? ?"
_CLOSE = r" ?[)\]}>]? ?"
_HOST = r"[\w\p{M}\-]{2,30}"
_DOT = rf"(?<! )\.(?! )|(?<= )\.|(?<![a-z])(?:{either(DOT_WORDS)})(?![a-z])"
# What follows the name of a mailbox: the sign, the host, its parts.
TAIL = regex.compile(
    rf"{_BRACKET}(?:@|(?<![a-z])(?:{either(AT_WORDS)})(?![a-z])){_CLOSE}{_HOST}"
    rf"(?:{_BRACKET}(?:{_DOT}){_CLOSE}{_HOST}){{0,3}}"
)
