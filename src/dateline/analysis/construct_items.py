"""The row of items of a sentence in a language of the construct state; see `shallow_items`."""

from collections.abc import Sequence

from dateline.analysis.construct_groups import ConstructGroups
from dateline.analysis.construct_phrases import ConstructPhrases
from dateline.analysis.construct_units import ConstructUnit
from dateline.analysis.shallow_items import JOINTS, Item, Items
from dateline.analysis.shallow_phrases import OPENS_PHRASE
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.morphology import Morphology

VERBAL = frozenset({"VERB", "NEG", "FUT"})


class ConstructItems(Items):
    """Reads the row of items of one sentence."""

    def __init__(
        self, units: Sequence[ConstructUnit], lexicon: Lexicon, morphology: Morphology
    ) -> None:
        super().__init__(units, lexicon, morphology)
        tables = morphology.grammar.annexing
        assert tables is not None
        self.written = list(units)
        self.noun_phrases = ConstructPhrases(units, lexicon, morphology).prepared()
        self.verbs = ConstructGroups(units, tables)
        self.tables = tables

    def item(self, at: int) -> tuple[Item, int] | None:
        tag = self.tag(at)
        if tag == "PREP":
            return self.after_preposition(at)
        if tag in VERBAL or (tag == "ADV" and self.leads_to_verb(at)):
            found = self.verb(at, None, at)
            return found or (self.phrase(at + 1, None, at) if tag == "NEG" else None)
        if tag in JOINTS:
            item, stop = self.joint(JOINTS[tag], at, at + 1, None)
            return self.past_pronoun(item, stop)
        if tag in OPENS_PHRASE:
            return self.phrase(at, None, at)
        return None

    def leads_to_verb(self, at: int) -> bool:
        while self.tag(at) == "ADV" and not self.written[at].is_time:
            at += 1
        return self.tag(at) in VERBAL

    def past_pronoun(self, item: Item, at: int) -> tuple[Item, int]:
        """ "annahu": the pronoun written onto "that" only stands for the subject."""
        tied = at < len(self.units) and self.written[at].tied
        item.pronoun = tied and self.tag(at) == "PRON"
        return item, at + item.pronoun

    def after_preposition(self, at: int) -> tuple[Item, int] | None:
        marker = self.morphology.marker(self.units[at].text)
        tag = self.tag(at + 1)
        if tag == "VERB" and self.units[at].text == self.tables.article_after:
            item, stop = self.joint("aim", at, at + 1, None)
            return item, stop
        if tag == "QUE":
            item, stop = self.joint("that", at, at + 2, marker)
            return self.past_pronoun(item, stop)
        if tag == "REL":
            return self.joint("relative", at, at + 2, marker)
        if self.noun_phrases.opens(at + 1):
            return self.phrase(at + 1, marker, at)
        if tag == "PREP":
            return self.after_preposition(at + 1)
        return None

    def phrase(self, at: int, marker: str | None, start: int) -> tuple[Item, int] | None:
        found = self.noun_phrases.coordinated(at)
        if found is None:
            return None
        node, stop = found
        if start < at and self.tag(start) == "NEG":
            node.negative = True
        if marker is None and self.is_called(start, stop):
            return Item(
                "phrase", self.units[start].first, node.end(), node=node, enclosed=True
            ), stop
        return Item("phrase", self.units[start].first, node.end(), node=node, marker=marker), stop

    def is_called(self, start: int, stop: int) -> bool:
        """Whether marks hold the phrase and nothing else right behind a noun: what those before are called."""
        opening = self.units[start - 1].text if start > 1 else ""
        closing = self.units[stop].text if stop < len(self.units) else ""
        behind = self.tag(start - 2) in {"NOUN", "ADJ"} if start > 1 else False
        return bool(closing) and behind and self.tables.brackets.get(opening) == closing

    def verb(self, at: int, marker: str | None, start: int) -> tuple[Item, int] | None:
        found = self.verbs.read(at)
        if found is None:
            return None
        group, stop = found
        first = self.units[start].first
        return Item("verb", first, group.last, group=group, marker=marker), stop
