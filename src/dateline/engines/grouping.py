"""Group stages: what belongs together is gathered where the results are wanted, and worked on wherever there is room.

Only keys and what they stand for pass through here, so give ids, and let the work look up what is large.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Key = TypeVar("Key")
Item = TypeVar("Item")
Result = TypeVar("Result")


def gathered(keyed: Iterable[tuple[Key, Item]]) -> Iterator[tuple[Key, tuple[Item, ...]]]:
    """Each key once with its items, in the order in which keys and items first came."""
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in keyed:
        groups[key].append(item)
    return ((key, tuple(items)) for key, items in groups.items())


def of_group(
    function: Callable[[Key, Sequence[Item]], Result], group: tuple[Key, Sequence[Item]]
) -> Result:
    return function(*group)
