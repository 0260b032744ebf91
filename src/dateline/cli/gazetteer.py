"""`dateline gazetteer`: what a name may mean and why, and places of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli import terminal
from dateline.cli.group import Group
from dateline.cli.options import AsJson

if TYPE_CHECKING:
    from dateline.knowledge.gazetteer_added import Addition
    from dateline.resolution.place_candidates import Candidate, Finding

gazetteer = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Ask the gazetteer what a name may mean, and add places to it.",
)

Context = Annotated[
    list[str] | None,
    typer.Option(
        "--context",
        metavar="NAME",
        help="A place or country the article names too; may be repeated, or parted by commas.",
    ),
]
Country = Annotated[
    list[str] | None,
    typer.Option(
        "--country", metavar="XX", help="Take only places of this country (ISO code); repeatable."
    ),
]
Most = Annotated[int, typer.Option("--limit", min=1, help="Candidates shown.")]


@gazetteer.command()
def find(
    name: Annotated[str, typer.Argument(help="As an article writes it, in any script it knows.")],
    *,
    context: Context = None,
    limit: Most = 10,
    as_json: AsJson = False,
) -> None:
    """Show the places that bear a name, with scores and reasons, and which of them a reading takes."""
    from dateline.knowledge.gazetteer import Gazetteer  # noqa: PLC0415
    from dateline.resolution.place_candidates import find_place  # noqa: PLC0415

    others = [part.strip() for given in context or () for part in given.split(",") if part.strip()]
    finding = find_place(name, others, Gazetteer.open())
    if as_json:
        terminal.print_json(told(finding, limit))
        return
    show(finding, limit)


@gazetteer.command()
def add(
    file: Annotated[Path, typer.Argument(help="A GeoNames country file: XX.txt, or its zip.")],
    *,
    country: Country = None,
) -> None:
    """Add the places of a GeoNames country file, villages above all, and say what it added."""
    from dateline.knowledge.gazetteer import Gazetteer  # noqa: PLC0415
    from dateline.knowledge.gazetteer_added import add_places  # noqa: PLC0415

    known = Gazetteer.open().geonames_ids()
    addition = add_places(file, known, [code.upper() for code in country or ()])
    for line in summary(addition):
        typer.echo(line)
    if addition.kept_as is not None:
        Gazetteer.open()  # compiled now, while somebody waits for it, not at the next page


def summary(addition: "Addition") -> list[str]:
    """What came of a file, a line each."""
    most = ", ".join(f"{code} {count:,}" for code, count in addition.countries.most_common(5))
    counted = (
        (addition.known, "known already"),
        (addition.other_kinds, "of kinds that news does not mean by a name (farms, hotels, wells)"),
        (addition.other_countries, "of other countries"),
        (addition.bad, "could not be read"),
    )
    lines = [f"{addition.file}: {addition.lines:,} lines"]
    lines.append(f"  {addition.added:,} places added{f' ({most})' if most else ''}")
    lines += [f"  {count:,} {what}" for count, what in counted if count]
    lines += [f"    {problem}" for problem in addition.problems]
    if addition.kept_as is not None:
        lines.append(f"kept in {addition.kept_as}; delete that file to take them back")
    return lines


def told(finding: "Finding", limit: int) -> dict[str, Any]:
    chosen = finding.choice.place
    return {
        "name": finding.name,
        "chosen": chosen.geonames_id if chosen else None,
        "score": round(finding.choice.score, 3),
        "unknown_context": list(finding.unknown),
        "candidates": [facts_of(one) for one in finding.candidates[:limit]],
    }


def facts_of(candidate: "Candidate") -> dict[str, Any]:
    place = candidate.place
    return {
        "geonames_id": place.geonames_id,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "admin1": place.admin1,
        "feature_code": place.feature_code,
        "population": place.population,
        "precision": place.precision.value,
        "uncertainty_km": place.uncertainty_km,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
    }


def show(finding: "Finding", limit: int) -> None:
    if not finding.candidates:
        typer.echo(f"{finding.name}: no place bears this name or one that sounds like it")
        return
    table = terminal.plain_table("Score", "Place", "Where", "Kind", "Reasons")
    for one in finding.candidates[:limit]:
        place = one.place
        where = ", ".join(part for part in (place.admin1, place.country) if part)
        name = f"{place.name}\n{place.latitude:.3f}, {place.longitude:.3f}"
        kind = f"{place.feature_code}\n±{place.uncertainty_km:g} km"
        table.add_row(f"{one.score:.2f}", name, where, kind, "\n".join(one.reasons))
    terminal.screen().print(table)
    left_out = len(finding.candidates) - limit
    if left_out > 0:
        typer.echo(f"{left_out} more; --limit shows them")
    typer.echo(verdict(finding))
    for name in finding.unknown:
        typer.echo(f"no place is called {name}: it decided nothing")


def verdict(finding: "Finding") -> str:
    """What a reading would make of the name."""
    place = finding.choice.place
    if place is None:
        return "A reading would give no point: nothing separates the bearers, or nothing supports the best."
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    score = finding.choice.score
    return f"A reading would take {place.name}{f' ({where})' if where else ''}, score {score:.2f}."
