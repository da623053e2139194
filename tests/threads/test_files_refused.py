"""What cannot be taken is refused in one plain sentence, with what to do instead, and never with anything else."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from groundswell.threads.file_errors import (
    DocumentGiven,
    DrawingWithCommands,
    EmptyFile,
    FileRefused,
    FileTooBig,
    FilmGiven,
    NotAPictureOrSound,
    PackedFiles,
    PictureDamaged,
    PictureToConvert,
    PictureTooLarge,
    SoundDamaged,
    SoundToConvert,
    SoundTooLong,
    WebPageGiven,
)
from groundswell.threads.files_given import taken_in
from tests.threads import made_pictures, made_sounds

Maker = Callable[[], bytes]
GIF_REST = b"\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
WIDE_FRAME = b"\0\0\0,\0\0\0\0\x30\x75\x30\x75\0\2\2D\1\0;"


def zipped(*names: str) -> bytes:
    """A zip with these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, b"<x/>")
    return file.getvalue()


def half(content: bytes) -> bytes:
    """The first half."""
    return content[: len(content) // 2]


def noise() -> Image.Image:
    """A picture that cannot be packed small."""
    return Image.effect_noise((200, 150), 90).convert("RGB")


def huge_jpeg() -> bytes:
    """A small JPEG that claims 30,000 by 30,000."""
    content = made_pictures.saved(made_pictures.drawing(), "JPEG")
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + struct.pack(">HH", 30_000, 30_000) + content[at + 4 :]


def huge_webp() -> bytes:
    """A small WebP that claims 16,000 by 16,000."""
    content = made_pictures.webp()
    at = content.index(b"VP8X") + 12
    return content[:at] + (15_999).to_bytes(3, "little") * 2 + content[at + 6 :]


REFUSED: list[tuple[str, Maker, type[FileRefused]]] = [
    ("an empty file", lambda: b"", EmptyFile),
    ("thirty megabytes", lambda: bytes(30_000_000), FileTooBig),
    ("an SVG", lambda: b'<?xml version="1.0"?>\n<svg xmlns="x"><circle/></svg>', DrawingWithCommands),
    ("an SVG with a script", lambda: b"<svg><script>alert(1)</script></svg>", DrawingWithCommands),
    ("an SVG in wide letters", lambda: "\ufeff<svg/>".encode("utf-16"), DrawingWithCommands),
    ("HTML", lambda: b"\n <!DOCTYPE html><script>alert(1)</script>", WebPageGiven),
    ("HTML behind a mark of order", lambda: b"\xef\xbb\xbf<html>", WebPageGiven),
    ("a zip called .jpg", lambda: zipped("a.jpg"), PackedFiles),
    ("an empty zip", zipped, PackedFiles),
    ("a PDF", lambda: b"%PDF-1.7\n...", DocumentGiven),
    ("a PDF behind a few bytes", lambda: b"\n\n%PDF-1.7\n...", DocumentGiven),
    ("a docx", lambda: zipped("[Content_Types].xml", "word/document.xml"), DocumentGiven),
    (
        "an odt",
        lambda: b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
        DocumentGiven,
    ),
    ("an old doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), DocumentGiven),
    ("HEIC", lambda: made_sounds.box(b"ftyp", b"heic\0\0\0\0mif1heic") + bytes(99), PictureToConvert),
    ("AVIF", lambda: made_sounds.box(b"ftyp", b"avif\0\0\0\0mif1avif") + bytes(99), PictureToConvert),
    ("TIFF", lambda: made_pictures.saved(made_pictures.drawing(), "TIFF"), PictureToConvert),
    ("BMP", lambda: made_pictures.saved(made_pictures.drawing(), "BMP"), PictureToConvert),
    ("words", lambda: b"I cannot get to the gym.", NotAPictureOrSound),
    ("noughts", lambda: bytes(5_000), NotAPictureOrSound),
    ("a program", lambda: b"MZ\x90\0" + bytes(5_000), NotAPictureOrSound),
    ("a PNG of 30,000 by 30,000", lambda: made_pictures.png_head(30_000, 30_000), PictureTooLarge),
    (
        "a GIF of 30,000 by 30,000",
        lambda: b"GIF89a" + struct.pack("<HH", 30_000, 30_000) + GIF_REST,
        PictureTooLarge,
    ),
    (
        "a GIF with a frame of 30,000",
        lambda: b"GIF89a" + struct.pack("<HH", 9, 9) + WIDE_FRAME,
        PictureTooLarge,
    ),
    ("a JPEG of 30,000 by 30,000", huge_jpeg, PictureTooLarge),
    ("a WebP of 16,000 by 16,000", huge_webp, PictureTooLarge),
    ("a picture without points", lambda: made_pictures.png_head(0, 5), PictureDamaged),
    ("half a JPEG", lambda: half(made_pictures.saved(noise(), "JPEG")), PictureDamaged),
    ("half a PNG", lambda: half(made_pictures.saved(noise(), "PNG")), PictureDamaged),
    ("half a WebP", lambda: half(made_pictures.saved(noise(), "WEBP")), PictureDamaged),
    ("half a GIF", lambda: half(made_pictures.saved(noise(), "GIF")), PictureDamaged),
    ("a film", lambda: made_sounds.m4a(handler=b"vide"), FilmGiven),
    ("a film in WebM", lambda: made_sounds.webm(kind=1), FilmGiven),
    ("a film in Ogg", lambda: made_sounds.page([b"\x80theora"], 0, flags=2), FilmGiven),
    ("lossless M4A", lambda: made_sounds.m4a(codec=b"alac"), SoundToConvert),
    ("a WAV of packed samples", lambda: made_sounds.wav(tag=17, bits=4 * 2), SoundToConvert),
    ("Speex in Ogg", lambda: made_sounds.page([b"Speex   ", b"", b""], 0, flags=2), SoundToConvert),
    ("WebM of another codec", lambda: made_sounds.webm(codec=b"A_AC3"), SoundToConvert),
    ("AMR", lambda: b"#!AMR\n" + bytes(99), SoundToConvert),
    ("FLAC", lambda: b"fLaC" + bytes(99), SoundToConvert),
    ("two sounds in Ogg", lambda: made_sounds.opus() + made_sounds.opus(), SoundToConvert),
    ("a WAV without samples", lambda: made_sounds.wav(seconds=0), SoundDamaged),
    ("an MP3 of tags alone", lambda: made_sounds.id3() + made_sounds.id3v1(), SoundDamaged),
    ("half an M4A", lambda: half(made_sounds.m4a()), SoundDamaged),
    ("an Ogg of one page", lambda: made_sounds.opus()[:60], SoundDamaged),
    ("eleven minutes of WAV", lambda: made_sounds.wav(seconds=660), SoundTooLong),
    ("eleven minutes of MP3", lambda: made_sounds.mp3(frames=26_000), SoundTooLong),
    ("eleven minutes of Opus", lambda: made_sounds.page_far_on(660), SoundTooLong),
    ("eleven minutes of M4A", lambda: made_sounds.m4a(frames=5_300), SoundTooLong),
]


@pytest.mark.parametrize(("maker", "mistake"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_it_is_refused_in_plain_words(maker: Maker, mistake: type[FileRefused]) -> None:
    with pytest.raises(FileRefused) as refused:
        taken_in("photo.jpg", maker())
    assert type(refused.value) is mistake
    assert refused.value.field == "file"


def every_mistake(mistake: type[FileRefused] = FileRefused) -> list[type[FileRefused]]:
    """Each mistake that can be made with a file."""
    return [each for child in mistake.__subclasses__() for each in (child, *every_mistake(child))]


def test_each_refusal_has_a_code_and_a_remedy_of_its_own() -> None:
    mistakes = every_mistake()
    assert len({each.code for each in mistakes}) == len(mistakes) == 15
    assert len({str(each.remedy) for each in mistakes}) == len(mistakes)
