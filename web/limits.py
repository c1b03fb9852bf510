"""Limits: how long a question may be and how often one visitor may ask."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

WINDOW_SECONDS = 60.0
MAX_VISITORS = 10_000  # the least recent beyond this are forgotten


class RateLimit:
    """At most `per_minute` questions in any minute, for each visitor; `clock` gives seconds."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, visitor: str) -> float:
        """Seconds until `visitor` may ask; 0.0 means now, and counts this question."""
        now = self._clock()
        with self._lock:
            asked = self._asked.setdefault(visitor, deque())
            self._asked.move_to_end(visitor)
            while len(self._asked) > MAX_VISITORS:
                self._asked.popitem(last=False)
            while asked and asked[0] <= now - WINDOW_SECONDS:
                asked.popleft()
            if len(asked) >= self.per_minute:
                return asked[0] + WINDOW_SECONDS - now
            asked.append(now)
            return 0.0
