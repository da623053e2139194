"""The contenders run by themselves, in Pythons of their own: here they are found beside each other, as there."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "bench" / "contenders"))
