"""What each paragraph of a plain text is, by its words, its shape and its neighbours.

A page copied as text has lost its markup, so a reader goes by other signs: sentences that end are the article; what
stands above them is menu, headline or caption; what stands between them without an end is a heading, a link or a
quotation blown up; what comes after is tags and comments. Where nothing looks like furniture, everything is body: a
snippet of the wire must not lose a word.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.cleaning.evidence import (
    BRACKETED_START,
    WORD,
    Line,
    is_date_line,
    is_picture_credit,
    kind_by_words,
)
from dateline.cleaning.furniture import Furniture
from dateline.cleaning.stretches import key_of
from dateline.records import BlockKind

K = BlockKind
SENTENCE = 12
"""Words from which a line with a full stop is surely a sentence of the article."""
PARAGRAPH = 28
"""Words from which a line is a paragraph even without a full stop."""
LONGEST_HEADLINE = 30
DEK_SHARE = 0.6
"""Share of a dek's likeness to the article that the line above it needs to be its headline."""
LONGEST_HEADING = 8
LONGEST_DAY = 4
LONGEST_PULL_QUOTE = 45
LONGEST_CAPTION = 45
FAR = 8
"""Lines without an end that no article has between two paragraphs."""
SMALL_PART = 0.2
"""Share of the words of the longest part below which another is no second half of the article."""
OPEN_QUOTE = "\"“„«‘'‹「"
CLOSE_QUOTE = "\"”“»’'›」"
LEAST_LIKENESS = 1.25
"""What a headline must score: a word shared with the article, or five words where none is."""
CLAUSE_SIGNS = re.compile(r";|\s[–—]\s|\.\.\.|…|'(?:s|re|m|ve|ll|t)\b")


@dataclass(slots=True)
class Labels:
    """The paragraphs and what is known of each so far."""

    lines: Sequence[Line]
    furniture: Furniture
    outlet: str | None = None
    kinds: list[BlockKind | None] = field(default_factory=list)

    def open(self) -> list[int]:
        return [i for i, kind in enumerate(self.kinds) if kind is None]

    def of(self, kind: BlockKind) -> list[int]:
        return [i for i, found in enumerate(self.kinds) if found is kind]

    def body(self) -> list[int]:
        """The paragraphs of the article; in a gallery of pictures, their captions."""
        return self.of(K.BODY) or (self.of(K.CAPTION) if len(self.of(K.CAPTION)) > 1 else [])


def label_paragraphs(
    texts: Sequence[str], furniture: Furniture, outlet: str | None = None
) -> list[BlockKind]:
    """One kind for each paragraph."""
    labels = Labels([Line.of(text) for text in texts], furniture, outlet)
    if len(texts) == 1:
        return [K.BODY]
    labels.kinds = [kind_by_words(line, furniture) for line in labels.lines]
    name_the_outlet(labels)
    settle_repeats(labels)
    captions_by_their_credit(labels)
    find_body(labels)
    keep_the_article(labels)
    if not labels.body():
        return without_body(labels)
    follow_related_heads(labels)
    drop_comments(labels)
    if not labels.body():  # what looked like an article was said about one
        return without_body(labels)
    head_days(labels)
    above_the_body(labels)
    between_the_body(labels)
    below_the_body(labels)
    return [kind or K.OTHER for kind in labels.kinds]


def name_the_outlet(labels: Labels) -> None:
    """A line that is only the outlet's name is the masthead."""
    name = key_of(labels.outlet or "")
    for index in labels.open():
        if name and key_of(labels.lines[index].text) == name:
            labels.kinds[index] = K.NAVIGATION


def settle_repeats(labels: Labels) -> None:
    """A line printed twice in a row is a caption and its copy; later copies of any line are `other`."""
    first: dict[str, int] = {}
    for index, line in enumerate(labels.lines):
        key = key_of(BRACKETED_START.sub("", line.text))
        if line.words < 5 or labels.kinds[index] in (K.RELATED, K.TAGS, K.COMMENTS, K.NAVIGATION):
            continue
        if key not in first:
            first[key] = index
            continue
        if index - first[key] <= 2 and labels.kinds[first[key]] is None and line.words <= 60:
            labels.kinds[first[key]] = K.CAPTION
        labels.kinds[index] = K.OTHER


def captions_by_their_credit(labels: Labels) -> None:
    """A line right above a photographer's name is what stands under the picture; the first line is a headline first."""
    for index, line in enumerate(labels.lines):
        if labels.kinds[index] not in (None, K.CREDIT, K.OTHER):
            continue
        if not is_picture_credit(line, labels.furniture):
            continue
        labels.kinds[index] = K.CREDIT
        above = index - 1
        fits = above > 0 and 5 <= labels.lines[above].words <= LONGEST_CAPTION
        if fits and labels.kinds[above] is None:
            labels.kinds[above] = K.CAPTION


