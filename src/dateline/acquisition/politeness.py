"""Courtesy towards hosts: one request at a time, a pause between two, and silence when the host asks for it."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable

PAUSE_S = 2.0
"""Between two requests to one host that asks for no other pause."""
SILENCE_S = 300.0
"""After "too many requests" without a time named."""
LONGEST_SILENCE_S = 6 * 3600.0


class Hosts:
    """Whose turn it is. `clock` and `sleep` are seconds; tests pass their own."""

    def __init__(
        self,
        pause_s: float = PAUSE_S,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.pause_s = pause_s
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._silent_until: dict[str, float] = {}
        self._turn: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def wait(self, host: str, pause_s: float = 0.0) -> None:
        """Come back when the host may be asked."""
        with self._turn[host]:
            ahead = self._next.get(host, 0.0) - self._clock()
            if ahead > 0:
                self._sleep(ahead)
            self._next[host] = self._clock() + max(self.pause_s, pause_s)

    def silence(self, host: str, seconds: float | None = None) -> None:
        """Do not ask this host for a while."""
        length = min(SILENCE_S if seconds is None else max(seconds, 0.0), LONGEST_SILENCE_S)
        self._silent_until[host] = self._clock() + length

    def silent_for(self, host: str) -> float:
        """Seconds until the host may be asked again; 0 when it may be now."""
        return max(self._silent_until.get(host, 0.0) - self._clock(), 0.0)
