"""M4A and other MP4 files with AAC: the frames of the one sound, out of a container that keeps much about its maker.

Times, names, places and pictures stand in a dozen boxes of an MP4. So none is kept: the frames go under ADTS heads.
Source: ISO/IEC 14496-12 (boxes), 14496-14 (esds), 14496-3 1.6 (AudioSpecificConfig).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from groundswell.threads.file_errors import FilmGiven, SoundDamaged, SoundToConvert
from groundswell.threads.sounds.aac import LARGEST, RATES, SAMPLES, Form, as_adts
from groundswell.threads.sounds.cleaned import Cleaned, check_length

Box = tuple[bytes, int, int]  # its name, and where its body begins and ends
MOST_BOXES = 10_000
FULL = 4  # bytes of version and flags
AAC_PROFILES = range(1, 5)  # audio object types that an ADTS head can tell
SBR, PS = 5, 29  # finer layers over the plain sound; a player finds them by itself
MPEG_4_AUDIO, MPEG_2_LC = 0x40, 0x67
ES, DECODER, SPECIFIC = 3, 4, 5  # tags of descriptors


def is_mp4(content: bytes) -> bool:
    """Whether the first box is that of an MP4, of whatever brand."""
    return content[4:8] == b"ftyp"


def mp4_cleaned(content: bytes) -> Cleaned:
    """The sound as ADTS. Raises SoundDamaged, SoundToConvert, FilmGiven, SoundTooLong."""
    movie = _one(content, b"moov", 0, len(content))
    tracks = [box for box in _boxes(content, *movie) if box[0] == b"trak"]
    media = [_path(content, track[1:], b"mdia") for track in tracks]
    kinds = [_kind(content, each) for each in media]
    if b"vide" in kinds:
        raise FilmGiven
    if kinds.count(b"soun") != 1:
        raise SoundDamaged
    table = _path(content, media[kinds.index(b"soun")], b"minf", b"stbl")
    form = _form(content, *_one(content, b"stsd", *table))
    return as_adts(form, list(_samples(content, table, form)))


def _boxes(content: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places. Raises SoundDamaged where one reaches past the end, or there are too many."""
    at, count = start, 0
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, at)
        body = at + 8
        if size == 1:
            size, body = _number(content, body, 8), body + 8
        stop = end if size == 0 else at + size
        count += 1
        if stop > end or stop < body or count > MOST_BOXES:
            raise SoundDamaged
        yield name, body, stop
        at = stop


