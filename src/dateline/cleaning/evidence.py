"""What the words of one line say about its kind, wherever it stands.

Only what is plain from the line alone is told: "READ: …", "[Photo] …", "By Ana Ruiz", "Tags: …", a row of menu
entries, a date and nothing else. Anything else is None, and left to the lines around it.
"""

import re
from dataclasses import dataclass

from dateline.cleaning.days import ARABIC_DIGITS, day_in
from dateline.cleaning.furniture import Furniture, agencies, language_names, months, straight
from dateline.cleaning.tags import is_glued
from dateline.records import BlockKind

TERMINAL = re.compile(r"[.!?…؟。][\"'”’»)\]]*$")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
COLON = re.compile(r"\s*[:：|»›>–—-]")
SEPARATOR = re.compile(r"\s*[|•·›»/>\t]\s*|\s{2,}")
BRACKETED_END = re.compile(r"[\[(]([^\[\]()]{3,90})[\])]\s*\.?$")
BRACKETED_START = re.compile(r"\s*[\[(]([^\[\]()]{2,40})[\])]\s*(?=\S)")
ANNOUNCED_AGENCY = re.compile(
    r"\b(?:agency|agence|agencia|agência|وكالة)\b[^.!?؟]{0,60}$", re.IGNORECASE
)
COPYRIGHT = re.compile(r"©|\(c\)\s*(?:19|20)\d\d|^copyright\b", re.IGNORECASE)
GALLERY = re.compile(r"\s*\(?\d{1,3}\s?(?:/|of|de|sur|من)\s?\d{1,3}\)?[\s.:–-]+\S")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
CASED = re.compile(r"[A-Za-zÀ-ÿ]")
COUNTED = re.compile(r"\s*\(?\d*\)?\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what is asked of it again and again."""

    text: str
    plain: str
    """With straight apostrophes."""
    words: int
    ends: bool
    """With a full stop or the like."""

    @classmethod
    def of(cls, text: str) -> "Line":
        plain = straight(text)
        return cls(
            text, plain, len(WORD.findall(text[:20_000])), bool(TERMINAL.search(text.rstrip()))
        )


def kind_by_words(line: Line, furniture: Furniture) -> BlockKind | None:
    """The kind that the line's own words speak for."""
    if line.words > 120:
        return None
    if line.words == 0:
        return BlockKind.OTHER
    for kind, test in TESTS:
        if test(line, furniture):
            return kind
    return None


def is_language_switch(line: Line, furniture: Furniture) -> bool:
    pieces = [piece for piece in SEPARATOR.split(line.plain.strip()) if piece]
    names = language_names()
    if len(pieces) < 2:
        pieces = line.plain.split()
    return len(pieces) > 1 and all(piece.casefold() in names for piece in pieces)


def is_comments_head(line: Line, furniture: Furniture) -> bool:
    found = furniture.comments.match(line.plain)
    return bool(found and COUNTED.match(line.plain[found.end() :])) or bool(
        line.words <= 4
        and re.match(r"\d+\s", line.plain)
        and furniture.comments.match(line.plain.lstrip("0123456789 "))
    )


def is_related(line: Line, furniture: Furniture) -> bool:
    """ "READ: …", "Read also …", or the mark alone on its line."""
    found = furniture.related.match(line.plain)
    if not found or line.words > 40:
        return False
    rest = line.plain[found.end() :]
    if not WORD.search(rest):
        return True
    mark = found.group(1)
    if COLON.match(rest) and not rest.lstrip().startswith("-"):
        return bool(re.match(r"\s*[:：|»›>]", rest)) or mark.isupper()
    return len(mark.split()) > 1 and not line.ends and line.words <= 30


def is_tags(line: Line, furniture: Furniture) -> bool:
    found = furniture.tags.match(line.plain)
    if (
        found
        and line.words <= 60
        and (rest := line.plain[found.end() :]).lstrip().startswith((":", "："))
    ):
        return not line.ends or len(rest) < 120
    return is_glued(line.text.strip()) or bool(
        re.fullmatch(r"(?:#[\w-]+[\s,]*)+", line.text.strip())
    )


def is_caption(line: Line, furniture: Furniture) -> bool:
    """A mark before it, a credit in brackets or an agency behind it, or words that only captions say."""
    if GALLERY.match(line.text) and line.words >= 5:
        return True
    bracket = BRACKETED_START.match(line.plain)
    if bracket and furniture.caption.fullmatch(bracket.group(1).strip()):
        return line.words >= 4
    found = furniture.caption.match(line.plain)
    if found and re.match(r"\s*[:：|]", line.plain[found.end() :]):
        return line.words >= 6
    return line.words >= 4 and (
        has_credit_behind(line, furniture) or says_it_is_a_caption(line, furniture)
    )


def says_it_is_a_caption(line: Line, furniture: Furniture) -> bool:
    return line.words <= 60 and bool(furniture.caption_within.search(line.plain))


def has_credit_behind(line: Line, furniture: Furniture) -> bool:
    """Ends in "[Ana Ruiz/AFP]", "(Photo: Reuters)", "Photo: Ana Ruiz", "© …", "/ AFP"; up to four sentences."""
    if line.words > 90:
        return False
    text = line.plain.rstrip()
    end = BRACKETED_END.search(text)
    if end and not explains_agency(text, end) and is_credit_text(end.group(1), furniture):
        return True
    tail = text[-70:]
    for found in furniture.photo_credit_within.finditer(tail):
        rest = tail[found.end() :]
        before = text[: len(text) - len(tail) + found.start()].rstrip()
        if re.match(r"\s?[:：]\s?\S|\s(?:by|de|par|por)\s", rest) and before.endswith(
            (".", "!", "?", "…", "|", "/", "-", ")", "”", "»", "؟", '"')
        ):
            return True
    copied = re.search(r"©[^.!?]{2,60}\.?$", tail)
    return bool(copied) or bool(
        re.search(r"[/|–—]\s?[^/|.]{2,40}$", tail) and ends_with_agency(tail)
    )


def explains_agency(text: str, bracket: re.Match[str]) -> bool:
    """ "…, said the state agency (SANA).": the bracket abbreviates a name inside the sentence."""
    return text.endswith(".") and bool(ANNOUNCED_AGENCY.search(text[: bracket.start()]))


def is_credit_text(text: str, furniture: Furniture) -> bool:
    """Words inside closing brackets that name a photographer or agency, not an aside."""
    if "©" in text or agencies().search(text):
        return True
    found = furniture.photo_credit.match(text)
    if found:
        return bool(WORD.search(text[found.end() :])) and len(text.split()) <= 10
    parts = [part.strip() for part in re.split(r"\s?/\s?", text)]
    return len(parts) in (2, 3) and all(is_name(part) for part in parts)


def is_name(text: str) -> bool:
    """One to five words that all begin with a capital (or have no case)."""
    words = text.split()
    joins = (
        "de",
        "da",
        "do",
        "dos",
        "del",
        "al",
        "el",
        "van",
        "von",
        "bin",
        "ben",
        "la",
        "di",
        "ibn",
    )
    return 0 < len(words) <= 5 and all(
        (word[0].upper() == word[0] and word[0].isalpha()) or word in joins for word in words
    )


def ends_with_agency(text: str) -> bool:
    return any(not WORD.search(text[found.end() :]) for found in agencies().finditer(text))


def is_credit(line: Line, furniture: Furniture) -> bool:
    """A byline, a source line, a time stamp, a copyright line."""
    if line.words > 25:
        return bool(COPYRIGHT.search(line.plain[:3])) and line.words <= 60
    return (
        bool(COPYRIGHT.search(line.plain))
        or is_date_line(line, furniture)
        or is_byline(line, furniture)
        or (line.words <= 8 and is_agency_line(line, furniture))
    )


def is_date_line(line: Line, furniture: Furniture) -> bool:
    """Nothing but numbers, months, weekdays and the words beside them; a name of the outlet may stand before it."""
    text = line.plain.translate(ARABIC_DIGITS).casefold()
    if not any(letter.isdigit() for letter in text) or line.words > 20:
        return False
    names, known = months(), furniture.date_words
    words = WORD.findall(text)
    strange = [
        word
        for word in words
        if not any(letter.isdigit() for letter in word)
        and word not in names
        and word not in known
        and not (word.startswith("ال") and word in known)
    ]
    dated = (
        any(word in names for word in words)
        or bool(re.search(r"\d[/.:-]\d|\d{4}|\d\s?h", text))
        or not strange
    )
    return dated and (
        not strange or (len(strange) <= 4 and not line.ends and day_in(text) is not None)
    )


def is_byline(line: Line, furniture: Furniture) -> bool:
    """ "By Ana Ruiz and Omar Said in Aleppo", "Bangkok, de notre correspondante", "Text: A. Ruiz"."""
    if found := furniture.credit.match(line.plain):
        rest = line.plain[found.end() :]
        if re.match(r"\s*[:：|]", rest):
            return line.words <= 20
        words = WORD.findall(rest)
        joins = furniture.byline_joins
        capital = [word for word in words if word[0].upper() == word[0] or word.casefold() in joins]
        few = len(words) <= (6 if line.ends or not CASED.search(rest) else 12)
        return bool(words) and few and len(capital) >= len(words) - (0 if line.ends else 1)
    tail = (
        line.plain.split(",")[-1]
        .strip()
        .removeprefix("de ")
        .removeprefix("from ")
        .removeprefix("do ")
    )
    found = (
        furniture.credit.match(tail)
        if "," in line.plain and line.words <= 10 and not line.ends
        else None
    )
    return bool(found and not WORD.search(tail[found.end() :]))


def is_agency_line(line: Line, furniture: Furniture) -> bool:
    """ "AFP", "Reuters / Anadolu", "B. Ormaza | Nouakchott"."""
    pieces = [piece for piece in re.split(r"\s*[|/•·]\s*|\s[-–—]\s", line.plain.strip()) if piece]
    if line.ends and line.words > 2:
        return False
    if pieces and all(agencies().fullmatch(piece) for piece in pieces):
        return True
    return (
        len(pieces) == 2
        and all(is_name(piece) for piece in pieces)
        and line.words <= 6
        and line.text != line.text.upper()
    )


def is_picture_credit(line: Line, furniture: Furniture) -> bool:
    """ "Omar Said/Reuters", "Photo: Omar Said", "© AFP" and nothing else; a lone "AFP" may be the byline."""
    text = line.plain.strip()
    if line.words > 8 or line.ends:
        return False
    marked = furniture.photo_credit.match(text)
    if marked and re.match(r"\s?[:：]\s?\S", text[marked.end() :]):
        return True
    named = [part.strip() for part in text.split("/")]
    return len(named) == 2 and is_name(named[0]) and ends_with_agency(named[1])


def is_navigation(line: Line, furniture: Furniture) -> bool:
    """A row of entries, or entries that stand on every page."""
    text = line.plain.strip().casefold()
    if text in furniture.navigation:
        return True
    pieces = [piece for piece in SEPARATOR.split(line.plain.strip()) if piece]
    if len(pieces) < 2 or line.ends:
        return False
    known = sum(piece.casefold() in furniture.navigation for piece in pieces)
    short = all(len(piece.split()) <= 5 for piece in pieces)
    return short and (known * 2 >= len(pieces) or len(pieces) >= 3)


def is_other(line: Line, furniture: Furniture) -> bool:
    """Advertisements, appeals, notes, bare addresses."""
    if ADDRESS.fullmatch(line.text.strip()):
        return True
    found = furniture.other.match(line.plain)
    if not found:
        return False
    rest = line.plain[found.end() :]
    return (
        not WORD.search(rest)
        or len(found.group(1).split()) > 1
        or bool(re.match(r"\s*[:：]", rest))
    )


TESTS = (
    (BlockKind.LANGUAGE_SWITCH, is_language_switch),
    (BlockKind.COMMENTS, is_comments_head),
    (BlockKind.RELATED, is_related),
    (BlockKind.TAGS, is_tags),
    (BlockKind.CAPTION, is_caption),
    (BlockKind.CREDIT, is_credit),
    (BlockKind.NAVIGATION, is_navigation),
    (BlockKind.OTHER, is_other),
)
