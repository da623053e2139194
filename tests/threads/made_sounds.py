"""Short silent recordings with a canary in every place where a phone or a program writes about its owner."""

from __future__ import annotations

import struct

from groundswell.threads.sounds.ebml import element
from groundswell.threads.sounds.ogg import FIRST, LAST, Page, page_bytes
from tests.threads.made_pictures import CANARY

WIDE = CANARY.decode().encode("utf-16")
SILENT_MP3_HEAD = bytes.fromhex("fffb9064")  # MPEG 1, layer III, 128 kbit/s, 44,100 a second, joint stereo
MP3_FRAME = SILENT_MP3_HEAD + bytes(413)
SILENT_AAC = bytes.fromhex("00c800802380")  # one channel
SILENT_OPUS = b"\xfc\xff\xfe"  # 20 milliseconds, one channel


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a RIFF file."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def wav(*, seconds: float = 0.5, tag: int = 1, bits: int = 16) -> bytes:
    """A WAV of 8,000 samples a second, with INFO, bext, iXML and ID3, a longer head, and bytes behind the end."""
    block = bits // 8
    head = struct.pack("<HHIIHH", tag, 1, 8_000, 8_000 * block, block, bits)
    head += struct.pack("<H", len(CANARY)) + CANARY
    told = chunk(b"LIST", b"INFO" + chunk(b"IART", CANARY)) + chunk(b"bext", CANARY)
    sound = chunk(b"fmt ", head) + chunk(b"data", bytes(int(8_000 * seconds) * block))
    body = b"WAVE" + told + sound + chunk(b"iXML", CANARY) + chunk(b"id3 ", id3())
    return chunk(b"RIFF", body) + CANARY


def wav_cut_off() -> bytes:
    """A WAV of a quarter of a second whose recorder had no time to write how long it is."""
    head = struct.pack("<HHIIHH", 1, 1, 8_000, 16_000, 2, 16)
    return b"RIFF\xff\xff\xff\xffWAVE" + chunk(b"fmt ", head) + b"data\xff\xff\xff\xff" + bytes(4_000)


def id3() -> bytes:
    """ID3v2.4 with an artist and a picture."""
    artist = b"TPE1" + struct.pack(">I", len(WIDE) + 1) + b"\0\0\1" + WIDE
    picture = b"APIC" + struct.pack(">I", len(CANARY)) + b"\0\0" + CANARY
    body = artist + picture
    return b"ID3\4\0\0" + bytes([0, 0, len(body) >> 7, len(body) & 127]) + body


def mp3(*, frames: int = 40) -> bytes:
    """An MP3 with ID3 twice, a LAME head, junk between frames, APE, Lyrics3 and ID3v1."""
    lame = bytearray(MP3_FRAME)
    lame[36:44] = b"Info\0\0\0\0"
    lame[44 : 44 + len(CANARY)] = lame[200 : 200 + len(CANARY)] = CANARY
    half = MP3_FRAME * (frames // 2)
    ape = b"APETAGEX" + struct.pack("<IIII", 2_000, len(CANARY) + 32, 1, 0) + bytes(8) + CANARY
    return id3() + id3() + bytes(lame) + half + CANARY + half + ape + b"LYRICSBEGIN" + CANARY + id3v1()


def id3v1() -> bytes:
    """The old tag of 128 bytes."""
    return b"TAG" + CANARY.ljust(125, b" ")


def aac(*, frames: int = 40) -> bytes:
    """ADTS with checksums where a canary stands in their place, and a tag behind the end."""
    size = len(SILENT_AAC) + 9
    head = bytes([0xFF, 0xF0, 0x50, 0x40 | size >> 11, size >> 3 & 255, (size & 7) << 5 | 31, 0xFC])
    return (head + CANARY[:2] + SILENT_AAC) * frames + id3v1()


def comments(mark: bytes, end: bytes = b"") -> bytes:
    """A vendor, an artist and a place, as Vorbis and Opus write them."""
    told = [b"ARTIST=" + CANARY, b"LOCATION=" + CANARY, b"METADATA_BLOCK_PICTURE=" + CANARY * 30]
    body = struct.pack("<I", len(CANARY)) + CANARY + struct.pack("<I", len(told))
    return mark + body + b"".join(struct.pack("<I", len(each)) + each for each in told) + end


def opus_head() -> bytes:
    """One channel, 312 samples skipped, and a canary behind the head."""
    return b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48_000, 0, 0) + CANARY


