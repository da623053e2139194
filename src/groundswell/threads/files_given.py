"""What somebody gives beside their words: told apart by its bytes, never by its name, and cleaned or refused."""

from __future__ import annotations

from collections.abc import Callable

from groundswell.threads.file_errors import (
    DocumentGiven,
    DrawingWithCommands,
    EmptyFile,
    FileRefused,
    FileTooBig,
    FilmGiven,
    NotAPictureOrSound,
    PackedFiles,
    PictureToConvert,
    SoundToConvert,
    WebPageGiven,
)
from groundswell.threads.pictures_given import GivenFile, picture_kind, picture_taken_in
from groundswell.threads.sounds_given import cleaner_of, sound_taken_in

Refusal = Callable[[], FileRefused]

MOST_MEGABYTES = 20
LOOK_AT = 4_096  # bytes at the beginning that tell what it is
STILL_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
STARTS: tuple[tuple[tuple[bytes, ...], Refusal], ...] = (
    ((b"\xd0\xcf\x11\xe0", b"{\\rtf"), DocumentGiven),  # old Word, RTF
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), PackedFiles),
    ((b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0", b"8BPS", b"\0\0\0\x0cJXL ", b"\xff\x0a"), PictureToConvert),
    ((b"#!AMR", b"fLaC", b"caff", b"FORM", b".snd", b"MThd"), SoundToConvert),
    ((b"FLV\1", b"\0\0\1\xba", b"\0\0\1\xb3", b"\x30\x26\xb2\x75"), FilmGiven),
)


def taken_in(name: str, content: bytes) -> GivenFile:
    """The picture or sound, fit to keep. Its name is neither read nor kept: names lie, and name people.

    Raises a FileRefused, and nothing else: EmptyFile, FileTooBig, one of the kinds we do not take, or a picture or
    sound that is damaged, too large, too long, or of a kind that cannot be cleaned.
    """
    del name
    if not content:
        raise EmptyFile
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise FileTooBig(MOST_MEGABYTES)
    if picture := picture_kind(content):
        return picture_taken_in(content, picture)
    if refusal := _refusal(content):
        raise refusal()
    cleaner = cleaner_of(content)
    if cleaner is None:
        raise NotAPictureOrSound
    return sound_taken_in(content, cleaner)


def _refusal(content: bytes) -> Refusal | None:
    """The mistake for a kind that we know and do not take; None for a sound or something unknown."""
    start = content[:LOOK_AT]
    if b"%PDF-" in start[:1_024]:
        return DocumentGiven
    if start.startswith((b"PK\3\4", b"PK\5\6")):
        return DocumentGiven if _is_office(content) else PackedFiles
    if start[4:8] == b"ftyp" and start[8:12] in STILL_BRANDS:
        return PictureToConvert
    for marks, refusal in STARTS:
        if start.startswith(marks):
            return refusal
    return _marked_up(start)


def _is_office(packed: bytes) -> bool:
    """Whether a zip is a document of Word, PowerPoint, Excel or OpenDocument. It is not unpacked."""
    return any(part in packed for part in (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis"))


def _marked_up(start: bytes) -> Refusal | None:
    """The mistake for an SVG or a web page, in whatever width its letters are written."""
    letters = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    if not letters.startswith(b"<"):
        return None
    return DrawingWithCommands if b"<svg" in letters else WebPageGiven
