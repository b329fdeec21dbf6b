"""Which device is used, and what is said of one that is not there."""

import pytest
import torch

from checker.errors import DeviceError
from checker.inference import device
from checker.inference.device import pick_device, pick_dtype


class Machine:
    """What torch says of the machine."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, gpus: int = 0, mps: bool = False) -> None:
        monkeypatch.setattr(torch.cuda, "is_available", lambda: gpus > 0)
        monkeypatch.setattr(torch.cuda, "device_count", lambda: gpus)
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)


AUTO = [(0, False, "cpu"), (1, False, "cuda"), (0, True, "mps"), (2, True, "cuda")]


@pytest.mark.parametrize(("gpus", "mps", "expected"), AUTO)
def test_auto_takes_the_best_there_is(
    monkeypatch: pytest.MonkeyPatch, gpus: int, mps: bool, expected: str
) -> None:
    Machine(monkeypatch, gpus, mps)
    assert pick_device("auto") == torch.device(expected)


def test_a_device_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, gpus=2, mps=True)
    for name in ("cpu", "cuda", "cuda:0", "cuda:1", "mps"):
        assert pick_device(name) == torch.device(name)


REFUSED = [
    ("cuda", 0, "torch sees no CUDA GPU here; use --device cpu or auto"),
    ("cuda:0", 0, "torch sees no CUDA GPU"),
    ("cuda:2", 2, "this machine has 2 GPU(s), from cuda:0"),
    ("mps", 0, "torch sees no Apple GPU"),
    ("gpu", 0, "use auto, cpu, cuda, cuda:N or mps"),
    ("", 0, "use auto, cpu, cuda, cuda:N or mps"),
    ("cuda:x", 1, "use auto, cpu, cuda, cuda:N or mps"),
    ("meta", 0, "use auto, cpu, cuda, cuda:N or mps"),
]


@pytest.mark.parametrize(("name", "gpus", "said"), REFUSED)
def test_a_device_that_is_not_there_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, gpus: int, said: str
) -> None:
    Machine(monkeypatch, gpus)
    with pytest.raises(DeviceError) as caught:
        pick_device(name)
    assert caught.value.what == f"device {name!r}"
    assert caught.value.remedy.startswith(said)


DTYPES = [
    ("cpu", True, torch.bfloat16),
    ("cpu", False, torch.float32),
    ("cuda", True, torch.bfloat16),
    ("cuda", False, torch.float32),
    ("mps", True, torch.float32),
]


@pytest.mark.parametrize(("name", "native", "expected"), DTYPES)
def test_bfloat16_is_used_where_the_device_has_it(
    monkeypatch: pytest.MonkeyPatch, name: str, native: bool, expected: torch.dtype
) -> None:
    monkeypatch.setattr(device, "cpu_has_bfloat16", lambda: native)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: native)
    assert pick_dtype(torch.device(name)) is expected
