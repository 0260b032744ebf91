"""The tables of what holds: control, agreements, tolls and bare counts, each with who says so."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from dateline.cli import wording
from dateline.cli.terminal import plain_table, screen
from dateline.records import Precision
from dateline.state.records import (
    Agreement,
    BareCount,
    Control,
    ControlSpell,
    ControlStatus,
    Figures,
    Force,
    Side,
    State,
    StatePlace,
    Toll,
    Voice,
)

STYLES = {ControlStatus.HELD: "green", ControlStatus.CONTESTED: "red", ControlStatus.UNKNOWN: "dim"}
FORCE_STYLES = {Force.IN_FORCE: "green", Force.ENDED: "dim"}
NAMED = 3


def show_state(state: State) -> None:
    out = screen()
    known = f", as known on {wording.day(state.as_known)}" if state.as_known else ""
    where = f" · {state.place}" if state.place else ""
    out.print(Text(f"On {wording.day(state.on)}{known}{where}", style="bold"))
    show_control(state.control)
    show_agreements(state.agreements)
    show_tolls(state.tolls)
    show_counts(state.counts)
    left_out = "; ".join(f"{number} {reason}" for reason, number in state.left_out.items())
    told = f"from {state.tellings:,} reports"
    out.print(Text(f"{told}; not counted: {left_out}" if left_out else told, style="dim"))


def show_control(found: Iterable[Control]) -> None:
    table = plain_table("Place", "Control", "Since", "Says who", title="Who controls what")
    for control in found:
        table.add_row(
            place_name(control.place), control_cell(control), since(control), voices_cell(control)
        )
    print_or_say(table, "Nothing is said of the control of any place.")


def show_spells(spells: Sequence[ControlSpell]) -> None:
    table = plain_table("Place", "From", "To", "Control", "Says who", title="Control over time")
    before = None
    for spell in spells:
        control = spell.control
        name = "" if control.place.key == before else place_name(control.place)
        before = control.place.key
        last = wording.day(spell.last_day) if spell.last_day else "…"
        table.add_row(
            name,
            wording.day(spell.first_day),
            last,
            control_cell(control),
            voices_cell(control),
        )
    print_or_say(table, "Nothing is said of the control of any place.")


def print_or_say(table: object, nothing: str) -> None:
    out = screen()
    out.print(table if getattr(table, "row_count", 0) else Text(nothing, style="dim"))


def place_name(place: StatePlace | None) -> str:
    if place is None:
        return ""
    if place.precision is Precision.PROVINCE:
        return f"{place.name} (province)"
    return place.name


def control_cell(control: Control) -> Text:
    cell = Text(control.status.value, style=STYLES[control.status])
    names = side_names(control.sides)
    if names:
        cell.append(f" {'by ' if control.status is ControlStatus.HELD else ''}{names}", style="")
    if control.is_only_claimed:
        cell.append("\n(nobody else says so)", style="yellow")
    if control.status is not ControlStatus.HELD:
        lost = f"; left by {side_names(control.lost_by)}" if control.lost_by else ""
        cell.append(f"\n{control.reason}{lost}", style="dim")
    return cell


def since(control: Control) -> str:
    if control.since is None or control.status is ControlStatus.UNKNOWN:
        return ""
    return wording.day(control.since)


def voices_cell(control: Control) -> Text:
    cell = Text(voice_names(control.claimed_by))
    if control.denied_by:
        cell.append(f"\ndenied by {voice_names(control.denied_by)}", style="red")
    return cell


def side_names(sides: Iterable[Side]) -> str:
    return ", ".join(side.name for side in sides)


def voice_names(voices: Sequence[Voice]) -> str:
    names = list(dict.fromkeys(voice.name for voice in voices))
    rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + rest


def show_agreements(found: Sequence[Agreement]) -> None:
    table = plain_table("Agreement", "Between", "When", "In force", "Says who", title="Agreements")
    for deal in found:
        terms = ", ".join(deal.terms) or "agreement"
        scope = f"\n{place_name(deal.scope)}" if deal.scope else ""
        table.add_row(
            terms + scope, side_names(deal.parties), deal_days(deal), force_cell(deal),
            voice_names(deal.said_by),
        )  # fmt: skip
    if found:
        screen().print(table)


def deal_days(deal: Agreement) -> str:
    start = deal.start or deal.latest_start
    begun = wording.day(start) if start else "day not said"
    return f"{begun} {wording.DASH} {wording.day(deal.end)}" if deal.end else begun


def force_cell(deal: Agreement) -> Text:
    cell = Text(deal.force.value, style=FORCE_STYLES.get(deal.force, "yellow"))
    cell.append(f"\n{deal.reason}", style="dim")
    for violation in deal.violations:
        who = side_names(violation.by) or "somebody"
        said = voice_names(violation.said_by)
        cell.append(f"\nsaid to be broken by {who} ({said})", style="red")
    return cell


def show_tolls(found: Sequence[Toll]) -> None:
    table = plain_table("Where", "Toll", "Claimed in all", "Single incidents", title="Tolls")
    for toll in found:
        where = place_name(toll.place) or "place not said"
        table.add_row(where, toll.measure, claims_cell(toll), incidents_cell(toll))
    if found:
        screen().print(table)


def claims_cell(toll: Toll) -> str:
    lines = []
    for claim in toll.claims:
        first = wording.day(claim.first_day) if claim.first_day else "…"
        days = f"{first} {wording.DASH} {wording.day(claim.last_day)}"
        lines.append(f"{figures(claim.figures)} ({claim.voice.name}, {days})")
    return "\n".join(lines)


def incidents_cell(toll: Toll) -> str:
    if toll.counted is None:
        return ""
    noun = "incident" if toll.incidents == 1 else "incidents"
    return f"{figures(toll.counted)} in {toll.incidents} {noun}"


def figures(found: Figures) -> str:
    return wording.figure(found)


def show_counts(found: Sequence[BareCount]) -> None:
    table = plain_table("Places taken", "By", "Where", "Of these named", "Says who", title="Counts")
    for count in found:
        table.add_row(
            f"{figures(count.figures)} (“{count.as_stated}”)", side_names(count.side),
            place_name(count.place), ", ".join(count.named), voice_names([count.voice]),
        )  # fmt: skip
    if found:
        screen().print(table)
