"""lxml under one name: it comes without types, so that its trees and elements are ``Any`` here."""

from __future__ import annotations

from typing import Any

from lxml import etree as _etree  # pyright: ignore[reportAttributeAccessIssue]

etree: Any = _etree
Node = Any
