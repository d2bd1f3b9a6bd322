"""Does the jobs of SurveyBench with the Python package svy. Call: svy_jobs.py SURVEY.csv REPORT.csv"""

import sys
import warnings
from importlib.metadata import version

import polars as pl
import svy
from stopwatch import finish, job, results

warnings.filterwarnings("ignore")
ITEMS = [f"q{number:02}" for number in range(1, 41)]
MARGINS = {
    "region": [0.1, 0.15, 0.2, 0.25, 0.3],
    "size": [0.15, 0.25, 0.25, 0.2, 0.15],
    "sex": [0.49, 0.51],
}
NUMBER = [f"{number:02}" for number in range(1, 13)]
QUESTIONS = [f"b{n}" for n in NUMBER] + [f"m{n}" for n in NUMBER[:8]] + ["sdg_plan", "stage", "rank1"]
PROPERTIES = ["landsdel", "size_class", "size3", "cen3", "merged", "network"]


def estimates(found):
    table = found.to_polars()
    return table["est"].to_list() + table["se"].to_list()


def attempt(work):
    """A table that svy refuses is left out, as one with an empty cell is."""
    try:
        work()
    except Exception:
        pass


def report():
    design = svy.Design(wgt="w_rhg", stratum="rhg", pop_size="N_rhg")
    sample = svy.Sample(answers, design)
    for question in QUESTIONS:
        attempt(lambda: sample.estimation.prop(question, drop_nulls=True))
        for group in PROPERTIES:
            attempt(lambda: sample.estimation.prop(question, by=group, drop_nulls=True))
            attempt(lambda: sample.categorical.tabulate(question, group, drop_nulls=True))


answers = pl.read_csv(sys.argv[2], infer_schema_length=None)
answers = answers.with_columns(pl.col(question).cast(pl.Utf8) for question in QUESTIONS)
job("report", report)

data = job("load", lambda: pl.read_csv(sys.argv[1]))
data = data.with_columns(pl.col(name).cast(pl.Utf8) for name in MARGINS)
sample = job("design", lambda: svy.Sample(data, svy.Design(wgt="w", stratum="stratum", pop_size="fpc")))


def items():
    for item in ITEMS:
        results[item] = estimates(sample.estimation.prop(item))


def tests():
    for item in ITEMS[:3]:
        sample.categorical.tabulate(item, "region")


total = float(data["w"].sum())
controls = {
    name: {str(place + 1): share * total for place, share in enumerate(shares)}
    for name, shares in MARGINS.items()
}
job("items", items)
job("rao-scott", tests)
raked = job("rake", lambda: sample.weighting.rake(controls=controls, tol=1e-9, max_iter=100))
results["raked"] = estimates(job("raked mean", lambda: raked.estimation.prop("q01")))
finish(version("svy"))
