"""What Dateline raises: one root and one child for each part that a person can mend.

What is doubtful about the world is never an exception: it is a value (`doubt`, `SetAside`). These are for wrong
input from a maintainer or an operator; each message says what, where, what is allowed and what to do next.
"""


class DatelineError(Exception):
    """Root of all errors raised on purpose."""


class ConfigError(DatelineError):
    """A setting or command-line value that cannot be used."""


class KnowledgeError(DatelineError):
    """A file under `data/` (ontology, lexicon, actors, places) breaks its schema."""


class SourceError(DatelineError):
    """A page that cannot be read: missing, too large, not text, nested too deeply."""


class StoreError(DatelineError):
    """A store that cannot be opened, is of a newer version, or is damaged."""


class LinkingError(DatelineError):
    """What was handed over to be linked is no report, or decisions about its reports contradict each other."""


class EngineError(DatelineError):
    """An engine that cannot start or lost its workers."""
