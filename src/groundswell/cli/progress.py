"""A bar on stderr for what takes over a second. Nothing where nobody watches a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds before a bar is shown
Tell = Callable[[str, int, int], None]  # what is being done, how much is done, of how much


@contextmanager
def watched() -> Iterator[Tell]:
    """Gives what to tell of progress; the bar goes when the block ends, however it does."""
    if not sys.stderr.isatty():
        yield lambda _doing, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=None)
    patience = threading.Timer(PATIENCE, bar.start)
    patience.daemon = True
    patience.start()
    try:
        yield lambda doing, done, of: bar.update(task, description=doing, completed=done, total=of)
    finally:
        patience.cancel()
        bar.stop()
