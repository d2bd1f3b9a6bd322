"""Make the invented answers of the example, always the same ones.

    python3 generate.py > ../survey/answers.csv
    python3 generate.py attributes > ../attributes.csv
    python3 generate.py evidence > ../survey/evidence.csv

README.md beside this file describes the model.
"""

import csv
import datetime
import math
import pathlib
import random
import sys

SEED = 2021
OPENS = datetime.date(2021, 3, 1)
DAYS = 46
COUNTIES = ["11", "15", "18", "30", "34", "38", "42", "46", "50", "54"]
COUNTIES_THAT_ANSWER = 9
OSLO = "0301"

STAGES = ["not-started", "aware", "planned", "operationalised", "governed", "driving"]
GOALS = {  # how dear a goal is, before chance
    3: 0.75, 11: 0.70, 4: 0.62, 13: 0.58, 17: 0.42, 8: 0.40, 9: 0.30, 10: 0.28, 12: 0.24,
    7: 0.14, 15: 0.13, 16: 0.13, 14: 0.12, 6: 0.11, 5: 0.10, 1: 0.08, 2: 0.02,
}
BARRIERS = {  # mean for municipalities, mean for counties; None: not asked
    "capacity": (3.8, 3.1), "competence": (3.3, 2.4), "methods": (3.4, 3.0),
    "political-ownership": (3.0, 2.3), "state-support": (2.9, 4.2),
    "incoherent-policy": (3.2, 4.0), "local-indicators": (3.1, 3.5),
    "goal-conflicts": (2.7, 3.2), "examples": (2.5, None), "discontinuity": (2.3, 2.8),
    "mobilising": (None, 3.6),
}
HELPS = {
    "leadership": (4.1, 4.2), "planning-system": (3.9, 4.1), "networks": (3.6, 4.3),
    "cooperation": (3.5, 4.2), "front-runners": (3.2, 3.3), "ordinary-processes": (3.6, 3.8),
    "resources": (3.9, 3.7), "guidelines": (3.3, 3.5), "small-units": (3.0, None),
    "dialogue": (None, 4.3),
}
REASONS = [
    "Målene passer med det vi alt hadde vedtatt i samfunnsdelen.",
    "Folkehelsa og unge utenfor er de største utfordringene våre.",
    "Innbyggerne valgte dem i folkemøtene.",
    "Vi valgte mål der kommunen selv kan gjøre noe.",
    "Dei er viktigast for folketalet og arbeidsplassane her.",
    "Formannskapet ville ha få mål, så det ble lettere å følge med.",
]
CARE = [
    "Ungdomslos i ungdomsskolen og en fast kontakt i Nav.",
    "Gratis utlån av utstyr og lik pris på fritidstilbud.",
    "Besøksordning saman med frivillige lag.",
    "Norskopplæring på arbeidsplassen.",
    "Boligplan med plass til flere som leier.",
]
EXAMPLES = [
    "Vi skrev målene inn i malen for alle saker til kommunestyret.",
    "Elever i tiende fulgte ett mål gjennom et helt år.",
    "Vi deler en rådgiver med to nabokommuner.",
    "Klimakrav i kjøp av transport ga færre turer.",
    "Vi har ein fast kveld i året der bygdene vel kva mål som hastar.",
]


class Unit:
    """An organisation with what is known of it and what chance gives it."""

    def __init__(self, chance, code, population, centrality, merged, level):
        self.code, self.level = code, level
        self.is_county = level == "county"
        self.size = math.log10(max(population, 100))
        known = centrality or 3
        networked = -1.1 + 1.1 * (self.size - 3.7) + 0.25 * (4 - known) + 0.8 * merged
        self.in_network = self.is_county or chance.random() < logistic(networked)
        far = (
            1.85 + 0.75 * (self.size - 3.7) + 0.13 * (4 - known)
            + 0.45 * merged + 0.65 * self.in_network
        )
        self.far = (2.9 if self.is_county else far) + chance.gauss(0, 0.95)
        self.answers_with = 0.55 + 0.3 * (self.size - 3.7) + 0.12 * (4 - known)


