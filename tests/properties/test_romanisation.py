"""What must hold of folding and of the key of sound, whatever the name."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.romanisation import APOSTROPHES, fold_name, spelling_key

LATIN_CONSONANTS = "b d f j k l m n r s t z sh kh gh".split()
ARABIC_OF = dict(zip(LATIN_CONSONANTS, "ب د ف ج ك ل م ن ر س ت ز ش خ غ".split(), strict=True))
VOWELS = {"a": "ا", "u": "و", "i": "ي"}

syllables = st.lists(
    st.tuples(st.sampled_from(LATIN_CONSONANTS), st.sampled_from(sorted(VOWELS))),
    min_size=2,
    max_size=5,
)
names = st.text(st.sampled_from("abdfhiklmnrstuyz' -’éāحلبدإةى"), max_size=30)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(names)
def test_case_never_matters(name: str) -> None:
    assert fold_name(name.upper()) == fold_name(name.lower())


@given(names, st.sampled_from(APOSTROPHES))
def test_apostrophes_never_matter(name: str, apostrophe: str) -> None:
    assert fold_name(name.replace("'", apostrophe)) == fold_name(name.replace("'", ""))


@given(names)
def test_hyphens_are_blanks(name: str) -> None:
    assert fold_name(name.replace("-", " ")) == fold_name(name)


@given(syllables)
def test_a_name_sounds_the_same_in_both_scripts(parts: list[tuple[str, str]]) -> None:
    latin = "".join(consonant + vowel for consonant, vowel in parts) + "n"
    arabic = "".join(ARABIC_OF[consonant] + VOWELS[vowel] for consonant, vowel in parts) + "ن"

    assert spelling_key(latin) == spelling_key(arabic)


@given(syllables, st.sampled_from("al- el- an- ash- ad- as-".split()))
def test_the_article_never_matters_however_it_is_assimilated(
    parts: list[tuple[str, str]], article: str
) -> None:
    name = "".join(consonant + vowel for consonant, vowel in parts) + "n"

    assert spelling_key(article + name) == spelling_key(name)


@given(syllables)
def test_doubled_letters_never_matter(parts: list[tuple[str, str]]) -> None:
    single = "".join(consonant + vowel for consonant, vowel in parts if len(consonant) == 1) + "n"
    doubled = (
        "".join(2 * consonant + vowel for consonant, vowel in parts if len(consonant) == 1) + "n"
    )

    assert spelling_key(doubled) == spelling_key(single)
