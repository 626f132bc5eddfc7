"""Clean briefings in many scripts for the tests of the gate, and names that must not leave."""

import datetime as dt

from workstation.records.release import (
    AnswerLines,
    Block,
    BriefingText,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Run,
)

NAME = "Thida Hlaing"
IDENTIFIERS = (NAME, "Hlaing", "ဒေါ်သီတာလှိုင်", "ธิดา ไหล", "+66 81 234 5678", "MD 482915")

SENTENCES = {
    "en": "The office kept two months of wages, 3,500 baht (fees), from five workers.",
    "my": "အလုပ်သမားများ၏ လုပ်ခ ၃,၅၀၀ ကို ရုံးက နှစ်လ ထိန်းထားသည်။",
    "th": "สำนักงานหักค่าจ้าง ๓,๕๐๐ บาท จากคนงานห้าคนเป็นเวลาสองเดือน",
    "lo": "ຫ້ອງການຫັກຄ່າແຮງງານຂອງກຳມະກອນຫ້າຄົນ",
    "km": "ការិយាល័យបានកាត់ប្រាក់ឈ្នួលរបស់កម្មករប្រាំនាក់",
    "ne": "कार्यालयले पाँच जना कामदारको दुई महिनाको ज्याला रोक्यो।",
    "hi": "कार्यालय ने पाँच मज़दूरों की दो महीने की मज़दूरी रोकी।",
    "bn": "অফিস পাঁচজন শ্রমিকের দুই মাসের মজুরি আটকে রেখেছে।",
    "vi": "Văn phòng đã giữ hai tháng lương của năm công nhân.",
    "id": "Kantor menahan upah dua bulan dari lima pekerja.",
    "ar": "احتجز المكتب أجور شهرين (3,500) من خمسة عمال، ولا رد حتى الآن.",
}


def a_briefing(blocks: int = 11, *, title: str = "Wages held at the mill") -> BriefingText:
    """A clean text of so many blocks of running text, in every script, and one of each kind."""
    return BriefingText(
        title=title,
        recipient="Mill buyers' group",
        day=dt.date(2026, 11, 22),
        reference="BR-KTQX",
        check_words=("copper", "lantern", "river", "maple"),
        handling=("For the named recipient.", "Delete it after the meeting."),
        blocks=(*_body(blocks), *_forms()),
    )


def _body(count: int) -> tuple[Block, ...]:
    languages = list(SENTENCES)
    blocks: list[Block] = []
    for n in range(count):
        language = languages[n % len(languages)]
        if n % 6 == 0:
            blocks.append(Heading(f"What happened, part {n // 6 + 1}"))
        blocks.append(
            Paragraph(
                (
                    Run(SENTENCES[language] + " "),
                    Run("[Worker KT]", token=True),
                    Run(" " + SENTENCES[language], bold=n % 4 == 0),
                ),
                language,
            )
        )
    return tuple(blocks)


def _forms() -> tuple[Block, ...]:
    cell = Paragraph((Run("3,500"),))
    return (
        Bullets((Paragraph((Run("Pay back."),)), Paragraph((Run("Say when."),)))),
        Bullets((Paragraph((Run("First."),)), Paragraph((Run("Second."),))), numbered=True),
        Grid(
            ("Month", "Held"),
            ((Paragraph((Run("October"),)), cell), (Paragraph((Run("November"),)), cell)),
            (2, 1),
        ),
        AnswerLines("Will the wages be paid back?", ("Yes", "No"), 2),
    )
