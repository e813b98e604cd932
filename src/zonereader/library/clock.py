"""The one place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time as the library writes it: ISO-8601 UTC, such as 2026-03-05T13:40:11Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def now_for_file_names() -> str:
    """The time as part of a file name: 20260305-134011-123456, so that no two are the same."""
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
