#!/usr/bin/env python3
"""Measures the released program and prints one table.

Call: bench.py PROGRAM [--runs 5]

Wall time, processor time and the largest resident memory are those that the system counts for the
process (wait4). Each number is the median of the runs. A process is never counted with less memory
than the Python that starts it had, about 12 MB.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What a full build of the largest example may take.
LIMITS = {"build norge-2021": (2.0, 300.0)}


def run_once(command):
    """Wall seconds, user processor seconds and megabytes of one run."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT
    )
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode('utf-8', 'replace')}")
    kilobytes = usage.ru_maxrss if sys.platform != "darwin" else usage.ru_maxrss / 1024
    return wall, usage.ru_utime, kilobytes * 1024 / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    program = str(chosen.program.resolve())
    folder = Path(tempfile.mkdtemp(prefix="samstemt-bench-"))
    examples = ("norge-2021", "telemark")
    try:
        cases = [
            (f"build {name}", [program, "build", f"Examples/{name}", "-o", str(folder / name)]) for name in examples
        ]
        cases += [(f"check {name}", [program, "check", f"Examples/{name}"]) for name in examples]
        cases += [("start (--version)", [program, "--version"])]
        print(f"Median of {chosen.runs} runs; {os.cpu_count()} processors; {chosen.program}")
        print(f"{'':20} {'wall s':>8} {'user s':>8} {'max MB':>8}  limit")
        for name, command in cases:
            runs = [run_once(command) for _ in range(chosen.runs)]
            wall, user, memory = (statistics.median(numbers) for numbers in zip(*runs))
            note = ""
            if name in LIMITS:
                seconds, megabytes = LIMITS[name]
                verdict = "kept" if wall <= seconds and memory <= megabytes else "EXCEEDED"
                note = f"{seconds:g} s, {megabytes:g} MB: {verdict}"
            print(f"{name:20} {wall:8.3f} {user:8.3f} {memory:8.1f}  {note}".rstrip(), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
