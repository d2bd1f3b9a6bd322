"""The part of bench.py about statistical tables: a JSON-stat file of 757 000 cells, read by three programs."""

import json
import random
import statistics
from pathlib import Path

from survey_jobs import succeeds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FILE = ROOT / ".build" / "bench" / "table.json"
SHARED = ROOT.parent / "shared/data/norway/ssb-api/jsonstat/constructed-07459/large_757k.json"
# How often each reads the file in a run: the quick ones often, so that the clock is fine enough.
PEERS = {
    "samstemt": ("", 50),
    "orjson": ("orjson {}, numpy {}: numbers and statuses as arrays", 20),
    "pyjstat": ("pyjstat {}: a pandas table with labels", 1),
}
# How many times the processor seconds of Samstemt a peer is to take at least.
LEAST = {"pyjstat": 20.0, "orjson": 1.0}


def add_arguments(parser):
    parser.add_argument("--table-bench", type=Path, help="the built TableBench")
    parser.add_argument("--json-stat", type=Path, help="the large JSON-stat file; made where it is left out")


def make(path):
    """Writes a table of inhabitants of made-up size: 357 regions, 2 sexes, 106 ages, 1 measure, 10 years."""
    chance = random.Random(7459)
    sizes = {"Region": 357, "Kjonn": 2, "Alder": 106, "ContentsCode": 1, "Tid": 10}
    values, statuses = [], {}
    for region in range(357):
        scale = 2.0 ** chance.uniform(0, 7)
        for cell in range(2 * 106 * 10):
            year, age = cell % 10, cell // 10 % 106
            if region in (100, 101) and year < 7:
                statuses[str(len(values))] = "."
                values.append(None)
            else:
                values.append(int(scale * max(0, 106 - age) / 20 * chance.uniform(0.5, 1.5)))
    dimensions = {
        name: {"label": name, "category": {"index": {f"{name[0]}{place:03}": place for place in range(size)}}}
        for name, size in sizes.items()
    }
    content = {
        "version": "2.0", "class": "dataset", "label": "Inhabitants (made up)",
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "id": list(sizes), "size": list(sizes.values()), "dimension": dimensions,
        "value": values, "status": statuses,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")


def find_file(chosen):
    if chosen.json_stat:
        return chosen.json_stat
    if SHARED.exists():
        return SHARED
    if not FILE.exists():
        make(FILE)
    return FILE


def versions(python, title):
    module = "import importlib.metadata as m; print(m.version('%s'))"
    names = [word for word in title.replace(",", "").replace(":", "").split() if word in ("pyjstat", "orjson", "numpy")]
    found = [succeeds([python, "-c", module % name]) for name in dict.fromkeys(names)]
    return title.format(*found) if all(found) else ""


def measure(chosen, run_once, verdict):
    """Reads the file with all programs, and prints a row for each."""
    path = find_file(chosen)
    size = path.stat().st_size / 1e6
    print(f"\nJSON-stat: {path} ({size:.1f} MB), one reading")
    print(f"{'':12} {'wall s':>8} {'cpu s':>8} {'MB/s':>7} {'max MB':>7}  limit")
    own = None
    for name, (title, readings) in PEERS.items():
        if name == "samstemt":
            command = [str(chosen.table_bench.resolve()), str(path), str(readings)]
        else:
            title = versions(str(chosen.python), title)
            if not title:
                print(f"{name}: not installed ('make bench-peers')")
                continue
            command = [str(chosen.python), str(HERE / "peers" / "json_stat.py"), name, str(path), str(readings)]
        runs = [run_once(command) for _ in range(chosen.runs if name == "samstemt" else chosen.peer_runs)]
        outputs = [json.loads(printed) for printed, _ in runs]
        wall, cpu = (statistics.median(o["jobs"]["read"][kind] for o in outputs) for kind in ("wall", "cpu"))
        memory = statistics.median(usage[2] for _, usage in runs)
        note = ""
        if own is None:
            own = (cpu, outputs[0]["results"])
        else:
            times = cpu / own[0]
            shared = outputs[0]["results"].keys() & own[1].keys()
            agrees = all(outputs[0]["results"][key] == own[1][key] for key in shared)
            note = f"{times:.1f} times, at least {LEAST[name]:g}: {verdict(times >= LEAST[name])}; "
            note += ("same " if agrees else "OTHER ") + ", ".join(sorted(shared)) + f"; {title}"
        print(f"{name:12} {wall:8.4f} {cpu:8.4f} {size / cpu:7.1f} {memory:7.0f}  {note}".rstrip(), flush=True)
