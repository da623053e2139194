"""Every page and every state of it that is looked at. A test fails when an address has no row here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """One page in one state: the name of its address, where it is, who asks, and on which site."""

    name: str
    at: str
    state: str = "typical"
    who: str = "public"  # or editor, officer, administrator
    site: str = "stockport"  # or blank
    send: str = ""  # press this first, several with “then”: how a page with mistakes is reached
    status: int = 200
    walk: str = ""  # what is typed and pressed before: a name of walks.py

    @property
    def label(self) -> str:
        """How tests and pictures call it: journey-no-way."""
        return f"{self.name}-{self.state}".replace(" ", "-")

    @property
    def presses(self) -> list[str]:
        """What is pressed before it is looked at, in order."""
        return self.send.split(" then ") if self.send else []


SEND = "main button[type=submit]"
THREAD = "/threads/accessible-swimming/"
TELL = THREAD + "tell/"
A_STORY = "/stories/many-people-lead-and-that-moves-stockport/"
DRAFT, CHANGE = "main a[href*='/answers/']", "main a[href$='/change/']"
VOICES, A_VOICE = "/forums/that-counts/voices/", "main a[href*='/voices/']"
TO_VOICE = f"{A_VOICE} then main a[href$='/"
OPENED_WAY = (
    "/openings/way/?from=that-counts&to=acb&after=2021-02-02&without_standing_items=1"
    "&change=deadline&at=acb-2021-02-09&who=public-health-lead&days=3"
)
ASKED = "/journey/?from=that-counts&to={to}&after={after}"

PUBLIC = (
    View("map", "/"),
    View("map", "/", "empty", site="blank"),
    View("journey", "/journey/"),
    View("journey", ASKED.format(to="acb", after="2021-02-02"), "answer"),
    View("journey", ASKED.format(to="acb", after="2021-02-02") + "&without_standing_items=1", "by paper"),
    View(
        "journey", ASKED.format(to="acb", after="2021-02-02") + "&age=90&upward=1&place=stockport", "limited"
    ),
    View("journey", ASKED.format(to="send-board", after="2021-01-05"), "long answer"),
    View("journey", ASKED.format(to="send-board", after="2021-03-02"), "no way"),
    View("journey", ASKED.format(to="gmm-executive", after="2021-02-02"), "open channel"),
    View("journey", ASKED.format(to="Nowhere", after="2021-02-31"), "error", status=422),
    View("journey", "/journey/", "empty", site="blank"),
    View("forums", "/forums/"),
    View("forums", "/forums/?place=brinnington&walk_in=1", "filtered"),
    View("forums", "/forums/", "empty", site="blank"),
    View("forum", "/forums/acb/"),
    View("people", "/people/"),
    View("people", "/people/", "empty", site="blank"),
    View("person", "/people/public-health-lead/"),
    View("organisations", "/organisations/"),
    View("organisations", "/organisations/", "empty", site="blank"),
    View("organisation", "/organisations/seashell-trust/"),
    View("meetings", "/meetings/"),
    View("meetings", "/meetings/", "empty", site="blank"),
    View("meeting", "/meetings/acb-2021-02-09/"),
    View("agenda-item", "/meetings/acb-2021-02-09/items/acb-2021-02-09-physical-activity/"),
    View("threads", "/threads/"),
    View("threads", "/threads/?which=closed", "nothing"),
    View("threads", "/threads/", "empty", site="blank"),
    View("thread", "/threads/accessible-swimming/"),
    View("stories", "/stories/"),
    View("stories", "/stories/", "empty", site="blank"),
    View("story", A_STORY),
    View("claims", "/claims/"),
    View("claims", "/claims/", "empty", site="blank"),
    View("claim", "/claims/by-way-of-lp-ops/"),
    View("told-back", "/told-back/"),
    View("told-back", "/told-back/", "empty", site="blank"),
    View("thread-reach", "/threads/accessible-swimming/reach/?on=2021-01-05&and=2021-02-28"),
    View("thread-reach", "/threads/accessible-swimming/reach/?on=2021-02-31", "error", status=422),
    View("overlaps", "/overlaps/"),
    View("overlaps", "/overlaps/?on=2021-02-31", "error", status=422),
    View("overlaps", "/overlaps/", "empty", site="blank"),
    View("reach", "/reach/"),
    View("reach", "/reach/?from=that-counts&after=2021-01-05", "answer"),
    View("reach", "/reach/?from=Nowhere&after=2021-02-31", "error", status=422),
    View("reach", "/reach/?from=that-counts&age=ninety&upward=1", "wrong limit", status=422),
    View("reach", "/reach/", "empty", site="blank"),
    View("reach-layers", "/reach/layers/"),
    View("reach-layers", "/reach/layers/?after=2021-01-05", "answer"),
    View("reach-layers", "/reach/layers/?from_layer=village&within=x&after=2021-02-31", "error", status=422),
    View("reach-layers", "/reach/layers/", "empty", site="blank"),
    View("reach-compare", "/reach/compare/"),
    View("reach-compare", "/reach/compare/?from=that-counts&on=2021-01-05&and=2021-03-01", "answer"),
    View("reach-compare", "/reach/compare/?from=Nowhere&on=2021-02-31&and=x", "error", status=422),
    View("reach-compare", "/reach/compare/", "empty", site="blank"),
    View("could-and-did", "/could-and-did/"),
    View("could-and-did", "/could-and-did/", "error", send="main button[type=submit]"),
    View("could-and-did", "/could-and-did/", "empty", site="blank"),
    View("dependence", "/dependence/"),
    View("dependence", "/dependence/?from=that-counts&after=2021-01-05", "answer"),
    View("dependence", "/dependence/?from=gmm-executive", "nothing"),
    View("dependence", "/dependence/?from=Nowhere", "error", status=422),
    View("dependence", "/dependence/", "empty", site="blank"),
    View("openings", "/openings/"),
    View("openings", "/openings/?from=that-counts&after=2021-01-05", "answer"),
    View("openings", "/openings/?from=that-counts&to=send-board&after=2021-03-02", "to a forum"),
    View("openings", "/openings/?from=that-counts&after=2021-02-02&without=public-health-lead", "for all"),
    View(
        "openings", "/openings/?from=that-counts&to=acb&after=2021-02-02&without_standing_items=1", "sooner"
    ),
    View("openings", "/openings/?from=that-counts&to=Nowhere", "error", status=422),
    View("opened-way", OPENED_WAY),
    View("opened-way", "/openings/way/?from=that-counts&change=seat&at=gone", "error", status=422),
    View("openings", "/openings/", "empty", site="blank"),
    View("spoken-for", "/spoken-for/"),
    View("spoken-for", "/spoken-for/", "empty", site="blank"),
    View("search", "/search/"),
    View("search", "/search/?q=Local+Delivery+Pilot", "found"),
    View("search", "/search/?q=nothing+like+it", "not found"),
    View("about", "/about/"),
    View("accessibility", "/accessibility/"),
    View("how-it-works", "/how-it-works/"),
    View("sign-in", "/sign-in/"),
    View("sign-in", "/sign-in/", "error", send="main button[type=submit]"),
    View("sign-in-code", "/sign-in/code/"),
    View("sign-in-password", "/sign-in/password/"),
    View("sign-in-password", "/sign-in/password/", "error", send="main button[type=submit]"),
    View("not-found", "/forums/no-such-forum/", "error", status=404),
)

SIGNED_IN = (
    View("edit", "/edit/", who="editor"),
    View("edit-kind", "/edit/forum/", who="editor"),
    View("edit-add", "/edit/forum/add/", who="editor"),
    View("edit-add", "/edit/meeting/add/", "error", who="editor", send="main button[type=submit]"),
    View("edit-row", "/edit/forum/acb/", who="editor"),
    View("edit-row", "/edit/seat/acb-director-of-public-health/", "seat", who="editor"),
    View("edit-remove", "/edit/meeting/acb-2021-05-11/remove/", who="editor"),
    View("edit-do", "/edit/forum/acb/close/", who="editor"),
    View("edit-do", "/edit/forum/acb/close/", "error", who="editor", send="main button[type=submit]"),
    View("edit-instance", "/edit/instance/", who="administrator"),
    View("data-requests", "/requests/", "empty", who="data_protection"),
    View("export", "/export/", "empty", who="evaluator"),
    View("export", "/export/", "error", who="evaluator", send=SEND),
    View(
        "agenda-item",
        "/meetings/acb-2021-02-09/items/acb-2021-02-09-physical-activity/",
        "full",
        who="editor",
    ),
    View("asked", "/asked/", who="editor"),
    View("thread", "/threads/accessible-swimming/", "full", who="editor"),
    View("thread-open", "/forums/that-counts/open-thread/", who="editor"),
    View("thread-open", "/forums/that-counts/open-thread/", "error", who="editor", send=SEND),
    View("thread-do", "/threads/accessible-swimming/do/claim/", "claim", who="editor"),
    View("thread-do", "/threads/accessible-swimming/do/claim/", "claim error", who="editor", send=SEND),
    View("claim", "/claims/by-way-of-lp-ops/", "may test", who="editor"),
    View("claim-do", "/claims/by-way-of-lp-ops/link/", who="editor"),
    View("claim-do", "/claims/by-way-of-lp-ops/link/", "error", who="editor", send=SEND),
    View("claim-do", "/claims/by-way-of-lp-ops/rival/", "rival", who="editor"),
    View("claim-do", "/claims/by-way-of-lp-ops/evidence/", "evidence", who="editor"),
    View("claim-part", "/claims/by-way-of-lp-ops/links/1/test/", "test", who="editor"),
    View("claim-part", "/claims/by-way-of-lp-ops/links/1/test/", "error", who="editor", send=SEND),
    View("claim-part", "/claims/by-way-of-lp-ops/links/1/remove/", "remove", who="editor"),
    View("claim-part", "/claims/by-way-of-lp-ops/", "answer", who="editor", send="main a[href$='/answer/']"),
    View("thread-do", "/threads/accessible-swimming/do/carry/", "carry", who="editor"),
    View("thread-do", "/threads/accessible-swimming/do/table/", "table", who="editor"),
    View("thread-do", "/threads/accessible-swimming/do/discuss/", "discuss", who="editor"),
    View("thread-do", "/threads/accessible-swimming/do/call/", "call", who="editor"),
    View("thread-do", "/threads/accessible-swimming/do/amend/", "amend", who="editor"),
    View("thread-do", "/threads/accessible-swimming/do/close/", "close", who="editor"),
    View("step-do", THREAD, "evidence", who="editor", send="main a[href*='/steps/'][href$='/evidence/']"),
    View("step-do", THREAD, "words", who="editor", send="main a[href*='/steps/'][href$='/words/']"),
    View("evidence-remove", THREAD, who="editor", send="main a[href$='/remove/']"),
    View("thread-do", "/threads/accessible-swimming/do/carry/", "error", who="editor", send=SEND),
    View("stories", "/stories/", "full", who="editor"),
    View("story", A_STORY, "full", who="editor"),
    View("story-bring", "/stories/bring/", who="editor"),
    View("story-bring", "/stories/bring/", "error", who="editor", send=SEND),
    View("story-forget", A_STORY + "forget/", who="editor"),
    View("told-back", "/told-back/", "full", who="editor"),
    View("tell", TELL, who="editor"),
    View("tell-write", TELL + "forum/", who="editor"),
    View("tell-write", TELL + "forum/", "error", who="editor", send=SEND),
    View("answer", "/told-back/", who="editor", walk="an answer", send=DRAFT),
    View("answer", "/told-back/", "easy read", who="editor", walk="an easy answer", send=DRAFT),
    View("answer-change", "/told-back/", who="editor", walk="an answer", send=f"{DRAFT} then {CHANGE}"),
    View("keyholders", "/forums/that-counts/keyholders/", who="editor"),
    View("keyholders", "/forums/lp-ops/keyholders/", "empty", who="editor"),
    View("forum-voices", VOICES, who="officer"),
    View("forum-voices", "/forums/acb/voices/", "empty", who="editor"),
    View("forum-voice", VOICES, who="officer", send=A_VOICE),
    View("forum-voice", VOICES, "no wording", who="editor", send=A_VOICE),
    View("forum-voice-do", VOICES, "write", who="officer", send=TO_VOICE + "write/']"),
    View("forum-voice-do", VOICES, "share", who="officer", send=TO_VOICE + "share/']"),
    View("forum-voice-do", VOICES, "wording", who="officer", send=TO_VOICE + "wording/']"),
    View(
        "forum-voice-do",
        VOICES,
        "error",
        who="officer",
        send=f"{TO_VOICE}write/'] then {SEND}",
    ),
    View("record-meeting", "/meetings/acb-2021-02-09/record/", who="editor"),
    View("workbook", "/workbook/", who="editor"),
    View("workbook", "/workbook/", "error", who="editor", send="main button[type=submit]"),
    View("imports", "/imports/", who="editor"),
    View("import-new", "/imports/new/", who="editor"),
    View("import-new", "/imports/new/", "error", who="editor", send="main form button[type=submit]"),
    View("outbox", "/outbox/", who="administrator"),
    View("account", "/account/", who="administrator"),
    View("choose-password", "/account/password/", who="editor"),
    View("choose-password", "/account/password/", "error", who="editor", send="main button[type=submit]"),
    View("set-up-second-step", "/account/second-step/", who="editor"),
    View(
        "set-up-second-step",
        "/account/second-step/",
        "error",
        who="editor",
        send="main form button[type=submit]",
    ),
    View("tokens", "/account/tokens/", who="editor"),
    View("tokens", "/account/tokens/", "error", who="editor", send="main button[type=submit]"),
    View("break-glass", "/break-glass/", who="administrator"),
    View("break-glass", "/break-glass/", "error", who="administrator", send="main button[type=submit]"),
    View("forbidden", "/edit/", "error", who="administrator", status=403),
)

SEND_ON = "main .go button"

SAY = (
    View("say", "/say/", "empty", walk="fresh"),
    View("say", "/say/", "began", walk="to who"),
    View("say", "/say/", "closed", site="blank"),
    View("say-question", "/say/how/", "how", walk="by words"),
    View("say-question", "/say/how/", "how error", walk="by words", send=SEND_ON),
    View("say-question", "/say/words/", "words", walk="by words"),
    View("say-question", "/say/words/", "words typical", walk="by words, some typed"),
    View("say-question", "/say/words/", "words error", walk="by words", send=SEND_ON),
    View("say-question", "/say/words/", "words full", walk="full"),
    View("say-question", "/say/words/", "picture", walk="by picture"),
    View("say-question", "/say/words/", "picture sent", walk="by picture, sent"),
    View("say-question", "/say/words/", "picture error", walk="by picture", send=SEND_ON),
    View("say-question", "/say/words/", "recording", walk="by recording"),
    View("say-question", "/say/words/", "our pictures", walk="by our pictures"),
    View("say-question", "/say/words/", "our pictures error", walk="by our pictures", send=SEND_ON),
    View("say-question", "/say/where/", "where", walk="to where"),
    View("say-question", "/say/where/", "where error", walk="to where", send=SEND_ON),
    View("say-question", "/say/where/", "where full", walk="full"),
    View("say-question", "/say/who/", "who", walk="to who"),
    View("say-question", "/say/who/", "who error", walk="to who", send=SEND_ON),
    View("say-question", "/say/who/", "who full", walk="full"),
    View("say-question", "/say/allow/", "allow", walk="to allow"),
    View("say-question", "/say/allow/", "allow full", walk="full"),
    View("say-question", "/say/told/", "told", walk="to told"),
    View("say-question", "/say/told/", "told error", walk="to told", send=SEND_ON),
    View("say-question", "/say/told/", "told full", walk="full"),
    View("say-question", "/say/check/", "check", walk="to check"),
    View("say-question", "/say/check/", "check full", walk="full"),
    View("say-throw-away", "/say/throw-away/", walk="to who"),
    View("say-help", "/say/help/"),
    View("say-receipt", "/say/receipt/", walk="to receipt"),
    View("figures", "/figures/", "empty"),
    View("your-data", "/your-data/", "empty"),
    View("your-data", "/your-data/", "error", send=SEND),
    View("track", "/track/", "empty", walk="fresh"),
    View("track", "/track/", "error", walk="fresh", send="main button[type=submit]"),
    View("track-words", "/track/my-words/", walk="tracked"),
    View("track-words", "/track/my-words/", "full", walk="tracked, full"),
    View("track-words", "/track/my-words/", "everything", walk="tracked, everything"),
    View("track-words", "/track/my-words/", "taken back", walk="tracked, taken back"),
    View("track-write", "/track/write/", walk="tracked"),
    View("track-write", "/track/write/", "error", walk="tracked", send="main form button[type=submit]"),
    View("track-write", "/track/write/", "full", walk="tracked, full"),
    View("track-helper", "/track/helper/", walk="tracked"),
    View("track-helper", "/track/helper/", "words", walk="tracked", send="main form button[type=submit]"),
    View("track-helper", "/track/helper/", "holding", walk="tracked, with a helper"),
    View("track-helper", "/track/helper/", "taken back", walk="tracked, taken back"),
    View("track-told", "/track/told/", walk="tracked"),
    View("helping", "/helping/", walk="helping"),
    View("helping-write", "/helping/write/", walk="helping"),
    View("helping-write", "/helping/write/", "error", walk="helping", send="main form button[type=submit]"),
    View("helping-told", "/helping/told/", walk="helping"),
    View("track-allow", "/track/allow/", walk="tracked"),
    View("track-allow", "/track/allow/", "full", walk="tracked, full"),
    View("track-take-back", "/track/take-back/", walk="tracked"),
    View("track-take-back", "/track/take-back/", "taken back", walk="tracked, taken back"),
    View("track-erase", "/track/erase/", walk="tracked"),
    View("track-erase", "/track/erase/", "error", walk="tracked", send="main form button[type=submit]"),
)

VIEWS = PUBLIC + SIGNED_IN + SAY

NOT_PAGES = {
    "data-set": "only once a file was taken in: test_taking_in_a_file.py looks at it",
    "import": "only once a file was taken in: test_taking_in_a_file.py looks at it",
    "import-undo": "only once a file was taken in: test_taking_in_a_file.py looks at it",
    "data-request": "only once somebody asked: test_data_requests.py looks at it",
    "forum-voice-file": "a picture or a recording",
    "say-file": "the picture or recording somebody is sending",
    "track-copy-data": "a person's own copy, as JSON",
    "track-copy-page": "a person's own copy, as a file to keep",
    "helping-file": "the picture or recording of whom somebody helps",
    "track-file": "a person's own picture or recording",
    "could-and-did-example": "a CSV",
    "evidence-file": "a picture or a recording",
    "forum-calendar": "a calendar feed",
    "person-calendar": "a calendar feed",
    "health": "for machines",
    "sign-in-second-step": "only after a password: test_signing_in_by_two_steps.py looks at it",
    "workbook-register": "an .xlsx",
    "workbook-template": "an .xlsx",
}
