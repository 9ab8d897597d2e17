"""How much processor time other processes have used."""

from __future__ import annotations


def processor_seconds(process_id: int) -> float:
    """The processor time that a process has used; 0 where it has ended."""
    import psutil

    try:
        times = psutil.Process(process_id).cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system


def family_processor_seconds(process_id: int) -> float:
    """The processor time that a process and what it started have used; LibreOffice is a script that starts a program."""
    import psutil

    try:
        family = psutil.Process(process_id).children(recursive=True)
    except psutil.Error:
        return 0.0
    return processor_seconds(process_id) + sum(processor_seconds(each.pid) for each in family)
