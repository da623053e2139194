"""The register read for what the record alone allows: meetings with a full record of who came, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from groundswell.engine.ids import SubjectIdx
from groundswell.planner.reading import Reading
from groundswell.register.models import Meeting


class FullyRecorded(Reading):
    """As Reading, without the meetings whose attendance is not fully recorded.

    Papers referred from one forum to another are left out too: they need nobody present, so no attendance
    bears them out.
    """

    def meetings(self) -> Iterable[Meeting]:
        """Every meeting of a visible forum whose list of who came is complete, by day."""
        return (
            Meeting.objects.visible_to(self.asker)
            .filter(attendance_complete=True)
            .order_by("day", "start", "id")
        )

    def referrals(self) -> list[tuple[int, int, SubjectIdx | None]]:
        """None."""
        return []
