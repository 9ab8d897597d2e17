"""Which fonts stand in for those of official documents where these are not installed, as a file of fontconfig.

No font is brought along: each list is looked through for what the machine has. An installed font is never replaced, because
what stands in is appended to it (fontconfig(5), ``edit`` with the mode ``append``).
"""

from __future__ import annotations

from collections.abc import Iterator

_SONG = (
    "宋体",
    "SimSun",
    "NSimSun",
    "STSong",
    "FandolSong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
)
_FANGSONG = (
    "仿宋_GB2312",
    "仿宋",
    "FangSong",
    "FangSong_GB2312",
    "STFangsong",
    "FandolFang",
    "FandolFang R",
    "cwTeXFangSong",
)
_KAITI = ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "STKaiti", "FandolKai", "AR PL UKai CN", "LXGW WenKai")
_HEITI = ("黑体", "SimHei", "STHeiti", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei")
_XIAOBIAOSONG = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋体")
# 小标宋 is a heavy 宋; without it a bold 宋 comes nearest.
_BOLD_SONG = ("Noto Serif CJK SC Black", "Noto Serif CJK SC Bold", "Source Han Serif SC Heavy")
_LISTS = (
    (_FANGSONG, _SONG),
    (_KAITI, _FANGSONG + _SONG),
    (_HEITI, ()),
    (_XIAOBIAOSONG, _BOLD_SONG + _SONG),
    (_SONG, ()),
)


def font_map() -> str:
    """The content of a configuration file that takes the machine's own and adds what stands in for what."""
    rules = "".join(_rule(name, instead) for name, instead in _instead())
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f'<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rules}</fontconfig>'
    )


def _instead() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name, and what may stand in for it, the nearest first."""
    for names, further in _LISTS:
        for name in names:
            yield name, tuple(other for other in (*names, *further) if other != name)


def _rule(name: str, instead: tuple[str, ...]) -> str:
    fonts = "".join(f"<string>{other}</string>" for other in instead)
    return (
        f'<match target="pattern"><test qual="any" name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="append" binding="same">{fonts}</edit></match>'
    )
