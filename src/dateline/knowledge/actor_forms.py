"""Genders and plurals of the adjectives of states, as far as they are regular.

`data/actors/states.yaml` gives the masculine singular; the rest follows the rules below. A form written with "=" is
taken as it stands. Making a form that nobody uses costs nothing: it is never found. Making one that is another word
does, so irregular adjectives are written out in the data.
"""

from collections.abc import Callable, Iterable

Ending = tuple[str, tuple[str, ...]]

SPANISH: tuple[Ending, ...] = (
    ("és", ("és", "esa", "eses", "esas")),
    ("án", ("án", "ana", "anes", "anas")),
    ("o", ("o", "a", "os", "as")),
    ("ol", ("ol", "ola", "oles", "olas")),
    ("í", ("í", "íes", "ís")),
    ("ú", ("ú", "úes", "ús")),
    ("e", ("e", "es")),
    ("a", ("a", "as")),
    ("", ("", "a", "es", "as")),
)
PORTUGUESE: tuple[Ending, ...] = (
    ("ês", ("ês", "esa", "eses", "esas")),
    ("eu", ("eu", "eia", "eus", "eias")),
    ("o", ("o", "a", "os", "as")),
    ("ol", ("ol", "ola", "óis", "olas")),
    ("", ("", "s")),
)
FRENCH: tuple[Ending, ...] = (
    ("en", ("en", "enne", "ens", "ennes")),
    ("ais", ("ais", "aise", "aises")),
    ("ois", ("ois", "oise", "oises")),
    ("e", ("e", "es")),
    ("", ("", "e", "s", "es")),
)
ENGLISH: tuple[Ending, ...] = (
    ("ese", ("ese",)),
    ("sh", ("sh",)),
    ("ch", ("ch",)),
    ("ss", ("ss",)),
    (".", (".",)),
    ("US", ("US",)),
    ("UK", ("UK",)),
    ("", ("", "s")),
)
ARABIC: tuple[Ending, ...] = (
    ("ي", ("ي", "ية", "يون", "يين", "يو", "يات", "يي")),
    ("", ("",)),
)
AS_WRITTEN: tuple[Ending, ...] = (("", ("",)),)
"""For a language of a folder of its own: its file gives every form."""
ENDINGS = {"en": ENGLISH, "es": SPANISH, "pt": PORTUGUESE, "fr": FRENCH, "ar": ARABIC}


def adjective_forms(bases: Iterable[str], language: str) -> tuple[str, ...]:
    """Every form of the adjectives, in order, without repeats."""
    forms: list[str] = []
    for base in bases:
        if base.startswith("="):
            forms.append(base[1:])
        else:
            forms.extend(
                _inflected(
                    base, ENDINGS.get(language, AS_WRITTEN), _both if language == "ar" else _last
                )
            )
    return tuple(dict.fromkeys(forms))


def _inflected(
    base: str, endings: tuple[Ending, ...], join: Callable[[str, str, str], str]
) -> list[str]:
    ending, forms = next(e for e in endings if base.endswith(e[0]))
    stem = base.removesuffix(ending)
    return [join(stem, ending, form) for form in forms]


def _last(stem: str, _ending: str, form: str) -> str:
    return stem + form


def _both(stem: str, _ending: str, form: str) -> str:
    """Arabic adjectives of two words agree in the second only: "كوري شمالي", "كورية شمالية"."""
    first, space, last = stem.rpartition(" ")
    if first.endswith("ي") and form.startswith("ية"):
        first += "ة"
    return f"{first}{space}{last}{form}"
