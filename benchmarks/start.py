"""Times whole processes, from start to end, in turn, so that a drifting machine drifts for all of them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

BARE = "python -c pass"


@dataclass(frozen=True, slots=True)
class Start:
    """Is how long each command took."""

    seconds: dict[str, float]
    """Median seconds by command."""

    @property
    def bare(self) -> float:
        """Returns the seconds of the bare interpreter."""
        return self.seconds[BARE]


def measure(source: str, *, n_runs: int) -> Start:
    """Runs each command `n_runs` times, in turn."""
    commands = {
        BARE: ["-c", "pass"],
        "import dragoman": ["-c", "import dragoman"],
        "dragoman --help": ["-m", "dragoman", "--help"],
        "dragoman read": ["-m", "dragoman", "read", "--json", source],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(n_runs):
        for name, arguments in commands.items():
            since = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
            taken[name].append(time.perf_counter() - since)
    return Start({name: statistics.median(values) for name, values in taken.items()})
