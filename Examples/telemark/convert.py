#!/usr/bin/env python3
"""Makes observations/*.csv of this review from the collected series.

    python3 convert.py FOLDER

FOLDER holds telemark_indicators_long.csv (indicator, geo_code, geo_name, year, period, value, unit,
status). SERIES.tsv beside this script says where each of its 47 series goes and which rule it needs.
Every row of the long file becomes exactly one row of one file in observations/; the county sums are
extra rows in files of their own. The same input gives the same bytes. Python's standard library only.

Rules (column `rule` of SERIES.tsv), besides the ones for all series:
  refugees      0 in 1995-2011 means that there were no figures: missing. 2026 is part of a year: preliminary.
  from-2016     0 before 2016 means that the category did not exist: not-applicable.
  school-years  the long file lost the window; `2018` is the school years that begin in 2016, 2017 and 2018.
  points        the unit is called per cent in the long file, but the values are mean points (see README.md).
"""
import csv
import sys
from collections import Counter, OrderedDict, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATUS = {"": "", ":": "confidential", "..": "missing", ".": "not-applicable"}
UNITS = {  # what the long file must call the unit of a series, so that a change of scale is noticed
    "life-expectancy": "years",
    "mortality-cardiovascular": "per 100 000, std",
    "cancer-new-cases": "per 100 000, std",
    "cardiovascular-primary-care": "per 1000, std",
    "mental-health-primary-care": "per 1000, std",
    "hip-fractures": "per 1000, std",
    "injuries-hospital": "per 1000, std",
    "population": "persons",
    "refugees-settled": "persons",
    "electricity-consumption": "GWh",
    "ghg-emissions": "tonnes CO2e",
}
WHOLE = {"persons"}
SUMMED = {"population", "refugees-settled", "electricity-consumption", "ghg-emissions"}
SUM_DECIMALS = {"population": 0, "refugees-settled": 0, "electricity-consumption": 1, "ghg-emissions": 2}
COUNTY, COUNTRY, MUNICIPALITIES = "40", "0", 17


def fail(message):
    sys.exit(f"convert.py: {message}")


def period(text, rule):
    """`2024`, `2018-2024` and `2024-06` of the long file as periods of the review folder."""
    if rule == "school-years":
        return f"{int(text) - 2}-{text}"
    if len(text) == 7 and text[4] == "-":
        return f"{text[:4]}M{text[5:]}"
    return text


def number(text, unit):
    """The number as written; counts of people lose the `.0` that a spreadsheet gave them."""
    value = float(text)
    if unit in WHOLE:
        if value != int(value):
            fail(f"{text} is not a count")
        return str(int(value))
    return text


def observation(row, rule):
    """One observation: period, value and status, with the rule of its series applied."""
    when = period(row["period"], rule)
    if row["status"] not in STATUS:
        fail(f"unknown status {row['status']!r} in {row['indicator']}")
    status = STATUS[row["status"]]
    if (row["value"] == "") != (status != ""):
        fail(f"value and status disagree in {row['indicator']} {row['geo_code']} {row['period']}")
    value = "" if status else number(row["value"], row["unit"])
    year = int(row["year"])
    if rule == "refugees" and year < 2012:
        if float(row["value"]) != 0:
            fail("a figure of refugees before 2012 that is not zero: look at the rule again")
        return when, "", "missing"
    if rule == "refugees" and year == 2026:
        return when, value, "preliminary"
    if rule == "from-2016" and year < 2016:
        if float(row["value"]) != 0:
            fail("a share of vocational college before 2016 that is not zero: look at the rule again")
        return when, "", "not-applicable"
    return when, value, status


