"""What a page is looked at for: axe, width, clipped words, focus, the size of targets. Gives sentences, no verdict."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_BESIDE = {"color-contrast-enhanced": {"enabled": True}}  # AAA, 7:1: what we hold ourselves to
OF_COLOURS = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
TARGET = 44  # CSS pixels, WCAG 2.2 AAA 2.5.5, for what people press; links inside a sentence are let off

# Words of a picture that stand outside its frame, or outside the window.
CLIPPED = """() => [...document.querySelectorAll('main svg text')].filter(t => {
  const frame = t.ownerSVGElement.getBoundingClientRect(), box = t.getBoundingClientRect();
  if (!box.width || !frame.width || getComputedStyle(t).visibility === 'hidden') return false;
  return box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
}).map(t => t.textContent.trim())"""

# Words of a picture that lie over other words of it.
OVERLAID = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('main svg')) {
    const words = [...svg.querySelectorAll('text')].map(t => [t.textContent.trim(), t.getBoundingClientRect()])
      .filter(([said, box]) => said && box.width);
    words.forEach(([said, a], i) => words.slice(i + 1).forEach(([other, b]) => {
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (over > 3 && down > 3) found.push(`${said} / ${other}`);
    }));
  }
  return found;
}"""

TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('svg *'))
    .slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className}`);
}"""

# Everything that can be reached by Tab looks different when it has been.
UNSEEN_FOCUS = """() => {
  const can = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility() && !e.disabled && e.type !== 'hidden');
  const look = e => [e, ...e.querySelectorAll('*')].map(one => {
    const s = getComputedStyle(one);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor,
      s.stroke, s.strokeWidth, s.fill, s.textDecorationThickness, s.transform, s.top, s.left].join();
  }).join(';');
  const found = [];
  for (const e of can) {
    document.activeElement && document.activeElement.blur();
    const before = look(e);
    e.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== e || look(e) === before)
      found.push(e.outerHTML.slice(0, 90));
  }
  return found;
}"""

SMALL_TARGETS = """(least) => [...document.querySelectorAll(
    'button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, summary, a.button, nav a')]
  .filter(e => e.checkVisibility()).filter(e => {
    const box = e.getBoundingClientRect();
    return box.height && box.height < least - 0.5;
  }).map(e => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 80)}`)"""

# What axe found, and no more: all that it passed over would be as much again to hand over.
AXE_FOUND = """(asked) => axe.run(document, asked).then(told => told.violations.map(fault => [
  fault.id, fault.help, fault.nodes.length, fault.nodes.slice(0, 3).map(node => node.html.slice(0, 120))]))"""
# For no-autoplay-audio. Style sheets are fetched only for a rule on trial, css-orientation-lock, which we do not ask.
FETCHED = {"assets": ["media"]}


def axe_faults(page: Page, *, only_colours: bool = False) -> list[str]:
    """Each fault axe-core finds, with the first places it stands in. Needs scripts.

    `only_colours` asks the rules that a change of theme can change, and no others.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    asked = {"type": "rule", "values": OF_COLOURS} if only_colours else {"type": "tag", "values": WCAG}
    told = page.evaluate(
        AXE_FOUND,
        {
            "runOnly": asked,
            "rules": {} if only_colours else RULES_BESIDE,
            "resultTypes": ["violations"],
            "preload": FETCHED,
        },
    )
    return [f"{rule}: {help_text} ({times}×) {places}" for rule, help_text, times, places in told]


def clipped(page: Page) -> list[str]:
    """Words of a picture that are cut off, or lie over each other."""
    faults = [f"cut off: {words}" for words in page.evaluate(CLIPPED)]
    return faults + [f"one over the other: {words}" for words in page.evaluate(OVERLAID)]


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return [f"wider than the window: {what}" for what in page.evaluate(TOO_WIDE)]


def unseen_focus(page: Page) -> list[str]:
    """What looks the same with the focus on it as without."""
    page.keyboard.press("Tab")  # from here on the browser takes the reader for somebody with a keyboard
    return [f"focus is not seen: {what}" for what in page.evaluate(UNSEEN_FOCUS)]


def small_targets(page: Page) -> list[str]:
    """What is too small to press."""
    return [f"too small to press: {what}" for what in page.evaluate(SMALL_TARGETS, TARGET)]
