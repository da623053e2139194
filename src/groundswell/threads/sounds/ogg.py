"""Ogg with Opus or Vorbis: the pages of one sound under heads of our own, and comments that say nothing.

Source: RFC 3533 (pages), RFC 7845 (Opus in Ogg), the Vorbis I specification (three heads).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.threads.file_errors import FilmGiven, SoundDamaged, SoundToConvert
from groundswell.threads.sounds.cleaned import Cleaned, check_length

HEAD = struct.Struct("<4sBBQIIIB")  # OggS, version, flags, granule, serial, number, checksum, segments
CONTINUED, FIRST, LAST = 1, 2, 4
NO_GRANULE = 0xFFFF_FFFF_FFFF_FFFF
MOST_PAGES = 200_000
MOST_BAD_PAGES = 50  # with a wrong checksum; each costs up to 64 KB to check
LARGEST_SETUP = 1_000_000  # bytes; real ones have about 5,000
SERIAL = 1
FULL = 255  # a segment of so many bytes is followed by more of its packet
REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
OPUS_RATE = 48_000
FILMS = (b"\x80theora", b"BBCD\0", b"\x01video", b"OVP80")


@dataclass(frozen=True)
class Page:
    """One page. `granule`: samples up to its end."""

    flags: int
    granule: int
    serial: int
    segments: bytes
    body: bytes


def is_ogg(content: bytes) -> bool:
    """Whether the first bytes are those of an Ogg page."""
    return content.startswith(b"OggS")


def ogg_cleaned(content: bytes) -> Cleaned:
    """The one sound in it, with empty comments. Raises SoundDamaged, SoundToConvert, FilmGiven, SoundTooLong."""
    pages = list(_pages(content))
    if not pages or not pages[0].flags & FIRST:
        raise SoundDamaged
    _check_alone(pages)
    opus = pages[0].body.startswith(b"OpusHead")
    heads, sound = _heads_and_sound(pages, 2 if opus else 3)
    clean, rate, skipped = opus_heads(heads) if opus else vorbis_heads(heads)
    if not sound:
        raise SoundDamaged
    granules = [page.granule for page in sound if page.granule != NO_GRANULE]
    seconds = max(0, max(granules, default=0) - skipped) / rate
    check_length(seconds)
    return Cleaned("audio/ogg", _written(clean, sound), seconds)


def _pages(content: bytes) -> Iterator[Page]:
    """Each whole page with its right checksum, in its order. What stands between pages is left out."""
    at, count, bad = 0, 0, 0
    while (at := content.find(b"OggS", at)) >= 0 and at + HEAD.size <= len(content):
        _mark, version, flags, granule, serial, _number, checksum, length = HEAD.unpack_from(content, at)
        start = at + HEAD.size
        segments = content[start : start + length]
        end = start + length + sum(segments)
        raw = content[at : at + 22] + bytes(4) + content[at + 26 : end]
        if version or end > len(content) or checksum_of(raw) != checksum:
            at, bad = at + 4, bad + 1
            if bad > MOST_BAD_PAGES:
                raise SoundDamaged
            continue
        count += 1
        if count > MOST_PAGES:
            raise SoundDamaged
        yield Page(flags, granule, serial, segments, content[start + length : end])
        at = end


def checksum_of(page: bytes) -> int:
    """Ogg's CRC: the one zlib knows with its bits the other way round, beginning with 0 and not turned over."""
    mirrored = zlib.crc32(page.translate(REVERSED), 0xFFFF_FFFF) ^ 0xFFFF_FFFF
    return int(f"{mirrored:032b}"[::-1], 2)


def _check_alone(pages: list[Page]) -> None:
    """Raises FilmGiven beside a film, SoundToConvert where several sounds are mixed or follow each other."""
    if any(page.flags & FIRST and page.body.startswith(FILMS) for page in pages):
        raise FilmGiven
    if len({page.serial for page in pages}) > 1 or any(page.flags & FIRST for page in pages[1:]):
        raise SoundToConvert


def _heads_and_sound(pages: list[Page], count: int) -> tuple[list[bytes], list[Page]]:
    """The first `count` packets, which end with a page, and the pages behind them."""
    packets, part = [], bytearray()
    for number, page in enumerate(pages):
        at = 0
        for size in page.segments:
            part += page.body[at : at + size]
            at += size
            if size < FULL:
                packets.append(bytes(part))
                part = bytearray()
        if len(packets) >= count:
            if len(packets) > count or part:
                raise SoundDamaged
            return packets, pages[number + 1 :]
    raise SoundDamaged


def opus_heads(packets: list[bytes]) -> tuple[list[bytes], int, int]:
    """Both heads made anew, samples a second, and how many samples are skipped at the beginning."""
    head = packets[0]
    if not head.startswith(b"OpusHead") or len(head) < 19 or head[8] >> 4:
        raise SoundDamaged
    if head[18]:  # more than two channels
        raise SoundToConvert
    if head[9] not in (1, 2):
        raise SoundDamaged
    tags = b"OpusTags" + bytes(8)  # no vendor, no comments
    return [head[:19], tags], OPUS_RATE, int.from_bytes(head[10:12], "little")


def vorbis_heads(packets: list[bytes]) -> tuple[list[bytes], int, int]:
    """The three heads with empty comments, samples a second, and 0."""
    head, _comments, setup = packets
    if not head.startswith(b"\x01vorbis"):
        raise SoundToConvert
    rate = int.from_bytes(head[12:16], "little")
    if len(head) != 30 or not rate or not setup.startswith(b"\x05vorbis") or len(setup) > LARGEST_SETUP:
        raise SoundDamaged
    return [head, b"\x03vorbis" + bytes(8) + b"\x01", setup], rate, 0


def _written(heads: list[bytes], sound: list[Page]) -> bytes:
    """A new file: the first head by itself, the others behind it, then the sound page by page."""
    pages = [Page(FIRST, 0, SERIAL, _laced(heads[0]), heads[0])]
    pages += _spread(heads[1:])
    last = len(sound) - 1
    for number, page in enumerate(sound):
        flags = page.flags & CONTINUED | (LAST if number == last else 0)
        pages.append(Page(flags, page.granule, SERIAL, page.segments, page.body))
    return b"".join(page_bytes(page, number) for number, page in enumerate(pages))


def _spread(packets: list[bytes]) -> Iterator[Page]:
    """The packets over as many pages as they need."""
    segments, body = b"".join(_laced(packet) for packet in packets), b"".join(packets)
    continued = 0
    while segments:
        here, segments = segments[:FULL], segments[FULL:]
        size = sum(here)
        ends = any(segment < FULL for segment in here)
        yield Page(continued, 0 if ends else NO_GRANULE, SERIAL, here, body[:size])
        body = body[size:]
        continued = CONTINUED if here[-1] == FULL else 0


def _laced(packet: bytes) -> bytes:
    """The sizes of a packet's segments."""
    return bytes([FULL]) * (len(packet) // FULL) + bytes([len(packet) % FULL])


def page_bytes(page: Page, number: int) -> bytes:
    """The page as it is written, with its number and checksum."""
    fields = (b"OggS", 0, page.flags, page.granule, page.serial, number)
    whole = HEAD.pack(*fields, 0, len(page.segments)) + page.segments + page.body
    return whole[:22] + struct.pack("<I", checksum_of(whole)) + whole[26:]
