"""An installation written to a folder of plain files, and the faults that can be put into one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from groundswell.records.reading_folder import opened
from groundswell.records.restoring import restore


@dataclass(frozen=True)
class Written:
    """The folder; its files can be changed, with or without the manifest's knowing."""

    path: Path

    @property
    def manifest(self) -> dict[str, Any]:
        """What it says of itself."""
        told: dict[str, Any] = json.loads((self.path / "manifest.json").read_bytes())
        return told

    def says(self, told: dict[str, Any]) -> None:
        """Writes the manifest anew."""
        (self.path / "manifest.json").write_text(json.dumps(told, sort_keys=True), encoding="utf-8")

    def holds(self, name: str, content: bytes) -> None:
        """Puts a file there with its right hash, as whoever made the folder on purpose would."""
        (self.path / name).write_bytes(content)
        told = self.manifest
        told["parts"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        self.says(told)

    def blob(self) -> Path:
        """Its picture."""
        return next((self.path / "blobs").iterdir())

    def bytes(self) -> dict[str, bytes]:
        """Name -> content, of every file."""
        return bytes_in(self.path)

    def take_in(self) -> int:
        """Takes it into the empty database."""
        with opened(self.path) as found:
            return restore(found)


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Name -> content, of every file below."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
