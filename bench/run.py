"""Ours, the limit and the peers side by side on "England", in one run. `make bench`, or see bench/README.md."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import workload
from bench.asked import EVERYBODY, LIMIT, OURS, WORLDS, Measured, Questions
from bench.contenders import feeding
from bench.machine import load_now, machine
from bench.peers import PEERS, Peer, install
from bench.rounds import Contender, Pair, Side, side_by_side
from bench.table import Results, Row, written

HERE = Path(__file__).resolve().parent
CAP = 120.0  # seconds for one turn of a peer
LOAD_CAP = 900.0
OWN_SCRIPTS = {
    OURS: ["ours.py"],
    WORLDS: ["ours_in_worlds.py"],
    LIMIT: ["limit.py"],
    EVERYBODY: ["limit.py", "everybody"],
}
HOPELESS_MEMORY = 0.6  # of the machine's: a graph that would need more is not tried


class Run:
    """One run over some workloads; what was measured so far tells which peers are hopeless on the next."""

    def __init__(self, scratch: Path, peers: list[Peer]) -> None:
        self.scratch, self.peers = scratch, peers
        self.results = Results(dt.datetime.now(dt.UTC).date().isoformat(), machine(), load_now())
        self.has_failed = False  # one of our own could not be started
        self.one_year: dict[tuple[bool, str], tuple[float, int]] = {}  # (sparse, peer) -> seconds, bytes

    def workload(self, years: int, *, sparse: bool) -> None:
        """Measure everything on one workload."""
        name = workload.name_of(years, sparse=sparse)
        folder = workload.made(years, sparse=sparse, scratch=self.scratch)
        log = feeding.fed(folder)
        self.results.workloads[name] = _size(log)
        questions = Questions(log, years)
        self._memory_of_all(name, folder, questions)
        ours = self._own(OURS, name, folder)
        try:
            self._among_ourselves(name, folder, questions, ours)
            for peer in self.peers:
                self._peer(peer, name, folder, questions, ours, sparse=sparse)
        finally:
            ours.close()

    def _memory_of_all(self, name: str, folder: Path, questions: Questions) -> None:
        """What all sources at once take, in a process that does nothing else."""
        alone = self._own(OURS, name, folder, quiet=True)
        asked = questions.everywhere()
        told = alone.turn(asked, cap=LOAD_CAP)
        if told:
            self.results.memory[name] = told["peak"]
        alone.close()

    def _among_ourselves(self, name: str, folder: Path, questions: Questions, ours: Contender) -> None:
        limit, everybody, worlds = (self._own(who, name, folder) for who in (LIMIT, EVERYBODY, WORLDS))
        there = {OURS: ours, WORLDS: worlds, LIMIT: limit, EVERYBODY: everybody}
        for measured in questions.beside_the_limit() + questions.beside_ours():
            one, other = there[measured.by], there[measured.beside]
            if not one.why and not other.why:
                self._measure(name, measured, one, other)
        for contender in (limit, everybody, worlds):
            contender.close()

    def _peer(
        self, peer: Peer, name: str, folder: Path, questions: Questions, ours: Contender, *, sparse: bool
    ) -> None:
        why = self._hopeless(peer, questions.years, sparse=sparse)
        python, missing = install(peer, self.scratch)
        if why or python is None:
            self._leave_out(f"{peer.name}, {name}", why or missing)
            return
        print(f"{name}: loading {peer.name} …", flush=True)
        script = HERE / "contenders" / peer.script
        contender = Contender(peer.name, [python, script, folder], load_cap=LOAD_CAP)
        if contender.why:
            self._leave_out(f"{peer.name}, {name}", contender.why)
        else:
            most, first = 0, 0.0
            for measured in questions.beside(peer.name):
                pair = self._measure(name, measured, ours, contender)
                most, first = max(most, pair.theirs.peak), first or pair.theirs.median
            if questions.years == 1:
                self.one_year[sparse, peer.name] = (first, most)
            self._note_load(name, contender, most)
        contender.close()

    def _hopeless(self, peer: Peer, years: int, *, sparse: bool) -> str:
        """Why this peer is not tried on more years than one; empty where it is."""
        seconds, most = self.one_year.get((sparse, peer.name), (0.0, 0))
        if years == 1 or seconds * years <= CAP and most * years <= self._memory() * HOPELESS_MEMORY:
            return ""
        if seconds * years > CAP:
            return f"not tried: one year took {seconds:.0f} s or more"
        return f"not tried: one year took {most / 1e9:.1f} GB"

    def _memory(self) -> float:
        return float(self.results.machine["memory_gb"]) * 1e9

    def _leave_out(self, who: str, why: str) -> None:
        self.results.missing[who] = why
        print(f"{who}: {why}", flush=True)

    def _own(self, who: str, name: str, folder: Path, *, quiet: bool = False) -> Contender:
        script, *words = OWN_SCRIPTS[who]
        command = [sys.executable, HERE / "contenders" / script, folder, *words]
        contender = Contender(who, command, load_cap=LOAD_CAP)
        if contender.why:
            self._leave_out(f"{who}, {name}", contender.why)
            self.has_failed = True
        elif not quiet:
            self._note_load(name, contender, 0)
        return contender

    def _note_load(self, name: str, contender: Contender, most: int) -> None:
        told = f"{most / 1e9:.2f} GB" if most else ""
        self.results.loads.append((name, contender.name, float(contender.told["loaded"]), told))
        for library, version in contender.told["versions"].items():
            self.results.versions.setdefault(library, version)

    def _measure(self, name: str, measured: Measured, ours: Contender, theirs: Contender) -> Pair:
        one, other = Side(ours, measured.ours), Side(theirs, measured.theirs)
        turns = {"turns": 1} if measured.is_check else {}
        cap = LOAD_CAP if measured.is_check or theirs.name in OWN_SCRIPTS else CAP
        pair = side_by_side(one, other, folder=self.scratch, cap=cap, **turns)
        row = _row(name, measured, pair)
        self.results.rows.append(row)
        told = f"{row.ratio:.3g}" if row.ratio else row.note
        print(
            f"{name}: {row.question}, beside {row.beside}: {told} {row.note if row.ratio else ''}", flush=True
        )
        return pair


def _row(name: str, measured: Measured, pair: Pair) -> Row:
    ours, theirs = pair.ours, pair.theirs
    ratio = ours.median / theirs.median if ours.median and theirs.median else None
    beside = measured.beside if measured.by != measured.beside else f"ours: {measured.theirs.ask}"
    return Row(
        workload=name,
        question=measured.title,
        beside=beside,
        ours=(ours.median, ours.fastest, ours.slowest),
        theirs=(theirs.median, theirs.fastest, theirs.slowest),
        ratio=None if measured.is_check else ratio,
        goal=measured.goal,
        agree=pair.agree if measured.compares else None,
        note=theirs.why or ours.why or (f"a sample, times {theirs.times:.0f}" if theirs.times > 1 else ""),
    )


def _size(log: feeding.Fed) -> str:
    people = len(set(log.who.tolist()))
    told = f"{log.n_meetings:,} meetings, {len(log.who):,} attendances, {people:,} people, {len(log.layer):,} forums."
    if log.is_upward:
        told += f" The word goes upward only and dies after {log.days_alive} days; no seats across councils."
    return told


def main() -> int:
    """Measure, write the table, and end with 1 where answers differ, or one of our own could not be started."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--years", type=int, action="append", help="1 and 10 where not given; may be given twice"
    )
    parser.add_argument("--sparse", action="store_true", help="the sparse variant, too")
    parser.add_argument("--only", action="append", help="only this peer, such as tglib; may be given twice")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "groundswell-bench")
    parser.add_argument("--results", type=Path, default=HERE / "results")
    args = parser.parse_args()
    args.scratch.mkdir(parents=True, exist_ok=True)
    years = sorted(set(args.years or [1, 10]))
    run = Run(args.scratch, [peer for peer in PEERS if not args.only or peer.name in args.only])
    for each in years:
        for sparse in (False, True) if args.sparse else (False,):
            run.workload(each, sparse=sparse)
    size = "-".join(str(y) for y in years) + ("-sparse" if args.sparse else "")
    path = written(run.results, args.results, name=f"{run.results.day}-{size}")
    print(f"Wrote {path.name} and its .json.")
    for row in run.results.missed:
        print(
            f"MISSED {row.workload}: {row.question}, beside {row.beside}: {row.ratio:.3g}, goal {row.goal:.3g}"
        )
    for row in run.results.disagree:
        print(f"DIFFER {row.workload}: {row.question}, beside {row.beside}")
    return 1 if run.results.disagree or run.has_failed else 0


if __name__ == "__main__":
    sys.exit(main())
