"""The theme: fonts and colours that formatting refers to by role (ECMA-376 part 1, 20.1.4.1 and 17.15.1.88)."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field

from assistant.ooxml.values import child, colour, hexadecimal, value
from assistant.ooxml.xml import A, Element

# Languages of w:themeFontLang/@w:eastAsia to the scripts by which a theme lists its fonts (ISO 15924).
_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "zh": "Hans", "ja": "Jpan", "ko": "Hang"}
_SLOTS = {"eastasia": "ea", "ascii": "latin", "hansi": "latin", "bidi": "cs"}
# Roles of ST_ThemeColor to attributes of w:clrSchemeMapping, with what these mean by default (17.15.1.20).
_MAPPED = {
    "text1": ("t1", "dk1"),
    "background1": ("bg1", "lt1"),
    "text2": ("t2", "dk2"),
    "background2": ("bg2", "lt2"),
    "hyperlink": ("hyperlink", "hlink"),
    "followedHyperlink": ("followedHyperlink", "folHlink"),
}
_SCHEME = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


@dataclass(frozen=True)
class Theme:
    """What formatting can refer to.

    Attributes:
        fonts: Font by role in lower case, as ``minoreastasia``.
        colours: RRGGBB by role of w:themeColor.
    """

    fonts: dict[str, str] = field(default_factory=dict[str, str])
    colours: dict[str, str] = field(default_factory=dict[str, str])

    def font(self, role: str) -> str:
        """The font of a role such as ``minorEastAsia``; empty where the theme has none."""
        return self.fonts.get(role.lower(), "")

    def colour(self, role: str, tint: str = "", shade: str = "") -> str | None:
        """The colour of a role such as ``accent1``, made lighter or darker (17.3.2.6); None where it has none."""
        base = self.colours.get(role)
        return base and _shaded(base, tint, shade)


def read_theme(root: Element | None, settings: Element | None, language: str) -> Theme:
    """The theme of a document.

    Args:
        root: Root of the theme part, or None.
        settings: Root of the settings part, which say the language of theme fonts and map the colours.
        language: The east Asian language of the document defaults, for documents whose settings name none.
    """
    if root is None:
        return Theme()
    language = value(child(settings, "themeFontLang"), "eastAsia") or language
    fonts: dict[str, str] = {}
    for scheme in ("major", "minor"):
        element = next(root.iter(f"{A}{scheme}Font"), None)
        for slot, tag in _SLOTS.items():
            fonts[scheme + slot] = _font(element, tag, _script(language))
    return Theme(fonts, _colours(root, child(settings, "clrSchemeMapping")))


def _script(language: str) -> str:
    """The script of a language; Chinese, the only one this program is for, where none is named."""
    language = language.lower()
    return _SCRIPTS.get(language) or _SCRIPTS.get(language.partition("-")[0]) or "Hans"


def _font(scheme: Element | None, tag: str, script: str) -> str:
    """The typeface that the theme names; for east Asian text, where it names none, that of the script."""
    if scheme is None:
        return ""
    named = scheme.find(A + tag)
    typeface = named.get("typeface", "") if named is not None else ""
    if typeface or tag != "ea":
        return typeface
    listed = (font for font in scheme.findall(f"{A}font") if font.get("script", "") == script)
    return next((font.get("typeface", "") for font in listed), "")


def _colours(root: Element, mapping: Element | None) -> dict[str, str]:
    scheme: dict[str, str] = {}
    named = next(root.iter(f"{A}clrScheme"), None)
    # Only elements: where a package is edited, comments stand among them.
    for entry in named.findall("*") if named is not None else ():
        found = (colour(c.get("lastClr", "") or c.get("val", "")) for c in entry.findall("*"))
        scheme[entry.tag.rpartition("}")[2]] = next(found, None) or ""
    scheme = {name: rgb for name, rgb in scheme.items() if rgb}
    roles = {name: scheme[_SCHEME.get(name, name)] for name in (*scheme, *_SCHEME) if _SCHEME.get(name, name) in scheme}
    for role, (attribute, default) in _MAPPED.items():
        mapped = value(mapping, attribute)
        found = scheme.get(_SCHEME.get(mapped, mapped) or default) or scheme.get(default)
        if found:
            roles[role] = found
    return roles


def _shaded(base: str, tint: str, shade: str) -> str:
    red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    lighter, darker = hexadecimal(tint, 2), hexadecimal(shade, 2)
    if lighter is not None:
        share = lighter / 255
        light = light * share + (1 - share)
    if darker is not None:
        light *= darker / 255
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
