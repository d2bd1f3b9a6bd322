"""Times the jobs of the programs in Python, and prints them with what they estimated as JSON."""

import json
import math
import time

jobs = {}
results = {}


def job(name, work):
    wall, cpu = time.perf_counter(), time.process_time()
    value = work()
    jobs[name] = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    return value


def finish(version):
    plain = {
        name: [float(number) if math.isfinite(number) else None for number in numbers]
        for name, numbers in results.items()
    }
    print(json.dumps({"version": version, "jobs": jobs, "results": plain}))
