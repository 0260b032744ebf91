"""What an article's names may mean: a place with what the text says for it, and all mentions of one name with those."""

from dataclasses import dataclass, field

from dateline.document import PlaceName
from dateline.knowledge.gazetteer import PlaceRecord


@dataclass(slots=True)
class Bearing:
    """One place that may be meant: whether the name is its own, and the names beside it that would hold it."""

    place: PlaceRecord
    own_name: bool
    listed: bool = True
    """Whether a list has the name for it; otherwise it only sounds alike."""
    contained: int = 0
    """How often the text says that it lies in what follows ("X, Ohio")."""


@dataclass(slots=True)
class NameGroup:
    """All mentions of one name. `is_thin`: nothing but a capital or a likeness of sound speaks for it."""

    key: str
    hint: str | None
    shown: str = ""
    names: list[PlaceName] = field(default_factory=list)
    bearers: list[Bearing] = field(default_factory=list)
    elsewhere: bool = False
    """The text puts it in a country or division where no bearer lies: "Palma in Mozambique" is not the Spanish one."""

    is_first_order: bool = False
    """The page calls it a province, governorate or state, and no mere district."""
    is_quarter: bool = False
    """A word for a part of a town stands before it: "the quarter Lagos"."""

    @property
    def is_division(self) -> bool:
        return self.hint == "division"

    @property
    def is_demonym(self) -> bool:
        return self.hint == "demonym"

    @property
    def is_thin(self) -> bool:
        return all(name.kind_hint in ("weak", "spelling") for name in self.names)

    @property
    def is_called_town(self) -> bool:
        return any(name.kind_hint == "town" for name in self.names)

    @property
    def is_spelling(self) -> bool:
        return all(name.kind_hint == "spelling" for name in self.names)
