"""A story's text against what was decided about it: the claims it would become, and taking it in. All or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.story.errors import HoldsNhsNumber, NoSuchPair, NotDecided, StoryFaults
from groundswell.interchange.story.near import Repeat, repeats_of
from groundswell.interchange.story.read import Paragraph, Told, read
from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.threads.actions.telling_stories import keep_story
from groundswell.threads.models import Story
from groundswell.threads.plain_checks import Found, Kind, found_in
from groundswell.threads.story_plan import KeptOnce, Missing, PlannedClaim, StoryPlan

BOTH, ONCE, UNDECIDED = "both", "once", ""


@dataclass(frozen=True)
class NearPair:
    """Two paragraphs that are nearly alike, and what was decided: keep both, keep once, or nothing yet."""

    later: Paragraph
    earlier: Paragraph
    percent: int  # of the runs of three words that either has
    decided: str


@dataclass(frozen=True)
class Mark:
    """Something in a sentence that could tell who somebody is. `sentence`: its number; 0 in the title."""

    sentence: int
    found: Found


@dataclass(frozen=True)
class TakenApart:
    """A story, what stands in it twice, and the claims it becomes. Undecided paragraphs are counted as kept."""

    told: Told
    exact: tuple[KeptOnce, ...]
    near: tuple[NearPair, ...]
    kept_once: tuple[KeptOnce, ...]
    claims: tuple[PlannedClaim, ...]

    @property
    def undecided(self) -> tuple[NearPair, ...]:
        """The pairs that nobody has decided on."""
        return tuple(pair for pair in self.near if pair.decided == UNDECIDED)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What could tell who somebody is: everyone may read a story."""
        texts = [self.told.title, *(claim.text for claim in self.claims)]
        return tuple(Mark(number, found) for number, text in enumerate(texts) for found in found_in(text))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The pictures that are missing."""
        return tuple(Missing(picture.after, picture.text) for picture in self.told.pictures)


def take_apart(
    given: bytes | str, *, keep_both: Iterable[int] = (), keep_once: Iterable[int] = ()
) -> TakenApart:
    """The text taken apart. A pair of paragraphs that are nearly alike is named by either number.

    Nothing is written. Raises StoryFaults with every fault, and NoSuchPair.
    """
    told, faults = read(given)
    if told is None:
        raise StoryFaults(faults)
    repeats = repeats_of(told.paragraphs)
    decided = _decisions(repeats, frozenset(keep_both), frozenset(keep_once))
    dropped = {r.paragraph: r.same_as for r in repeats if r.exact or decided[r.paragraph] == ONCE}
    kept_once = tuple(
        KeptOnce(later, root := _root(dropped, later), _same(told, later, root)) for later in sorted(dropped)
    )
    return TakenApart(
        told=told,
        exact=tuple(one for one in kept_once if one.exact),
        near=tuple(_pair(told, r, decided[r.paragraph]) for r in repeats if not r.exact),
        kept_once=kept_once,
        claims=tuple(_claims(told, kept_once)),
    )


def plan_of(apart: TakenApart, place: Place, *, source: str = "") -> StoryPlan:
    """What keeping it at a place would write. Raises HoldsNhsNumber, and NotDecided while paragraphs wait."""
    for mark in apart.marks:
        if mark.found.kind is Kind.NHS_NUMBER:
            raise HoldsNhsNumber(mark.sentence)
    if apart.undecided:
        raise NotDecided([(pair.later.number, pair.earlier.number) for pair in apart.undecided])
    told = apart.told
    return StoryPlan(
        place=place,
        title=told.title,
        author=told.author,
        told_on=told.told_on,
        sha256=told.sha256,
        claims=apart.claims,
        repeated=apart.kept_once,
        missing=apart.missing,
        source=source,
    )


def take_in_story(by: Asker, apart: TakenApart, place: Place, *, source: str = "") -> Story:
    """Keeps the story, all or nothing. Raises HoldsNhsNumber, NotDecided, MayNot, StoryTakenIn."""
    return keep_story(by, plan_of(apart, place, source=source))


def found_sentence(apart: TakenApart) -> str:
    """What was found, in one sentence: how many sentences, what stands twice, which pictures are missing."""
    count = len(apart.claims)
    parts = [ngettext("%(n)d sentence", "%(n)d sentences", count) % {"n": count}]
    parts += [part for part in (_exactly(len(apart.exact)), _nearly(apart)) if part]
    return "; ".join([*parts, missing_words([one.text for one in apart.missing])]) + "."


def missing_words(captions: list[str]) -> str:
    """ "4 images are missing: …", without a full stop."""
    if not captions:
        return _("no image is missing")
    says = ngettext("%(n)d image is missing: %(names)s", "%(n)d images are missing: %(names)s", len(captions))
    return says % {"n": len(captions), "names": ", ".join(captions)}


def _exactly(count: int) -> str:
    says = ngettext(
        "%(n)d paragraph repeated word for word; kept once, both places cited",
        "%(n)d paragraphs repeated word for word; each kept once, all places cited",
        count,
    )
    return says % {"n": count} if count else _("no paragraph repeated word for word")


def _nearly(apart: TakenApart) -> str:
    pairs = [
        _("paragraph %(later)d nearly the same as paragraph %(earlier)d (%(how)s)")
        % {"later": pair.later.number, "earlier": pair.earlier.number, "how": decision_words(pair)}
        for pair in apart.near
    ]
    return "; ".join(pairs)


def mark_words(mark: Mark) -> str:
    """ "Sentence 3: 0161 496 0123. This may be a phone number." """
    told = {"number": mark.sentence, "text": mark.found.text, "kind": mark.found.kind}
    if not mark.sentence:
        return _("Title: “%(text)s”. %(kind)s.") % told
    return _("Sentence %(number)d: “%(text)s”. %(kind)s.") % told


def decision_words(pair: NearPair) -> str:
    """What was decided about a pair, in two or three words."""
    return {BOTH: _("keep both"), ONCE: _("keep once")}.get(pair.decided, _("not decided yet"))


def _decisions(repeats: tuple[Repeat, ...], both: frozenset[int], once: frozenset[int]) -> dict[int, str]:
    """Later paragraph -> what was decided. Its own number counts before that of the earlier one."""
    near = [r for r in repeats if not r.exact]
    known = {number for r in near for number in (r.paragraph, r.same_as)}
    for number in sorted(both | once):
        if number not in known:
            raise NoSuchPair(number)
        if number in both & once:
            raise NoSuchPair(number, both_ways=True)
    told = {r.paragraph: UNDECIDED for r in repeats}
    for r in near:
        for number in (r.paragraph, r.same_as):
            if number in both | once:
                told[r.paragraph] = BOTH if number in both else ONCE
                break
    return told


def _root(dropped: dict[int, int], number: int) -> int:
    """The paragraph that is kept and stands for this one."""
    while number in dropped:
        number = dropped[number]
    return number


def _same(told: Told, one: int, other: int) -> bool:
    first, second = (" ".join(told.paragraphs[number - 1].text.split()) for number in (one, other))
    return first == second


def _pair(told: Told, repeat: Repeat, decided: str) -> NearPair:
    return NearPair(
        later=told.paragraphs[repeat.paragraph - 1],
        earlier=told.paragraphs[repeat.same_as - 1],
        percent=round(100 * repeat.shared / repeat.of),
        decided=decided,
    )


def _claims(told: Told, kept_once: tuple[KeptOnce, ...]) -> list[PlannedClaim]:
    """Each sentence of each kept paragraph, with every paragraph it stands in word for word."""
    stands_for: dict[int, list[int]] = {}
    for one in kept_once:
        stands_for.setdefault(one.same_as, []).append(one.paragraph)
    dropped = {one.paragraph for one in kept_once}
    claims = []
    for paragraph in told.paragraphs:
        if paragraph.number in dropped:
            continue
        for sentence in paragraph.sentences:
            also = [
                number
                for number in stands_for.get(paragraph.number, ())
                if sentence in told.paragraphs[number - 1].sentences
            ]
            claims.append(PlannedClaim(sentence, (paragraph.number, *also)))
    return claims
