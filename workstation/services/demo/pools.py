"""Invented names, firms and places; any likeness to anybody is chance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A workplace: the firm's invented name, its country, its first-level region and its trade."""

    firm: str
    country: str
    admin1: str
    town: str
    sector: str
    zone: str
    dialling: str


PEOPLE: dict[str, tuple[tuple[str, str], ...]] = {
    "my": (
        ("Ma Khin Sandar", "မခင်စန္ဒာ"),
        ("Ko Aung Min Thu", "ကိုအောင်မင်းသူ"),
        ("Ma Ei Mon Kyaw", "မအိမွန်ကျော်"),
        ("Ko Thura Zin", "ကိုသူရဇင်"),
        ("Ma Nilar Htwe", "မနီလာထွေး"),
    ),
    "th": (
        ("Somporn Dechdee", "สมพร เดชดี"),
        ("Malee Jaidee", "มาลี ใจดี"),
        ("Prasit Thongkam", "ประสิทธิ์ ทองคำ"),
        ("Kanya Sukjai", "กัญญา สุขใจ"),
    ),
    "km": (
        ("Sok Dara", "សុខ ដារ៉ា"),
        ("Chan Sreyleak", "ចាន់ ស្រីល័ក្ខ"),
        ("Kim Sopheap", "គឹម សុភាព"),
    ),
    "lo": (("Bounmy Keovong", "ບຸນມີ ແກ້ວວົງ"), ("Noy Sisavath", "ນ້ອຍ ສີສະຫວາດ")),
    "ne": (
        ("Sita Gurung", "सीता गुरुङ"),
        ("Hari Prasad Thapa", "हरि प्रसाद थापा"),
        ("Maya Rai", "माया राई"),
    ),
    "hi": (("Suresh Yadav", "सुरेश यादव"), ("Sunita Devi", "सुनीता देवी")),
    "bn": (
        ("Rahim Uddin", "রহিম উদ্দিন"),
        ("Salma Begum", "সালমা বেগম"),
        ("Nasrin Akter", "নাসরিন আক্তার"),
    ),
    "vi": (("Nguyen Thi Lan", "Nguyễn Thị Lan"), ("Tran Van Duc", "Trần Văn Đức")),
    "id": (("Siti Aminah", "Siti Aminah"), ("Budi Hartono", "Budi Hartono")),
    "ar": (("Samira Haddad", "سميرة حداد"), ("Youssef Nasser", "يوسف ناصر")),
}

BOSSES = (
    "Mr. Tanawat",
    "Madam Orathai",
    "Mr. Subramaniam",
    "Bong Piseth",
    "Mr. Faisal",
    "Ms. Widya",
    "Mr. Kyaw Lin",
    "Mrs. Pornthip",
)

BROKERS = ("Ko Myo", "Mr. Chhay", "Dinesh Dai", "Pak Rudi", "Abu Ziad", "Ms. Thuy", "Mr. Bounthan")

PLACES = (
    Place(
        "Golden Tide Seafoods",
        "TH",
        "Samut Sakhon",
        "Tha Chalom",
        "Seafood",
        "Asia/Bangkok",
        "+66 8",
    ),
    Place(
        "Baan Rim Poultry", "TH", "Lopburi", "Phatthana Nikhom", "Poultry", "Asia/Bangkok", "+66 8"
    ),
    Place(
        "Tonle Thread Garments", "KH", "Kandal", "Ta Khmau", "Garments", "Asia/Phnom_Penh", "+855 1"
    ),
    Place(
        "Sinar Getah Gloves",
        "MY",
        "Selangor",
        "Meru",
        "Rubber gloves",
        "Asia/Kuala_Lumpur",
        "+60 1",
    ),
    Place("Wadi Stitch", "JO", "Irbid", "Al-Hassan", "Garments", "Asia/Amman", "+962 7"),
    Place(
        "Hoa Sen Furniture", "VN", "Binh Duong", "Di An", "Furniture", "Asia/Ho_Chi_Minh", "+84 9"
    ),
    Place("Cempaka Palm Estate", "ID", "Riau", "Kandis", "Palm oil", "Asia/Jakarta", "+62 8"),
)

BUYER = "Responsible sourcing desk"


def hr_of(place: Place) -> str:
    """The contact at a firm."""
    return f"HR, {place.firm}"
