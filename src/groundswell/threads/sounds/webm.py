"""WebM with Opus or Vorbis: written again with the elements a player needs, taken by a list of names. All others go.

Source: RFC 8794 (EBML), RFC 9559 (Matroska).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from groundswell.threads.file_errors import FilmGiven, SoundDamaged, SoundToConvert
from groundswell.threads.sounds.cleaned import Cleaned, check_length
from groundswell.threads.sounds.ebml import EBML, Elements, element, number
from groundswell.threads.sounds.ogg import opus_heads, vorbis_heads

DOCTYPE = 0x4282
SEGMENT, INFO, TRACKS, CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
SCALE, DURATION, MUXER, WRITER = 0x2AD7B1, 0x4489, 0x4D80, 0x5741
TRACK, NUMBER, UID, TYPE, CODEC, PRIVATE, AUDIO = 0xAE, 0xD7, 0x73C5, 0x83, 0x86, 0x63A2, 0xE1
CODEC_DELAY, SEEK_PREROLL, ENCODINGS = 0x56AA, 0x56BB, 0x6D80
TIME, SIMPLE_BLOCK, GROUP, BLOCK, BLOCK_DURATION, DISCARD = 0xE7, 0xA3, 0xA0, 0xA1, 0x9B, 0x75A2
CUES, TAGS = 0x1C53BB6B, 0x1254C367
AUDIO_NUMBERS = (0xB5, 0x78B5, 0x9F, 0x6264)  # rate, rate played, channels, bits
FILM, SOUND = 1, 2  # types of a track
DEFAULT_SCALE = 1_000_000  # nanoseconds in one unit of time
NANOSECONDS = 1_000_000_000
LONGEST_NUMBER = 8  # bytes
BLOCK_HEAD = 4  # bytes: track, time, flags
#: Doctype webm, version 4, readable by version 2; ids up to 4 bytes, sizes up to 8
OUR_HEAD = element(
    EBML,
    element(0x4286, b"\1")
    + element(0x42F7, b"\1")
    + element(0x42F2, b"\4")
    + element(0x42F3, b"\10")
    + element(DOCTYPE, b"webm")
    + element(0x4287, b"\4")
    + element(0x4285, b"\2"),
)


def is_webm(content: bytes) -> bool:
    """Whether the first bytes are those of a WebM or Matroska file."""
    return content.startswith(EBML.to_bytes(4, "big"))


def webm_cleaned(content: bytes) -> Cleaned:
    """The one sound in it. Raises SoundDamaged, SoundToConvert, FilmGiven, SoundTooLong."""
    elements = Elements(
        content, endless={SEGMENT: set(), CLUSTER: {CLUSTER, INFO, TRACKS, 0x1C53BB6B, 0x1254C367}}
    )
    top = list(elements.between(*elements.first(SEGMENT, 0, len(content))))
    scale = _scale(elements, [place for name, place in top if name == INFO])
    track = _track(elements, [place for name, place in top if name == TRACKS])
    clusters, units = [], 0
    for name, place in top:
        if name == CLUSTER:
            cluster, until = _cluster(elements, place)
            clusters.append(cluster)
            units = max(units, until)
            check_length(units * scale / NANOSECONDS)
    if not any(clusters):
        raise SoundDamaged
    body = _info(scale, units) + element(TRACKS, element(TRACK, track)) + b"".join(clusters)
    return Cleaned("audio/webm", OUR_HEAD + element(SEGMENT, body), units * scale / NANOSECONDS)


def _scale(elements: Elements, infos: list[tuple[int, int]]) -> int:
    """Nanoseconds in one unit of time."""
    fields = elements.leaves(*infos[0]) if infos else {}
    scale = number(fields.get(SCALE, b"")) or DEFAULT_SCALE
    if scale > NANOSECONDS:
        raise SoundDamaged
    return scale


def _info(scale: int, units: int) -> bytes:
    """What a player must know of the whole. A muxer and a writer must be named: it is us."""
    us = b"Groundswell"
    told = element(SCALE, scale.to_bytes(4, "big")) + element(DURATION, struct.pack(">d", units))
    return element(INFO, told + element(MUXER, us) + element(WRITER, us))


def _track(elements: Elements, lists: list[tuple[int, int]]) -> bytes:
    """The body of the one track. Raises FilmGiven beside a film, SoundToConvert for another codec or several."""
    if not lists:
        raise SoundDamaged
    tracks = [place for name, place in elements.between(*lists[0]) if name == TRACK]
    fields = [elements.leaves(*place) for place in tracks]
    if any(number(each.get(TYPE, b"")) == FILM for each in fields):
        raise FilmGiven
    if len(fields) != 1 or number(fields[0].get(TYPE, b"")) != SOUND or ENCODINGS in fields[0]:
        raise SoundToConvert
    return _track_body(fields[0])


def _track_body(fields: dict[int, bytes]) -> bytes:
    """The fields of a track that a player needs, its codec's heads made anew."""
    codec = fields.get(CODEC, b"").rstrip(b"\0")
    if codec not in (b"A_OPUS", b"A_VORBIS"):
        raise SoundToConvert
    private = fields.get(PRIVATE, b"")
    heads = _opus_private(private) if codec == b"A_OPUS" else _vorbis_private(private)
    body = b"".join(_numbers(fields, (NUMBER,)))
    body += (
        element(UID, b"\1") + element(TYPE, bytes([SOUND])) + element(CODEC, codec) + element(PRIVATE, heads)
    )
    body += b"".join(_numbers(fields, (CODEC_DELAY, SEEK_PREROLL)))
    audio = Elements(fields.get(AUDIO, b"")).leaves(0, len(fields.get(AUDIO, b"")))
    return body + element(AUDIO, b"".join(_numbers(audio, AUDIO_NUMBERS)))


