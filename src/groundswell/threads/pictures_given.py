"""A picture somebody gave, drawn anew: smaller, upright, and without anything its device wrote into it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from groundswell.threads.file_errors import (
    FileRefused,
    PictureDamaged,
    PictureTooHeavy,
    PictureTooLarge,
)

WALL_SECONDS = 20  # the limit of CPU time is 4 s; a busy machine may take longer by the clock
AT_ONCE = 2  # each drawing may take 380 MB
CHILD = "groundswell.threads.picture_child"

_drawing = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class GivenFile:
    """A picture or a sound, clean enough to keep. The name it came under is nowhere in it.

    `kind`: "picture" or "sound". `width`, `height`: points of a picture. `seconds`: the length of a sound.
    `told`: sentences for the person who gave it, saying what was done to it.
    """

    kind: str
    media_type: str
    content: bytes
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    told: tuple[str, ...] = ()


def picture_kind(content: bytes) -> str:
    """ "JPEG", "PNG", "GIF" or "WEBP", by the first bytes; "" for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    return "WEBP" if content.startswith(b"RIFF") and content[8:12] == b"WEBP" else ""


def picture_taken_in(content: bytes, kind: str) -> GivenFile:
    """The picture drawn anew by a process of its own. Of a moving picture only the first is kept.

    Raises PictureDamaged, PictureTooLarge, PictureTooHeavy.
    """
    told, drawn = _ask_child(content, kind)
    if "stop" in told:
        raise _refused(told)
    return GivenFile(
        kind="picture",
        media_type=f"image/{str(told['format']).lower()}",
        content=drawn,
        width=int(told["width"]),
        height=int(told["height"]),
        told=_what_was_done(kind, smaller=bool(told["smaller"])),
    )


def _what_was_done(kind: str, *, smaller: bool) -> tuple[str, ...]:
    """What the person is told about their picture."""
    told = [_("We took out what your phone or camera wrote into it, such as where it was taken.")]
    if smaller:
        told.append(_("We made your picture smaller."))
    if kind == "GIF":
        told.append(_("If your picture moved, we kept how it began."))
    return tuple(told)


def _refused(told: dict[str, Any]) -> FileRefused:
    """The mistake that the child's code means."""
    if told["stop"] == "too_large":
        return PictureTooLarge(int(told["most"]))
    return PictureTooHeavy() if told["stop"] == "too_heavy" else PictureDamaged()


def _ask_child(content: bytes, kind: str) -> tuple[dict[str, Any], bytes]:
    """What the drawing process says, and the new picture; a code where the kernel or the clock ended it."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    try:
        with _drawing:
            done = subprocess.run(
                [sys.executable, "-W", "ignore", "-m", CHILD, kind],
                input=content,
                capture_output=True,
                timeout=WALL_SECONDS,
                check=False,
                env=environment,
            )
    except subprocess.TimeoutExpired:
        return {"stop": "too_heavy"}, b""
    if done.returncode < 0:
        return {"stop": "too_heavy"}, b""
    if done.returncode > 0:
        return {"stop": "damaged"}, b""
    return parted(done.stdout)


def parted(answer: bytes) -> tuple[dict[str, Any], bytes]:
    """The child's line of JSON, and the picture behind it."""
    line, _end, drawn = answer.partition(b"\n")
    told: dict[str, Any] = json.loads(line)
    return told, drawn
