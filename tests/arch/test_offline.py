"""The sources import nothing that speaks to a network; Qt's local sockets are the one exception."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "zonereader"
SPEAKERS = {"socket", "ssl", "urllib", "http", "ftplib", "smtplib", "xmlrpc", "requests", "httpx", "aiohttp"}
LOCAL = {"QLocalServer", "QLocalSocket"}


def test_nothing_that_speaks_to_a_network_is_imported() -> None:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert not {name.name.split(".")[0] for name in node.names} & SPEAKERS, path
            elif isinstance(node, ast.ImportFrom) and node.module:
                assert node.module.split(".")[0] not in SPEAKERS, path
                if node.module == "PySide6.QtNetwork":
                    assert {name.name for name in node.names} <= LOCAL, path
