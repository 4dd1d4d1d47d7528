"""One reader a file, each a process: `python -m benchmarks.peers.<name> TEXTS.jsonl` prints what it cost."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def measure(count: Callable[[str], int]) -> None:
    """Read every text of the file named on the command line, the first tenth as a warm-up, and print the cost.

    Args:
        count: reads one text and says how many time expressions it found.
    """
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    warm = max(1, len(texts) // 10)
    for text in texts[:warm]:
        count(text)
    begun = time.process_time()
    found = sum(count(text) for text in texts[warm:])
    cost = {
        "bytes": sum(len(text.encode()) for text in texts[warm:]),
        "cpu_seconds": time.process_time() - begun,
        "found": found,
        "resident_mb": resident_mb(),
    }
    print(json.dumps(cost))


def resident_mb() -> float:
    """The most memory that this process held; the kernel's `ru_maxrss` would count that of its parent too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
