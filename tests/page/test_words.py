from __future__ import annotations

from zonereader.page.words import crossing


def test_a_word_that_a_break_cuts_shows() -> None:
    assert crossing("企业可以申请补", "贴，每家一次") > 5
    assert crossing("企业可以申请", "补贴，每家一次") == 0


def test_nothing_crosses_at_a_mark() -> None:
    assert crossing("已经完工。", "补贴到位") == 0
