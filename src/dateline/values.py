"""`value`: the decorator of the small records that reading makes by the thousand.

To the type checker it is `dataclass(frozen=True, slots=True)`: nobody assigns to a token. At run time the guard is left
out, since it makes each field of a new record cost four times as much; equality and hash are those of a frozen one.
"""

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:

    def value(*, frozen: bool, slots: bool) -> Any:
        """A class decorator."""
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)
