"""The peers: what people would use instead, each in a virtual environment of its own. What is missing is said.

A peer that cannot be installed here is never left out in silence: `install` gives the reason, and the
table prints it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """A contender in the runs: its script in contenders/, what it needs, and what it gives and does not give."""

    name: str
    script: str
    packages: tuple[str, ...]  # by name and version, for pip; empty: runs in the project's own environment
    python: str  # such as "3.10"; empty: the project's own
    gives: str
    lacks: str


PEERS = (
    Peer(
        "tglib",
        "with_tglib.py",
        ("tglib-python==1.0.2", "numpy"),
        "3.10",
        "arrival times; fewest hops, apart",
        "itineraries but one at a time (a search each), hand-offs together with arrivals, many sources at once",
    ),
    Peer(
        "reticula",
        "with_reticula.py",
        ("reticula==0.13.0", "numpy"),
        "3.12",
        "the cluster a source reaches, with the moment each node was reached",
        "itineraries, hand-offs, first arrivals from many sources at once",
    ),
    Peer(
        "scipy",
        "with_scipy.py",
        ("scipy==1.17.1", "numpy"),
        "",
        "what a source reaches in the time-expanded graph, with predecessors",
        "time: arrivals are read off the nodes reached; hand-offs; many sources at once",
    ),
    Peer(
        "igraph",
        "with_igraph.py",
        ("igraph==1.0.0", "numpy"),
        "",
        "what a source reaches in the time-expanded graph, with parents",
        "time: arrivals are read off the nodes reached; hand-offs; many sources at once",
    ),
    Peer(
        "networkx",
        "with_networkx.py",
        ("networkx==3.6.1", "numpy"),
        "",
        "what a source reaches in the time-expanded graph",
        "time: arrivals are read off the nodes reached; hand-offs; many sources at once",
    ),
    Peer(
        "raphtory",
        "with_raphtory.py",
        ("raphtory==0.17.0", "numpy"),
        "",
        "nodes reached by time-respecting paths, with the moments on the way, up to a number of hops",
        "first arrivals without all later ones, hand-offs, many sources at once",
    ),
    Peer(
        "duckdb",
        "with_duckdb.py",
        ("duckdb==2.0.0", "numpy"),
        "",
        "arrivals, by a query in SQL repeated month by month or round by round",
        "itineraries and hand-offs without more SQL; many sources at once",
    ),
    Peer(
        "plain bits",
        "plain_bits.py",
        (),
        "",
        "how many sources each forum has heard, and when: a big whole number a person, a bit a source",
        "first arrivals of each source (it only counts), itineraries, hand-offs",
    ),
)


def interpreter(version: str) -> Path | None:
    """A Python of this version (such as "3.10"), on the path or among pyenv's; None where there is none."""
    found = [shutil.which(f"python{version}"), *_from_pyenv(version)]
    return next((Path(python) for python in found if python and _is(python, version)), None)


def _from_pyenv(version: str) -> list[str]:
    pyenv = shutil.which("pyenv")
    if pyenv is None:
        return []
    listed = subprocess.run([pyenv, "versions", "--bare"], capture_output=True, text=True, check=False)
    there = [name for name in listed.stdout.split() if name.startswith(version + ".")]
    asked = [
        subprocess.run([pyenv, "prefix", name], capture_output=True, text=True, check=False) for name in there
    ]
    return [str(Path(answer.stdout.strip()) / "bin" / "python") for answer in asked if answer.returncode == 0]


def _is(python: str, version: str) -> bool:
    """Whether it runs at all and is of this version: a shim may stand on the path with nothing behind it."""
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    told = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    return told.stdout.strip() == version


def install(peer: Peer, scratch: Path) -> tuple[Path | None, str]:
    """(The Python that has this peer's packages, "") or (None, why there is none). Kept for the next run."""
    if not peer.packages:
        return Path(sys.executable), ""
    python = interpreter(peer.python) if peer.python else Path(sys.executable)
    if python is None:
        return None, f"no Python {peer.python} on this machine"
    home = scratch / "peers" / peer.name
    inside, ready = home / "bin" / "python", home / "ready"
    if ready.exists() and ready.read_text(encoding="utf-8") == repr(peer.packages):
        return inside, ""
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run([python, "-m", "venv", home], check=True, capture_output=True)
    pip = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, *peer.packages], capture_output=True, text=True, check=False)
    if done.returncode:
        return None, f"pip could not install {peer.packages[0]}"
    ready.write_text(repr(peer.packages), encoding="utf-8")
    return inside, ""


if __name__ == "__main__":
    for each in PEERS:
        print(each.name, *install(each, Path(sys.argv[1])))
