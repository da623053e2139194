"""How much memory this machine could still give us."""

from __future__ import annotations

import resource
from pathlib import Path

MEMINFO = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")
ENOUGH = 1 << 62  # where nothing tells


def free_memory() -> int:
    """Bytes: the least of what the system has free, what our group may still take, and our own limit."""
    return min(_of_the_system(), _of_the_group(), _of_ourselves())


def _of_the_system() -> int:
    try:
        lines = MEMINFO.read_text(encoding="ascii").splitlines()
    except OSError:
        return ENOUGH
    kilobytes = next((line.split()[1] for line in lines if line.startswith("MemAvailable:")), None)
    return ENOUGH if kilobytes is None else int(kilobytes) * 1024


def _of_the_group() -> int:
    """A container's limit, where it has one."""
    try:
        limit = (GROUP / "memory.max").read_text(encoding="ascii").strip()
        used = int((GROUP / "memory.current").read_text(encoding="ascii"))
        kept = (GROUP / "memory.stat").read_text(encoding="ascii").split()
        given_back = int(kept[kept.index("inactive_file") + 1])  # files kept in memory while nobody needs it
    except (OSError, ValueError):
        return ENOUGH
    return ENOUGH if limit == "max" else max(0, int(limit) - used + given_back)


def _of_ourselves() -> int:
    """What `ulimit -v` leaves us."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY:
        return ENOUGH
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return soft
    return max(0, soft - pages * resource.getpagesize())
