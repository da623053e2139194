"""The threads' evidence chains as PROV-JSON: what the asker may see, no word that anybody said, no single voice."""

from __future__ import annotations

import json
from pathlib import Path

from groundswell.interchange.prov.chain import Chain
from groundswell.interchange.prov.document import Document
from groundswell.interchange.whole_file import put
from groundswell.interchange.workbook.standing import Standing
from groundswell.records.asking import Asker
from groundswell.threads.models import Thread


def write(standing: Standing, path: Path) -> None:
    """Writes the file. The same threads give the same bytes."""
    told = document_of(standing.asker).as_json()
    put(path, json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")


def document_of(asker: Asker) -> Document:
    """Every thread that the asker may see; about 15 queries each."""
    document = Document()
    threads = Thread.objects.visible_to(asker).select_related("place", "forum").order_by("started", "key")
    for thread in threads:
        Chain(document, asker, thread).tell()
    return document
