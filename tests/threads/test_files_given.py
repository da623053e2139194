"""What people give beside their words: kept clean, or refused in plain words. The name is never looked at."""

from __future__ import annotations

import io
import struct
import wave
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from groundswell.threads.files_given import taken_in
from groundswell.threads.pictures_given import GivenFile
from tests.threads import made_pictures, made_sounds
from tests.threads.made_pictures import CANARY, GPS, RED

Maker = Callable[[], bytes]
PICTURES: dict[str, Maker] = {
    "jpeg": made_pictures.jpeg,
    "png": made_pictures.png,
    "gif": made_pictures.gif,
    "webp": made_pictures.webp,
}
SOUNDS: dict[str, Maker] = {
    "wav": made_sounds.wav,
    "mp3": made_sounds.mp3,
    "aac": made_sounds.aac,
    "opus": made_sounds.opus,
    "vorbis": made_sounds.vorbis,
    "m4a": made_sounds.m4a,
    "webm": made_sounds.webm,
}
EVERY = PICTURES | SOUNDS
CANARIES = (
    CANARY,
    CANARY[:12],
    CANARY.decode().encode("utf-16-le"),
    CANARY.decode().encode("utf-16-be"),
    struct.pack("<I", GPS),
    struct.pack(">I", GPS),
)
each_picture = pytest.mark.parametrize("maker", PICTURES.values(), ids=PICTURES)
each_sound = pytest.mark.parametrize("maker", SOUNDS.values(), ids=SOUNDS)
each_file = pytest.mark.parametrize("maker", EVERY.values(), ids=EVERY)


def opened(given: GivenFile) -> Image.Image:
    """The kept picture."""
    return Image.open(io.BytesIO(given.content))


# --- What is kept ------------------------------------------------------------------------------------------------


@each_file
def test_no_canary_is_in_what_is_kept(maker: Maker) -> None:
    content = maker()
    assert CANARY in content
    kept = taken_in("", content).content
    assert [canary for canary in CANARIES if canary in kept] == []


@each_file
def test_what_is_kept_can_be_taken_in_again_and_stays(maker: Maker) -> None:
    first = taken_in("", maker())
    again = taken_in("", first.content)
    assert (again.kind, again.media_type, again.seconds) == (first.kind, first.media_type, first.seconds)
    if first.kind == "sound":
        assert again.content == first.content


@each_picture
def test_a_kept_picture_shows_what_was_given(maker: Maker) -> None:
    given = taken_in("", maker())
    assert (given.kind, given.width, given.height, given.seconds) == ("picture", 64, 48, None)
    seen = opened(given)
    assert seen.size == (64, 48)
    assert all(abs(a - b) < 12 for a, b in zip(seen.getpixel((8, 8)), RED, strict=True))
    assert min(seen.getpixel((60, 44))) > 240


@each_picture
def test_a_kept_picture_has_only_the_parts_that_draw_it(maker: Maker) -> None:
    given = taken_in("", maker())
    if given.media_type == "image/png":
        assert set(png_chunks(given.content)) == {b"IHDR", b"IDAT", b"IEND"}
    else:
        assert given.media_type == "image/jpeg"
        assert set(jpeg_marks(given.content)) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
        assert given.content.endswith(b"\xff\xd9")


def png_chunks(content: bytes) -> list[bytes]:
    """The names of a PNG's chunks, to its last byte."""
    names, at = [], 8
    while at < len(content):
        names.append(content[at + 4 : at + 8])
        at += 12 + int.from_bytes(content[at : at + 4], "big")
    return names


def jpeg_marks(content: bytes) -> list[int]:
    """The marks of a JPEG's segments before its points."""
    marks, at = [], 2
    while not marks or marks[-1] != 0xDA:
        marks.append(content[at + 1])
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return marks


