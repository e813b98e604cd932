"""Names of places are read as their people say them."""

from __future__ import annotations

import pytest

from zonereader.zones.spelling import spellings


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("长治高新区", "changzhigaoxinqu"),
        ("闵行经开区", "minhangjingkaiqu"),
        ("珲春边合区", "hunchunbianhequ"),
        ("漯河", "luohe"),
        ("朝阳", "chaoyang"),
        ("重庆高新区", "chongqinggaoxinqu"),
        ("六安的一处园区", "luandeyichuyuanqu"),
        ("行政村长大了", "xingzhengcunzhangdale"),
    ],
)
def test_pinyin(name: str, pinyin: str) -> None:
    assert pinyin in spellings(name)
