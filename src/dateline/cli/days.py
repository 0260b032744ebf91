"""Days as options give them."""

import datetime as dt

from dateline.errors import ConfigError


def day_of(text: str | None, option: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise ConfigError(
            f'{option}: "{text}" cannot be used\n  allowed: a day as YYYY-MM-DD'
        ) from problem
