"""The part of bench.py about surveys: the files, the peers, and the rows of the table."""

import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FILES = ROOT / ".build" / "bench"
SHARED = ROOT.parent / "shared" / "data" / "survey"
# The jobs as SurveyBench names them, what they are, and the processor seconds they may take.
JOBS = {
    "load": ("survey: read 47 columns", 1.0),
    "design": ("survey: 20 strata, weights", None),
    "items": ("survey: 40 questions, SE", 0.5),
    "rao-scott": ("survey: 3 tables, Rao-Scott F", 0.45),
    "rake": ("survey: rake on 3 margins", 0.4),
    "raked mean": ("survey: raked shares, SE", None),
    "report": ("report: 23 questions by 6", 0.05),
}
MOST_MEGABYTES = 400


@dataclass
class Peer:
    """Another program that does the same jobs."""

    name: str
    title: str
    """The call that ends with the two files; nothing where it is not installed."""
    command: list


def add_arguments(parser):
    parser.add_argument("--python", type=Path, default=HERE / ".venv" / "bin" / "python", help="has numpy and svy")
    parser.add_argument("--survey", type=Path, help="the large survey; made where it is left out")
    parser.add_argument("--report", type=Path, help="the answers of the report; made where left out")


def succeeds(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def peers(chosen):
    """All peers; those that are not installed have no call."""
    if not chosen.survey_bench:
        return []
    scripts = HERE / "peers"
    r = succeeds(["Rscript", "-e", 'cat(packageDescription("survey")$Version)'])
    debian = succeeds(["dpkg-query", "-W", "-f", "${Version}", "r-cran-survey"])
    origin = ", Debian r-cran-survey" if debian and debian.startswith(r) else ""
    python = str(chosen.python)
    module = "import importlib.metadata as m; print(m.version('%s'))"
    svy, numpy = (succeeds([python, "-c", module % name]) for name in ("svy", "numpy"))
    has_polars = succeeds([python, "-c", module % "polars"])
    return [
        Peer("R", f"R survey {r}{origin}", ["Rscript", str(scripts / "survey.R")] if r else []),
        Peer("svy", f"svy {svy} (Python)", [python, str(scripts / "svy_jobs.py")] if svy else []),
        Peer(
            "numpy",
            f"numpy {numpy}, one pass over the codes",
            [python, str(scripts / "one_pass.py")] if numpy and has_polars else [],
        ),
    ]


def find_files(chosen):
    """The survey and the report, made where they are not there; nothing where numpy is missing for that."""
    generator = SHARED / "bench" / "bench_gen.py"
    shared_report = SHARED / "reference" / "dev" / "inputs" / "municipal_a_responses.csv"
    own = HERE / "make_survey.py"
    survey = chosen.survey or FILES / ("shared-survey.csv" if generator.exists() else "survey.csv")
    report = chosen.report or (shared_report if shared_report.exists() else FILES / "report.csv")
    calls = []
    if not survey.exists():
        calls.append((survey, [generator] if generator.exists() else [own, "--survey"]))
    if not report.exists():
        calls.append((report, [own, "--report"]))
    for path, call in calls:
        candidates = (str(chosen.python), sys.executable)
        python = next((each for each in candidates if succeeds([each, "-c", "import numpy; print(1)"])), None)
        if python is None:
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        subprocess.run([python, *map(str, call), str(unfinished)], check=True)
        unfinished.rename(path)
    return survey, report


def largest_difference(found, wanted):
    """The largest relative difference of all numbers that both have estimated.

    As with the reference results: relative to the number, or to a thousandth of the largest beside it.
    """
    largest = 0.0
    compared = 0
    for name in found.keys() & wanted.keys():
        mine, theirs = found[name], wanted[name]
        if len(mine) != len(theirs):
            return None, 0
        scale = 1e-3 * max((abs(number) for number in theirs if number is not None), default=0)
        for one, other in zip(mine, theirs):
            if one is not None and other is not None:
                compared += 1
                if one != other:
                    largest = max(largest, abs(one - other) / max(abs(other), scale))
    return largest, compared


def measure(chosen, peers, run_once, print_row, verdict):
    """Does the jobs with all programs, and prints a row for each job."""
    files = find_files(chosen)
    if files is None:
        print("surveys: not measured, numpy is missing ('make bench-peers' installs it)")
        return
    paths = [str(path) for path in files]
    runs = [run_once([str(chosen.survey_bench.resolve()), *paths]) for _ in range(chosen.runs)]
    outputs = [json.loads(printed) for printed, _ in runs]
    theirs = []
    for peer in peers:
        found = [run_once([*peer.command, *paths]) for _ in range(chosen.peer_runs if peer.command else 0)]
        theirs.append([(json.loads(printed), usage) for printed, usage in found])

    def seconds(job):
        return [
            statistics.median(output["jobs"][job]["cpu"] for output, _ in found)
            if found and job in found[0][0]["jobs"]
            else None
            for found in theirs
        ]

    for job, (name, limit) in JOBS.items():
        wall, cpu = (statistics.median(o["jobs"][job][kind] for o in outputs) for kind in ("wall", "cpu"))
        note = "" if limit is None else f"{limit:g} s cpu: {verdict(cpu <= limit)}"
        print_row(name, wall, cpu, None, seconds(job), note)
    wall, cpu, memory = (statistics.median(numbers) for numbers in zip(*(usage for _, usage in runs)))
    totals = [statistics.median(usage[1] for _, usage in found) if found else None for found in theirs]
    note = f"{MOST_MEGABYTES} MB: {verdict(memory <= MOST_MEGABYTES)}"
    print_row("survey and report: all", wall, cpu, memory, totals, note)
    reference = theirs[0][0][0]["results"] if theirs[0] else None
    print(f"\nSurvey: {paths[0]}; report: {paths[1]}. Peers: processor seconds.")
    if reference:
        largest, compared = largest_difference(outputs[0]["results"], reference)
        print(f"samstemt: {compared} numbers, {differs(largest)}")
    for peer, found in zip(peers, theirs):
        if not found:
            print(f"{peer.name}: not installed ('make bench-peers')")
            continue
        output, usage = found[0]
        text = f"{peer.name}: {peer.title}; at most {usage[2]:.0f} MB"
        if reference and output["results"] is not reference:
            largest, compared = largest_difference(output["results"], reference)
            text += f"; {compared} numbers, {differs(largest)}"
        print(text)


def differs(largest):
    return "not comparable with R's" if largest is None else f"largest relative difference from R's {largest:.1e}"
