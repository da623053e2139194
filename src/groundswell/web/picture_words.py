"""The words of the pictures, in the reader's language. The pictures themselves know English only."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groundswell.pictures.train_graph import TrainWords
from groundswell.pictures.tube_map import TubeWords

Words = TypeVar("Words", TubeWords, TrainWords)


def tube_words() -> TubeWords:
    """The tube map's words."""
    return _translated(TubeWords())


def train_words() -> TrainWords:
    """The train graph's words, with days and months as this language writes them."""
    return _translated(
        TrainWords(
            day=lambda d: date_format(d, "j F"),
            date=lambda d: date_format(d, "j F Y"),
            month=lambda d: date_format(d, "F Y"),
        )
    )


def _translated(words: Words) -> Words:
    """The same with every sentence translated. Names in braces stay: a translation must keep them."""
    told: dict[str, object] = {}
    for field in fields(words):
        value = getattr(words, field.name)
        if isinstance(value, str):
            told[field.name] = _(value) if value.strip(" ,;") else value
        elif isinstance(value, tuple):
            told[field.name] = tuple(_(v) for v in value)
        else:
            told[field.name] = value
    return type(words)(**told)  # type: ignore[arg-type]
