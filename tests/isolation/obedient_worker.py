"""A child that does what it is told, for the tests of those who limit it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any

from assistant import errors
from assistant.isolation.serving import begin_part, serve

KEPT: list[bytearray] = []


def answer(request: Mapping[str, Any]) -> Mapping[str, Any]:
    match request["do"]:
        case "echo":
            print("what a library prints")
            return {"said": request.get("say"), "process": os.getpid()}
        case "refuse":
            raise getattr(errors, request["with"])("文件是空的。")
        case "crash":
            raise KeyError("a bug of a library")
        case "die":
            os._exit(9)
        case "sleep":
            time.sleep(request["seconds"])
        case "spin":
            while True:
                pass
        case "eat":
            eaten = [bytearray(2**20) for _ in range(request.get("megabytes", 4096))]
            return {"eaten": len(eaten)}
        case "parts":
            for number in range(request["parts"]):
                begin_part(number + 1, request["parts"])
                _spin(request["seconds"])
        case "keep":
            KEPT.append(bytearray(request["megabytes"] * 2**20))
    return {}


def _spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


if __name__ == "__main__":
    serve(answer)
