"""One answer of ModernGov's web service out of whatever it is wrapped in, and what a service says that is no answer."""

from __future__ import annotations

from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from groundswell.interchange.moderngov.parts import name_of
from groundswell.interchange.opened.xml_file import element_of

FAULTS = ("error", "fault", "html", "exception")  # what a service that is switched off or broken answers with


def answer_in(root: Element, name: str) -> Element:
    """What is inside SOAP's envelope, body, response and result, or inside the string that a plain GET may give.

    The root itself where nothing is wrapped. Raises CannotRead where what is wrapped is broken.
    """
    while len(root) == 1 and _is_wrap(root):
        root = root[0]
    inside = (root.text or "").strip()
    if not len(root) and inside.startswith("<") and _is_wrap(root):
        return element_of(inside.encode(errors="replace"), name)
    return root


def is_fault(root: Element) -> bool:
    """Whether it is a web page or a message of failure."""
    return name_of(root) in FAULTS


def _is_wrap(root: Element) -> bool:
    name = name_of(root)
    return name in ("envelope", "body", "string") or name.endswith(("response", "result"))