def page(packets: list[bytes], number: int, *, granule: int = 0, flags: int = 0, serial: int = 77) -> bytes:
    """An Ogg page of whole packets."""
    segments = b"".join(b"\xff" * (len(each) // 255) + bytes([len(each) % 255]) for each in packets)
    return page_bytes(Page(flags, granule, serial, segments, b"".join(packets)), number)


def opus(*, frames: int = 50) -> bytes:
    """Ogg with Opus, with comments, junk between pages, and bytes behind the end."""
    sound = page([SILENT_OPUS] * frames, 2, granule=frames * 960, flags=LAST)
    heads = page([opus_head()], 0, flags=FIRST) + page([comments(b"OpusTags") + CANARY], 1)
    return heads + CANARY + sound + CANARY


def page_far_on(seconds: int) -> bytes:
    """Ogg with Opus whose last page says that so much has passed."""
    heads = page([opus_head()], 0, flags=FIRST) + page([comments(b"OpusTags")], 1)
    return heads + page([SILENT_OPUS], 2, granule=seconds * 48_000, flags=LAST)


def xiph_size(size: int) -> bytes:
    """A size as Xiph writes it between packets."""
    return b"\xff" * (size // 255) + bytes([size % 255])


def vorbis_heads() -> list[bytes]:
    """Three heads; the setup is none that a player would take."""
    head = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 44_100, 0, 96_000, 0, 0xB8, 1)
    return [head, comments(b"\x03vorbis", b"\x01"), b"\x05vorbis" + bytes(400)]


def vorbis() -> bytes:
    """Ogg with Vorbis, with comments."""
    first, *others = vorbis_heads()
    heads = page([first], 0, flags=FIRST) + page(others, 1)
    return heads + page([bytes(30)] * 20, 2, granule=44_100, flags=LAST) + CANARY


def box(name: bytes, *bodies: bytes) -> bytes:
    """A box of an MP4."""
    body = b"".join(bodies)
    return struct.pack(">I", len(body) + 8) + name + body


def m4a(*, frames: int = 40, handler: bytes = b"soun", codec: bytes = b"mp4a") -> bytes:
    """An M4A with a name, a place, a cover, XMP, a named handler, bytes between the frames, and times."""
    top = box(b"ftyp", b"M4A \0\0\0\0M4A isom") + box(b"uuid", CANARY[:16], CANARY) + box(b"free", CANARY)
    between = len(CANARY)
    starts = [len(top) + 8 + between + each * (len(SILENT_AAC) + between) for each in range(frames)]
    sound = box(b"mdat", CANARY, (SILENT_AAC + CANARY) * frames)
    return top + sound + _movie(starts, handler, codec) + CANARY


def _movie(starts: list[int], handler: bytes, codec: bytes) -> bytes:
    """The box that tells where the frames are, each a chunk of its own."""
    decoder = b"\x05\x02\x15\x88"  # AAC-LC, 8,000 would be 15 88; one channel
    descriptor = b"\x04" + bytes([13 + len(decoder)]) + b"\x40\x15" + bytes(11) + decoder
    esds = box(b"esds", bytes(4), b"\x03" + bytes([3 + len(descriptor)]) + b"\0\1\0" + descriptor)
    entry = box(codec, bytes(6) + b"\0\1" + bytes(8) + struct.pack(">HHHHI", 1, 16, 0, 0, 8_000 << 16), esds)
    table = box(
        b"stbl",
        box(b"stsd", bytes(4), struct.pack(">I", 1), entry),
        box(b"stts", bytes(4), struct.pack(">III", 1, len(starts), 1_024)),
        box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 1, 1)),
        box(b"stsz", bytes(4), struct.pack(">II", len(SILENT_AAC), len(starts))),
        box(b"stco", bytes(4), struct.pack(f">I{len(starts)}I", len(starts), *starts)),
    )
    named = box(b"hdlr", bytes(8), handler, bytes(12), CANARY)
    media = box(b"mdia", box(b"mdhd", CANARY), named, box(b"minf", table))
    told = box(b"udta", box(b"\xa9xyz", CANARY), box(b"meta", bytes(4), box(b"ilst", CANARY)))
    return box(b"moov", box(b"mvhd", CANARY), box(b"trak", box(b"tkhd", CANARY), media), told)


def webm(*, kind: int = 2, codec: bytes = b"A_OPUS", private: bytes = b"", endless: bool = False) -> bytes:
    """A WebM with tags, titles, dates, names, an attachment, empty room, and something added to a block."""
    head = element(0x1A45DFA3, element(0x4282, b"webm") + element(0xEC, CANARY))
    info = (
        element(0x7BA9, CANARY)
        + element(0x4D80, CANARY)
        + element(0x5741, CANARY)
        + element(0x4461, CANARY[:8])
    )
    track = (
        element(0xD7, b"\1")
        + element(0x73C5, CANARY[:8])
        + element(0x83, bytes([kind]))
        + element(0x86, codec)
    )
    track += element(0x536E, CANARY) + element(0x22B59C, b"eng") + element(0x63A2, private or opus_head())
    track += element(
        0xE1, element(0xB5, struct.pack(">d", 48_000)) + element(0x9F, b"\1") + element(0xEC, CANARY)
    )
    blocks = b"".join(
        element(0xA3, b"\x81" + struct.pack(">hB", 20 * each, 0x80) + SILENT_OPUS) for each in range(50)
    )
    added = element(0x75A1, element(0xA6, element(0xA5, CANARY)))
    group = element(0xA0, element(0xA1, b"\x81" + struct.pack(">hB", 1_000, 0) + SILENT_OPUS) + added)
    cluster = element(0xE7, b"\0") + element(0xEC, CANARY) + blocks + group
    told = element(0x1254C367, CANARY) + element(0x1941A469, CANARY) + element(0xEC, CANARY)
    top = element(0x1549A966, info) + element(0x1654AE6B, element(0xAE, track)) + told
    if endless:
        unknown = b"\x01" + b"\xff" * 7
        return head + b"\x18\x53\x80\x67" + unknown + top + b"\x1f\x43\xb6\x75" + unknown + cluster
    return head + element(0x18538067, top + element(0x1F43B675, cluster)) + CANARY
