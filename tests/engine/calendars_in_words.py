"""A small calendar read from a test's docstring, and its answer as text: both short enough to check by eye.

The calendar stands after the story, behind a blank line. A line is a meeting: forum, day,
perhaps a time, then its rules, a colon, and who is there.
`due 3` papers by day 3 (none: no paper rule) · `floor` open floor · `item 7` standing item on subject 7 ·
`listed 7` subject 7 stands on the agenda without a paper. `p*` chairs, `p?` observes, `p!` is told nothing,
`p@7` is invited for
subject 7, `p/q` stands in for q. `paper A1 C 7` is a paper on subject 7 that A's meeting of day 1 refers to C;
`sorry B3 p` and `ended B3 p` are those who would have been there.
"""

from __future__ import annotations

import re

from tests.engine.small_calendar import Answer, Cal, Meet, There

FORUMS, PEOPLE = "ABCDEF", "pqrstuv"
MEETING = re.compile(r"([A-F]) (\d+)(?: (\d+):(\d+)-(\d+):(\d+))?((?: [a-z]+(?: \d+)?)*) :((?: [^ ]+)*)")


def read_calendar(text: str) -> Cal:
    """The calendar in a docstring's second block; any line that does not fit is an error."""
    meets: list[Meet] = []
    names: list[str] = []
    papers: list[tuple[int, int, int | None]] = []
    sorry: list[tuple[int, There]] = []
    ended: list[tuple[int, There]] = []
    for line in (line.strip() for line in text.split("\n\n")[1].strip().splitlines()):
        kind, *rest = line.split()
        if kind == "paper":
            subject = int(rest[2]) if len(rest) > 2 else None
            papers.append((names.index(rest[0]), FORUMS.index(rest[1]), subject))
        elif kind in ("sorry", "ended"):
            rows = sorry if kind == "sorry" else ended
            rows.append((names.index(rest[0]), read_line(rest[1])))
        else:
            meets.append(read_meet(line))
            names.append(name_of(meets[-1]))
    return Cal(tuple(meets), tuple(papers), len(FORUMS), len(PEOPLE), tuple(sorry), tuple(ended))


def read_meet(line: str) -> Meet:
    """One meeting line."""
    found = MEETING.fullmatch(line)
    assert found, line
    forum, day, h1, m1, h2, m2, rules, there = found.groups()
    words = re.findall(r"([a-z]+)(?: (\d+))?", rules)
    assert {word for word, _ in words} <= {"due", "floor", "item", "listed"}, line
    due = [int(n) for word, n in words if word == "due"]
    return Meet(
        FORUMS.index(forum),
        int(day),
        None if h1 is None else int(h1) * 60 + int(m1),
        None if h2 is None else int(h2) * 60 + int(m2),
        due[0] if due else None,
        "floor" in dict(words),
        tuple(int(n) for word, n in words if word == "item"),
        tuple(int(n) for word, n in words if word == "listed"),
        tuple(read_line(word) for word in there.split()),
    )


def read_line(word: str) -> There:
    """One person at a meeting."""
    person, mark, more = PEOPLE.index(word[0]), word[1:2], word[2:]
    if mark == "@":
        return There(person, invited=True, subject=int(more))
    if mark == "/":
        return There(person, stands_in_for=PEOPLE.index(more[0]), is_chair=more.endswith("*"))
    return There(person, raises=mark != "?", receives=mark != "!", is_chair=mark == "*")


def name_of(m: Meet) -> str:
    """A meeting as its forum and day: B3."""
    return f"{FORUMS[m.forum]}{m.day}"


def end_of(word: str) -> tuple[str, int]:
    """A forum or a person by its letter."""
    return ("forum", FORUMS.index(word)) if word in FORUMS else ("person", PEOPLE.index(word))


def printed(cal: Cal, answer: Answer) -> str:
    """The journeys as text: arrival, hand-offs, then each leg with its way in."""
    lines = []
    for j in answer.frontier:
        text = f"{'at once' if j.arrival is None else name_of(cal.meets[j.arrival])} {j.hand_offs}"
        for leg in j.legs:
            carrier = PEOPLE[leg.carrier] if isinstance(leg.carrier, int) else leg.carrier
            whose = "" if leg.by_substitute is None else f"/{PEOPLE[leg.by_substitute]}"
            a = "" if leg.from_meet is None else name_of(cal.meets[leg.from_meet])
            also = "".join(f"+{PEOPLE[p]}" for p in leg.could_also)
            text += f" | {carrier}{whose}{also} {a}>{name_of(cal.meets[leg.to_meet])} {leg.way_in}"
        lines.append(text)
    return "\n".join(lines) or "no way"
