"""Reads a JSON-stat file as TableBench does. Call: json_stat.py pyjstat|orjson FILE.json RUNS

pyjstat makes a table of all cells with their labels; orjson and numpy an array of the numbers and the
positions and texts of the statuses.
"""

import math
import sys
import time
from importlib.metadata import version

from stopwatch import finish, jobs, results

name, path, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])


def with_pyjstat():
    from pyjstat import pyjstat

    with open(path, encoding="utf-8") as file:
        text = file.read()

    def read():
        return pyjstat.Dataset.read(text).write("dataframe")

    def summary(table):
        numbers = table["value"].to_numpy(dtype=float)
        return numbers, None

    return read, summary


def with_orjson():
    import numpy
    import orjson

    with open(path, "rb") as file:
        content = file.read()

    def read():
        found = orjson.loads(content)
        numbers = numpy.array(found["value"], dtype=float)
        statuses = {int(position): text for position, text in found.get("status", {}).items()}
        return found, numbers, statuses

    def summary(found):
        return found[1], len(found[2])

    return read, summary


read, summary = with_pyjstat() if name == "pyjstat" else with_orjson()
wall, processor = time.perf_counter(), time.process_time()
for _ in range(runs):
    found = read()
jobs["read"] = {
    "wall": (time.perf_counter() - wall) / runs,
    "cpu": (time.process_time() - processor) / runs,
}
numbers, statuses = summary(found)
known = [float(number) for number in numbers if not math.isnan(number)]
results["sum"] = [math.fsum(known)]
results["known"] = [len(known)]
results["cells"] = [len(numbers)]
if statuses is not None:
    results["statuses"] = [statuses]
finish(version("pyjstat" if name == "pyjstat" else "orjson"))
