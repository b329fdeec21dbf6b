"""Processor time: what stays the same when other work shares the machine."""

import resource


def cpu() -> float:
    """Return the seconds that all cores together spent on this process and on the children that have ended.

    pytest-benchmark takes it as ``--benchmark-timer benchmarks.clock.cpu``.
    """
    own, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime
