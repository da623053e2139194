"""Finding a free place for a label."""

from __future__ import annotations

from groundswell.pictures.room import Box, Room, text_box


def test_a_label_stands_where_it_is_wanted_when_that_is_free() -> None:
    assert Room(0, 500).nearest(100, 15, [40.0], (250, 40)) == (200, 40.0)


def test_a_label_moves_to_the_nearest_free_place() -> None:
    room = Room(0, 500)
    room.take(Box(180, 0, 320, 60))
    place = room.nearest(100, 15, [40.0], (240, 40))
    assert place is not None
    assert not text_box(*place, 100, 15).collides(Box(180, 0, 320, 60))
    assert place[0] < 80


def test_a_label_changes_its_height_before_it_goes_far() -> None:
    room = Room(0, 500)
    room.take(Box(0, 20, 500, 60))
    assert room.nearest(100, 15, [40.0, 90.0], (250, 40)) == (200, 90.0)


def test_without_room_there_is_no_place() -> None:
    room = Room(0, 500)
    room.take(Box(0, 0, 500, 100))
    assert room.nearest(100, 15, [40.0, 80.0], (250, 40)) is None
    assert Room(0, 50).nearest(100, 15, [40.0], (25, 40)) is None


def test_boxes_that_only_touch_do_not_collide() -> None:
    assert not Box(0, 0, 10, 10).collides(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).collides(Box(9, 9, 20, 20))


def test_a_slanting_stroke_is_kept_free_all_along() -> None:
    room = Room(0, 500)
    room.take_slope((0, 0), (100, 100), 5)
    assert all(any(b.collides(Box(n - 1, n - 1, n + 1, n + 1)) for b in room.taken) for n in range(0, 101, 5))
