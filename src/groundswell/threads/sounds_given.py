"""A recording somebody gave, without anything its device or program wrote into it. The sound itself stays as it is."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from groundswell.threads.pictures_given import GivenFile
from groundswell.threads.sounds.aac import adts_cleaned, is_adts
from groundswell.threads.sounds.cleaned import Cleaned
from groundswell.threads.sounds.mp3 import is_mp3, mp3_cleaned
from groundswell.threads.sounds.mp4 import is_mp4, mp4_cleaned
from groundswell.threads.sounds.ogg import is_ogg, ogg_cleaned
from groundswell.threads.sounds.wav import is_wav, wav_cleaned
from groundswell.threads.sounds.webm import is_webm, webm_cleaned

Cleaner = Callable[[bytes], Cleaned]
#: In the order they are tried: the surest marks first
KINDS: tuple[tuple[Callable[[bytes], bool], Cleaner], ...] = (
    (is_wav, wav_cleaned),
    (is_ogg, ogg_cleaned),
    (is_webm, webm_cleaned),
    (is_mp4, mp4_cleaned),
    (is_adts, adts_cleaned),
    (is_mp3, mp3_cleaned),
)


def cleaner_of(content: bytes) -> Cleaner | None:
    """What cleans a recording of this kind, told by its first bytes; None where it is none that we know."""
    return next((cleaner for is_one, cleaner in KINDS if is_one(content)), None)


def sound_taken_in(content: bytes, cleaner: Cleaner) -> GivenFile:
    """The sound in a new container. Raises SoundDamaged, SoundToConvert, SoundTooLong, FilmGiven."""
    cleaned = cleaner(content)
    return GivenFile(
        kind="sound",
        media_type=cleaned.media_type,
        content=cleaned.content,
        seconds=cleaned.seconds,
        told=(_("We took out what your phone or computer wrote into it, such as names and places."),),
    )
