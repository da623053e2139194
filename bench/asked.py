"""Every pair that is measured on one workload: what ours is asked, what stands beside it, and the goal."""

from __future__ import annotations

from dataclasses import dataclass

from bench import workload
from bench.contenders import feeding
from bench.rounds import Asked

SAMPLE = 20  # sources asked one by one of a peer that cannot ask all at once; its time is multiplied
PAIRS, FEW_PAIRS = 20, 1  # from a source to a board; few of a peer that takes seconds for each
BLOCK = 512
LIMIT, OURS, WORLDS, EVERYBODY = "the limit", "ours", "ours, worlds", "the limit, everybody"

TITLES = {
    "earliest": "1. From one source to everybody, itinerary included",
    "looking at all": "1. The same, without stopping at the first who holds the word",
    "board": "1. From one source to one board, from a date on",
    "hops": "3. The few good ways to everybody, up to 16 hand-offs",
    "block": "6. A block of 512 sources, first arrivals",
    "block through people": "6. The same over every attendance, from person to person",
    "everywhere": "6. All hyper-local sources, first arrivals",
    "on each core": "6. The same, a thread a core",
    "worlds": "5. Reliability over 512 worlds",
    "all drawn": "5. The same, each attendance drawn whether or not it matters",
    "seats": "8. 512 new seats tried, exact at every board",
    "each": "Check: sources asked one by one",
    "each seat": "Check: each seat alone",
    "each world": "Check: each world alone",
}


@dataclass(frozen=True)
class Measured:
    """One pair. `goal`: the most that ours / theirs may be; None: only told. `is_check`: only the answers count."""

    ours: Asked
    by: str  # OURS or WORLDS
    beside: str  # who stands beside: a peer, LIMIT, or one of ours
    theirs: Asked
    goal: float | None = None
    compares: bool = False
    is_check: bool = False

    @property
    def title(self) -> str:
        """The question as the table names it."""
        return TITLES[self.theirs.ask if self.is_check else self.ours.ask]


@dataclass(frozen=True)
class Questions:
    """What is asked of one workload; made once from its log."""

    log: feeding.Fed
    years: int

    @property
    def said(self) -> list[int]:
        """Every hyper-local forum's first meeting, in time order."""
        return workload.said_everywhere(self.log)

    def beside_the_limit(self) -> list[Measured]:
        """Each question beside the least it could take."""
        said, one = self.said, {"said": self.said[0]}
        pairs = self._pairs(PAIRS)
        return [
            Measured(Asked("earliest", one), OURS, LIMIT, Asked("byte", one), 7.0),
            Measured(Asked("looking at all", one), OURS, LIMIT, Asked("byte", one), 7.0),
            Measured(self._board(pairs), OURS, LIMIT, Asked("byte to boards", {"pairs": pairs}, 1 / PAIRS)),
            Measured(Asked("hops", one), OURS, LIMIT, Asked("byte", one)),
            Measured(self._block(), OURS, LIMIT, Asked("line", {"said": said[:BLOCK]}), 1.5),
            Measured(self._people(), OURS, LIMIT, Asked("line", {"said": said[:BLOCK]})),
            Measured(self.everywhere(), OURS, LIMIT, Asked("lines", {"said": said})),
            Measured(self._seats(), OURS, LIMIT, Asked("line", {"said": said[:1]})),
            Measured(Asked("worlds", one), WORLDS, EVERYBODY, Asked("line", {"said": said[:1]})),
        ]

    def beside_ours(self) -> list[Measured]:
        """Each question beside a simpler one of ours."""
        one = {"said": self.said[0]}
        earliest, block = Asked("earliest", one), self._block()
        return [
            Measured(
                self._board(self._pairs(PAIRS)), OURS, OURS, earliest, 0.1 if self.years == 10 else None
            ),
            Measured(Asked("hops", one), OURS, OURS, earliest, 5.0),
            Measured(self._seats(), OURS, OURS, block, 1.5),
            Measured(self._seats(), OURS, OURS, self._people()),
            Measured(Asked("worlds", one), WORLDS, WORLDS, block, 3.0),
            Measured(Asked("all drawn", one), WORLDS, WORLDS, block, 3.0),
            Measured(
                self._seats(),
                OURS,
                OURS,
                Asked("each seat", self._seats().given),
                compares=True,
                is_check=True,
            ),
            *self._each_world(one),
        ]

    def beside(self, peer: str) -> list[Measured]:
        """Each question that this peer may answer beside it."""
        one = {"said": self.said[0]}
        earliest = Measured(
            Asked("earliest", one),
            OURS,
            peer,
            Asked("earliest", one),
            1.0 if peer == "tglib" else 1 / 20,
            True,
        )
        pairs = self._pairs(PAIRS if peer == "tglib" else FEW_PAIRS)
        board = Measured(self._board(pairs), OURS, peer, self._board(pairs), compares=True)
        if peer == "tglib":
            return [
                earliest,
                board,
                Measured(Asked("hops", one), OURS, peer, Asked("hops", one), 1 / 4, True),
            ] + (self._one_by_one(peer))
        if peer == "plain bits":
            everywhere = self.everywhere()
            threads = Asked("on each core", everywhere.given)
            goal = self._everywhere_goal()
            return [earliest] + [
                Measured(x, OURS, peer, everywhere, goal, True) for x in (everywhere, threads)
            ]
        return [earliest, board] if peer in ("scipy", "igraph", "networkx") else [earliest]

    def _one_by_one(self, peer: str) -> list[Measured]:
        some = {"said": self.said[:: len(self.said) // SAMPLE][:SAMPLE]}
        sample = Asked("each", some, len(self.said) / SAMPLE)
        return [
            Measured(self.everywhere(), OURS, peer, sample, self._everywhere_goal()),
            Measured(Asked("each", some), OURS, peer, Asked("each", some), compares=True, is_check=True),
        ]

    def _each_world(self, one: dict[str, int]) -> list[Measured]:
        """512 times question 1: too long for ten years."""
        if self.years > 1:
            return []
        return [
            Measured(
                Asked("worlds", one), WORLDS, WORLDS, Asked("each world", one), compares=True, is_check=True
            )
        ]

    def _everywhere_goal(self) -> float:
        return 1 / 5 if self.years == 10 else 1 / 4

    def everywhere(self) -> Asked:
        """All sources at once."""
        return Asked("everywhere", {"said": self.said})

    def _block(self) -> Asked:
        return Asked("block", {"said": self.said[:BLOCK]})

    def _people(self) -> Asked:
        """A block over every attendance: what made-up seats and worlds are asked in."""
        return Asked("block through people", {"said": self.said[:BLOCK]})

    def _seats(self) -> Asked:
        said = self.said[0]
        return Asked("seats", {"said": said, "tried": workload.seats_to_try(self.log, said, count=BLOCK)})

    def _pairs(self, count: int) -> list[tuple[int, int]]:
        middle = int(self.log.start[0] + self.log.start[-1]) // 2
        return workload.pairs(self.log, after=middle, count=count)

    def _board(self, pairs: list[tuple[int, int]]) -> Asked:
        return Asked("board", {"pairs": pairs}, 1 / len(pairs))
