"""`dateline judge`: one judgement by a person or a script, recorded with who made it and when."""

import getpass
from typing import Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, AsJson, JudgedBy, StoreAddress
from dateline.errors import ConfigError

VERDICTS = ("accepted", "not-an-event", "same", "different", "corrected", "withdrawn")
Said = Annotated[
    str | None, typer.Argument(metavar="[VERDICT]", help=f"{', '.join(VERDICTS)}; none lists all.")
]
Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID...]", help="Reports or incidents; of `withdrawn`, earlier judgements."
    ),
]
Changed = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help='With `corrected`: such as "place=Saraqib", "time=none".',
    ),
]
Reason = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="Kept beside it.")]
Later = Annotated[
    bool, typer.Option("--later", help="Leave it to the next `dateline link` to heed it.")
]


def judge(
    verdict: Said = None,
    ids: Ids = None,
    *,
    changed: Changed = None,
    by: JudgedBy = None,
    why: Reason = None,
    later: Later = False,
    db: StoreAddress = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Record what a person decided about reports or incidents; without a verdict, list what was decided.

    Nothing is ever overwritten: who changes their mind withdraws the judgement by its id. What it touches is linked
    anew at once. `different` keeps the first id apart from each of the others.
    """
    from dateline.cli.judgement_tables import show_judgements  # noqa: PLC0415
    from dateline.judgements import Verdict  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415
    from dateline.storage.deciding import correct, decide  # noqa: PLC0415

    if verdict is not None and verdict not in VERDICTS:
        raise ConfigError(f'VERDICT: "{verdict}" cannot be used\n  allowed: {", ".join(VERDICTS)}')
    if (verdict == "corrected") is not bool(changed):
        raise ConfigError("--set goes with the verdict corrected, and corrected with --set")
    if verdict is not None and not ids:
        raise ConfigError(f"{verdict}: give the id of a report or an incident")
    with open_store(db, create=False) as store:
        if verdict is None:
            made = store.judgements()
        elif changed:
            pairs = [pair(one) for one in changed]
            made = tuple(
                correct(store, one, *given, judge_named(by), why)
                for one in ids or ()
                for given in pairs
            )
        else:
            said = Verdict(verdict.replace("-", " "))
            made = decide(store, said, ids or (), judge_named(by), why)
        if verdict is not None and not later:
            store.link()
        holding = {one.id for one in store.standing_judgements()}
    if as_json:
        terminal.print_json_list({**one.to_dict(), "stands": one.id in holding} for one in made)
    else:
        show_judgements(made, holding)


def pair(given: str) -> tuple[str, str]:
    field, equals, words = given.partition("=")
    if not equals:
        raise ConfigError(f'--set: "{given}" cannot be used\n  allowed: FIELD=VALUE')
    return field, words


def judge_named(given: str | None) -> str:
    """Who judges: as given, else as this machine knows its user."""
    return given or getpass.getuser()
