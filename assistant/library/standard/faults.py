"""What is wrong with standard answers that somebody wants to write: all of it, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import InputError

MOST_SHOWN = 30


def refusal(faults: Sequence[str]) -> InputError:
    """The error that names every fault; nothing was written."""
    shown = "；".join(faults[:MOST_SHOWN])
    more = f"；另有 {len(faults) - MOST_SHOWN} 处" if len(faults) > MOST_SHOWN else ""
    return InputError(f"标准答复没有写入，{len(faults)} 处要改：{shown}{more}。")
