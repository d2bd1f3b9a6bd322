"""Assesses a panel of indicators with numpy, pandas or polars: what AssessmentBench does.

Call: assessment_panel.py numpy|pandas|polars PANEL.npy INDICATORS.csv FOLDER

Scores between two bounds, colours by three thresholds, arrows by the pace that is needed until 2030, goals
as means of at least half of their indicators, the index as the mean of the goals, ranks in each year; with
numpy also the ten nearest units by 20 indicators. The results are left in the folder as AssessmentBench
leaves them: index.f8, ranks.i4, trends.i1, colours.i1, peers.i4.
"""

import csv
import importlib
import json
import os
import resource
import sys
from pathlib import Path

# One thread, as AssessmentBench: threads that wait for each other would be counted as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402
from stopwatch import job, jobs  # noqa: E402

FIRST_YEAR = 2010
TREND_FROM = 2015
GOAL_YEAR = 2030
NEIGHBOURS = 10
VARIABLES = 20


def read_indicators(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = {name: np.array([float(row[name]) for row in rows]) for name in ("lower", "upper", "green", "red")}
    columns["goal"] = np.array([int(row["goal"]) for row in rows])
    span = columns["upper"] - columns["lower"]
    columns["span"] = span
    columns["sign"] = np.sign(span)
    columns["middle"] = (columns["green"] + columns["red"]) / 2
    columns["green_score"] = (columns["green"] - columns["lower"]) / span * 100
    return columns


class Dense:
    """Whole arrays with numpy: units by indicators by years."""

    def __init__(self, values, indicators):
        self.values = values
        self.of = {name: column[None, :, None] for name, column in indicators.items()}
        self.goal = indicators["goal"]

    def assess(self):
        of, values = self.of, self.values
        plain = (values - of["lower"]) / of["span"] * 100
        self.scores = np.clip(plain, 0, 100)
        signed = values * of["sign"]
        colours = np.ones(values.shape, np.int8)
        for threshold in ("red", "middle", "green"):
            colours += signed >= of[threshold] * of["sign"]
        colours[np.isnan(values)] = 0
        index = self.index_of_goals()
        return {"index": index, "ranks": ranks(index), "trends": self.trends(plain), "colours": colours}

    def trends(self, plain):
        start = TREND_FROM - FIRST_YEAR
        known = ~np.isnan(plain[:, :, start:])
        first = start + known.argmax(2)
        last = plain.shape[2] - 1 - known[:, :, ::-1].argmax(2)
        before = np.take_along_axis(plain, first[:, :, None], 2)[:, :, 0]
        now = np.take_along_axis(plain, last[:, :, None], 2)[:, :, 0]
        goal = self.of["green_score"][:, :, 0]
        with np.errstate(all="ignore"):
            pace = (now - before) / (last - first)
            ratio = pace / ((goal - before) / (GOAL_YEAR - FIRST_YEAR - first))
        arrows = arrow(before, now, goal, ratio)
        arrows[~known.any(2) | (last <= first)] = -1
        return arrows

    def index_of_goals(self):
        units, _, years = self.scores.shape
        sums, counts = np.zeros((units, years)), np.zeros((units, years))
        for goal in np.unique(self.goal):
            scores = self.scores[:, self.goal == goal, :]
            known = (~np.isnan(scores)).sum(1)
            has = 2 * known >= scores.shape[1]
            mean = np.nansum(scores, 1) / np.maximum(known, 1)
            sums += np.where(has, mean, 0)
            counts += has
        with np.errstate(all="ignore"):
            return sums / counts

    def peers(self):
        latest = self.scores[:, :, -1]
        columns = latest[:, ~np.isnan(latest).all(0)][:, :VARIABLES]
        filled = np.where(np.isnan(columns), np.nanmean(columns, 0), columns)
        rows = (filled - filled.mean(0)) / filled.std(0, ddof=1)
        lengths = (rows * rows).sum(1)
        distances = lengths[:, None] + lengths - 2 * rows @ rows.T
        np.fill_diagonal(distances, np.inf)
        nearest = np.argpartition(distances, NEIGHBOURS, 1)[:, :NEIGHBOURS]
        order = np.take_along_axis(distances, nearest, 1).argsort(1)
        return np.take_along_axis(nearest, order, 1)


def arrow(before, now, goal, ratio):
    """0 decreasing, 1 stagnating, 2 moderately improving, 3 on track."""
    pace = np.where(ratio >= 1, 3, np.where(ratio >= 0.5, 2, 1))
    below = np.where(now < before, 0, pace)
    return np.where(now >= goal, np.where(now < before, 1, 3), below).astype(np.int8)


def ranks(index):
    found = np.zeros(index.shape, np.int32)
    for year in range(index.shape[1]):
        column = -index[:, year]
        found[:, year] = np.searchsorted(np.sort(column), column, "left") + 1
    return found


class Long:
    """A long table with one row for each known value: what both data frames start from."""

    def __init__(self, values, indicators):
        self.shape = values.shape
        self.indicators = indicators
        known = ~np.isnan(values)
        unit, indicator, year = np.nonzero(known)
        self.columns = {
            "unit": unit.astype(np.int32),
            "indicator": indicator.astype(np.int16),
            "year": (year + FIRST_YEAR).astype(np.int16),
            "value": values[known],
        }
        self.known = known

    def spread(self, colours, trend_keys, trends, index_keys, index, rank):
        """The results of a data frame in whole arrays."""
        units, count, years = self.shape
        results = {
            "colours": np.zeros(self.shape, np.int8),
            "trends": np.full((units, count), -1, np.int8),
            "index": np.full((units, years), np.nan),
            "ranks": np.zeros((units, years), np.int32),
        }
        results["colours"][self.known] = colours
        results["trends"][trend_keys] = trends
        places = (index_keys[0], index_keys[1] - FIRST_YEAR)
        results["index"][places] = index
        results["ranks"][places] = rank
        return results


class Pandas(Long):
    def __init__(self, values, indicators):
        super().__init__(values, indicators)
        self.pandas = importlib.import_module("pandas")
        self.table = self.pandas.DataFrame(self.columns)

    def assess(self):
        table = self.table.join(self.pandas.DataFrame(self.indicators), on="indicator")
        table["plain"] = (table["value"] - table["lower"]) / table["span"] * 100
        table["score"] = table["plain"].clip(0, 100)
        signed = table["value"] * table["sign"]
        colours = np.ones(len(table), np.int8)
        for threshold in ("red", "middle", "green"):
            colours += signed >= table[threshold] * table["sign"]
        since = table[table["year"] >= TREND_FROM].groupby(["unit", "indicator"], sort=False)
        ends = since.agg(
            before=("plain", "first"), now=("plain", "last"), first=("year", "first"), last=("year", "last"),
            goal=("green_score", "first"),
        )
        ends = ends[ends["last"] > ends["first"]].astype({"first": int, "last": int}).reset_index()
        pace = (ends["now"] - ends["before"]) / (ends["last"] - ends["first"])
        ratio = pace / ((ends["goal"] - ends["before"]) / (GOAL_YEAR - ends["first"]))
        trends = arrow(ends["before"].values, ends["now"].values, ends["goal"].values, ratio.values)
        goals = table.groupby(["unit", "year", "goal"])["score"].agg(["mean", "count"]).reset_index()
        sizes = self.pandas.Series(self.indicators["goal"]).value_counts()
        goals = goals[2 * goals["count"] >= goals["goal"].map(sizes)]
        index = goals.groupby(["unit", "year"])["mean"].mean().reset_index()
        rank = index.groupby("year")["mean"].rank(ascending=False, method="min")
        return self.spread(
            colours, (ends["unit"].values, ends["indicator"].values), trends,
            (index["unit"].values, index["year"].values), index["mean"].values, rank.values,
        )


class Polars(Long):
    def __init__(self, values, indicators):
        super().__init__(values, indicators)
        self.polars = importlib.import_module("polars")
        self.table = self.polars.DataFrame(self.columns)

    def assess(self):
        pl, col = self.polars, self.polars.col
        known = pl.DataFrame(self.indicators).with_row_index("indicator").with_columns(col("indicator").cast(pl.Int16))
        table = self.table.join(known, on="indicator", how="left", maintain_order="left")
        table = table.with_columns(
            plain=(col("value") - col("lower")) / col("span") * 100, signed=col("value") * col("sign")
        )
        above = [
            (col("signed") >= col(threshold) * col("sign")).cast(pl.Int8) for threshold in ("red", "middle", "green")
        ]
        table = table.with_columns(score=col("plain").clip(0, 100), colour=1 + above[0] + above[1] + above[2])
        since = table.filter(col("year") >= TREND_FROM).group_by("unit", "indicator", maintain_order=True)
        ends = since.agg(
            before=col("plain").first(), now=col("plain").last(), first=col("year").first().cast(pl.Int32),
            last=col("year").last().cast(pl.Int32), goal=col("green_score").first(),
        )
        ends = ends.filter(col("last") > col("first"))
        pace = (col("now") - col("before")) / (col("last") - col("first"))
        ratio = pace / ((col("goal") - col("before")) / (GOAL_YEAR - col("first")))
        on_pace = pl.when(ratio >= 1).then(3).when(ratio >= 0.5).then(2).otherwise(1)
        falls = col("now") < col("before")
        ends = ends.with_columns(
            arrow=pl.when(col("now") >= col("goal")).then(pl.when(falls).then(1).otherwise(3))
            .when(falls).then(0).otherwise(on_pace)
        )
        sizes = known.group_by("goal").len("indicators")
        goals = table.group_by("unit", "year", "goal").agg(mean=col("score").mean(), count=pl.len())
        goals = goals.join(sizes, on="goal").filter(2 * col("count") >= col("indicators"))
        index = goals.group_by("unit", "year").agg(index=col("mean").mean())
        index = index.with_columns(rank=col("index").rank("min", descending=True).over("year"))
        return self.spread(
            table["colour"].to_numpy(), (ends["unit"].to_numpy(), ends["indicator"].to_numpy()),
            ends["arrow"].to_numpy(), (index["unit"].to_numpy(), index["year"].to_numpy()),
            index["index"].to_numpy(), index["rank"].to_numpy(),
        )


def middle_of_three(name, work):
    """Does a job three times and keeps the middle times: the first finds memory that is not warm."""
    runs = []
    for _ in range(3):
        results = job(name, work)
        runs.append(jobs[name])
    jobs[name] = sorted(runs, key=lambda run: run["cpu"])[1]
    return results


def main():
    library, panel, table, folder = sys.argv[1:]
    importlib.import_module(library)
    indicators = read_indicators(table)
    kind = {"numpy": Dense, "pandas": Pandas, "polars": Polars}[library]
    assessment = job("read", lambda: kind(np.load(panel), indicators))
    results = middle_of_three("assess", assessment.assess)
    if library == "numpy":
        results["peers"] = middle_of_three("peers", assessment.peers).astype(np.int32)
    results["index"] = np.round(np.nan_to_num(results["index"], nan=-1), 6)
    endings = {"index": "f8", "ranks": "i4", "trends": "i1", "colours": "i1", "peers": "i4"}
    for name, numbers in results.items():
        numbers.astype("<" + endings[name]).tofile(Path(folder) / f"{name}.{endings[name]}")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps({"jobs": jobs, "megabytes": megabytes}))


main()
