"""What a site allows to be fetched, as its robots.txt says (RFC 9309).

No file means everything is allowed; a server that fails to give it means nothing is, until it can be asked again.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

AGENT = "dateline"
KEPT_S = 12 * 3600.0
TRIED_AGAIN_S = 600.0
LARGEST = 500_000
LONGEST_DELAY_S = 60.0


@dataclass(frozen=True)
class Rules:
    parsed: Protego | None
    """None while the site cannot say."""
    until: float

    def allows(self, url: str) -> bool:
        return self.parsed is not None and bool(self.parsed.can_fetch(url, AGENT))

    def delay_s(self) -> float:
        wanted = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return min(float(wanted or 0), LONGEST_DELAY_S)


class Robots:
    """The rules of every site asked so far. `fetch` gives status and text of an address, and never raises."""

    def __init__(
        self,
        fetch: Callable[[str], tuple[int, str]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._known: dict[str, Rules] = {}
        self._lock = threading.Lock()

    def rules(self, url: str) -> Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = self._known.get(site)
        if known is None or known.until < self._clock():
            known = self._ask(site)
            with self._lock:
                self._known[site] = known
        return known

    def _ask(self, site: str) -> Rules:
        status, text = self._fetch(f"{site}/robots.txt")
        if 400 <= status < 500:
            text, status = "", 200
        if status != 200:
            return Rules(None, self._clock() + TRIED_AGAIN_S)
        return Rules(Protego.parse(text[:LARGEST]), self._clock() + KEPT_S)
