"""The machine is described by what decides its speed."""

from dataclasses import replace
from pathlib import Path

from benchmarks.machine import commit, read_cpuinfo, this_machine

CPUINFO = """processor\t: 0
cpu family\t: 6
model\t\t: 143
model name\t: A Fast Processor
flags\t\t: fpu sse2 avx2 avx512f avx512_bf16 amx_bf16 amx_tile

processor\t: 1
model name\t: Another One
flags\t\t: fpu
"""


def test_first_processor_and_the_flags_that_matter(tmp_path: Path) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(CPUINFO)
    assert read_cpuinfo(file) == (
        "A Fast Processor (family 6, model 143)",
        ("avx2", "avx512f", "avx512_bf16", "amx_bf16"),
    )


def test_system_without_the_file_is_no_error(tmp_path: Path) -> None:
    assert read_cpuinfo(tmp_path / "none") == ("", ())


def test_this_machine_is_described() -> None:
    machine = this_machine()
    assert machine.processor
    assert machine.cores >= 1
    assert machine.torch[0].isdigit()
    assert machine.name == replace(machine, load=99.0, python="4").name
    assert machine.name != replace(machine, cores=machine.cores + 1).name


def test_folder_outside_git_has_no_commit(tmp_path: Path) -> None:
    assert commit(tmp_path) == "unknown"
