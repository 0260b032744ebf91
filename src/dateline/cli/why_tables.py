"""An explanation on the screen: the answer first, then the pair with its reasons, then what else is known."""

from collections.abc import Iterable

from rich.text import Text

from dateline.cli import wording
from dateline.cli.judgement_tables import judgement_table
from dateline.cli.tables import SHORT_ID
from dateline.cli.terminal import plain_table, screen
from dateline.incidents import Likeness, Telling
from dateline.linking.explaining import Explanation, Ground, JoinStep
from dateline.linking.linker import DECISIVE
from dateline.storage.explaining import DatedChange, Why

GROUNDS = {
    Ground.ALIKE: "alike: the mean likeness of their groups was {mean:.1f}, {needed:g} is needed",
    Ground.JUDGED: "somebody judged so",
    Ground.EXCLUDED: "some of their reports exclude each other, and one such pair is enough",
    Ground.NEVER_COMPARED: "they meet in no block of place, time and parties, so nobody compared them",
    Ground.UNLIKE: "not alike enough: the mean likeness of their reports is {mean:.1f}, {needed:g} is needed",
    Ground.TORN: "torn: alike enough, but one fits a third about as well that excludes the other: {rival}",
}


def show_why(found: Why) -> None:
    out = screen()
    for note in found.notes:
        out.print(Text(note, style="yellow"))
    if found.explanation is not None:
        show_explanation(found.explanation, found)
    elif len(found.asked) > 1 and not found.notes:
        out.print("They are one and the same.")
    for step in found.steps:
        show_step(step, found)
    if len(found.asked) == 1 and not found.steps and not found.notes:
        out.print("It was joined to nothing.")
    if found.judgements:
        out.print(judgement_table(found.judgements, found.standing, "Judgements"))
    if found.changes:
        out.print(change_table(found.changes))


def show_explanation(explanation: Explanation, found: Why) -> None:
    out = screen()
    answer = "One incident: " if explanation.are_one else "Two incidents: "
    out.print(Text(answer, style="bold").append(Text(ground(explanation), style="not bold")))
    out.print()
    show_pair(explanation.likeness, found)
    met = "; ".join(explanation.blocks) or "nowhere"
    out.print(Text(f"They meet: {met}", style="dim"))
    if len(explanation.chain) > 1:
        out.print(Text("\nThe chain that leads from one to the other", style="bold"))
        for pair in explanation.chain:
            show_pair(pair, found)
    others = [p for p in explanation.exclusions if p != explanation.likeness]
    if others:
        out.print(Text("\nOther pairs that exclude each other", style="bold"))
        for pair in others:
            out.print(exclusion(pair))


def exclusion(pair: Likeness) -> str:
    """ "12ab…, 34cd…: at two places"."""
    bars = "; ".join(r.words for r in pair.reasons if r.weight <= -DECISIVE)
    return f"{' and '.join(report[:SHORT_ID] for report in pair.report_ids)}: {bars}"


def ground(explanation: Explanation) -> str:
    rival = ", ".join(report[:SHORT_ID] for report in explanation.rival)
    shown = GROUNDS[explanation.ground]
    return shown.format(mean=explanation.mean or 0, needed=explanation.needed, rival=rival)


def show_step(step: JoinStep, found: Why) -> None:
    ones, twos = (", ".join(r[:SHORT_ID] for r in side) for side in (step.one, step.two))
    screen().print(Text(f"{ones} + {twos}: mean likeness {step.mean:.1f}", style="bold"))
    show_pair(step.likest, found)


def show_pair(pair: Likeness, found: Why) -> None:
    out = screen()
    for report_id in pair.report_ids:
        out.print(line_of(found.tellings[report_id]))
    table = plain_table("", "", "")
    table.show_header = False
    for reason in pair.reasons:
        table.add_row(reason.about, weight(reason.weight, pair.barred), reason.words)
    total = "excluded" if pair.barred else f"{pair.score:+.1f}"
    table.add_row(Text("in all", style="bold"), Text(total, style="bold"), "")
    out.print(table)


def weight(value: float, is_barred: bool) -> Text:
    decisive = abs(value) >= DECISIVE
    shown = ("excludes" if value < 0 else "decides") if decisive else f"{value:+.1f}"
    style = "red" if value < 0 and (decisive or not is_barred) else "green" if value > 0 else "dim"
    return Text(shown, style=style)


def line_of(telling: Telling) -> Text:
    """The report by its id, its page, and its sentence."""
    report = telling.report
    day = wording.day(telling.published) if telling.published else None
    page = " · ".join(part for part in (telling.outlet, day, telling.language) if part)
    line = Text(report.id[:SHORT_ID], style="cyan")
    line.append(f" {report.event_type.value.replace('_', ' ')}", style="bold")
    line.append(f" {page}\n", style="dim")
    return line.append("  " + " ".join(report.evidence.text.split()))


def change_table(changes: Iterable[DatedChange]) -> object:
    table = plain_table("When", "What", "Because", title="What became of the ids", spaced=True)
    for change in changes:
        before, after = (", ".join(ids) for ids in (change.incident_ids, change.into_ids))
        what = f"{before}\n{change.kind} into {after}"
        table.add_row(change.at[: len("2020-01-01 00:00")], what, "\n".join(change.reasons))
    return table
