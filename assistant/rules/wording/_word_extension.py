"""What rjieba is written in, without the package: that makes a dictionary of its own first, which takes as long as ours."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any


def word_extension() -> Any:
    """The module with ``Jieba``, which makes dictionaries."""
    name = "rjieba.rjieba"
    if name not in sys.modules:
        package = find_spec("rjieba")
        places = package.submodule_search_locations if package else None
        spec = PathFinder.find_spec(name, places)
        if spec is None or spec.loader is None:
            return import_module("rjieba")
        # The package finds it there when it is imported.
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]
