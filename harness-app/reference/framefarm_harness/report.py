"""The report: one JSON record per line, appended, stamped with whose it is."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from .plan import Identity


# what says when something happened or how long it took; the frames' own times are not among them
_TIMES = {"atMs", "startMs", "loadMs", "openMs", "seekMs", "decodeMs", "convertMs", "inferMs", "selectMs", "latencyMs"}


class Report:
    def __init__(self, path: Path, identity: Identity, began: float | None = None, seq: int = 0, timed: bool = True):
        """A new report; with `began` and `seq` the rest of one that another process could not end.

        `timed` False writes every time as 0: under emulation they mean nothing, and what is not written cannot be stored.
        """
        self._timed = timed
        self._file = open(path, "a" if seq else "w", encoding="utf-8")
        self._identity = identity
        self._began = time.perf_counter() if began is None else began
        self._seq = seq

    def now_ms(self) -> float:
        """Monotonic milliseconds since the launch began."""
        return (time.perf_counter() - self._began) * 1000

    def add(self, kind: str, **fields: object) -> None:
        who = self._identity
        record = {
            "run": who.run, "attempt": who.attempt, "fence": who.fence, "launch": who.launch,
            "seq": self._seq, "atMs": self.now_ms(), "type": kind, **fields,
        }  # fmt: skip
        if not self._timed:
            record |= {name: 0 for name in record.keys() & _TIMES}
        self._file.write(json.dumps(record, allow_nan=False, separators=(",", ":")) + "\n")
        self._seq += 1

    def flush(self) -> None:
        self._file.flush()

    def fail(self, code: str, message: str) -> None:
        """The last two records of a launch that cannot go on."""
        self.add("error", code=code, message=message[:2000])
        self.end(ok=False)

    def end(self, ok: bool) -> None:
        self.add("end", ok=ok, records=self._seq)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