def find_body(labels: Labels) -> None:
    """Sentences that end; long paragraphs in any case; in a text without full stops, all that is long."""
    unmarked = [i for i in labels.open() if labels.lines[i].words >= SENTENCE]
    ended = sum(labels.lines[i].ends for i in unmarked)
    stops_tell = ended * 2 >= len(unmarked)
    for index in labels.open():
        line = labels.lines[index]
        if line.words >= PARAGRAPH or (line.words >= SENTENCE and (line.ends or not stops_tell)):
            labels.kinds[index] = K.BODY
    for index in quoted_elsewhere(labels):
        labels.kinds[index] = K.PULL_QUOTE


def keep_the_article(labels: Labels) -> None:
    """A sentence far from the article, behind a menu or a list of links, is a notice of the outlet."""
    parts: list[list[int]] = []
    for index in labels.of(K.BODY):
        if not parts or index - parts[-1][-1] > FAR:
            parts.append([])
        parts[-1].append(index)
    longest = max((words_in(labels, part) for part in parts), default=0)
    for part in parts:
        if words_in(labels, part) < longest * SMALL_PART:
            for index in part:
                labels.kinds[index] = K.OTHER


def quoted_elsewhere(labels: Labels) -> list[int]:
    """Lines whose words stand, word for word, inside a longer paragraph."""
    bodies = [(i, key_of(labels.lines[i].text)) for i in labels.body()]
    found = []
    for index, line in enumerate(labels.lines):
        if labels.kinds[index] not in (None, K.BODY) or not 5 <= line.words <= LONGEST_PULL_QUOTE:
            continue
        key = key_of(line.text)
        if any(i != index and len(body) > len(key) and key in body for i, body in bodies):
            found.append(index)
    return found


def without_body(labels: Labels) -> list[BlockKind]:
    """Nothing that ends like a sentence: short lines of a ticker. What is not furniture is body."""
    return [kind or K.BODY for kind in labels.kinds]


def follow_related_heads(labels: Labels) -> None:
    """ "Read also" alone on its line makes links of the short lines behind it."""
    heading = False
    for index, kind in enumerate(labels.kinds):
        line = labels.lines[index]
        if kind is K.RELATED:
            heading = is_bare_mark(line, labels.furniture)
        elif kind is None and heading and not line.ends and line.words <= 25:
            labels.kinds[index] = K.RELATED
        elif kind is not None or line.ends:
            heading = False


def is_bare_mark(line: Line, furniture: Furniture) -> bool:
    found = furniture.related.match(line.plain)
    return bool(found and not WORD.search(line.plain[found.end() :]))


def drop_comments(labels: Labels) -> None:
    """Everything behind the head of the comments is comments, where the article is over by then."""
    for index, kind in enumerate(labels.kinds):
        if kind is not K.COMMENTS:
            continue
        behind = labels.body()
        before = [i for i in behind if i < index]
        after = [i for i in behind if i > index]
        if words_in(labels, before) > words_in(labels, after):
            for later in range(index + 1, len(labels.kinds)):
                if labels.kinds[later] in (None, K.BODY, K.CAPTION, K.OTHER, K.CREDIT):
                    labels.kinds[later] = K.COMMENTS
            return


def words_in(labels: Labels, indices: Sequence[int]) -> int:
    return sum(labels.lines[i].words for i in indices)


def above_the_body(labels: Labels) -> None:
    """The headline is the line above the article that shares most words with it; a dek follows it."""
    first = labels.body()[0]
    above = [i for i in labels.open() if i < first]
    headline = choose_headline(above, labels)
    if headline is None and first == 1 and above and labels.lines[0].words >= 3:
        headline = 0  # the one line above the article needs no likeness
    if headline is None:  # "IN PICTURES: …" at the top is no link
        above = sorted([*above, *(i for i in labels.of(K.RELATED) if i < first)])
        headline = choose_headline(above, labels)
    for index in above:
        line = labels.lines[index]
        if index == headline:
            labels.kinds[index] = K.HEADLINE
        elif labels.kinds[index] is not None:
            continue
        elif headline is not None and index > headline and is_dek(line, labels):
            labels.kinds[index] = K.DEK
        elif line.ends and line.words >= 5:
            labels.kinds[index] = K.BODY
        else:
            labels.kinds[index] = K.NAVIGATION if line.words <= 6 else K.OTHER


