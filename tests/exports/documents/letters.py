"""A letter of two pages that has everything a briefing can hold."""

import datetime as dt

from workstation.records.release import (
    AnswerLines,
    BriefingText,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Run,
)


def paragraph(*parts: str | Run, language: str = "en") -> Paragraph:
    return Paragraph(tuple(p if isinstance(p, Run) else Run(p) for p in parts), language)


def token(text: str) -> Run:
    return Run(text, token=True)


TOLD = (
    paragraph(
        "In the second quarter of 2026, workers at one site told us that the employer keeps their"
        " passports, and that whoever asks for one is told to look for other work. Between 10 and"
        " 19 workers are affected."
    ),
    paragraph(
        token("[Worker KT]"), " and ", token("[Worker BD]"), " each paid about 20,000 baht to get"
        " the job; ", token("[Worker KT]"), " still owes part of it. ",
        Run("Nobody has had a receipt.", bold=True),
    ),
    paragraph(
        "အလုပ်သမားများသည် ", token("[Worker KT]"), " အပါအဝင် ပတ်စပို့များကို ပြန်လည်ရရှိလိုကြသည်။"
        " လစဉ် ၃,၅၀၀ ဘတ် ဖြတ်တောက်ခံရသည်။",
        language="my",
    ),
    paragraph(
        "កម្មករ ", token("[Worker BD]"), " ចង់បានលិខិតឆ្លងដែនរបស់ខ្លួនមកវិញ ហើយសុំកុំឱ្យកាត់ប្រាក់ខែទៀត។",
        language="km",
    ),
    paragraph(
        "يطلب العمال، ومنهم ", token("[Worker KT]"), " و14 آخرون، إعادة جوازات سفرهم (قبل 24"
        " نوفمبر 2026) ووقف خصم 3,500 بات كل شهر.",
        language="ar",
    ),
)  # fmt: skip
CHECK_WORDS = ("amber", "tide", "copper", "lantern", "river", "violin", "maple", "harbour")
ASKED = Grid(
    ("Issue", "What it means", "What is asked", "By"),
    (
        (
            paragraph("WL11"),
            paragraph("Identity papers are kept by the employer"),
            paragraph("Every worker has the passport back and a locker for it"),
            paragraph("24 November 2026"),
        ),
        (
            paragraph("LR1"),
            paragraph("คนงานจ่ายค่านายหน้าเพื่อให้ได้งาน", language="th"),
            paragraph("คืนเงินให้คนงานทุกคนพร้อมหลักฐาน", language="th"),
            paragraph("31 January 2027"),
        ),
    ),
    (0.8, 2.3, 2.9, 1.8),
)


def letter() -> BriefingText:
    return BriefingText(
        title="Briefing on working conditions",
        recipient="the responsible sourcing desk",
        day=dt.date(2026, 11, 22),
        reference="KVDN-7TQM",
        check_words=CHECK_WORDS,
        handling=(
            "Keep this inside your team. Do not pass it on.",
            "Do not try to find out who spoke, and do not contact workers about it.",
            "Write to the sender before you act on anything that is not clear.",
        ),
        blocks=(
            Heading("What workers told us"),
            *TOLD,
            Heading("What is asked"),
            ASKED,
            Bullets(
                (
                    paragraph("Tell us within 7 days who is in charge of this on your side."),
                    paragraph("Put in writing that nobody is punished for having asked."),
                ),
                numbered=True,
            ),
            Heading("Until then", 3),
            Bullets(
                (
                    paragraph("No worker is moved, dismissed or asked to sign a paper."),
                    paragraph("لا يُسأل أحد عمن تكلم.", language="ar"),
                )
            ),
            Heading("Your answer"),
            AnswerLines("Are the passports back?", ("Yes, all of them", "Some", "No"), 1),
            AnswerLines("What have you done, and when?", (), 3),
            AnswerLines("Who answers for this? Name and position", (), 1),
        ),
    )


def arabic_letter() -> BriefingText:
    """A page that runs from right to left."""
    return BriefingText(
        title="إحاطة عن ظروف العمل",
        recipient="قسم المشتريات",
        day=dt.date(2026, 11, 22),
        reference="KVDN-7TQM",
        check_words=CHECK_WORDS,
        handling=("لا تنقلوا هذا إلى أحد.", "لا تحاولوا معرفة من تكلم."),
        blocks=(
            Heading("ما قاله العمال"),
            TOLD[-1],
            TOLD[0],
            Grid(
                ("الرمز", "المطلوب"),
                ((paragraph("WL11"), paragraph("إعادة جوازات السفر", language="ar")),),
                (1, 3),
            ),
            Bullets((paragraph("إعادة الجوازات خلال 7 أيام.", language="ar"),) * 2, numbered=True),
            AnswerLines("هل أعيدت الجوازات؟", ("نعم، كلها", "بعضها", "لا"), 2),
        ),
        language="ar",
    )
