"""Starting the window. Nothing is loaded here that only commands need: most starts have none."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from zonereader.paths import LIBRARY_SUFFIX


def start(words: Sequence[str], library: Path) -> int:
    """Open the window on ``library``, or on a .zrlib file among ``words``, with the files and links there.

    Returns the program's exit status.
    """
    gc.disable()  # what a start makes is no garbage; ``run`` collects again once there is an article
    from zonereader.gui.app import run

    if not words:
        return run((), library)
    from zonereader.links import target

    targets = [target(word) for word in words]
    libraries = [one for one in targets if isinstance(one, Path) and one.suffix == LIBRARY_SUFFIX]
    others = [one for one in targets if one not in libraries]
    return run(others, libraries[0] if libraries else library)
