"""Which device and number format to compute with."""

import torch

from checker.errors import DeviceError


def pick_device(name: str) -> torch.device:
    """Turn ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps`` into a device of this machine.

    Raises DeviceError if the machine does not have it.
    """
    if name == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise DeviceError(f"device {name!r}", "use auto, cpu, cuda, cuda:N or mps") from error
    if device.type == "cuda" and not torch.cuda.is_available():
        raise DeviceError(f"device {name!r}", "torch sees no CUDA GPU here; use --device cpu or auto")
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise DeviceError(
            f"device {name!r}", f"this machine has {torch.cuda.device_count()} GPU(s), from cuda:0"
        )
    if device.type == "mps" and not torch.backends.mps.is_available():
        raise DeviceError(f"device {name!r}", "torch sees no Apple GPU here; use --device cpu or auto")
    if device.type not in ("cpu", "cuda", "mps"):
        raise DeviceError(f"device {name!r}", "use auto, cpu, cuda, cuda:N or mps")
    return device


def pick_dtype(device: torch.device) -> torch.dtype:
    """Return bfloat16 where the device computes in it natively, else float32."""
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    if device.type == "cpu" and cpu_has_bfloat16():
        return torch.bfloat16
    return torch.float32


def cpu_has_bfloat16() -> bool:
    """Say whether the processor multiplies bfloat16 natively (AVX512-BF16 or AMX; Arm's is not asked)."""
    for name in ("_is_amx_tile_supported", "_is_avx512_bf16_supported"):
        probe = getattr(torch.cpu, name, None)
        if probe is not None and probe():
            return True
    return False
