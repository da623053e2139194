"""The tube map in words: its table and its one-sentence finding."""

from __future__ import annotations

from groundswell.pictures.counting import counted
from groundswell.pictures.picture import Table
from groundswell.pictures.tube_choice import Choice
from groundswell.pictures.tube_parts import Line, Station, TubeMap, TubeWords

MOST_NAMES = 3


def layer_words(tube_map: TubeMap, station: Station, words: TubeWords) -> str:
    """The station's layer and any other it is in."""
    known = station.layer is not None and 0 <= station.layer < len(tube_map.layers)
    first = tube_map.layers[station.layer] if known and station.layer is not None else words.no_layer
    return words.list_join.join((first, *station.also_in))


def people_words(people: tuple[Line, ...], key: str, words: TubeWords) -> tuple[str, ...]:
    """The people's names, marked where they are only invited to this forum."""
    return tuple(
        words.person_invited.format(person=p.name) if key in p.by_invitation else p.name for p in people
    )


def shares_with(choice: Choice, key: str) -> tuple[tuple[str, int, bool], ...]:
    """(Forum key, people shared, whether by invitation only) for each forum shared with, most shared first."""
    found = []
    for pair in choice.pairs:
        if key in (pair.first, pair.second):
            other = pair.second if key == pair.first else pair.first
            found.append((other, len(pair.people), len(pair.invited) == len(pair.people)))
    return tuple(sorted(found, key=lambda one: -one[1]))


def table(tube_map: TubeMap, choice: Choice, words: TubeWords) -> Table:
    """A row a forum, the most strategic layer first: its layer, its people, and with whom it shares them."""
    names = {s.key: s.name for s in choice.stations}
    highest_first = sorted(choice.stations, key=lambda s: -(s.layer if s.layer is not None else -1))
    rows = []
    for station in highest_first:
        people = people_words(choice.people_at[station.key], station.key, words) + station.others
        shared = [
            (words.shared_with_invited if is_invited else words.shared_with).format(
                forum=names[key], count=count
            )
            for key, count, is_invited in shares_with(choice, station.key)
        ]
        rows.append(
            (
                station.name,
                layer_words(tube_map, station, words),
                words.list_join.join(people) or words.nobody,
                words.list_join.join(shared) or words.nobody,
            )
        )
    return Table(words.caption, words.head, tuple(rows), tuple(s.href for s in highest_first))


def finding(choice: Choice, words: TubeWords) -> str:
    """How many people join how many of the forums; the forums that share nobody by name while they are few."""
    if not choice.stations:
        return words.finding_empty
    if len(choice.stations) == 1:
        return words.finding_single.format(forum=choice.stations[0].name)
    joined = {key for pair in choice.pairs for key in (pair.first, pair.second)}
    if not joined:
        return words.finding_none.format(forums=len(choice.stations))
    forums: dict[str, int] = {
        "people": len(choice.joining),
        "joined": len(joined),
        "forums": len(choice.stations),
    }
    said = counted(words.finding_one, words.finding_many, len(choice.joining), **forums)
    seated = {
        key
        for pair in choice.pairs
        if len(pair.invited) < len(pair.people)
        for key in (pair.first, pair.second)
    }
    invited = [s.name for s in choice.stations if s.key in joined - seated]
    if invited and seated and len(invited) <= MOST_NAMES:
        said = words.finding_invited.format(said=said, names=_listed(invited, words))
    alone = [s.name for s in choice.stations if s.key not in joined]
    if not alone or len(alone) > MOST_NAMES:
        return words.finding_whole.format(said=said)
    names = _listed(alone, words)
    return counted(words.finding_alone_one, words.finding_alone_many, len(alone), said=said, names=names)


def _listed(names: list[str], words: TubeWords) -> str:
    """The names as a person lists them: a, b and c."""
    first = words.list_join.join(names[:-1])
    return words.list_last.format(first=first, last=names[-1]) if first else names[-1]
