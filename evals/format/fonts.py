"""The five type families of official documents and the names that count as each.

GB/T 9704—2012 names families only (5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5); which font files stand for them is practice.
"""

from __future__ import annotations

FANGSONG = [
    "仿宋_GB2312",
    "仿宋",
    "FangSong",
    "FangSong_GB2312",
    "方正仿宋_GBK",
    "方正仿宋简体",
    "华文仿宋",
    "STFangsong",
]
XIAOBIAOSONG = ["方正小标宋简体", "方正小标宋_GBK", "小标宋", "FZXiaoBiaoSong-B05S"]
HEITI = ["黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体", "STHeiti"]
KAITI = ["楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "华文楷体", "STKaiti"]
SONGTI = ["宋体", "SimSun", "新宋体", "NSimSun"]