def _one(content: bytes, name: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the first box of this name stands. Raises SoundDamaged where there is none."""
    for found, body, stop in _boxes(content, start, end):
        if found == name:
            return body, stop
    raise SoundDamaged


def _path(content: bytes, within: tuple[int, int], *names: bytes) -> tuple[int, int]:
    """Where the box stands that lies in the others."""
    for name in names:
        within = _one(content, name, *within)
    return within


def _kind(content: bytes, media: tuple[int, int]) -> bytes:
    """`soun`, `vide` or another word for what the track holds."""
    start, end = _one(content, b"hdlr", *media)
    return content[start + FULL + 4 : min(start + FULL + 8, end)]


def _number(content: bytes, at: int, size: int = 4) -> int:
    """A whole number of so many bytes. Raises SoundDamaged past the end."""
    if at + size > len(content):
        raise SoundDamaged
    return int.from_bytes(content[at : at + size], "big")


def _form(content: bytes, start: int, end: int) -> Form:
    """How the frames are coded. Raises SoundToConvert for anything but AAC."""
    name = content[start + FULL + 8 : start + FULL + 12]
    found = content.find(b"esds", start, end)
    if _number(content, start + FULL) != 1 or name != b"mp4a" or found < 0:
        raise SoundToConvert
    return _specific(_descriptors(content[found + 4 + FULL : end]))


def _descriptors(content: bytes) -> bytes:
    """The AudioSpecificConfig inside its two descriptors."""
    body = _descriptor(content, ES)
    flags = body[2:3] or b"\0"
    at = 3 + (2 if flags[0] & 0x80 else 0)
    if flags[0] & 0x60:  # an address, or another clock: neither has a place in a recording
        raise SoundToConvert
    decoder = _descriptor(body[at:], DECODER)
    if decoder[:1] not in (bytes([MPEG_4_AUDIO]), bytes([MPEG_2_LC])):
        raise SoundToConvert
    return _descriptor(decoder[13:], SPECIFIC)


def _descriptor(content: bytes, tag: int) -> bytes:
    """The body of the descriptor that begins here. Raises SoundDamaged where another one does."""
    if content[:1] != bytes([tag]):
        raise SoundDamaged
    size, at = 0, 1
    for seven in content[1:5]:
        size, at = size << 7 | seven & 0x7F, at + 1
        if seven < 0x80:
            break
    return content[at : at + size]


def _specific(content: bytes) -> Form:
    """The form told by an AudioSpecificConfig. Raises SoundToConvert for what an ADTS head cannot tell."""
    bits = int.from_bytes(content[:8].ljust(8, b"\0"), "big")

    def take(at: int, count: int) -> int:
        return bits >> (64 - at - count) & ((1 << count) - 1)

    kind, rate, channels, at = take(0, 5), take(5, 4), take(9, 4), 13
    if kind in (SBR, PS):
        kind, at = take(17, 5), 22
    has_short_frames = take(at, 1)
    if kind not in AAC_PROFILES or rate >= len(RATES) or not 1 <= channels <= 7 or has_short_frames:
        raise SoundToConvert
    return Form(kind - 1, rate, channels)


def _samples(content: bytes, table: tuple[int, int], form: Form) -> Iterator[bytes]:
    """The frames in their order, chunk by chunk. Raises SoundDamaged where one lies outside the file."""
    sizes = _sizes(content, _one(content, b"stsz", *table), form)
    done = 0
    for start, count in _chunks(content, table):
        at = start
        for size in sizes[done : done + count]:
            if at + size > len(content):
                raise SoundDamaged
            yield content[at : at + size]
            at += size
        done += count
        if done >= len(sizes):
            return
    raise SoundDamaged


def _sizes(content: bytes, box: tuple[int, int], form: Form) -> list[int]:
    """The size of each frame in bytes. Raises SoundTooLong before a long list is read."""
    same, count = _number(content, box[0] + FULL), _number(content, box[0] + FULL + 4)
    check_length(count * SAMPLES / RATES[form.rate])
    if count == 0:  # the frames stand in fragments
        raise SoundToConvert
    if same:
        return [min(same, LARGEST + 1)] * count
    if box[0] + FULL + 8 + 4 * count > box[1]:
        raise SoundDamaged
    return list(struct.unpack_from(f">{count}I", content, box[0] + FULL + 8))


def _chunks(content: bytes, table: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where each chunk begins, and how many frames it holds."""
    runs = _runs(content, _one(content, b"stsc", *table))
    found = {name: body for name, body, _stop in _boxes(content, *table)}
    name, width = (b"stco", 4) if b"stco" in found else (b"co64", 8)
    if name not in found:
        raise SoundDamaged
    start = found[name] + FULL
    run = -1
    for chunk in range(_number(content, start)):
        while run + 1 < len(runs) and runs[run + 1][0] <= chunk + 1:
            run += 1
        if run < 0 or runs[run][1] == 0:
            raise SoundDamaged
        yield _number(content, start + 4 + width * chunk, width), runs[run][1]


def _runs(content: bytes, box: tuple[int, int]) -> list[tuple[int, int]]:
    """From which chunk on (the first is 1) a chunk holds how many frames."""
    count = _number(content, box[0] + FULL)
    if box[0] + FULL + 4 + 12 * count > box[1]:
        raise SoundDamaged
    return [struct.unpack_from(">II", content, box[0] + FULL + 4 + 12 * each) for each in range(count)]
