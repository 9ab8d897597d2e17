"""Numbers as automatic numbering prints them (ST_NumberFormat, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from assistant.documents.numbering import int_to_chinese

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LEGAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
# The largest number that is spelt out; greater ones, which only damage makes, are printed as digits.
_LARGEST = 99_999


def format_number(number: int, number_format: str) -> str:
    """A number as w:numFmt names its form; plain digits for forms that Chinese documents do not use."""
    render = _FORMATS.get(number_format)
    if render is None or not 0 <= number <= _LARGEST:
        return str(number)
    return render(number)


def _letters(number: int) -> str:
    """A to Z, then AA, BB … (17.18.59, upperLetter)."""
    if number == 0:
        return "0"
    repeat, index = divmod(number - 1, 26)
    return chr(ord("A") + index) * min(repeat + 1, 100)


def _roman(number: int) -> str:
    if number == 0:
        return "0"
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def _by_digit(zero: str) -> Callable[[int], str]:
    return lambda number: str(number).translate(str.maketrans("0123456789", zero + "一二三四五六七八九"))


def _counting(number: int) -> str:
    """Spelt out below 100, digit by digit from there: 十二, 九十九, 一○○ (17.18.59, chineseCounting)."""
    return int_to_chinese(number) if number < 100 else _by_digit("○")(number)


def _legal(number: int) -> str:
    """Numerals of accounts, which never leave the one before ten out: 壹拾贰."""
    text = int_to_chinese(number)
    return (("一" if text.startswith("十") else "") + text).translate(_LEGAL)


def _signs(first: str, last: str, start: int = 1) -> Callable[[int], str]:
    """One sign a number, as long as Unicode has one; digits beyond."""
    count = ord(last) - ord(first) + 1
    return lambda number: chr(ord(first) + number - start) if start <= number < start + count else str(number)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda number: characters[(number - 1) % len(characters)] if number else "0"


def _circled(number: int) -> str:
    for first, last, start in (("①", "⑳", 1), ("㉑", "㉟", 21), ("㊱", "㊿", 36)):
        text = _signs(first, last, start)(number)
        if not text.isascii():
            return text
    return str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalFullWidth2": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _signs("⑴", "⒇"),
    "decimalEnclosedFullstop": _signs("⒈", "⒛"),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": int_to_chinese,
    "taiwaneseCountingThousand": int_to_chinese,
    "japaneseCounting": int_to_chinese,
    "ideographDigital": _by_digit("〇"),
    "japaneseDigitalTenThousand": _by_digit("〇"),
    "taiwaneseDigital": _by_digit("○"),
    "chineseLegalSimplified": _legal,
    "ideographEnclosedCircle": _signs("㊀", "㊉"),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "none": lambda _number: "",
}
