"""Reads the register once and lays out a timetable. Every row passes the owner's rules first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from groundswell.engine.ids import ForumIdx, PersonIdx, SubjectIdx
from groundswell.planner.read_rows import AttendanceRow, MeetingFields
from groundswell.planner.timetable import ChannelRow, ForumRow, PersonRow, PlaceRow, SittingRow
from groundswell.records.asking import Asker
from groundswell.records.dated import Dated
from groundswell.register.models import (
    AgendaItem,
    Alias,
    Attendance,
    Forum,
    Layer,
    Meeting,
    OpenChannel,
    Person,
    Place,
    PostHolding,
    Referral,
    Seat,
    Sitting,
    StandingItem,
    Subject,
)


@dataclass(frozen=True)
class Reading:
    """The register's rows as `asker` may see them, with an index for each forum, person and subject.

    Each property reads once (one query, forums two).
    """

    asker: Asker

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """Layer names by order, nearest to residents first; layers of one order share a line."""
        by_order: dict[int, list[str]] = defaultdict(list)
        for name, position in Layer.objects.values_list("name", "position"):
            if name not in by_order[position]:
                by_order[position].append(name)
        return tuple(" / ".join(by_order[order]) for order in sorted(by_order))

    @cached_property
    def _layer_orders(self) -> list[int]:
        return sorted(set(Layer.objects.values_list("position", flat=True)))

    @cached_property
    def forum_rows(self) -> list[Forum]:
        """The forums, in the register's order."""
        not_named = Seat.objects.visible_to(self.asker).filter(is_aggregate=True)
        return list(
            Forum.objects.visible_to(self.asker)
            .select_related("place")
            .prefetch_related("layers", Prefetch("seats", queryset=not_named, to_attr="several"))
        )

    @cached_property
    def forum_index(self) -> dict[int, ForumIdx]:
        """Forum id -> index."""
        return {forum.pk: ForumIdx(i) for i, forum in enumerate(self.forum_rows)}

    def forums(self) -> tuple[ForumRow, ...]:
        """The forums as the planner needs them."""
        orders = {order: rank + 1 for rank, order in enumerate(self._layer_orders)}
        return tuple(
            ForumRow(
                key=f.key,
                name=f.name,
                short=f.label,
                layer=max((orders[layer.position] for layer in f.layers.all()), default=0),
                layer_names=tuple(layer.name for layer in f.layers.all()),
                open_days=Dated(f.opened, f.closed),
                has_open_floor=f.has_open_floor,
                not_named=tuple(seat.name for seat in f.several),  # type: ignore[attr-defined]
                quorum=f.quorum or 0,
                place=self.place_index[f.place_id],
            )
            for f in self.forum_rows
        )

    @cached_property
    def place_rows(self) -> list[tuple[int, str, str, int | None]]:
        """(id, key, name, the larger place's id) of the places."""
        rows = Place.objects.visible_to(self.asker).values_list("id", "key", "name", "inside")
        return list(rows)

    @cached_property
    def place_index(self) -> dict[int, int]:
        """Place id -> index."""
        return {row[0]: i for i, row in enumerate(self.place_rows)}

    def places(self) -> tuple[PlaceRow, ...]:
        """The places as the planner needs them."""
        index = self.place_index
        return tuple(
            PlaceRow(key, name, index.get(around, -1) if around else -1)
            for _, key, name, around in self.place_rows
        )

    def place_names(self) -> dict[str, tuple[int, ...]]:
        """Lower-case name, other name or key -> index of each place that answers to it."""
        told = [(name, i) for i, (_, key, name, _) in enumerate(self.place_rows) for name in (key, name)]
        told += [(name, self.place_index[p]) for name, _, _, p in self._aliases if p in self.place_index]
        found: dict[str, tuple[int, ...]] = {}
        for name, i in told:
            before = found.get(folded(name), ())
            found[folded(name)] = before if i in before else (*before, i)
        return found

    @cached_property
    def _aliases(self) -> list[tuple[str, int | None, int | None, int | None]]:
        """(Name, forum id, person id, place id) of each other name; one of the ids is given."""
        rows = Alias.objects.visible_to(self.asker).values_list("name", "forum", "person", "place")
        return list(rows)

    @cached_property
    def people_rows(self) -> list[tuple[int, str, str, str | None]]:
        """(id, key, name, sector) of the people, in the register's order."""
        rows = Person.objects.visible_to(self.asker).values_list("id", "key", "name", "organisation__sector")
        return list(rows)

    @cached_property
    def person_index(self) -> dict[int, PersonIdx]:
        """Person id -> index."""
        return {row[0]: PersonIdx(i) for i, row in enumerate(self.people_rows)}

    def people(self) -> tuple[PersonRow, ...]:
        """The people as the planner needs them."""
        return tuple(
            PersonRow(key, name, "" if sector in (None, "not_stated") else str(sector))
            for _, key, name, sector in self.people_rows
        )

    @cached_property
    def subject_rows(self) -> list[tuple[int, str]]:
        """(id, name) of the subjects."""
        return list(Subject.objects.values_list("id", "name"))

    @cached_property
    def subject_index(self) -> dict[int, SubjectIdx]:
        """Subject id -> index."""
        return {row[0]: SubjectIdx(i) for i, row in enumerate(self.subject_rows)}

    def sittings(self) -> tuple[SittingRow, ...]:
        """Who sat where and when, a post's holders included; vacant and aggregate seats give nobody."""
        holders: dict[int, list[tuple[int, Dated]]] = defaultdict(list)
        held = PostHolding.objects.visible_to(self.asker).values_list("post", "person", "start", "until")
        for post, person, start, until in held:
            holders[post].append((person, Dated(start, until)))
        rows = Sitting.objects.visible_to(self.asker).filter(seat__is_aggregate=False)
        found: list[SittingRow] = []
        fields = ("seat__forum", "seat__role", "seat__position", "person", "post", "start", "until")
        for forum, role, order, person, post, start, until in rows.values_list(*fields):
            if forum not in self.forum_index:
                continue
            days = Dated(start, until)
            in_turn = [(person, days)] if person else [(p, days.within(d)) for p, d in holders.get(post, [])]
            found.extend(
                SittingRow(self.forum_index[forum], self.person_index[p], role, d, order)
                for p, d in in_turn
                if p in self.person_index and not d.is_empty()
            )
        return tuple(sorted(found, key=lambda s: (s.forum, s.seat_order, s.person)))

    def meeting_rows(self) -> QuerySet[Meeting]:
        """Every meeting of a visible forum, met or not."""
        return Meeting.objects.visible_to(self.asker)

    def meetings(self) -> Iterable[MeetingFields]:
        """Those meetings by day, as plain values: a borough's would take twice as long to read as objects."""
        rows = self.meeting_rows().order_by("day", "start", "id")
        return map(MeetingFields._make, rows.values_list(*MeetingFields._fields))

    def attendances(self) -> dict[int, list[AttendanceRow]]:
        """Meeting id -> what is recorded of whom."""
        rows: dict[int, list[AttendanceRow]] = defaultdict(list)
        fields = ("meeting", "person", "status", "substitute_for", "invited_for", "listens_only")
        for meeting, person, status, other, subject, listens in Attendance.objects.visible_to(
            self.asker
        ).values_list(*fields):
            if person in self.person_index:
                rows[meeting].append(
                    AttendanceRow(
                        self.person_index[person],
                        status,
                        self.person_index.get(other) if other else None,
                        self.subject_index.get(subject) if subject else None,
                        listens,
                    )
                )
        return rows

    def standing_items(self) -> dict[int, list[tuple[Dated, SubjectIdx, int]]]:
        """Forum id -> (days, subject, id) of its standing items."""
        rows: dict[int, list[tuple[Dated, SubjectIdx, int]]] = defaultdict(list)
        items = StandingItem.objects.visible_to(self.asker)
        for pk, forum, subject, start, until in items.values_list("id", "forum", "subject", "start", "until"):
            rows[forum].append((Dated(start, until), self.subject_index[subject], pk))
        return rows

    def agenda(self) -> tuple[dict[int, list[SubjectIdx]], set[tuple[int, int]]]:
        """Meeting id -> subjects that stand without a paper; and (meeting, standing item) that were missed."""
        items = AgendaItem.objects.visible_to(self.asker)
        bare: dict[int, list[SubjectIdx]] = defaultdict(list)
        missed: set[tuple[int, int]] = set()
        fields = ("meeting", "subject", "needs_paper", "standing_item", "slot")
        for meeting, subject, needs_paper, standing, slot in items.values_list(*fields):
            if not needs_paper and subject and not standing:
                bare[meeting].append(self.subject_index[subject])
            if standing and slot == AgendaItem.Slot.MISSED:
                missed.add((meeting, standing))
        return bare, missed

    def referrals(self) -> list[tuple[int, int, SubjectIdx | None]]:
        """(referring meeting's id, receiving forum's id, subject) of each referred paper."""
        rows = Referral.objects.visible_to(self.asker).values_list(
            "from_meeting", "to_forum", "paper__subject"
        )
        return [(m, f, self.subject_index.get(s) if s else None) for m, f, s in rows]

    def channels(self) -> tuple[ChannelRow, ...]:
        """The open channels."""
        rows = OpenChannel.objects.visible_to(self.asker)
        fields = ("kind", "name", "to_forum", "subject__name", "answered_by", "answered_on")
        return tuple(
            ChannelRow(
                kind,
                name,
                self.forum_index[forum],
                subject,
                self.people_rows[self.person_index[who]][2] if who in self.person_index else None,
                on,
            )
            for kind, name, forum, subject, who, on in rows.values_list(*fields)
            if forum in self.forum_index
        )

    def names(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Lower-case name, alias or key -> ("forum" or "person", index) of each that answers to it."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)

        def add(name: str | None, kind: str, index: int) -> None:
            plain = folded(name or "")
            if plain and (kind, index) not in found[plain]:
                found[plain].append((kind, index))

        for i, forum in enumerate(self.forum_rows):
            for name in (forum.key, forum.name, forum.short_name):
                add(name, "forum", i)
        for i, (_, key, name, _) in enumerate(self.people_rows):
            add(key, "person", i)
            add(name, "person", i)
        for name, forum_id, person_id, _ in self._aliases:
            if forum_id in self.forum_index:
                add(name, "forum", self.forum_index[forum_id])
            if person_id in self.person_index:
                add(name, "person", self.person_index[person_id])
        return {name: tuple(answers) for name, answers in found.items()}


def folded(name: str) -> str:
    """A name as it is compared: in any case, with single spaces, and with plain quotes."""
    return " ".join(name.replace("’", "'").replace("‘", "'").casefold().split()).strip("'\"")
