"""The part of bench.py about plans: passages of plans and reports, read by PlanBench and by programs in Python."""

import json
import statistics
from pathlib import Path

import plan_document
from survey_jobs import succeeds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FILE = ROOT / ".build" / "bench" / "passages.txt"
SHARED = ROOT.parent / "shared/data"
LEXICON = ROOT / "Sources/PlanReading/Data/lexicon"
# What is to be read in a second of one processor, in megabytes.
LEAST = {"find": 40.0, "read": 15.0}
TITLES = {"find": "references, lexicon", "read": "all, with evidence"}


def add_arguments(parser):
    parser.add_argument("--plan-bench", type=Path, help="the built PlanBench")


def passages():
    """Passages of Norwegian plans and English reports; the project's own pages where those are absent."""
    plans = SHARED / "norway/text/plan_paragraphs.jsonl"
    reports = SHARED / "sdgtext/osdg_cd_train.tsv"
    texts = []
    if plans.exists():
        texts += [json.loads(line)["text"] for line in plans.read_text(encoding="utf-8").splitlines()]
    if reports.exists():
        texts += [line.split("\t")[2] for line in reports.read_text(encoding="utf-8").splitlines()[1:]]
    if not texts:
        for page in sorted((ROOT / "docs").glob("*.md")):
            texts += page.read_text(encoding="utf-8").split("\n\n")
    return [" ".join(text.split()) for text in texts]


def measure(chosen, run_once, verdict):
    """Reads the passages with all programs, and prints a row for each."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    texts = passages()
    FILE.write_text("\n".join(texts), encoding="utf-8")
    size = FILE.stat().st_size / 1e6
    print(f"\nPlans: {len(texts)} passages, {size:.1f} MB; processor seconds of one reading")
    print(f"{'':28} {'cpu s':>8} {'MB/s':>7}  limit")
    runs = [json.loads(run_once([str(chosen.plan_bench.resolve()), str(FILE), "10"])[0]) for _ in range(chosen.runs)]
    for job, title in TITLES.items():
        for kind, words in (("first", "new words"), ("again", "known words")):
            seconds = statistics.median(run[job][kind] for run in runs)
            note = f"{LEAST[job]:g} MB/s: {verdict(size / seconds >= LEAST[job])}" if kind == "again" else ""
            print(f"{title + ', ' + words:28} {seconds:8.3f} {size / seconds:7.1f}  {note}".rstrip(), flush=True)
    making = statistics.median(run["making"] for run in runs)
    print(f"{'lexicon of ' + str(runs[0]['concepts']) + ' concepts':28} {making:8.3f}", flush=True)
    for name, module in (("keywords", "re"), ("linear", "sklearn")):
        if not succeeds([str(chosen.python), "-c", f"import {module}; print(1)"]):
            print(f"{name} in Python: not installed ('make bench-peers')")
            continue
        command = [str(chosen.python), str(HERE / "peers/plan_texts.py"), name, str(FILE), str(LEXICON)]
        cpu = json.loads(run_once(command)[0])["cpu"]
        print(f"{name + ' in Python':28} {cpu:8.3f} {size / cpu:7.1f}", flush=True)
    plan_document.measure(chosen, texts, run_once, verdict)
