"""Draws one picture anew in a process of its own, under limits of CPU time and memory. Words are the parent's.

Run as `python -m groundswell.threads.picture_child FORMAT`: the picture comes in on standard input. Out goes one line
of JSON, and the new picture after it. No Django, no database: a picture that harms this process harms nothing else.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError

CPU_SECONDS = 4
MEMORY = 380 * 1024 * 1024
LONGEST_SIDE = 2_000
#: Millions of points. A JPEG is made smaller while it is read; the others are held whole.
MOST_POINTS = {"JPEG": 100, "PNG": 40, "GIF": 40, "WEBP": 40}
JPEG_QUALITY = 85
ORIENTATION = 0x0112  # the EXIF tag
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: What Pillow raises over bytes that make no sense; an `OSError` where they break off.
DAMAGED = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    struct.error,
)


class TooLarge(Exception):
    """The picture has more points than are drawn."""


def limit() -> None:
    """Sets the limits of this process; the kernel ends it past them."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(content: bytes, kind: str) -> bytes:
    """One line of JSON, then the new picture's bytes.

    The line is `{"format", "width", "height", "smaller"}`, or `{"stop"}` with `most` where it is `too_large`.
    """
    try:
        told, drawn = redrawn(content, kind)
    except (TooLarge, Image.DecompressionBombError):
        told, drawn = {"stop": "too_large", "most": MOST_POINTS[kind]}, b""
    except MemoryError:
        told, drawn = {"stop": "too_heavy"}, b""
    except DAMAGED:
        told, drawn = {"stop": "damaged"}, b""
    return json.dumps(told).encode() + b"\n" + drawn


def redrawn(content: bytes, kind: str) -> tuple[dict[str, object], bytes]:
    """What was drawn, and the new file. Only points are carried over: no metadata, no bytes behind the end."""
    if kind == "WEBP":
        check_points(webp_size(content), kind)  # before Pillow makes room for it
    with Image.open(BytesIO(content), formats=[kind]) as picture:
        given = picture.size
        check_points(given, kind)
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        turn = TURNS.get(orientation(picture))
        points = plain(picture)
    if turn is not None:
        points = points.transpose(turn)
    format_, file = smallest(points, also_png=kind != "JPEG")
    told = {
        "format": format_,
        "width": points.width,
        "height": points.height,
        "smaller": max(given) > LONGEST_SIDE,
    }
    return told, file


def check_points(size: tuple[int, int], kind: str) -> None:
    """Raises TooLarge for more points than are drawn, ValueError for none."""
    points = size[0] * size[1]
    if points > MOST_POINTS[kind] * 1_000_000:
        raise TooLarge
    if points == 0:
        raise ValueError(size)


def webp_size(content: bytes) -> tuple[int, int]:
    """Width and height as the file's first chunk tells them. Source: RFC 9649, sections 2.5 to 2.7."""
    first, head = content[12:16], content[20:30]
    if len(head) < 10:
        raise ValueError(first)
    if first == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if first == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF


def orientation(picture: Image.Image) -> int:
    """How the camera was held, as EXIF tells it, 1 to 8; 1 where that cannot be read."""
    try:
        told = picture.getexif().get(ORIENTATION, 1)
    except DAMAGED:
        return 1
    return told if isinstance(told, int) else 1


def plain(picture: Image.Image) -> Image.Image:
    """The picture's points alone: no side longer than LONGEST_SIDE, in sRGB, on white where it was see-through."""
    flat = on_white(picture)
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    points = Image.new("RGB", flat.size)
    points.paste(in_srgb(flat, picture.info.get("icc_profile")))
    return points


def on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, as grey, RGB or CMYK. A dark drawing on nothing would vanish on a dark page."""
    if picture.mode.startswith("I"):  # 16 bits a point
        return picture.point(lambda light: light / 256).convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        white = Image.new("RGB", seen.size, "white")
        white.paste(seen, mask=seen)
        return white
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours in the one space that every screen knows; a profile that makes no sense is left out."""
    if not profile:
        return picture.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        seen = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *DAMAGED):
        seen = None
    return seen or picture.convert("RGB")


def smallest(points: Image.Image, *, also_png: bool) -> tuple[str, bytes]:
    """The name of the format and the file: JPEG, or PNG where that is no larger, as it is for flat colours."""
    jpeg = written(points, "JPEG")
    png = written(points, "PNG") if also_png else b""
    return ("PNG", png) if png and len(png) <= len(jpeg) else ("JPEG", jpeg)


def written(points: Image.Image, format_: str) -> bytes:
    """A file of this format."""
    file = BytesIO()
    points.save(file, format_, quality=JPEG_QUALITY)
    return file.getvalue()


if __name__ == "__main__":
    limit()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), sys.argv[1]))
