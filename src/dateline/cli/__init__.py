def main() -> None:
    raise SystemExit("dateline: the commands are not built yet")
