"""Two hands on a keyboard: everything a person does on a page without a mouse and without script."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

FURTHEST = 400  # presses of Tab before we say that it cannot be reached

SEEN = """() => {
  const on = document.activeElement, box = on.getBoundingClientRect();
  return {
    what: on.outerHTML.slice(0, 120),
    marked: on.matches(":focus-visible"),
    inside: box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth,
  };
}"""


@dataclass
class Hands:
    """One person's keyboard. Counts what is pressed, and notes each page that came."""

    page: Page
    presses: int = 0
    pages: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("framenavigated", lambda frame: self.pages.append(frame.url))

    def press(self, key: str) -> None:
        """One key."""
        self.presses += 1
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Words, letter by letter."""
        self.presses += len(words)
        self.page.keyboard.type(words)

    def reach(self, wanted: str) -> Locator:
        """Tab until the focus is on what `wanted` (a selector) names; where it names several, on any of them."""
        self.page.locator(wanted).first.wait_for(state="attached")
        for _press in range(FURTHEST):
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
                self._sees_it()
                return self.page.locator(":focus")
            self.press("Tab")
        raise AssertionError(f"{wanted} cannot be reached by Tab on {self.page.url}")

    def _sees_it(self) -> None:
        """What has the focus is marked, and stands inside the window."""
        told = self.page.evaluate(SEEN)
        assert told["marked"] and told["inside"], f"{self.page.url}: {told}"

    def fill(self, name: str, words: str) -> None:
        """Reach a text, a day or a number, and type in it."""
        self.reach(f"main [name='{name}']")
        self.press("Control+A")
        self.type(words)

    def choose(self, name: str, label: str) -> None:
        """Reach a list, and walk down it until the option with these words stands there."""
        box = self.reach(f"main select[name='{name}']")
        options = box.locator("option").all_inner_texts()
        at = next((n for n, told in enumerate(options) if label in told), None)
        assert at is not None, f"{name} offers no {label!r}: {options}"
        self.press("Home")
        for _press in range(at):
            self.press("ArrowDown")
        chosen = box.evaluate("e => e.selectedOptions[0].textContent")
        assert label in chosen, f"{name} stands at {chosen!r}"

    def tick(self, wanted: str) -> None:
        """Reach a tick or the first answer of a question, and press the space bar."""
        self.reach(wanted)
        self.press("Space")

    def pick(self, name: str, value: str) -> None:
        """Reach a question with one answer, wherever it stands now, and walk to that answer."""
        wanted = self.page.locator(f"main [name='{name}'][value='{value}']")
        wanted.wait_for(state="attached")
        for _press in range(FURTHEST):
            if self.page.evaluate("() => document.activeElement.name") == name:
                break
            self.press("Tab")
        if not self.page.evaluate("() => document.activeElement.checked"):
            self.press("Space")
        for _press in range(30):
            if wanted.is_checked():
                return
            self.press("ArrowDown")
        raise AssertionError(f"{name} has no answer {value!r}")

    def open(self, address: str) -> None:
        """The first address of a person: the one thing that is typed into the browser itself."""
        self.page.goto(address)
        self.look()

    def follow(self, wanted: str) -> None:
        """Reach a link or a button, and press Enter; the next page is there when this ends."""
        self.reach(wanted)
        with self.page.expect_navigation():
            self.press("Enter")
        self.look()

    def follow_link(self, says: str) -> None:
        """The same, for the first link of the page that says so."""
        at = self.page.locator("main a", has_text=says).first.get_attribute("href")
        self.follow(f"main a[href='{at}']")

    def look(self) -> None:
        """Each page that comes has one heading above all others, and is no wider than the window."""
        assert self.page.locator("h1").count() == 1, self.page.url
        assert self.fits(), f"{self.page.url} is wider than the window"

    def said(self) -> str:
        """What the page says."""
        return " ".join(self.page.locator("main").inner_text().split())

    def fits(self) -> bool:
        """Whether nothing stands out to the right: the page is never wider than the window."""
        wide = self.page.evaluate("() => document.documentElement.scrollWidth")
        return bool(wide <= self.page.viewport_size["width"])  # type: ignore[index]
