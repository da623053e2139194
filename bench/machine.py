"""The machine a run was made on, without its name: processor, cores, memory, Python."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def machine() -> dict[str, str | int | float]:
    """What is told beside each result. Linux tells all of it; elsewhere the processor may be unknown."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _told("/proc/cpuinfo", "model name") or platform.processor() or "unknown",
        "cores": os.cpu_count() or 0,
        "memory_gb": round(pages / 1e9, 1),
        "cache": _told("/proc/cpuinfo", "cache size") or "unknown",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def load_now() -> float:
    """How many processes wanted to run over the last minute, on average: more than 1 disturbs a run."""
    return round(os.getloadavg()[0], 2)


def _told(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")
