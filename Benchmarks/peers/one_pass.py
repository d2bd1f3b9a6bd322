"""What one pass over small codes costs with numpy: shares and standard errors of 40 questions.

Call: one_pass.py SURVEY.csv REPORT.csv (the second is not read).
"""

import sys

import numpy as np
import polars as pl
from stopwatch import finish, job, results

ITEMS = [f"q{number:02}" for number in range(1, 41)]
CATEGORIES = 5

data = job("load", lambda: pl.read_csv(sys.argv[1]))
weights = data["w"].to_numpy()
strata = data["stratum"].to_numpy() - 1
squares = weights * weights
count = strata.max() + 1
drawn = np.bincount(strata, minlength=count)
population = np.zeros(count)
population[strata] = data["fpc"].to_numpy()
scale = (1 - drawn / population) * drawn / (drawn - 1)
total = weights.sum()
weight_sums = np.bincount(strata, weights, count)[:, None]
square_sums = np.bincount(strata, squares, count)[:, None]


def shares(codes):
    """Of z = w (1[c] - p) / W the sums and the sums of squares in each stratum give the variance."""
    cells = strata * CATEGORIES + codes
    size = count * CATEGORIES
    first = np.bincount(cells, weights, size).reshape(count, CATEGORIES)
    second = np.bincount(cells, squares, size).reshape(count, CATEGORIES)
    p = first.sum(0) / total
    sums = (first - p * weight_sums) / total
    spread = (second * (1 - 2 * p) + p * p * square_sums) / total**2 - sums**2 / drawn[:, None]
    return np.concatenate([p, np.sqrt(scale @ spread)])


def items():
    for item in ITEMS:
        results[item] = shares(data[item].to_numpy() - 1)


job("items", items)
finish(np.__version__)