def _numbers(fields: dict[int, bytes], names: tuple[int, ...]) -> Iterator[bytes]:
    """Those of the fields that are there. Raises SoundDamaged for one longer than a number."""
    for name in names:
        if name in fields:
            if len(fields[name]) > LONGEST_NUMBER:
                raise SoundDamaged
            yield element(name, fields[name])


def _opus_private(private: bytes) -> bytes:
    """The Opus head."""
    heads, _rate, _skipped = opus_heads([private])
    return heads[0]


def _vorbis_private(private: bytes) -> bytes:
    """The three Vorbis heads with empty comments, their sizes before them."""
    if private[:1] != b"\2":
        raise SoundDamaged
    sizes, at = [], 1
    for _head in range(2):
        size = 0
        while private[at : at + 1] == b"\xff":
            size, at = size + 255, at + 1
        size += number(private[at : at + 1])
        sizes.append(size)
        at += 1
    first, second = at + sizes[0], at + sizes[0] + sizes[1]
    heads, _rate, _skipped = vorbis_heads([private[at:first], private[first:second], private[second:]])
    return b"\2" + bytes(len(head) for head in heads[:2]) + b"".join(heads)


def _cluster(elements: Elements, place: tuple[int, int]) -> tuple[bytes, int]:
    """The cluster with its time and blocks alone, and the time of its last block; b"" where it has none."""
    time, until, blocks = 0, 0, []
    for name, (start, end) in elements.between(*place):
        if name == TIME:
            time = number(elements.content[start:end])
        elif name == SIMPLE_BLOCK:
            blocks.append(element(SIMPLE_BLOCK, elements.content[start:end]))
            until = max(until, time + _block_time(elements.content[start:end]))
        elif name == GROUP:
            group, at = _group(elements, (start, end))
            blocks.append(group)
            until = max(until, time + at)
    if not blocks:
        return b"", 0
    return element(CLUSTER, element(TIME, time.to_bytes(8, "big")) + b"".join(blocks)), until


def _group(elements: Elements, place: tuple[int, int]) -> tuple[bytes, int]:
    """A block with its length, without what may be added to it; and its time in the cluster."""
    fields = elements.leaves(*place)
    block = fields.get(BLOCK, b"")
    kept = element(BLOCK, block) + b"".join(_numbers(fields, (BLOCK_DURATION, DISCARD)))
    return element(GROUP, kept), _block_time(block)


def _block_time(block: bytes) -> int:
    """When the block begins, from the beginning of its cluster on. Raises SoundDamaged for an empty block."""
    if len(block) <= BLOCK_HEAD:
        raise SoundDamaged
    return int.from_bytes(block[1:3], "big", signed=True)
