"""Nothing the project keeps names a registry, or a path of the machine it was written on."""

from __future__ import annotations

import re

from tests.house.source import ROOT, tracked

LEAKS = (
    re.compile(r"(^|[^a-z./])/(work|farm|home/[a-z]+|Users/[a-z]+|opt/pypi)/", re.MULTILINE),
    re.compile(r"\.\./(shared|\.library)"),
    re.compile(r'"resolved": ["]http|index[-]url|registry = ["]http', re.IGNORECASE),
    re.compile(r'https?://[^ "\n]+\.(whl|tgz|tar\.gz)'),
    re.compile(r"https?://[^/\s]*(registry\.|pypi|pythonhosted|npmjs)", re.IGNORECASE),
)
NOT_TEXT = (".woff2", ".png", ".xlsx", ".ico", ".mo")


def leaks(text: str) -> list[str]:
    """Each stretch of text that names a registry or a machine's path."""
    return [found.group(0).strip() for pattern in LEAKS for found in pattern.finditer(text)]


def test_no_kept_file_names_a_registry_or_a_machine() -> None:
    found = {}
    for path in tracked():
        if not path.endswith(NOT_TEXT) and not path.startswith(".ci/"):
            told = leaks((ROOT / path).read_text(encoding="utf-8", errors="replace"))
            if told:
                found[path] = told
    assert found == {}


def test_a_leak_is_seen() -> None:
    # Put together here, so that this file holds none itself.
    folder, option = "/" + "work/", "index" + "-url"
    assert leaks(f"see {folder}plan.txt") == [folder]
    assert leaks(f"--{option}") == [option]
    assert leaks("the network /networks/ and ./work/") == []
