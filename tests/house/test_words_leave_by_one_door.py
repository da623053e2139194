"""What a person gave is read by threads/disclosure.py alone; each other reader stands here with its reason."""

from __future__ import annotations

import ast

from tests.house.source import Module, modules

GIVEN = {"VoiceContent", "VoiceFile", "AgreedWording", "Reply"}  # rows that hold words, names, pictures
ON_A_VOICE = {"content", "files", "wordings", "replies"}  # how they hang on a voice
READERS = ("threads/models/", "threads/actions/", "threads/disclosure.py")
MAY_READ = {
    "threads/own_voice.py": "what the person reads of their own; each function first asks for their receipt",
    "threads/own_copy.py": "the copy that the person takes away of their own",
    "threads/triage.py": "what the named officers read; each opening is recorded",
    "threads/words_carried.py": "looks for a voice's words in a step, to hide them",
    "web/tracking_minding.py": "finds the wording that the person says yes or no to, and reads none of it",
}


def reads(module: Module) -> list[str]:
    """Each place in the module that names such a row, or reaches for it from a voice."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in GIVEN:
            found.append(f"{module.path}: {node.id}")
        elif isinstance(node, ast.Attribute) and node.attr in ON_A_VOICE and is_a_voice(node.value):
            found.append(f"{module.path}: {ast.unparse(node)}")
    return found


def is_a_voice(value: ast.expr) -> bool:
    """Whether it is a voice by its name; `own_voice` is a module."""
    return ast.unparse(value).endswith("voice") and ast.unparse(value) != "own_voice"


def outside() -> dict[str, list[str]]:
    """Path -> what it reads, of all that are not the door itself."""
    found = {m.path: reads(m) for m in modules() if not m.path.startswith(READERS)}
    return {path: read for path, read in found.items() if read}


def test_words_leave_by_one_door() -> None:
    assert {path: read for path, read in outside().items() if path not in MAY_READ} == {}


def test_each_exemption_is_still_needed() -> None:
    assert set(MAY_READ) - set(outside()) == set()


def test_the_reader_finds_what_reaches_for_words() -> None:
    tree = ast.parse(
        "voice.content.words\nVoiceFile.objects.first()\nresponse.content\nself.voice.replies.all()"
    )
    assert set(reads(Module("web/x.py", tree, 4))) == {
        "web/x.py: voice.content",
        "web/x.py: VoiceFile",
        "web/x.py: self.voice.replies",
    }
