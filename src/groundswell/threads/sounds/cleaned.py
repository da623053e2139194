"""What is left of a recording once everything but its sound is gone; and how long it may be."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.threads.file_errors import SoundTooLong

MOST_MINUTES = 10


@dataclass(frozen=True)
class Cleaned:
    """A new file with the sound alone. `seconds`: None where the file does not tell."""

    media_type: str
    content: bytes
    seconds: float | None


def check_length(seconds: float) -> None:
    """Raises SoundTooLong past MOST_MINUTES."""
    if seconds > MOST_MINUTES * 60:
        raise SoundTooLong(MOST_MINUTES)
