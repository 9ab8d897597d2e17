"""The check digit of payment cards."""

from __future__ import annotations


def is_checked(digits: str) -> bool:
    """Whether the digits satisfy the Luhn formula (ISO/IEC 7812-1, Annex B)."""
    total = 0
    for position, digit in enumerate(map(int, reversed(digits))):
        doubled = digit * 2 if position % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