@pytest.mark.parametrize(
    ("orientation", "red_at"),
    [
        (1, (8, 8)),
        (2, (56, 8)),
        (3, (56, 40)),
        (4, (8, 40)),
        (5, (8, 8)),
        (6, (40, 8)),
        (7, (40, 56)),
        (8, (8, 56)),
        (9, (8, 8)),
    ],
)
def test_a_photo_stands_upright_as_the_phone_was_held(orientation: int, red_at: tuple[int, int]) -> None:
    given = taken_in("", made_pictures.jpeg(orientation=orientation))
    turned = orientation in (5, 6, 7, 8)
    assert (given.width, given.height) == ((48, 64) if turned else (64, 48))
    assert opened(given).getpixel(red_at)[1] < 60


def test_a_large_photo_is_made_smaller_and_the_person_is_told() -> None:
    given = taken_in("", made_pictures.saved(made_pictures.drawing((4_000, 3_000)), "JPEG"))
    assert (given.width, given.height) == (2_000, 1_500)
    assert "We made your picture smaller." in given.told


def test_a_dark_drawing_on_nothing_is_kept_on_white() -> None:
    drawing = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    drawing.putpixel((3, 3), (0, 0, 0, 255))
    seen = opened(taken_in("", made_pictures.saved(drawing, "PNG")))
    assert seen.getpixel((10, 10)) == (255, 255, 255)
    assert max(seen.getpixel((3, 3))) < 60


@pytest.mark.parametrize(
    ("mode", "light", "seen"),
    [("1", 1, 255), ("L", 160, 160), ("LA", (160, 255), 160), ("P", 160, 160), ("I;16", 40_000, 156)],
)
def test_a_png_of_every_depth_keeps_its_light(mode: str, light: int | tuple[int, int], seen: int) -> None:
    grey = Image.new(mode, (9, 9), light)
    if mode == "P":
        grey.putpalette([level for level in range(256) for _colour in "rgb"])
    kept = opened(taken_in("", made_pictures.saved(grey, "PNG")))
    assert kept.getpixel((4, 4)) == pytest.approx((seen,) * 3, abs=2)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_every_colour_space_is_kept_in_rgb(mode: str) -> None:
    given = taken_in("", made_pictures.saved(Image.new("RGB", (40, 40), "white").convert(mode), "JPEG"))
    assert opened(given).mode == "RGB"
    assert min(opened(given).getpixel((5, 5))) > 240


def test_colours_of_a_wide_profile_are_brought_to_those_every_screen_shows() -> None:
    """A profile that calls red what sRGB calls green: so that leaving it out, or in, is seen."""
    swapped = (
        made_pictures.profile().replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    )
    red = Image.new("RGB", (20, 20), (255, 0, 0))
    given = taken_in("", made_pictures.saved(red, "PNG", icc_profile=swapped))
    seen = opened(given)
    assert "icc_profile" not in seen.info
    assert seen.getpixel((5, 5))[1] > 240 > 20 > seen.getpixel((5, 5))[0]


def test_a_profile_or_exif_that_makes_no_sense_costs_nobody_their_photo(
    capfd: pytest.CaptureFixture[str],
) -> None:
    given = taken_in(
        "", made_pictures.saved(made_pictures.drawing(), "JPEG", icc_profile=b"no", exif=b"Exif\0\0MM\0*\xff")
    )
    assert (given.width, given.height) == (64, 48)
    assert capfd.readouterr() == ("", "")


def test_of_a_moving_picture_the_beginning_is_kept_and_the_person_is_told() -> None:
    given = taken_in("", made_pictures.gif(frames=40))
    assert (given.width, given.height) == (64, 48)
    assert "If your picture moved, we kept how it began." in given.told
    assert getattr(opened(given), "n_frames", 1) == 1


