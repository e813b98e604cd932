from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import page, reading
from zonereader.library.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A library with the page of the factories in it."""
    with Library.open(path) as opened:
        opened.add_page(page(), reading(), origin="test")
        yield opened
