"""XML, read with care: no document type, no entities, nothing fetched, nothing nested without end."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError  # noqa: S405 - the types only; defusedxml reads

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.text import bytes_of

DEEPEST = 100
MOST_ELEMENTS = 500_000  # each takes about 300 bytes once it is read


def xml_of(path: Path) -> Element:
    """The root element of an XML file. Raises CannotRead."""
    return element_of(bytes_of(path), path.name)


def element_of(given: bytes, name: str) -> Element:
    """The root element of these bytes; `name` is what a fault calls them. Raises CannotRead."""
    try:
        return _element(given, name)
    except ParseError as broken:
        where = _("%(name)s, line %(line)d") % {"name": name, "line": broken.position[0]}
        raise CannotRead(where, _("The XML breaks off or is misspelt here."), _("Export it again.")) from None
    except DefusedXmlException:
        raise CannotRead(
            name,
            _("The XML has a document type or entities of its own. Those can be used to read other files."),
            _("Export it without them."),
        ) from None
    except (LookupError, ValueError):  # an encoding nobody knows, or one whose bytes are broken
        raise CannotRead(name, _("The XML is in letters we cannot read."), _("Save it as UTF-8.")) from None


def _element(given: bytes, name: str) -> Element:
    root: Element | None = None
    depth = 0
    parts = iterparse(io.BytesIO(given), events=("start", "end"), forbid_dtd=True)
    for seen, (event, element) in enumerate(parts):
        root = element if root is None else root
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise CannotRead(name, _("The XML is nested too deeply."), _("Export it again."))
        if seen > 2 * MOST_ELEMENTS:
            raise CannotRead(name, _("The XML has too many parts."), _("Export fewer years at a time."))
    if root is None:
        raise CannotRead(name, _("The XML is empty."), _("Export it again."))
    return root
