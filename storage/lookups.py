"""Recording look-ups in small groups: a look-up is answered after its record is kept, and many come at once."""

import threading
from dataclasses import dataclass

from policy.record import Record
from policy.refusal import Refusal, Unavailable
from storage.store import Store


@dataclass(eq=False)
class _Waiting:
    record: Record
    kept: bool = False
    error: Exception | None = None


class Lookups:
    """Look-ups from many threads, kept in one transaction for all that have gathered."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._gathering = threading.Lock()
        self._keeping = threading.Lock()

    def record(self, record: Record) -> None:
        """Record a look-up; comes back when it is kept. Raises `Unavailable`; then none of its group was kept."""
        mine = _Waiting(record)
        with self._gathering:
            self._waiting.append(mine)
        # Whoever comes first keeps everything that gathered while the one before was committing.
        with self._keeping:
            if not mine.kept and mine.error is None:
                self._keep_all()
        if isinstance(mine.error, Refusal):
            raise Unavailable from mine.error
        if mine.error is not None:
            raise RuntimeError("look-ups could not be recorded") from mine.error

    def _keep_all(self) -> None:
        with self._gathering:
            group, self._waiting = self._waiting, []
        try:
            with self._store.write() as unit:
                for waiting in group:
                    unit.record(waiting.record, notices=())
        except Exception as error:
            for waiting in group:
                waiting.error = error
            return
        for waiting in group:
            waiting.kept = True
