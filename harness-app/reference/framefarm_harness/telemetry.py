"""Memory and heat as the kernel tells them. Raw values, no interpretation."""

from __future__ import annotations

import re
from pathlib import Path


def memory_kb() -> tuple[int, int]:
    """(PSS now, peak RSS) of this process in KiB. Pages of the interpreter that its sleeping parent shares count half: about 3 MB less."""
    pss = re.search(r"^Pss:\s+(\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.M)
    peak = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.M)
    assert pss and peak, "this kernel does not report Pss and VmHWM"
    return int(pss[1]), int(peak[1])


def hottest_celsius() -> float | None:
    """The hottest thermal zone, None where the machine shows none (virtual machines)."""
    readings = []
    for zone in Path("/sys/class/thermal").glob("thermal_zone*/temp"):
        try:
            readings.append(int(zone.read_text()) / 1000)
        except (OSError, ValueError):
            continue  # a zone that is switched off cannot be read; the others still tell
    plausible = [value for value in readings if -40 <= value <= 150]
    return max(plausible) if plausible else None


def cpu_max_khz() -> int | None:
    """Sum over cpufreq policies of the highest clock allowed, None where the machine shows none (virtual machines)."""
    clocks = []
    for policy in Path("/sys/devices/system/cpu/cpufreq").glob("policy*/scaling_max_freq"):
        try:
            clocks.append(int(policy.read_text()))
        except (OSError, ValueError):
            continue  # a policy whose cores are off says nothing
    return sum(clocks) or None


def boot_id() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
