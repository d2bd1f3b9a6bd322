"""The part of bench.py about a large panel of indicators: the files, the peers, and the rows of the table."""

import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from survey_jobs import FILES, HERE, succeeds

# The jobs as AssessmentBench names them, what they are, and the processor seconds they may take.
JOBS = {
    "read": ("panel: read 67 MB, arrange", None),
    "assess": ("panel: assess 8.4 M cells", 0.4),
    "peers": ("panel: 10 nearest, 20 numbers", 0.3),
}
MOST_MEGABYTES = 500
LIBRARIES = ("numpy", "pandas", "polars")
RESULTS = ("index.f8", "ranks.i4", "trends.i1", "colours.i1", "peers.i4")
# The SHA-256 of the panel that this generator has always made, its beginning.
PANEL = "3bb4d88d70a973f6"


def add_arguments(parser):
    parser.add_argument("--assessment-bench", type=Path, help="the built AssessmentBench")


def find_panel(chosen):
    """The two files, made where they are not there; nothing where numpy is missing for that."""
    files = (FILES / "panel.npy", FILES / "indicators.csv")
    if not all(path.exists() for path in files):
        candidates = (str(chosen.python), sys.executable)
        python = next((each for each in candidates if succeeds([each, "-c", "import numpy; print(1)"])), None)
        if python is None:
            return None
        FILES.mkdir(parents=True, exist_ok=True)
        unfinished = [path.with_suffix(".part") for path in files]
        made = succeeds([python, str(HERE / "make_panel.py"), *map(str, unfinished)])
        if made != PANEL:
            sys.exit(f"make_panel.py made another panel than it should: {made or 'none'}")
        for path, part in zip(files, unfinished):
            part.rename(path)
    return [str(path) for path in files]


def fingerprints(folder):
    """What a program has left in a folder, each file by the beginning of its SHA-256."""
    paths = [Path(folder) / name for name in RESULTS]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in paths if path.exists()}


def measure(chosen, run_once, print_row, verdict):
    """Does the jobs with all programs, prints a row for each job, and compares the results."""
    files = find_panel(chosen)
    if files is None:
        print("\npanel: not measured, numpy is missing ('make bench-peers' installs it)")
        return
    calls = {"samstemt": [str(chosen.assessment_bench.resolve())]}
    for name in LIBRARIES:
        version = succeeds(
            [str(chosen.python), "-c", f"import importlib.metadata as m, numpy; print(m.version('{name}'))"]
        )
        if version:
            calls[name] = [str(chosen.python), str(HERE / "peers" / "assessment_panel.py"), name]
    found, marks = {}, {}
    for name, call in calls.items():
        with tempfile.TemporaryDirectory() as folder:
            runs = chosen.runs if name == "samstemt" else chosen.peer_runs
            found[name] = [run_once([*call, *files, folder]) for _ in range(runs)]
            marks[name] = fingerprints(folder)

    def middle(name, job, kind):
        outputs = [json.loads(printed)["jobs"] for printed, _ in found.get(name, [])]
        return statistics.median(each[job][kind] for each in outputs) if outputs and job in outputs[0] else None

    print(f"\n{'':30} {'wall s':>8} {'cpu s':>8} {'max MB':>7}{''.join(f' {name:>8}' for name in LIBRARIES)}  limit")
    for job, (title, limit) in JOBS.items():
        wall, cpu = (middle("samstemt", job, kind) or 0 for kind in ("wall", "cpu"))
        note = "" if limit is None else f"{limit:g} s cpu: {verdict(cpu <= limit)}"
        print_row(title, wall, cpu, None, [middle(name, job, "cpu") for name in LIBRARIES], note)
    wall, cpu, memory = (statistics.median(each) for each in zip(*(usage for _, usage in found["samstemt"])))
    note = f"{MOST_MEGABYTES} MB: {verdict(memory <= MOST_MEGABYTES)}"
    print_row("panel: all, with start", wall, cpu, memory, [None] * len(LIBRARIES), note)
    print(f"\nPanel: {files[0]}. Peers: processor seconds, the middle of three in one process; samstemt does each job")
    print("once. Results by the beginning of their SHA-256:")
    for name, results in marks.items():
        most = max(usage[2] for _, usage in found[name])
        same = all(marks["samstemt"][file] == mark for file, mark in results.items())
        listed = ", ".join(f"{file.split('.')[0]} {mark}" for file, mark in results.items())
        judged = "" if name == "samstemt" else "; the same" if same else "; NOT THE SAME"
        print(f"{name}: at most {most:.0f} MB; {listed}{judged}")
    for name in LIBRARIES:
        if name not in calls:
            print(f"{name}: not installed ('make bench-peers')")
