"""Judgements on the screen: what was decided, by whom, when, and whether it still holds."""

from collections.abc import Collection, Iterable

from rich.text import Text

from dateline.cli.tables import SHORT_ID, quantity
from dateline.cli.terminal import plain_table, screen
from dateline.judgements import Judgement, Verdict


def show_judgements(made: Iterable[Judgement], holding: Collection[str]) -> None:
    listed = list(made)
    if listed:
        screen().print(judgement_table(listed, holding))
    screen().print(Text(quantity(len(listed), "judgement"), style="dim"))


def judgement_table(
    made: Iterable[Judgement], holding: Collection[str], title: str | None = None
) -> object:
    table = plain_table("Id", "Judged", "By, when", "Why", title=title, spaced=True)
    for one in made:
        gone = one.id not in holding and one.verdict is not Verdict.WITHDRAWN
        table.add_row(
            Text(one.id, style="dim" if gone else "cyan"),
            judged(one) + ("\n(withdrawn)" if gone else ""),
            f"{one.by}\n{one.at:%Y-%m-%d %H:%M}",
            one.why or "",
        )
    return table


def judged(one: Judgement) -> str:
    """ "different: 12ab…, 34cd…"."""
    about = ", ".join(report[:SHORT_ID] for report in one.report_ids) or (one.withdraws or "")
    if one.correction is None:
        return f"{one.verdict}: {about}"
    return f"{one.verdict}: {about}\n{one.correction.field} = {value(one.correction.value)}"


def value(given: object) -> str:
    """A corrected value in a few words: the names and figures of its record."""
    if isinstance(given, list):
        return ", ".join(map(value, given)) or "none"
    if not isinstance(given, dict):
        return "none" if given is None else str(given)
    if name := given.get("name"):
        return str(name)
    if "earliest" in given:
        return "–".join(dict.fromkeys(str(given[end]) for end in ("earliest", "latest")))
    return ", ".join(f"{key} {figures(of)}" for key, of in given.items()) or "none"


def figures(of: object) -> str:
    known = of if isinstance(of, dict) else {}
    low, high = known.get("low"), known.get("high")
    return f"{low}" if low == high else f"{low}–{high}" if high is not None else f"at least {low}"
