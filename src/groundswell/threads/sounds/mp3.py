"""MP3: only whole frames of sound are kept. ID3, APE and Lyrics3 tags go, and what an encoder wrote of itself.

Source: ISO/IEC 11172-3 and 13818-3 (frames); id3.org (ID3v2.4.0, tag sizes); the Xing head as LAME writes it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from groundswell.threads.file_errors import SoundDamaged
from groundswell.threads.sounds.cleaned import Cleaned, check_length

KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)  # MPEG 1, layer III
KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)  # MPEG 2 and 2.5, layer III
RATES = (44_100, 48_000, 32_000)  # MPEG 1; half of it in MPEG 2, a quarter in MPEG 2.5
SLOWER = {3: 1, 2: 2, 0: 4}  # version bits -> what the rate is divided by
MONO = 3
AGREE = 3  # so many frames in a row are no accident
FAR = 65_536  # bytes to look through for the next frame after junk, in the whole recording
ID3_HEAD = 10
HAS_FOOTER = 0x10
FRAMES_AND_BYTES = 3  # flags of a Xing head: both counts follow


@dataclass(frozen=True)
class Frame:
    """The head of one frame. `size`: bytes of the whole frame; `samples`: for each channel."""

    version: int
    rate: int
    channels: int
    size: int

    @property
    def samples(self) -> int:
        """Samples of each channel."""
        return 1_152 if self.version == 3 else 576

    @property
    def tag_at(self) -> int:
        """Where an encoder's counts stand: behind the head and the side information."""
        wide, narrow = (32, 17) if self.version == 3 else (17, 9)
        return 4 + (narrow if self.channels == 1 else wide)

    def goes_with(self, other: Frame) -> bool:
        """Whether both can belong to one recording."""
        return (self.version, self.rate, self.channels) == (other.version, other.rate, other.channels)


def frame_at(content: bytes, at: int) -> Frame | None:
    """The frame that begins here; None where none does."""
    if at + 4 > len(content) or content[at] != 0xFF or content[at + 1] & 0xE6 != 0xE2:
        return None
    version, third = content[at + 1] >> 3 & 3, content[at + 2]
    kbits, rate = third >> 4, third >> 2 & 3
    if version == 1 or kbits in (0, 15) or rate == 3:
        return None
    hertz = RATES[rate] // SLOWER[version]
    bits = (KBITS_1 if version == 3 else KBITS_2)[kbits] * 1_000
    size = (144 if version == 3 else 72) * bits // hertz + (third >> 1 & 1)
    channels = 1 if content[at + 3] >> 6 == MONO else 2
    return Frame(version, hertz, channels, size)


def is_mp3(content: bytes) -> bool:
    """Whether it begins with an ID3 tag or with frames that follow each other."""
    return content.startswith(b"ID3") or _agree(content, 0)


def mp3_cleaned(content: bytes) -> Cleaned:
    """The frames in their order. Raises SoundDamaged, SoundTooLong."""
    frames = _frames(content)
    first, first_bytes = frames[0]
    tells = _tells_of_the_encoder(first, first_bytes)
    sound = [each for _frame, each in frames[tells:]]
    if not sound:
        raise SoundDamaged
    kept = b"".join(sound)
    if tells:
        kept = _own_head(first, first_bytes, frames=len(sound), size=len(kept)) + kept
    return Cleaned("audio/mpeg", kept, len(sound) * first.samples / first.rate)


def _after_id3(content: bytes) -> int:
    """Where the ID3v2 tags at the beginning end."""
    at = 0
    while content[at : at + 3] == b"ID3" and at + ID3_HEAD <= len(content):
        size = 0
        for seven in content[at + 6 : at + 10]:
            size = size << 7 | seven & 0x7F
        at += ID3_HEAD + size + (ID3_HEAD if content[at + 5] & HAS_FOOTER else 0)
    return at


def _next_frame(content: bytes, start: int, end: int) -> int | None:
    """Where frames begin that follow each other, before `end`; None where none do."""
    at = content.find(b"\xff", start, end)
    while at >= 0:
        if _agree(content, at):
            return at
        at = content.find(b"\xff", at + 1, end)
    return None


def _agree(content: bytes, at: int) -> bool:
    """Whether AGREE frames of one recording stand here in a row; fewer where the file ends."""
    first = frame_at(content, at)
    if first is None or at + first.size > len(content):
        return False
    here = first
    for _more in range(AGREE - 1):
        at += here.size
        if at >= len(content):
            break
        following = frame_at(content, at)
        if following is None or not following.goes_with(first):
            return False
        here = following
    return True


def _frames(content: bytes) -> list[tuple[Frame, bytes]]:
    """Every whole frame behind the tags, over junk between them, until none follows.

    Raises SoundDamaged where there is none, SoundTooLong.
    """
    start = _after_id3(content)
    at = _next_frame(content, start, start + FAR)
    first = None if at is None else frame_at(content, at)
    if at is None or first is None:
        raise SoundDamaged
    frames: list[tuple[Frame, bytes]] = []
    look_through = FAR
    while at + 4 <= len(content):
        here = frame_at(content, at)
        if here is None or not here.goes_with(first):
            following = _next_frame(content, at + 1, at + look_through)
            if following is None:
                break
            look_through -= following - at
            at = following
            continue
        if at + here.size > len(content):
            break
        frames.append((here, content[at : at + here.size]))
        check_length(len(frames) * first.samples / first.rate)
        at += here.size
    return frames


def _tells_of_the_encoder(frame: Frame, content: bytes) -> bool:
    """Whether the frame holds no sound but counts, and the encoder's name."""
    return content[frame.tag_at :][:4] in (b"Xing", b"Info") or content[36:40] == b"VBRI"


def _own_head(frame: Frame, content: bytes, *, frames: int, size: int) -> bytes:
    """A silent frame in place of the encoder's, with the two counts that a player needs; nothing where it is short."""
    counts = b"Xing" + struct.pack(">III", FRAMES_AND_BYTES, frames, size + frame.size)
    if frame.tag_at + len(counts) > frame.size:
        return b""
    unchecked = bytes([content[0], content[1] | 1, content[2], content[3]])
    return (unchecked.ljust(frame.tag_at, b"\0") + counts).ljust(frame.size, b"\0")
