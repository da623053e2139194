"""Makes a borough by a seed: 35 forums, 300 people, 420 meetings a year over two years. All of it made up."""

from __future__ import annotations

import datetime as dt
import random

from django.db.models import F

from groundswell.register.models import (
    Attendance,
    Forum,
    Instance,
    Layer,
    Meeting,
    Organisation,
    Person,
    Place,
    RegisterVersion,
    Seat,
    Sitting,
    StandingItem,
    Subject,
)

TODAY = dt.date(2026, 6, 15)
LAYERS = (("Hyper-local", 12), ("Operational", 9), ("Steering", 7), ("Strategic", 5), ("Executive", 2))
PEOPLE = 300
SEATS = 12  # a forum
MEETINGS = 12  # a forum and year
SECTORS = ("council", "health", "education", "vcse", "leisure", "residents")


def make(*, seed: int = 1) -> None:
    """Fill an empty register. The same seed gives the same rows."""
    chance = random.Random(seed)
    Instance.objects.update_or_create(pk=1, defaults={"name": "A borough", "fixed_today": TODAY})
    forums = _forums(chance)
    people = _people()
    seats = _seats(forums)
    sitters = _sittings(chance, seats, people)
    _meetings(chance, forums, sitters)
    RegisterVersion.objects.get_or_create(pk=1)
    RegisterVersion.objects.filter(pk=1).update(number=F("number") + 1)


def _forums(chance: random.Random) -> list[Forum]:
    """35 forums in five layers; papers five clear days ahead from the steering layer up."""
    borough = Place.objects.create(key="borough", name="Borough", kind="borough")
    subject = Subject.objects.create(key="moving-more", name="Moving more")
    made = []
    for height, (name, count) in enumerate(LAYERS):
        layer = Layer.objects.create(key=f"layer-{height + 1}", name=name, position=height + 1)
        for number in range(1, count + 1):
            forum = Forum.objects.create(
                key=f"{name.lower()}-{number}",
                name=f"{name} forum {number}",
                kind=("community_forum", "ops_group", "steering_group", "board", "cabinet")[height],
                place=borough,
                position=len(made),
                paper_days=5 if height >= 2 else None,
                walk_in=height == 0,
            )
            forum.layers.add(layer)
            if chance.random() < 0.2:
                StandingItem.objects.create(key=f"item-{forum.key}", forum=forum, subject=subject)
            made.append(forum)
    return made


def _people() -> list[Person]:
    organisations = Organisation.objects.bulk_create(
        Organisation(key=f"organisation-{n}", name=f"Organisation {n}", sector=SECTORS[n % len(SECTORS)])
        for n in range(24)
    )
    return Person.objects.bulk_create(
        Person(
            key=f"person-{n}",
            name=f"Practitioner {n}",
            organisation=organisations[n % len(organisations)],
            visibility="public",
            position=n,
        )
        for n in range(PEOPLE)
    )


def _seats(forums: list[Forum]) -> list[Seat]:
    return Seat.objects.bulk_create(
        Seat(
            key=f"{forum.key}-seat-{n}",
            forum=forum,
            name=f"Seat {n}",
            role="chair" if n == 0 else "member",
            position=n,
        )
        for forum in forums
        for n in range(SEATS)
    )


def _sittings(chance: random.Random, seats: list[Seat], people: list[Person]) -> dict[int, list[Person]]:
    """Who sits: half the people on one forum only; the rest fill what is left, so that forums overlap."""
    sitters: dict[int, list[Person]] = {}
    rows = []
    once = list(people[: PEOPLE // 2])
    for seat in seats:
        there = sitters.setdefault(seat.forum_id, [])
        free = [p for p in people[PEOPLE // 2 :] if p not in there]
        person = once.pop() if once and chance.random() < 0.35 else chance.choice(free)
        there.append(person)
        rows.append(Sitting(key=f"{seat.key}-sitting", seat=seat, person=person, start=dt.date(2024, 1, 1)))
    Sitting.objects.bulk_create(rows)
    return sitters


def _meetings(chance: random.Random, forums: list[Forum], sitters: dict[int, list[Person]]) -> None:
    """Two years of meetings around TODAY; those before it with a complete record of who came."""
    rows = []
    for forum in forums:
        first = TODAY - dt.timedelta(days=360 - chance.randrange(28))
        for n in range(2 * MEETINGS):
            day = first + dt.timedelta(days=30 * n)
            is_past = day < TODAY
            rows.append(
                Meeting(
                    key=f"{forum.key}-{day.isoformat()}",
                    forum=forum,
                    day=day,
                    start=dt.time(chance.randrange(9, 18)),
                    status="held" if is_past else "confirmed",
                    attendance_complete=is_past,
                    is_synthetic=True,
                )
            )
    meetings = Meeting.objects.bulk_create(rows)
    Attendance.objects.bulk_create(
        Attendance(
            key=f"{meeting.key}-{person.key}",
            meeting=meeting,
            person=person,
            status="present" if chance.random() < 0.8 else "apologies",
        )
        for meeting in meetings
        if meeting.attendance_complete
        for person in sitters[meeting.forum_id]
    )
