"""How the letters of the Latin alphabet are called in other scripts: บีเอสเอ for BSA, पीए for PA."""

import regex

from workstation.text import fold

_ROWS = (
    "a=ए,এ,เอ,ເອ,အေ,អេ,إيه,ايه b=बी,বি,บี,ບີ,ဘီ,ប៊ី,بي c=सी,সি,ซี,ຊີ,စီ,ស៊ី,سي",
    "d=डी,ডি,ดี,ດີ,ဒီ,ឌី,دي e=ई,ই,อี,ອີ,အီ,អ៊ី,إي f=एफ,এফ,เอฟ,ເອັຟ,အက်ဖ်,អេហ្វ,إف",
    "g=जी,জি,จี,ຈີ,ဂျီ,ជី,جي h=एच,এইচ,เอช,ເອັດ,အိပ်ချ်,အိတ်ချ်,អេច,إتش i=आई,আই,ไอ,ໄອ,အိုင်,អាយ,آي",
    "j=जे,জে,เจ,ເຈ,ဂျေ,ជេ,جيه k=के,কে,เค,ເຄ,ကေ,ខេ,كيه l=एल,এল,แอล,ແອລ,အယ်လ်,အယ်,អិល,إل",
    "m=एम,এম,เอ็ม,ເອັມ,အမ်,អឹម,إم n=एन,এন,เอ็น,ເອັນ,အန်,អិន,إن o=ओ,ও,โอ,ໂອ,အို,អូ,أو",
    "p=पी,পি,พี,ພີ,ပီ,ភី,بي q=क्यू,কিউ,คิว,ຄິວ,ကျူ,ឃ្យូ,كيو r=आर,আর,อาร์,ອາ,အာ,អរ,آر",
    "s=एस,এস,เอส,ເອສ,အက်စ်,អេស,إس t=टी,টি,ที,ທີ,တီ,ធី,تي u=यू,ইউ,ยู,ຢູ,ယူ,យូ,يو",
    "v=वी,ভি,วี,ວີ,ဗွီ,វី,في w=डब्लू,ডব্লিউ,ดับเบิลยู,ດັບເບິນຢູ,ဒဗလျူ,دبليو",
    "x=एक्स,এক্স,เอ็กซ์,ເອັກ,အိတ်စ်,إكس y=वाई,ওয়াই,วาย,ວາຍ,ဝိုင်,واي z=जेड,জেড,แซด,ແຊດ,ဇက်,زد",
)


def _called() -> dict[str, str]:
    letters = dict[str, str]()
    for row in _ROWS:
        for letter, _, names in (each.partition("=") for each in row.split()):
            for name in fold(names).text.split(","):
                letters[name] = letters.get(name, "") + letter
    return letters


_CALLED = _called()
NAMED = "|".join(sorted(map(regex.escape, _CALLED), key=len, reverse=True))
LONGEST = max(map(len, _CALLED))
_ONE = regex.compile(NAMED)


def letters_called(names: str) -> tuple[str, ...]:
    """For each letter that is called there all that it may be: of one name may be two, b and p."""
    return tuple(_CALLED[name] for name in _ONE.findall(names))


def letter_called(name: str) -> str:
    """The letter that is called so, the first where it may be two; other words as they are."""
    return _CALLED[name][0] if name in _CALLED else name
