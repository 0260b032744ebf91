"""What the gate lets through and what it declines; in doubt it lets through."""

from importlib.resources import files

import pytest

from dateline.analysis.gate import gate
from dateline.knowledge.base import readable_languages
from dateline.records import Page

SAMPLES = [
    sample
    for sample in sorted(files("dateline").joinpath("data/samples").iterdir(), key=str)
    if sample.name.endswith((".html", ".txt")) and sample.name[:2] in readable_languages()
]
GARDEN = (
    "<html><body><p>Roses like the sun of June in Provence, and they want water in the morning, when the soil is cool."
    "</p><p>Cut the stems above the second leaf. In Lyon, gardeners cover the beds with straw before the first frost."
    "</p><script>var rebels = 'The rebels attacked soldiers near Kaya with mortars and kidnapped hostages';</script>"
)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_pages_with_events_pass(sample: object) -> None:
    content = sample.read_bytes()  # type: ignore[attr-defined]
    if "gulf-cup" not in sample.name:  # type: ignore[attr-defined]
        assert gate(Page(content=content)).passes


def test_a_page_without_a_word_of_deeds_or_arms_is_declined_whatever_its_scripts_say() -> None:
    verdict = gate(Page(content=GARDEN))

    assert (verdict.passes, verdict.language) == (False, "en")
    assert verdict.reason == "hardly a word of deeds or arms"


def test_two_words_beside_a_name_are_enough() -> None:
    news = "<p>Rebels kidnapped two teachers near Kaya on Monday, residents told the radio.</p>"

    assert gate(Page(content=GARDEN + "</body>" + news)).passes


def test_a_language_without_a_lexicon_is_declined() -> None:
    text = (
        "Armén intog staden Kaya i torsdags efter två dagars strider med rebeller, säger en talesman. "
        "Flera soldater dödades och många invånare har flytt till bergen under natten."
    )

    assert gate(Page(content=text + " " + text)).reason == "language sv has no lexicon"


def test_too_little_text_is_no_ground_to_say_no() -> None:
    assert gate(Page(content="<p>Kaya</p>")).passes


def test_code_that_looks_like_markup_is_no_text() -> None:
    code = "<script>for(i=0;i<n.length;i++){'rebels killed soldiers in an ambush near Kaya, and shelled Dori'}</script>"

    assert not gate(Page(content=GARDEN + "</body>" + code)).passes


def test_a_family_is_no_capture_in_arabic() -> None:
    """Written without vowels the two differ by an ending that the noun of the deed never has."""
    survey = (
        "وأظهر استطلاع شمل 300 أسرة في المدينة أن الناس يطبخون في البيت أكثر مما كانوا قبل خمس سنوات. "
        "وقالت ربة أسرة إنها تشتري الخضار من السوق كل صباح، ثم تعد الطعام للأسرة كلها قبل عودة الأطفال. "
        "وتضيف أن الجيران يزورون الأسرة في المساء ويشربون الشاي معها."
    )

    assert not gate(Page(content=survey, language="ar")).passes
    assert gate(Page(content=survey + " وأسر المسلحون جنديين قرب البلدة.", language="ar")).passes


def test_a_brief_needs_one_word_a_long_page_two() -> None:
    brief = "<p>Gunmen sat beside the school of Kaya at noon.</p>"
    furniture = "<p>Read more of what readers of this page have liked</p>" * 6
    garden = GARDEN.partition("<script>")[0]

    assert gate(Page(content=furniture + brief)).passes
    assert not gate(Page(content=furniture + garden * 6 + brief)).passes


@pytest.mark.parametrize(
    "page",
    [
        "قال البنك المركزي المصري في بيان إن معدل التضخم السنوي تراجع في مارس. وقرر البنك خفض أسعار الفائدة بنقطتين. "
        "ورحب رجال الأعمال بالقرار، فيما توقع خبراء أن يستقر سعر صرف الجنيه أمام الدولار في الربع الثاني من العام.",
        "نغسل كوبين من العدس وننقعهما ساعة، ثم نقلي البصل حتى يصبح ذهبيا ونرفع نصفه للزينة. نضيف العدس ونتركه على "
        "نار هادئة نصف ساعة، ثم نضيف الأرز والملح والكمون ونغطي القدر عشرين دقيقة. وتقدم المجدرة مع السلطة واللبن.",
        "تعادل المنتخب المغربي مع ضيفه الزامبي مساء الخميس في ملعب الدار البيضاء ضمن التصفيات. وسجل المهاجم هدف "
        "أصحاب الأرض في الدقيقة الثلاثين، وعادل الضيوف النتيجة قبيل النهاية، فرفع المغرب رصيده إلى عشر نقاط.",
    ],
)
def test_daily_life_in_arabic_is_declined(page: str) -> None:
    page = " ".join([page] * 3)
    assert not gate(Page(content=page, language="ar")).passes
    assert gate(
        Page(content=page + " وقتل ثلاثة جنود في كمين قرب بلدة منكا.", language="ar")
    ).passes