def logistic(x):
    return 1 / (1 + math.exp(-x))


def units(chance):
    found = []
    with open(pathlib.Path(__file__).with_name("units_2020.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.append(
                Unit(
                    chance, row["code"], int(row["population"]),
                    int(row["centrality"]) if row["centrality"] else None,
                    row["merged"] == "yes", "municipality"))
    answering = set(chance.sample(COUNTIES, COUNTIES_THAT_ANSWER))
    for code in COUNTIES:
        unit = Unit(chance, code, 400_000, None, False, "county")
        unit.answers_with = 99 if code in answering else -99
        found.append(unit)
    return found


class Answers:
    """Draws the answers of one unit in the order of the questionnaire."""

    def __init__(self, chance, unit):
        self.chance, self.unit = chance, unit
        self.row = {}

    def said(self, probability):
        return self.chance.random() < probability

    def skipped(self):
        """Item non-response: some questions are left open."""
        return self.said(0.025)

    def five(self, mean, spread=0.95, unknown=0.05):
        if self.said(unknown):
            return "dont-know"
        return str(min(5, max(1, round(self.chance.gauss(mean, spread)))))

    def one(self, weights):
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def many(self, probabilities, most=None):
        chosen = [code for code, p in probabilities.items() if self.said(p)]
        if most is not None and len(chosen) > most:
            chosen = sorted(self.chance.sample(chosen, most), key=list(probabilities).index)
        return "|".join(chosen) if chosen else "none"

    def put(self, question, value):
        self.row[question] = "" if self.skipped() else value

    def draw(self):
        unit, far = self.unit, self.unit.far
        up = lambda p, slope=0.12: min(0.97, max(0.02, p + slope * (far - 2.2)))

        self.put("role", self.one({
            "planner": 34, "chief-executive": 26, "sustainability": 10 + 8 * max(0, far - 2),
            "finance": 9, "mayor": 8, "other": 8}))
        stage = min(5, max(0, round(far)))
        known = not self.said(0.015)
        self.row["stage"] = STAGES[stage] if known else "dont-know"
        started = known and stage > 0

        if started:
            self.put("documents", self.many({
                "planning-strategy": up(0.62), "societal-part": up(0.72 if stage >= 2 else 0.2),
                "land-use-part": up(0.3), "theme-plans": up(0.4),
                "action-plan": up(0.75 if stage >= 3 else 0.18), "budget": up(0.2, 0.18),
                "annual-report": up(0.22, 0.2), "procurement": up(0.2, 0.15),
                "ownership-strategy": up(0.07, 0.09)}))
            years = math.exp(self.chance.gauss(-1.0 + 0.95 * (unit.size - 3.7) + 0.18 * far, 0.5))
            self.put("person-years", f"{min(50, years):.1f}")
            self.put("owner", self.one({
                "council": 10 + 6 * stage, "executive-committee": 9, "chief-executive": 36,
                "planning-unit": 22, "project": 7, "nobody": max(1, 10 - 4 * stage),
                "dont-know": 3}))
        self.put("political-priority", self.five(3.0 + 0.35 * (far - 2.2), 0.85))
        self.put("administrative-priority", self.five(3.4 + 0.35 * (far - 2.2), 0.8))
        self.goals()
        for item, mean in (("social", 3.7), ("environmental", 4.0), ("economic", 3.3)):
            self.put(f"effort.{item}", self.five(mean, 0.85))

        measures = self.one({
            "yes": up(0.36, 0.2), "planned": 0.32, "no": up(0.3, -0.14), "dont-know": 0.03})
        self.put("measures", measures)
        if self.row["measures"] == "yes":
            self.put("indicator-sets", self.many({
                "kostra": 0.78, "public-health": 0.66, "u4ssc": up(0.16, 0.1),
                "own": up(0.38, 0.1), "other": 0.12}))
            self.put("indicator-count", str(min(
                500, max(1, round(math.exp(self.chance.gauss(2.9 + 0.2 * (far - 2.2), 0.7)))))))

        small = max(0, 3.9 - unit.size)
        self.matrix("barriers", BARRIERS, lambda item: {
            "capacity": 0.7 * small, "competence": 0.4 * small - 0.2 * (far - 2.2),
            "methods": -0.15 * (far - 2.2), "political-ownership": -0.3 * (far - 2.2),
            "examples": 1.5 * small}.get(item, 0))
        self.matrix("success", HELPS, lambda item: {
            "networks": 0.5 * unit.in_network, "small-units": 1.6 * small,
            "resources": 0.3 * small}.get(item, 0))
        self.put("state-coherence", self.five(1.9 if unit.is_county else 2.5, 0.8, 0.09))
        self.put("pandemic", self.five(2.5, 0.85, 0.08))

        networked = unit.in_network
        self.put("networks", self.many({
            "national": up(0.3, 0.1) if networked else 0.03,
            "county": 0.72 if networked else 0.22, "u4ssc": up(0.14) if networked else 0.02,
            "nordic": 0.12 if networked else 0.02, "european": up(0.08) if networked else 0.01,
            "other": 0.1}))
        if self.row["networks"] not in ("", "none"):
            self.put("network-benefit", self.five(3.7 + 0.15 * (far - 2.2), 0.8))
        self.put("partners", self.many({
            "inhabitants": up(0.58), "business": up(0.5), "voluntary": up(0.52),
            "academia": up(0.22, 0.14), "municipalities": up(0.6), "county": up(0.55),
            "state": 0.25, "international": up(0.08, 0.06)}))
        self.put("new-ways", self.many({
            "procurement": up(0.42), "trials": up(0.3), "participation": up(0.28),
            "digital": up(0.48), "business": up(0.27), "climate-budget": up(0.18, 0.12)}))

        self.put("lnob-mapped", self.one({
            "yes": up(0.24), "partly": 0.45, "no": up(0.26, -0.08), "dont-know": 0.06}))
        if self.row["lnob-mapped"] in ("yes", "partly"):
            self.put("lnob-groups", self.many({
                "children": 0.72, "young": 0.7, "older": 0.46, "disability": 0.42,
                "immigrants": 0.44, "minorities": 0.14, "housing": 0.28}))
            if self.row["lnob-groups"] not in ("", "none"):
                self.row["lnob-actions"] = self.chance.choice(CARE) if self.said(0.25) else ""
        self.support(small)
        if unit.is_county:
            self.county()
        self.put("example", "yes" if self.said(up(0.34)) else "no")
        if self.row["example"] == "yes":
            self.row["example-text"] = self.chance.choice(EXAMPLES) if self.said(0.5) else ""
        return self.row

    def goals(self):
        if self.said(0.1 + 0.12 * max(0, 1.6 - self.unit.far)):
            self.put("priority-goals", "none")
            return
        wanted = self.chance.randint(3, 5)
        liking = {g: w * self.chance.expovariate(1) for g, w in GOALS.items()}
        chosen = sorted(sorted(liking, key=liking.get, reverse=True)[:wanted])
        self.put("priority-goals", "|".join(f"goal-{g}" for g in chosen))
        if self.row["priority-goals"]:
            self.row["priority-reason"] = self.chance.choice(REASONS) if self.said(0.3) else ""

    def matrix(self, question, items, shift):
        for item, means in items.items():
            mean = means[self.unit.is_county]
            if mean is not None:
                self.put(f"{question}.{item}", self.five(mean + shift(item), 0.95, 0.05))

    def support(self, small):
        help_wanted = {
            "local-meaning": 0.9, "indicators": 1.0 + 0.5 * self.unit.is_county, "arenas": 0.8,
            "funding": 0.75 + 0.4 * small, "training": 0.55}
        order = sorted(
            help_wanted, key=lambda c: help_wanted[c] * self.chance.expovariate(1), reverse=True)
        self.put("help-ranking", ">".join(order[:self.chance.choice([1, 2, 3, 3, 3])]))
        if not self.unit.is_county:
            self.put("county-help", self.many({
                "advice": 0.5, "network": 0.52, "statistics": 0.58, "funding": 0.3 + 0.2 * small,
                "training": 0.36}))
        self.put("ks-help", self.many({
            "local-meaning": 0.56, "indicators": 0.6, "arenas": 0.52, "training": 0.44,
            "voice": 0.36 + 0.3 * self.unit.is_county}))
        self.put("state-help", self.many({
            "guidelines": 0.46 + 0.35 * self.unit.is_county,
            "coherence": 0.5 + 0.25 * self.unit.is_county, "funding": 0.56, "indicators": 0.44,
            "consultation": 0.38 + 0.2 * self.unit.is_county}))

    def county(self):
        self.put("county-role", self.many({
            "advice": 0.9, "network": 0.75, "statistics": 0.8, "funding": 0.35, "training": 0.45}))
        self.put("state-guidance", self.five(2.0, 0.7, 0.04))
        self.put("indicator-needs", self.many({
            "local": 0.75, "groups": 0.6, "effects": 0.65, "fresh": 0.4}))


COLUMNS = (
    ["unit", "submitted", "status", "level", "role", "stage", "documents", "person-years", "owner",
     "political-priority", "administrative-priority", "priority-goals", "priority-reason",
     "effort.social", "effort.environmental", "effort.economic", "measures", "indicator-sets",
     "indicator-count"]
    + [f"barriers.{item}" for item in BARRIERS] + [f"success.{item}" for item in HELPS]
    + ["state-coherence", "pandemic", "networks", "network-benefit", "partners", "new-ways",
       "lnob-mapped", "lnob-groups", "lnob-actions", "help-ranking", "county-help", "ks-help",
       "state-help", "county-role", "state-guidance", "indicator-needs", "example",
       "example-text"])


def attributes():
    """Who is in the invented network: known of all municipalities, whether they answer or not."""
    out = csv.DictWriter(sys.stdout, ["unit", "network"], lineterminator="\n")
    out.writeheader()
    for unit in units(random.Random(SEED)):
        if not unit.is_county:
            out.writerow(
                {"unit": unit.code, "network": "member" if unit.in_network else "outside"})


def evidence():
    """Where the criteria of maturity can be seen, and what a check of one in ten found."""
    chance = random.Random(SEED + 1)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["unit", "criterion", "link", "checked"])
    with open(
            pathlib.Path(__file__).parent.parent / "survey" / "answers.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            documents = row["documents"].split("|")
            met = {
                "planned": "societal-part" in documents, "action-plan": "action-plan" in documents,
                "measured": row["measures"] == "yes", "reported": "annual-report" in documents}
            for criterion in (name for name, holds in met.items() if holds):
                shown = chance.random() < 0.8
                checked = chance.random() < 0.1
                link = f"https://example.org/{row['unit']}/{criterion}" if shown else ""
                found = ("yes" if chance.random() < 0.9 else "no") if checked else ""
                if link or found:
                    out.writerow([row["unit"], criterion, link, found])


def main():
    if sys.argv[1:] == ["attributes"]:
        attributes()
        return
    if sys.argv[1:] == ["evidence"]:
        evidence()
        return
    chance = random.Random(SEED)
    out = csv.DictWriter(sys.stdout, COLUMNS, restval="", lineterminator="\n")
    out.writeheader()
    for unit in units(chance):
        if not chance.random() < logistic(unit.answers_with):
            continue
        row = Answers(chance, unit).draw()
        if unit.level == "municipality" and chance.random() < 0.06:
            # A partial response: everything after some question is left open.
            last = chance.randrange(COLUMNS.index("priority-goals"), COLUMNS.index("networks"))
            for column in COLUMNS[last + 1:]:
                row.pop(column, None)
            row["status"] = "partial"
        else:
            row["status"] = "complete"
        late = min(DAYS, int(chance.betavariate(1.4, 1.1) * (DAYS + 1)))
        row["submitted"] = (OPENS + datetime.timedelta(days=late)).isoformat()
        row["unit"] = unit.code
        # Oslo answers once, as one organisation; the role it answers in is said.
        row["level"] = "municipality" if unit.code == OSLO else ""
        out.writerow(row)


main()
