"""A process that links a store and stops dead in the middle, after one of its steps, until the tests kill it.

python -m tests.contracts.linking_writer ADDRESS STEP
"""

import sys
import time
from typing import Any

from dateline.storage import incident_writing, open_store, relinking

STEPS = {
    "remove": incident_writing,
    "insert_parts": incident_writing,
    "count_days": incident_writing,
    "keep": relinking,
    "set_mark": relinking,
}
"""What linking does to the store, in order, and where it is looked up."""


def stop_after(step: str) -> None:
    module = STEPS[step]
    done = getattr(module, step)

    def stopping(*given: Any, **named: Any) -> Any:
        result = done(*given, **named)
        print(step, flush=True)
        time.sleep(600)
        return result

    setattr(module, step, stopping)


if __name__ == "__main__":
    address, step = sys.argv[1:]
    stop_after(step)
    with open_store(address) as store:
        store.link()
