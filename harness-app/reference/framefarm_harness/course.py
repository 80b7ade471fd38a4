"""The course of a launch that measures without a rest: how far it is, what it reports, and its heat."""

from __future__ import annotations

from .report import Report
from .telemetry import cpu_max_khz, hottest_celsius


class Course:
    """Of an ordinary launch (`sustained` None) it wants every frame and nothing else."""

    def __init__(self, sustained: tuple[float, float] | None, report: Report):
        self._sustained = sustained
        self._report = report
        self._began: float | None = None
        self._point_end = 0.0
        self._first_of_point = True

    def begin(self) -> None:
        """The first measured pick is next."""
        if self._sustained is not None:
            self._began = self._report.now_ms()
            self._point_end = self._began + self._sustained[1]
            self._first_of_point = True

    def goes_on(self) -> bool:
        if self._sustained is None or self._began is None:
            return False
        return self._report.now_ms() - self._began < self._sustained[0]

    def wants_frames(self) -> bool:
        """Every frame of half an hour would be more than anybody reads: the first round of each point stands for it."""
        return self._sustained is None or self._began is None or self._first_of_point

    def end_round(self) -> None:
        if self._sustained is None or self._began is None:
            return
        now = self._report.now_ms()
        self._first_of_point = now >= self._point_end
        if self._first_of_point:
            self._report.add("heat", status=None, celsius=hottest_celsius(), cpuMaxKHz=cpu_max_khz())
            while self._point_end <= now:
                self._point_end += self._sustained[1]
