"""The months of the common calendar as they are called and shortened in eleven languages."""

from collections.abc import Mapping
from types import MappingProxyType

from workstation.text.fold import fold

_MONTHS = """
january jan januari janvier มกราคม มกรา ม.ค ມັງກອນ ဇန်နဝါရီ មករា जनवरी जनवरी \
जान्युअरी জানুয়ারি জানুয়ারী يناير كانون كانون_الثاني كانون_ثاني
february feb februari pebruari peb กุมภาพันธ์ กุมภา ก.พ ກຸມພາ ဖေဖော်ဝါရီ កុម្ភៈ \
फरवरी फेब्रुअरी ফেব্রুয়ারি فبراير شباط
march mar maret mac มีนาคม มีนา มี.ค ມີນາ မတ် មីនា मार्च মার্চ مارس اذار
april apr เมษายน เมษา เม.ย ເມສາ ဧပြီ មេសា अप्रैल अप्रिल এপ্রিল ابريل نيسان
may mei พฤษภาคม พฤษภา พ.ค ພຶດສະພາ မေ ឧសភា मई मे মে مايو ايار
june jun juni มิถุนายน มิถุนา มิ.ย ມິຖຸນາ ဇွန် មិថុនា जून জুন يونيو حزيران
july jul juli julai กรกฎาคม กรกฎา ก.ค ກໍລະກົດ ဇူလိုင် កក្កដា जुलाई জুলাই يوليو تموز
august aug agustus agt agust ogos สิงหาคม สิงหา ส.ค ສິງຫາ ဩဂုတ် သြဂုတ် សីហា अगस्त \
अगस्ट আগস্ট আগষ্ট অগাস্ট اغسطس اب
september sep sept กันยายน กันยา ก.ย ກັນຍາ စက်တင်ဘာ កញ្ញា सितंबर सेप्टेम्बर সেপ্টেম্বর سبتمبر ايلول
october oct oktober ตุลาคม ตุลา ต.ค ຕຸລາ အောက်တိုဘာ តុលា अक्टूबर अक्टोबर অক্টোবর \
اكتوبر تشرين تشرين_الاول تشرين_اول
november nov nopember nop พฤศจิกายน พฤศจิกา พ.ย ພະຈິກ နိုဝင်ဘာ វិច្ឆិកា नवंबर \
नोभेम्बर নভেম্বর نوفمبر تشرين_الثاني تشرين_ثاني
december dec desember des disember dis ธันวาคม ธันวา ธ.ค ທັນວາ ဒီဇင်ဘာ ធ្នូ दिसंबर \
डिसेम्बर ডিসেম্বর ديسمبر كانون_الاول كانون_اول
"""
NUMBER_OF_MONTH: Mapping[str, int] = MappingProxyType(
    {
        word.replace("_", " "): number
        for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
        for word in fold(line).text.split()
    }
)
"""Which month a folded word is."""