def county_sums(rows):
    """Sums of counts over the 17 municipalities, where all 17 have a final figure."""
    groups = defaultdict(list)
    for row in rows:
        if row["indicator"] in SUMMED and len(row["unit"]) == 4 and row["value"] and not row["status"]:
            key = (row["indicator"], row["breakdown"], row["category"], row["period"])
            groups[key].append(float(row["value"]))
    sums = []
    for (indicator, breakdown, category, when), values in groups.items():
        if len(values) == MUNICIPALITIES:
            text = f"{sum(values):.{SUM_DECIMALS[indicator]}f}"
            sums.append(
                {"indicator": indicator, "unit": COUNTY, "period": when, "value": text, "status": "",
                 "breakdown": breakdown, "category": category,
                 "file": "county-sums-" + indicator if breakdown else "county-sums"})
    return sums


def write(rows, series_order):
    """One file for each name in `file`; the rows in the order of SERIES.tsv, unit and period."""
    files = defaultdict(list)
    for row in rows:
        files[row["file"]].append(row)
    folder = HERE / "observations"
    folder.mkdir(exist_ok=True)
    for name in sorted(files):
        content = sorted(
            files[name],
            key=lambda r: (series_order[(r["indicator"], r["category"])], int(r["unit"]), r["period"]))
        breakdowns = {row["breakdown"] for row in content}
        if len(breakdowns) != 1:
            fail(f"{name}.csv mixes series with and without a breakdown")
        column = [b for b in breakdowns if b]
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["indicator", "unit", "period"] + column + ["value", "status"])
            for row in content:
                category = [row["category"]] if column else []
                writer.writerow(
                    [row["indicator"], row["unit"], row["period"]] + category + [row["value"], row["status"]])
        print(f"{len(content):6}  observations/{name}.csv")


def main(folder):
    with open(HERE / "SERIES.tsv", encoding="utf-8", newline="") as file:
        series = OrderedDict((row["original"], row) for row in csv.DictReader(file, delimiter="\t"))
    order = {(row["indicator"], row["category"]): place for place, row in enumerate(series.values())}
    with open(Path(folder) / "telemark_indicators_long.csv", encoding="utf-8-sig", newline="") as file:
        long = list(csv.DictReader(file))
    if set(series) != {row["indicator"] for row in long}:
        fail("SERIES.tsv and the long file do not hold the same series")
    rows, changed = [], Counter()
    for row in long:
        entry = series[row["indicator"]]
        expected = UNITS.get(entry["indicator"], "percent")
        if row["unit"].replace("percent, std", "percent") != expected:
            fail(f"{row['indicator']} is in {row['unit']!r}, expected {expected!r}")
        if expected == "percent" and row["value"] and not 0 <= float(row["value"]) <= 100:
            fail(f"{row['indicator']} has {row['value']} per cent")
        if row["geo_code"] not in (COUNTY, COUNTRY) and len(row["geo_code"]) != 4:
            fail(f"unknown unit {row['geo_code']}")
        when, value, status = observation(row, entry["rule"])
        if status != STATUS[row["status"]]:
            changed[f"{entry['indicator']}: {status}"] += 1
        rows.append(
            {"indicator": entry["indicator"], "unit": row["geo_code"], "period": when, "value": value,
             "status": status, "breakdown": entry["breakdown"], "category": entry["category"],
             "file": entry["file"]})
    keys = Counter((r["indicator"], r["category"], r["unit"], r["period"]) for r in rows)
    if twice := [key for key, count in keys.items() if count > 1]:
        fail(f"two values for {twice[0]}")
    sums = county_sums(rows)
    if given := [s for s in sums if (s["indicator"], s["category"], COUNTY, s["period"]) in keys]:
        fail(f"the source has its own county figure for {given[0]['indicator']}")
    write(rows + sums, order)
    print(f"{len(long):6}  rows read, {len(rows)} observations written, {len(sums)} county sums added")
    for status, count in sorted(Counter(row["status"] or "value" for row in rows).items()):
        print(f"{count:6}  {status}")
    for what, count in sorted(changed.items()):
        print(f"{count:6}  set by a rule, {what}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