def test_what_stands_behind_a_picture_is_gone() -> None:
    """A JPEG that is a zip too: both programs would open it. Only the points are drawn again."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("hidden.txt", CANARY)
    kept = taken_in("drawing.jpg", made_pictures.jpeg() + file.getvalue()).content
    assert not zipfile.is_zipfile(io.BytesIO(kept))
    assert b"PK" not in kept[-200:]


@pytest.mark.parametrize(
    "name",
    [
        "photo.gpj.exe",
        "\u202egpj.exe",
        "../../etc/passwd",
        "C:\\Users\\Ann\\me.jpg",
        "a\0b.png",
        "",
        "x" * 9_000,
    ],
)
def test_the_name_is_neither_kept_nor_asked(name: str) -> None:
    """Bidi letters, path parts, a nought byte, or nothing: names lie, and name people."""
    assert taken_in(name, made_pictures.png()) == taken_in("drawing.png", made_pictures.png())


# --- Sounds ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maker", "media_type", "seconds"),
    [
        (made_sounds.wav, "audio/wav", 0.5),
        (made_sounds.mp3, "audio/mpeg", 40 * 1_152 / 44_100),
        (made_sounds.aac, "audio/aac", 40 * 1_024 / 44_100),
        (made_sounds.opus, "audio/ogg", 1.0 - 312 / 48_000),
        (made_sounds.vorbis, "audio/ogg", 1.0),
        (made_sounds.m4a, "audio/aac", 40 * 1_024 / 8_000),
        (made_sounds.webm, "audio/webm", 1.0),
    ],
    ids=SOUNDS,
)
def test_a_sound_is_kept_with_its_length(maker: Maker, media_type: str, seconds: float) -> None:
    given = taken_in("", maker())
    assert (given.kind, given.media_type, given.width, given.height) == ("sound", media_type, None, None)
    assert given.seconds == pytest.approx(seconds, abs=0.001)
    assert len(given.told) == 1


def test_the_samples_of_a_wav_stay_as_they_were() -> None:
    file = io.BytesIO()
    samples = bytes(range(256)) * 8
    with wave.open(file, "wb") as writer:
        writer.setparams((2, 2, 44_100, 0, "NONE", ""))
        writer.writeframes(samples)
    with wave.open(io.BytesIO(taken_in("", file.getvalue()).content)) as reader:
        assert reader.getparams()[:4] == (2, 2, 44_100, 512)
        assert reader.readframes(9_999) == samples


def test_a_wav_that_was_cut_off_keeps_what_there_is() -> None:
    assert taken_in("", made_sounds.wav_cut_off()).seconds == pytest.approx(0.25, abs=0.001)


@pytest.mark.parametrize(("tag", "bits"), [(3, 32), (6, 8), (7, 8)])
def test_a_wav_of_other_samples_than_whole_numbers_tells_how_many(tag: int, bits: int) -> None:
    kept = taken_in("", made_sounds.wav(tag=tag, bits=bits)).content
    at = kept.index(b"fact")
    assert kept[at + 4 : at + 12] == struct.pack("<II", 4, 4_000)


def test_an_mp3_keeps_its_frames_in_their_order_under_a_head_of_ours() -> None:
    kept = taken_in("", made_sounds.mp3()).content
    head, sound = kept[: len(made_sounds.MP3_FRAME)], kept[len(made_sounds.MP3_FRAME) :]
    assert sound == made_sounds.MP3_FRAME * 40
    assert head[36:48] == b"Xing" + struct.pack(">II", 3, 40)


def test_a_webm_streamed_without_sizes_is_the_same_sound() -> None:
    assert taken_in("", made_sounds.webm(endless=True)) == taken_in("", made_sounds.webm())


def test_a_webm_with_vorbis_loses_the_comments_among_its_heads() -> None:
    heads = made_sounds.vorbis_heads()
    private = b"\2" + bytes([len(heads[0])]) + made_sounds.xiph_size(len(heads[1])) + b"".join(heads)
    content = made_sounds.webm(codec=b"A_VORBIS", private=private)
    kept = taken_in("", content).content
    assert heads[2] in kept
    assert CANARY[:12] not in kept
