"""All that Dateline knows about words, places and actors, read once a process and never written."""

from dataclasses import dataclass
from functools import cache

from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.language import LanguageFile, load_language
from dateline.knowledge.lexicon import Lexicon, load_lexicon
from dateline.knowledge.loading import data_folder


@dataclass(frozen=True)
class Knowledge:
    """Everything needed to read one language."""

    language: str
    words: LanguageFile
    lexicon: Lexicon
    actors: ActorIndex
    gazetteer: Gazetteer


@cache
def load_knowledge(language: str) -> Knowledge:
    """Lexicon, actors and gazetteer for a language of `readable_languages()`."""
    return Knowledge(
        language=language,
        words=load_language(language),
        lexicon=load_lexicon(language),
        actors=ActorIndex.load(),
        gazetteer=Gazetteer.open(),
    )


@cache
def readable_languages() -> tuple[str, ...]:
    """Languages whose folder has a lexicon."""
    folder = data_folder() / "languages"
    return tuple(sorted(f.name for f in folder.iterdir() if (f / "triggers.yaml").is_file()))
