"""What a reading is given, the words' slots and where they stand, and how a part narrows a period."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from dateline.analysis.time_periods import Days, Period, slice_days
from dateline.analysis.time_slots import Value
from dateline.values import value


@value(frozen=True, slots=True)
class Context:
    """What the words stand in: the arguments of the rule, the publication day, which way to look."""

    slots: Mapping[str, Value]
    arguments: tuple[str, ...] = ()
    today: dt.date | None = None
    ahead: bool = False
    """True where words of the clause speak of the future."""
    month_first: bool = False

    def whole(self, name: str) -> int | None:
        value = self.slots.get(name)
        return value if isinstance(value, int) else None

    def key(self, name: str) -> str | None:
        value = self.slots.get(name)
        return value if isinstance(value, str) else None

    def argument(self, index: int, slot: str) -> int | None:
        """A whole number from the rule, else from a slot."""
        if len(self.arguments) > index and self.arguments[index]:
            return int(self.arguments[index])
        return self.whole(slot)

    def units(self) -> tuple[tuple[float, float] | None, str]:
        """Number and unit, from slots or arguments; no number for "days"."""
        if dual := self.key("dual"):
            return (2.0, 2.0), dual
        number = self.slots.get("count") or self.slots.get("number")
        pair = (
            (float(number),) * 2
            if isinstance(number, int)
            else number
            if isinstance(number, tuple)
            else None
        )
        extra = self.whole("extra")
        if pair and extra:
            pair = (pair[0] + extra / 2, pair[1] + extra / 2)
        return pair, self.key("unit") or "D"


Reader: TypeAlias = Callable[[Context], Period | None]


def with_part(period: Period, context: Context) -> Period:
    """Narrow to a part of the day ("Tuesday night") or of the period ("early March")."""
    part, piece = context.key("part"), context.key("slice")
    if part and period.value:
        period = replace(period, type="TIME", value=period.value + part)
    if piece and period.earliest and period.latest:
        first, last = _sliced((period.earliest, period.latest), piece, context.today)
        value = period.value
        if piece in ("H1", "H2") and value and len(value) == 4:
            value = f"{value}-{piece}"
        return replace(period, value=value, earliest=first, latest=last)
    return period


def _sliced(days: Days, piece: str, today: dt.date | None) -> Days:
    if piece == "EARLIER":
        return days[0], max(days[0], min(days[1], today or days[1]))
    if piece == "LATER":
        return min(days[1], max(days[0], today or days[0])), days[1]
    return slice_days(days, piece)