def is_dek(line: Line, labels: Labels) -> bool:
    """A sentence, or words that the article takes up again."""
    if line.ends and line.words >= 5:
        return True
    said = {word for i in labels.body() for word in content_words(labels.lines[i])}
    return line.words >= 6 and len(said & set(content_words(line))) >= 2


def choose_headline(candidates: Sequence[int], labels: Labels) -> int | None:
    said = Counter(word for i in labels.body() for word in set(content_words(labels.lines[i])))

    def score(index: int) -> float:
        line = labels.lines[index]
        shared = sum(bool(said[word]) for word in content_words(line))
        return shared + min(line.words, 8) * 0.25 - (line.words < 3) * 2

    fitting = [i for i in candidates if 2 <= labels.lines[i].words <= LONGEST_HEADLINE]
    stopped = [i for i in fitting if labels.lines[i].plain.rstrip().endswith(".")]
    for group in ([i for i in fitting if i not in stopped], stopped):
        best = max(group, key=lambda i: (score(i), -i), default=None)
        if best is not None and score(best) >= LEAST_LIKENESS:
            above = best - 1  # a dek may take up more of the article than the headline over it
            over = above in group and labels.lines[above].words >= 5
            return above if over and score(above) >= DEK_SHARE * score(best) else best
    return None


def content_words(line: Line) -> list[str]:
    """Beginnings of the longer words, so that "captured" meets "captures"; the Arabic article is cut."""
    words = (word.casefold() for word in WORD.findall(line.plain[:2000]))
    bare = (word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)
    return [word[:5] for word in bare if len(word) >= 4]


def head_days(labels: Labels) -> None:
    """ "20 August", "22 August", each above paragraphs: the days of a chronicle head its parts."""
    body = labels.body()
    found = [
        i
        for i in labels.of(K.CREDIT)
        if i + 1 in body
        and labels.lines[i].words <= LONGEST_DAY
        and is_date_line(labels.lines[i], labels.furniture)
    ]
    if len({labels.lines[i].text.strip() for i in found}) > 1:
        between = any(found[0] < i < found[-1] for i in body)
        for index in found if between else ():
            labels.kinds[index] = K.HEADING


def between_the_body(labels: Labels) -> None:
    body = labels.body()
    for index in [i for i in labels.open() if body[0] < i < body[-1]]:
        labels.kinds[index] = kind_between(labels.lines[index], labels.furniture)


def kind_between(line: Line, furniture: Furniture) -> BlockKind:
    """A line between two paragraphs: a sentence, an item, a heading, or words blown up."""
    text = line.plain.strip()
    if is_quotation_alone(text):
        return K.BODY if line.ends and re.search(r"[.!?…؟][\"'”’»]+$", text) else K.PULL_QUOTE
    if line.ends or text.endswith((":", "،", ",", ";")) or re.match(r"[-–—•*▪◦]|\d+[.)]", text):
        return K.BODY
    if line.words > LONGEST_PULL_QUOTE:
        return K.BODY
    return K.PULL_QUOTE if says_something(line, furniture) else K.HEADING


def is_quotation_alone(text: str) -> bool:
    """In quotation marks from end to end."""
    return (
        len(text) > 2
        and text[0] in OPEN_QUOTE
        and text[-1] in CLOSE_QUOTE
        and not re.search(r"[\"”»]\s*,?\s+\w.*[\"“«]", text[1:-1])
    )


def says_something(line: Line, furniture: Furniture) -> bool:
    """Whether a short line without an end reads as a statement (a quotation, a link) rather than as a heading."""
    if line.words > LONGEST_HEADING:
        return True
    words = {word.casefold() for word in WORD.findall(line.plain)}
    if words & furniture.persons or CLAUSE_SIGNS.search(line.plain):
        return line.words >= 4
    return line.words >= 6 and bool(words & furniture.verbs)


def below_the_body(labels: Labels) -> None:
    """After the last paragraph nothing short is coded: tags, links, quotations, the outlet's own lines."""
    last = labels.body()[-1]
    for index in [i for i in labels.open() if i > last]:
        line = labels.lines[index]
        if (
            line.ends
            and line.words >= 3
            and all(labels.kinds[i] is K.BODY for i in range(last + 1, index))
        ):
            labels.kinds[index] = K.BODY
        elif is_quotation_alone(line.plain.strip()) and line.words >= 3:
            labels.kinds[index] = K.PULL_QUOTE
        elif line.words <= 3 and not line.ends:
            labels.kinds[index] = K.TAGS
        else:
            labels.kinds[index] = K.RELATED if 5 <= line.words <= 25 and not line.ends else K.OTHER
