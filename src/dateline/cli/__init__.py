"""The command line. Every command loads what it needs when it runs, so that help and completion come at once."""


def main() -> None:
    from dateline.cli.app import app  # noqa: PLC0415 - `import dateline.cli` itself costs nothing

    app()
