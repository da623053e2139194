"""Why a picture or a sound cannot be taken, each in one sentence with its next step. What was typed is kept."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.threads.errors import ThreadsError


class FileRefused(ThreadsError):
    """A file cannot be kept. `field` is always `file`; the file's name is never told back."""

    code = "file_refused"
    remedy = gettext_lazy("Send a JPEG or PNG picture, or an MP3, M4A or WAV recording.")

    def __init__(self, message: str) -> None:
        super().__init__(message, field="file")


class EmptyFile(FileRefused):
    """The file has no bytes at all."""

    code = "file_empty"
    remedy = gettext_lazy(
        "Choose the file again. If it is still empty, take the picture or the recording again."
    )

    def __init__(self) -> None:
        super().__init__(_("This file is empty."))


class FileTooBig(FileRefused):
    """The file has more bytes than we take; `most` counts millions of bytes."""

    code = "file_too_big"
    remedy = gettext_lazy("Send a smaller picture, or a shorter recording.")

    def __init__(self, most: int) -> None:
        super().__init__(_("This file is larger than %(most)d MB.") % {"most": most})


class NotAPictureOrSound(FileRefused):
    """The bytes are of no kind that we take, whatever the file's name says."""

    code = "not_a_picture_or_sound"

    def __init__(self) -> None:
        super().__init__(_("This is not a picture or a sound that we can open."))


class DocumentGiven(FileRefused):
    """A PDF, a Word file or the like."""

    code = "document_given"
    remedy = gettext_lazy("Send a photo of it, or type what it says.")

    def __init__(self) -> None:
        super().__init__(_("This is a document. We take pictures and sounds."))


class WebPageGiven(FileRefused):
    """HTML or other marked-up text."""

    code = "web_page_given"
    remedy = gettext_lazy("Send a picture of the page, or type what it says.")

    def __init__(self) -> None:
        super().__init__(_("This is a web page. We take pictures and sounds."))


class DrawingWithCommands(FileRefused):
    """An SVG: a drawing that may carry scripts and addresses."""

    code = "drawing_with_commands"
    remedy = gettext_lazy("Save the drawing as a PNG or JPEG, or take a photo of it.")

    def __init__(self) -> None:
        super().__init__(_("This drawing is an SVG. An SVG can carry commands, so we do not open it."))


class PackedFiles(FileRefused):
    """A zip or another packed folder."""

    code = "packed_files"
    remedy = gettext_lazy("Unpack it, and send one picture or recording by itself.")

    def __init__(self) -> None:
        super().__init__(_("This is a packed folder, not a picture or a sound."))


class FilmGiven(FileRefused):
    """A film, or a sound with a film beside it."""

    code = "film_given"
    remedy = gettext_lazy("Send a photo, or only the sound.")

    def __init__(self) -> None:
        super().__init__(_("This is a film. We take pictures and sounds."))


class PictureToConvert(FileRefused):
    """HEIC, AVIF, TIFF or BMP: a picture, but of a kind we do not open."""

    code = "picture_to_convert"
    remedy = gettext_lazy("Save it as JPEG and send that. Or take a screenshot of it.")

    def __init__(self) -> None:
        super().__init__(_("We cannot open this kind of picture."))


class PictureTooLarge(FileRefused):
    """More points than we draw; `most` counts millions of points."""

    code = "picture_too_large"
    remedy = gettext_lazy("Save it smaller and send that. Or take a screenshot of it.")

    def __init__(self, most: int) -> None:
        super().__init__(_("This picture has more than %(most)d million points.") % {"most": most})


class PictureTooHeavy(FileRefused):
    """Drawing it takes more time or memory than we give one picture."""

    code = "picture_too_heavy"
    remedy = gettext_lazy("Save it again as JPEG and send that. Or take a screenshot of it.")

    def __init__(self) -> None:
        super().__init__(_("This picture takes too long to open."))


class PictureDamaged(FileRefused):
    """The picture's bytes break off, or make no sense."""

    code = "picture_damaged"
    remedy = gettext_lazy("Send it again. Or take a screenshot of it and send that.")

    def __init__(self) -> None:
        super().__init__(_("This picture is damaged, or part of it is missing."))


class SoundToConvert(FileRefused):
    """A sound, but of a kind that we cannot clean of what the device wrote into it."""

    code = "sound_to_convert"
    remedy = gettext_lazy("Save it as MP3 or WAV and send that. Or type what it says.")

    def __init__(self) -> None:
        super().__init__(_("We cannot take this kind of sound."))


class SoundTooLong(FileRefused):
    """The recording is longer than we keep; `most` counts minutes."""

    code = "sound_too_long"
    remedy = gettext_lazy("Send a shorter recording, or send it in parts.")

    def __init__(self, most: int) -> None:
        super().__init__(_("This recording is longer than %(most)d minutes.") % {"most": most})


class SoundDamaged(FileRefused):
    """The sound's bytes break off, make no sense, or hold no sound."""

    code = "sound_damaged"
    remedy = gettext_lazy("Send it again, or record it again.")

    def __init__(self) -> None:
        super().__init__(_("This recording is damaged, or there is no sound in it."))
