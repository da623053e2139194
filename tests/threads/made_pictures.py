"""Small pictures with a canary in every place where a phone or a program writes about its owner."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

CANARY = b"Ann-Canary-of-12-Elm-Row"
GPS = 0x5EC2E7A1  # a degree that nobody has, easily found again
SIZE = (64, 48)
RED = (200, 30, 30)


def drawing(size: tuple[int, int] = SIZE) -> Image.Image:
    """White, with the upper left quarter red: so that a turn is seen."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), fill=RED)
    return picture


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    """The picture as a file."""
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def exif(*, orientation: int = 1) -> bytes:
    """EXIF with an owner, a comment, a maker's note and a place."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x013B] = told[0x010E] = told[0x8298] = CANARY.decode()  # artist, description, copyright
    told.get_ifd(0x8769).update({0x927C: CANARY, 0xA430: CANARY.decode(), 0x9286: b"ASCII\0\0\0" + CANARY})
    told.get_ifd(0x8825).update({1: "N", 2: (GPS, 1, 1), 3: "W", 4: (2, GPS, 1)})
    return told.tobytes()


def xmp() -> bytes:
    """XMP with a creator."""
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>' + CANARY + b"</creator></x:xmpmeta>"


def profile() -> bytes:
    """The sRGB colour profile with our canary as its name."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    name = "sRGB built-in".encode("utf-16-be")
    assert name in made
    return made.replace(name, CANARY[: len(name)].ljust(len(name), b"\0")) + CANARY


def jpeg(*, orientation: int = 1) -> bytes:
    """A JPEG with EXIF, XMP, IPTC, a comment, a profile, a segment of a maker, and bytes behind the end."""
    plain = saved(
        drawing(),
        "JPEG",
        exif=exif(orientation=orientation),
        xmp=xmp(),
        comment=CANARY,
        icc_profile=profile(),
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(CANARY) + 5)
    iptc += b"\x1c\x02\x50" + struct.pack(">H", len(CANARY)) + CANARY
    return plain[:2] + _segment(0xED, iptc) + _segment(0xE5, CANARY) + plain[2:] + CANARY


def _segment(mark: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body


def png() -> bytes:
    """A PNG with three kinds of text, EXIF, a profile, a chunk of a program, a time, and bytes behind the end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", CANARY.decode())
    texts.add_text("Comment", CANARY.decode(), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", xmp().decode())
    plain = saved(drawing(), "PNG", pnginfo=texts, exif=exif(), icc_profile=profile())
    head, rest = plain[:33], plain[33:]
    return (
        head
        + png_chunk(b"caNa", CANARY)
        + png_chunk(b"tIME", struct.pack(">HBBBBB", 2021, 2, 2, 9, 41, 7))
        + rest
        + CANARY
    )


def png_chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_head(width: int, height: int) -> bytes:
    """A PNG that claims this size, and hardly has a byte of it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    points = zlib.compress(bytes(1_000))
    mark = b"\x89PNG\r\n\x1a\n"
    return mark + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", points) + png_chunk(b"IEND", b"")


def gif(*, frames: int = 1) -> bytes:
    """A GIF with a comment, XMP and bytes behind the end."""
    pictures = [Image.new("P", SIZE, number % 256) for number in range(frames)]
    plain = saved(drawing(), "GIF", comment=CANARY, save_all=True, append_images=pictures[1:], duration=40)
    extension = b"\x21\xff\x0bXMP DataXMP" + bytes([len(CANARY)]) + CANARY + b"\0"
    return plain[:-1] + extension + b";" + CANARY


def webp() -> bytes:
    """A WebP with EXIF, XMP, a profile, a chunk of a program, and bytes behind the end."""
    plain = saved(drawing(), "WEBP", exif=exif(), xmp=xmp(), icc_profile=profile())
    chunk = b"CANA" + struct.pack("<I", len(CANARY)) + CANARY + b"\0" * (len(CANARY) % 2)
    size = len(plain) - 8 + len(chunk)
    return plain[:4] + struct.pack("<I", size) + plain[8:] + chunk + CANARY
