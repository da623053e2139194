"""WAV: only the form of the samples and the samples are kept. LIST, INFO, bext, iXML, id3 and cue chunks go.

Source: Microsoft's Multimedia Programming Interface 1.0 (RIFF WAVE) and its WAVEFORMATEXTENSIBLE.
"""

from __future__ import annotations

import struct

from groundswell.threads.file_errors import SoundDamaged, SoundToConvert
from groundswell.threads.sounds.cleaned import Cleaned, check_length

PCM, FLOAT, A_LAW, MU_LAW, EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
BITS = {PCM: (8, 16, 24, 32), FLOAT: (32, 64), A_LAW: (8,), MU_LAW: (8,)}
SUBFORMAT_TAIL = bytes.fromhex("000000001000800000aa00389b71")
MOST_CHANNELS = 8
RATES = range(4_000, 192_001)


def is_wav(content: bytes) -> bool:
    """Whether the first bytes are those of a WAV."""
    return content.startswith(b"RIFF") and content[8:12] == b"WAVE"


def wav_cleaned(content: bytes) -> Cleaned:
    """The samples under a head of our own. Raises SoundDamaged, SoundToConvert, SoundTooLong."""
    form, samples = _form_and_samples(content)
    tag, channels, rate, bits = _checked(form)
    block = channels * bits // 8
    frames = len(samples) // block
    if frames == 0:
        raise SoundDamaged
    check_length(frames / rate)
    head = struct.pack("<HHIIHH", tag, channels, rate, rate * block, block, bits)
    chunks = _chunk(b"fmt ", head if tag == PCM else head + b"\0\0")
    if tag != PCM:
        chunks += _chunk(b"fact", struct.pack("<I", frames))
    chunks += _chunk(b"data", samples[: frames * block])
    return Cleaned("audio/wav", _chunk(b"RIFF", b"WAVE" + chunks), frames / rate)


def _form_and_samples(content: bytes) -> tuple[bytes, bytes]:
    """The bodies of the first `fmt ` and the first `data` chunk. A recorder that was cut off leaves a size that
    is too large: then the samples go to the end.
    """
    form, at = b"", 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        body = content[at + 8 : at + 8 + size]
        if name == b"data" and form:
            return form, body
        if name == b"fmt ":
            form = body
        at += 8 + size + size % 2
    raise SoundDamaged


def _checked(form: bytes) -> tuple[int, int, int, int]:
    """Tag, channels, samples a second and bits a sample. Raises SoundToConvert for packed samples."""
    if len(form) < 16:
        raise SoundDamaged
    tag, channels, rate, _per_second, block, bits = struct.unpack_from("<HHIIHH", form)
    if tag == EXTENSIBLE and form[26:40] == SUBFORMAT_TAIL:
        tag = int.from_bytes(form[24:26], "little")
    if bits not in BITS.get(tag, ()):
        raise SoundToConvert
    if not 1 <= channels <= MOST_CHANNELS or rate not in RATES or block != channels * bits // 8:
        raise SoundDamaged
    return tag, channels, rate, bits


def _chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a RIFF file, filled up to an even length."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
