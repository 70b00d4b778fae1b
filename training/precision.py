"""Chooses the number type that a machine multiplies fastest."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch


def mixed(device: torch.device) -> AbstractContextManager[object]:
    """Returns bf16 autocast where the machine computes in bf16, and nothing elsewhere.

    A CPU without such instructions emulates them, twenty times slower than float32.
    """
    if device.type == "cpu" and not torch.cpu._is_avx512_bf16_supported():  # noqa: SLF001 - no public name for it
        return nullcontext()
    return torch.autocast(device.type, torch.bfloat16)
