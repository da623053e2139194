"""The register read for what the record alone allows: meetings with a full record of who came, and nothing else."""

from __future__ import annotations

from django.db.models import QuerySet

from groundswell.engine.ids import SubjectIdx
from groundswell.planner.reading import Reading
from groundswell.register.models import Meeting


class FullyRecorded(Reading):
    """As Reading, without the meetings whose attendance is not fully recorded.

    Papers referred from one forum to another are left out too: they need nobody present, so no attendance
    bears them out.
    """

    def meeting_rows(self) -> QuerySet[Meeting]:
        """Every meeting of a visible forum whose list of who came is complete."""
        return super().meeting_rows().filter(attendance_complete=True)

    def referrals(self) -> list[tuple[int, int, SubjectIdx | None]]:
        """None."""
        return []
