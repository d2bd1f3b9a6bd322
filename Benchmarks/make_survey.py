#!/usr/bin/env python3
"""Makes answers to measure with: a survey of a million rows, and a report's file of 242.

Call: make_survey.py [--survey SURVEY.csv] [--report REPORT.csv] [--rows 1000000] (needs numpy)

The survey has 40 questions of five answers, three properties of those who answered, and was drawn from
20 strata of known size; the report has 23 questions and six properties, and response classes for
strata. The same call makes the same files.
"""

import argparse

import numpy as np

STRATA = 20
ITEMS = 40
CLASSES = 11


def ordered(random, score, categories):
    """Answers from 1 up, with noise around a score that all answers of a row share."""
    noisy = score + random.normal(0, 1, score.size)
    return np.searchsorted(np.linspace(-1.4, 1.4, categories - 1), noisy) + 1


def write_survey(path, rows, random):
    stratum = np.sort(random.choice(STRATA, rows, p=random.dirichlet(np.full(STRATA, 8.0))))
    drawn = np.bincount(stratum, minlength=STRATA)
    population = np.maximum(drawn + 10, (drawn * random.uniform(4, 30, STRATA)).astype(int))
    weight = [repr(float(size / max(1, count))) for size, count in zip(population, drawn)]
    region = random.integers(1, 6, rows)
    size = np.minimum(5, 1 + random.poisson(1.2, rows))
    sex = random.integers(1, 3, rows)
    score = random.normal(0, 0.8, rows) + 0.12 * region - 0.1 * size
    # Each answer is two bytes: a comma and a digit.
    answers = np.full((rows, 2 * ITEMS), ord(","), np.uint8)
    for item in range(ITEMS):
        answers[:, 2 * item + 1] = ord("0") + ordered(random, score * (item % 5) / 3, 5)
    with open(path, "wb") as file:
        names = ["id", "stratum", "w", "fpc", "region", "size", "sex"]
        names += [f"q{item + 1:02}" for item in range(ITEMS)]
        file.write((",".join(names) + "\n").encode())
        heads = zip(stratum.tolist(), region.tolist(), size.tolist(), sex.tolist())
        for row, (s, r, z, x) in enumerate(heads):
            head = f"{row + 1},{s + 1},{weight[s]},{population[s]},{r},{z},{x}"
            file.write(head.encode() + answers[row].tobytes() + b"\n")


def write_report(path, random, rows=242):
    group = random.choice(CLASSES, rows)
    answered = np.bincount(group, minlength=CLASSES)
    population = answered + random.integers(2, 20, CLASSES)
    score = random.normal(0, 1, rows)
    yes = np.array(["ja", "nei"])
    columns = {
        "rhg": [f"class {number + 1:02}" for number in group],
        "N_rhg": population[group],
        "w_rhg": [repr(float(population[number] / answered[number])) for number in group],
        "landsdel": ordered(random, score * 0.2, 6),
        "size_class": ordered(random, score * 0.5, 6),
        "size3": ordered(random, score * 0.5, 3),
        "cen3": ordered(random, score * 0.3, 3),
        "merged": yes[random.integers(0, 2, rows)],
        "network": yes[random.integers(0, 2, rows)],
        "sdg_plan": yes[(score + random.normal(0, 1, rows) < 0.3).astype(int)],
        "stage": ordered(random, score, 6) - 1,
        "rank1": [f"B{number:02}" for number in 1 + random.integers(0, 12, rows)],
    }
    columns |= {f"b{item:02}": ordered(random, score * 0.4, 5) for item in range(1, 13)}
    columns |= {f"m{item:02}": random.integers(0, 2, rows) for item in range(1, 9)}
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(columns) + "\n")
        for row in zip(*columns.values()):
            file.write(",".join(map(str, row)) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--survey")
    parser.add_argument("--report")
    parser.add_argument("--rows", type=int, default=1_000_000)
    chosen = parser.parse_args()
    if chosen.survey:
        write_survey(chosen.survey, chosen.rows, np.random.default_rng(20_260_115))
    if chosen.report:
        write_report(chosen.report, np.random.default_rng(20_260_116))


if __name__ == "__main__":
    main()
