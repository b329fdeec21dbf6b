"""On what a measurement was made: only figures of the same machine can be compared."""

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

FLAGS = ("avx2", "avx512f", "avx512_bf16", "amx_bf16")
"""What of the processor decides how fast models compute."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A processor, how many of its cores may be used, and the versions that compute.

    ``threads`` is how many threads torch computes with where the environment says so, else 0; ``load`` the
    load average of the minute before: above 0 something else was at work.
    """

    processor: str
    flags: tuple[str, ...]
    cores: int
    threads: int
    python: str
    torch: str
    transformers: str
    load: float

    @property
    def name(self) -> str:
        """What has to be the same for two figures to be comparable."""
        threads = f", {self.threads} thread{'s' * (self.threads != 1)}" if self.threads else ""
        return (
            f"{self.processor}, {self.cores} core{'s' * (self.cores != 1)}{threads} ({' '.join(self.flags)})"
        )


def this_machine() -> Machine:
    """Describe this machine; imports no model."""
    processor, flags = read_cpuinfo(Path("/proc/cpuinfo"))
    return Machine(
        processor=processor or platform.processor() or platform.machine(),
        flags=flags,
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        threads=int(os.environ.get("OMP_NUM_THREADS") or 0),
        python=platform.python_version(),
        torch=_version("torch"),
        transformers=_version("transformers"),
        load=round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0,
    )


def read_cpuinfo(file: Path) -> tuple[str, tuple[str, ...]]:
    """Return the model and the flags that matter of the first processor, empty where the file is missing."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    except OSError:
        return "", ()
    values = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    model = values.get("model name", "")
    if all(name in values for name in ("cpu family", "model")):
        model += f" (family {values['cpu family']}, model {values['model']})"
    given = set(values.get("flags", values.get("Features", "")).split())
    return model, tuple(flag for flag in FLAGS if flag in given)


def commit(folder: Path) -> str:
    """Return the short commit of a checkout, with "+" where tracked files differ; "unknown" outside git."""
    try:
        head = _git(folder, "rev-parse", "--short=12", "HEAD")
        return head + ("+" if _git(folder, "status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
