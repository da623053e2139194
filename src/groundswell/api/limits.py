"""The options every question to the planner takes over the API, and how an answer says them back."""

from __future__ import annotations

from typing import Annotated

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from groundswell.api.asked import Asked, Name
from groundswell.planner.options import OLDEST, Options

MOST_AWAY = 20


class Limited(Asked):
    """Who is away, how old the word may be, which way it goes, and where."""

    without: Annotated[list[Name], Field(max_length=MOST_AWAY)] = Field(
        [], description=_("As if this person were away. May be given again, up to 20 times.")
    )
    age: int | None = Field(
        None,
        ge=0,
        le=OLDEST,
        description=_("Not carried more than so many days after it is said. Left out: for ever."),
    )
    upward: bool = Field(False, description=_("true: never from one layer to a layer nearer to residents."))
    place: Name | None = Field(
        None, description=_("Only forums of this place and of places inside it: a name, other name or key.")
    )

    def options(self, *, without_forums: tuple[str, ...] = (), standing_items: bool = True) -> Options:
        """The options as the planner takes them."""
        return Options(
            without=tuple(self.without),
            without_forums=without_forums,
            standing_items=standing_items,
            age=self.age,
            upward=self.upward,
            place=self.place,
        )


class LimitsTold(Schema):
    """The limits on the word, as they were understood."""

    age: int | None = Field(description=_("Days after the one it is said on; null: it is carried for ever."))
    upward: bool = Field(description=_("Whether it never goes to a layer nearer to residents."))
    place: str | None = Field(description=_("The only place whose forums count; null: every place."))
