"""The kinds of row people edit: their words, their fields, and how one is told in a list. No requests here."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.register import models as rows
from groundswell.web.edit_kind import Kind, Words
from groundswell.web.edit_names import dated, meeting_name, span

PLACES = (
    Kind(
        "place",
        rows.Place,
        _("place"),
        _("places"),
        _("Neighbourhoods, boroughs and larger areas, one inside another."),
        ("name", "kind", "inside", "nation", "time_zone"),
        lambda p: (p.get_kind_display(), gettext("in %(place)s") % {"place": p.inside} if p.inside else ""),
        with_it=("inside",),
    ),
    Kind(
        "help_contact",
        rows.HelpContact,
        _("contact to tell at once"),
        _("contacts to tell at once"),
        _("Who acts when somebody may be in danger. Without one, residents cannot say anything there."),
        (
            *("place", "name", "what_for", "for_whom"),
            *("phone", "text_number", "web", "hours", "position"),
        ),
        lambda c: (str(c.place), c.phone or c.text_number or c.web),
        found_by=("name", "what_for", "place__name"),
        with_it=("place",),
        order=("place__name", "position", "id"),
    ),
    Kind(
        "layer",
        rows.Layer,
        _("layer"),
        _("layers"),
        _("The tiers forums work at, nearest to residents first."),
        ("name", "position", "place"),
        lambda w: (gettext("order %(number)s") % {"number": w.position}, str(w.place or "")),
        with_it=("place",),
    ),
    Kind(
        "subject",
        rows.Subject,
        _("subject"),
        _("subjects"),
        _("What items and papers are about."),
        ("name",),
        lambda _row: (),
    ),
    Kind(
        "alias",
        rows.Alias,
        _("other name"),
        _("other names"),
        _("Old and short names. Each belongs to one place, forum, organisation or person."),
        ("name", "place", "forum", "organisation", "person", "start", "until"),
        lambda a: (
            gettext("for %(name)s") % {"name": a.place or a.forum or a.organisation or a.person},
            dated(a),
        ),
        with_it=("place", "forum", "organisation", "person"),
    ),
)

FORUMS = (
    Kind(
        "forum",
        rows.Forum,
        _("forum"),
        _("forums"),
        _("Any body that meets: groups, boards, committees."),
        (
            *("name", "short_name", "kind", "place", "layers", "about", "walk_in"),
            *("paper_days", "open_floor", "quorum"),
            *("recurrence", "recurs_from", "usual_start", "usual_minutes"),
            *("opened", "closed", "successors", "visibility", "position"),
        ),
        lambda f: (f.get_kind_display(), str(f.place), span(f.opened, f.closed)),
        found_by=("name", "short_name"),
        with_it=("place",),
        verbs=("expect-meetings", "place-standing-items", "close"),
    ),
    Kind(
        "seat",
        rows.Seat,
        _("seat"),
        _("seats"),
        _("The chairs on each forum, whether or not anybody holds them."),
        (
            *("forum", "name", "role", "organisation", "speaks_for", "mandate"),
            *("is_aggregate", "how_many", "visibility", "sensitive", "position"),
        ),
        lambda s: (s.get_role_display(), s.speaks_for),
        found_by=("name", "forum__name", "forum__short_name"),
        with_it=("forum",),
        verbs=("sit",),
        order=("forum__position", "forum__name", "position", "id"),
    ),
    Kind(
        "sitting",
        rows.Sitting,
        _("sitting"),
        _("sittings"),
        _("Who sat in which seat, from when until when."),
        ("seat", "person", "post", "start", "until"),
        lambda s: (dated(s),),
        found_by=("person__name", "post__name", "seat__name", "seat__forum__name", "seat__forum__short_name"),
        with_it=("seat__forum", "person", "post"),
        verbs=("stand-down",),
        order=("seat__forum__position", "seat__forum__name", "seat__position", "start", "id"),
    ),
    Kind(
        "standing_item",
        rows.StandingItem,
        _("standing item"),
        _("standing items"),
        _("Items on every agenda of a forum."),
        ("forum", "subject", "owner", "start", "until"),
        lambda s: (gettext("owner: %(name)s") % {"name": s.owner} if s.owner else "", dated(s)),
        found_by=("subject__name", "forum__name", "forum__short_name"),
        with_it=("forum", "subject", "owner"),
    ),
    Kind(
        "open_channel",
        rows.OpenChannel,
        _("open channel"),
        _("open channels"),
        _("Public posts, calls and events that reach a forum without a seat."),
        ("kind", "name", "place", "to_forum", "subject", "opened_on", "answered_by", "answered_on"),
        lambda c: (c.get_kind_display(), gettext("reaches %(forum)s") % {"forum": c.to_forum.label}),
        with_it=("to_forum",),
    ),
)

PEOPLE = (
    Kind(
        "organisation",
        rows.Organisation,
        _("organisation"),
        _("organisations"),
        _("Bodies people work or speak for."),
        ("name", "kind", "sector", "user_led", "place", "successors"),
        lambda o: (o.get_sector_display(),),
    ),
    Kind(
        "person",
        rows.Person,
        _("person"),
        _("people"),
        _("By public name, or by role where no name is needed."),
        ("name", "identity", "organisation", "visibility", "position"),
        lambda p: (str(p.organisation or ""), p.get_identity_display()),
        with_it=("organisation",),
    ),
    Kind(
        "post",
        rows.Post,
        _("post"),
        _("posts"),
        _("Jobs that sit in a seat, whoever holds them."),
        ("name", "organisation"),
        lambda p: (str(p.organisation or ""),),
        with_it=("organisation",),
    ),
    Kind(
        "post_holding",
        rows.PostHolding,
        _("holder of a post"),
        _("holders of posts"),
        _("Who held which post, from when until when."),
        ("post", "person", "start", "until"),
        lambda h: (dated(h),),
        found_by=("post__name", "person__name"),
        with_it=("post", "person"),
    ),
)

MEETINGS = (
    Kind(
        "meeting",
        rows.Meeting,
        _("meeting"),
        _("meetings"),
        _("The calendar of each forum."),
        (
            *("forum", "day", "start", "end", "status", "moved_to", "papers_by"),
            *("chaired_by", "minutes", "is_synthetic", "noted"),
        ),
        lambda m: (m.get_status_display(),),
        found_by=("forum__name", "forum__short_name"),
        with_it=("forum",),
        verbs=("record", "invite", "postpone", "call-off"),
        order=("-day", "start", "id"),
    ),
    Kind(
        "agenda_item",
        rows.AgendaItem,
        _("agenda item"),
        _("agenda items"),
        _("The business of one meeting."),
        (
            *("meeting", "number", "title", "subject", "purpose", "needs_paper", "paper"),
            *("standing_item", "slot", "outcome", "noted", "restricted"),
        ),
        lambda i: (meeting_name(i.meeting), i.get_outcome_display()),
        found_by=("title", "meeting__forum__name", "meeting__forum__short_name"),
        with_it=("meeting__forum",),
        order=("-meeting__day", "id"),
    ),
    Kind(
        "paper",
        rows.Paper,
        _("paper"),
        _("papers"),
        _("Written documents put to a meeting."),
        (
            *("title", "subject", "meeting", "authors", "presenter"),
            *("purpose", "circulation", "due", "outcome"),
        ),
        lambda p: (meeting_name(p.meeting) if p.meeting else "", p.get_outcome_display()),
        found_by=("title",),
        with_it=("meeting__forum",),
    ),
    Kind(
        "referral",
        rows.Referral,
        _("referral"),
        _("referrals"),
        _("Papers one meeting sent on to another forum."),
        ("paper", "from_meeting", "to_forum"),
        lambda r: (gettext("from %(meeting)s") % {"meeting": meeting_name(r.from_meeting)},),
        found_by=("paper__title", "to_forum__name"),
        with_it=("paper", "from_meeting__forum", "to_forum"),
    ),
)

GROUPS: tuple[tuple[Words, tuple[Kind, ...]], ...] = (
    (_("Forums and seats"), FORUMS),
    (_("Meetings and papers"), MEETINGS),
    (_("People and organisations"), PEOPLE),
    (_("Places, layers and names"), PLACES),
)

ATTENDANCE = Kind(  # not listed: people record it on the meeting's own page
    "attendance",
    rows.Attendance,
    _("record of who came"),
    _("records of who came"),
    "",
    (),
    lambda a: (a.get_status_display(),),
    with_it=("meeting__forum", "person"),
    verbs=("withdraw-invitation",),
)


def every_kind() -> Iterator[Kind]:
    """Each kind that has a list and a form."""
    for _name, kinds in GROUPS:
        yield from kinds


KINDS = {kind.name: kind for kind in every_kind()}
BY_MODEL: dict[type, Kind] = {kind.model: kind for kind in (*every_kind(), ATTENDANCE)}
