#!/usr/bin/env python3
"""Measures the released program, the survey estimators and the reading of tables, and prints the times.

Call: bench.py PROGRAM [--survey-bench SURVEYBENCH] [--assessment-bench ASSESSMENTBENCH]
[--table-bench TABLEBENCH] [--plan-bench PLANBENCH] [--runs 5] [--peer-runs 1]

Wall time, processor time and the largest resident memory are those that the system counts for the
process (wait4); the jobs of a survey are timed by the process that does them. Each number is the
median of the runs. A process is never counted with less memory than the Python that starts it had,
about 12 MB. The jobs are also given to the peers that are installed, on the same files.
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

import assessment_jobs
import json_stat
import plan_texts
import survey_jobs

ROOT = Path(__file__).resolve().parent.parent
# What a full build of the largest example may take: seconds on the wall and megabytes.
LIMITS = {"build norge-2021": (2.0, 300.0)}


def run_once(command):
    """What a run printed; wall seconds, processor seconds and megabytes that it took."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints, cwd=ROOT
        )
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace")
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    kilobytes = usage.ru_maxrss if sys.platform != "darwin" else usage.ru_maxrss / 1024
    return printed, (wall, usage.ru_utime + usage.ru_stime, kilobytes * 1024 / 1e6)


def medians(runs):
    return [statistics.median(numbers) for numbers in zip(*runs)]


def print_row(name, wall, cpu, memory=None, peers=(), limit=""):
    cells = [f"{wall:8.3f}", f"{cpu:8.3f}", f"{memory:7.0f}" if memory else " " * 7]
    cells += [f"{'' if seconds is None else format(seconds, '.3f'):>8}" for seconds in peers]
    print(f"{name:30} {' '.join(cells)}  {limit}".rstrip(), flush=True)


def verdict(isKept):
    return "kept" if isKept else "EXCEEDED"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--survey-bench", type=Path, help="the built SurveyBench")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer-runs", type=int, default=1)
    survey_jobs.add_arguments(parser)
    assessment_jobs.add_arguments(parser)
    json_stat.add_arguments(parser)
    plan_texts.add_arguments(parser)
    chosen = parser.parse_args()
    program = str(chosen.program.resolve())
    folder = Path(tempfile.mkdtemp(prefix="samstemt-bench-"))
    peers = survey_jobs.peers(chosen)
    names = "".join(f" {peer.name:>8}" for peer in peers)
    try:
        print(f"Median of {chosen.runs} runs; {os.cpu_count()} processors; {chosen.program}")
        print(f"{'':30} {'wall s':>8} {'cpu s':>8} {'max MB':>7}{names}  limit")
        examples = ("norge-2021", "telemark")
        cases = [
            (f"build {name}", [program, "build", f"Examples/{name}", "-o", str(folder / name)]) for name in examples
        ]
        cases += [(f"check {name}", [program, "check", f"Examples/{name}"]) for name in examples]
        cases += [("start (--version)", [program, "--version"])]
        for name, command in cases:
            wall, cpu, memory = medians(run_once(command)[1] for _ in range(chosen.runs))
            note = ""
            if name in LIMITS:
                seconds, megabytes = LIMITS[name]
                kept = verdict(wall <= seconds and memory <= megabytes)
                note = f"{seconds:g} s wall, {megabytes:g} MB: {kept}"
            print_row(name, wall, cpu, memory, [None] * len(peers), note)
        if chosen.survey_bench:
            survey_jobs.measure(chosen, peers, run_once, print_row, verdict)
        if chosen.assessment_bench:
            assessment_jobs.measure(chosen, run_once, print_row, verdict)
        if chosen.table_bench:
            json_stat.measure(chosen, run_once, verdict)
        if chosen.plan_bench:
            plan_texts.measure(chosen, run_once, verdict)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
