"""AAC frames under ADTS heads of our own: what a bare .aac file becomes, and what is left of an M4A.

Source: ISO/IEC 14496-3, 1.A.2 (ADTS) and 1.6 (AudioSpecificConfig).
"""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.threads.file_errors import SoundDamaged, SoundToConvert
from groundswell.threads.sounds.cleaned import Cleaned, check_length

RATES = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)
SAMPLES = 1_024  # a frame
HEAD = 7  # bytes; 9 with a checksum
CHECKED_HEAD = 9
LARGEST = 8_191  # what 13 bits can tell
AGREE = 3


@dataclass(frozen=True)
class Form:
    """How frames are coded. `profile`: the audio object type less 1; `rate`: an index of RATES; `channels`: 1 to 7."""

    profile: int
    rate: int
    channels: int


def is_adts(content: bytes) -> bool:
    """Whether it begins with AAC frames that follow each other."""
    at = 0
    for _frame in range(AGREE):
        found = _head(content, at)
        if found is None:
            return False
        at += found[1]
        if at >= len(content):
            break
    return True


def adts_cleaned(content: bytes) -> Cleaned:
    """The frames from the beginning to the last whole one. Raises SoundDamaged, SoundToConvert, SoundTooLong."""
    frames: list[bytes] = []
    form, at = None, 0
    while (found := _head(content, at)) is not None and at + found[1] <= len(content):
        if form is not None and found[0] != form:
            break
        form = found[0]
        frames.append(_payload(content[at : at + found[1]]))
        check_length(len(frames) * SAMPLES / RATES[form.rate])
        at += found[1]
    if form is None:
        raise SoundDamaged
    return as_adts(form, frames)


def as_adts(form: Form, frames: list[bytes]) -> Cleaned:
    """The frames, each under its head. Raises SoundDamaged for none or one too large, SoundTooLong."""
    if form.channels == 0:  # then the channels are told inside, with room for a comment
        raise SoundToConvert
    if not frames or any(not 0 < len(frame) <= LARGEST - HEAD for frame in frames):
        raise SoundDamaged
    seconds = len(frames) * SAMPLES / RATES[form.rate]
    check_length(seconds)
    content = b"".join(_written_head(form, len(frame)) + frame for frame in frames)
    return Cleaned("audio/aac", content, seconds)


def _head(content: bytes, at: int) -> tuple[Form, int] | None:
    """The form and the whole size of the frame that begins here; None where none does."""
    head = content[at : at + HEAD]
    if len(head) < HEAD or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return None
    rate, channels = head[2] >> 2 & 15, (head[2] & 1) << 2 | head[3] >> 6
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    if rate >= len(RATES) or size <= HEAD:
        return None
    return Form(head[2] >> 6, rate, channels), size


def _payload(frame: bytes) -> bytes:
    """What stands behind the head. Raises SoundToConvert for several blocks in one frame, which hardly exist."""
    if frame[6] & 3:
        raise SoundToConvert
    return frame[HEAD if frame[1] & 1 else CHECKED_HEAD :]


def _written_head(form: Form, size: int) -> bytes:
    """The seven bytes before a frame of this size: no checksum, one block, a full buffer."""
    whole = size + HEAD
    return bytes(
        [
            0xFF,
            0xF1,
            form.profile << 6 | form.rate << 2 | form.channels >> 2,
            (form.channels & 3) << 6 | whole >> 11,
            whole >> 3 & 0xFF,
            (whole & 7) << 5 | 0x1F,
            0xFC,
        ]
    )
