#!/usr/bin/env python3
"""Makes a panel of indicators to measure with: the values of many units in some years, with gaps.

Call: make_panel.py PANEL.npy INDICATORS.csv [--units 5570] [--indicators 100] [--years 15] (needs numpy)

Each indicator has a goal from 1 to 17, bounds, and thresholds between them; about one in seven is measured
every fourth year only. The same call makes the same files: it prints the SHA-256 of the values.
"""

import argparse
import csv
import hashlib

import numpy as np

SEED = 20301231
GOALS = 17


def make_indicators(count, random):
    """Goals, lower and upper bounds, green and red thresholds."""
    extra = random.integers(1, GOALS + 1, count - GOALS)
    goals = np.sort(np.concatenate([np.arange(1, GOALS + 1), extra]))
    rising = random.random(count) < 0.55
    lower = np.where(rising, random.uniform(0, 30, count), random.uniform(60, 120, count))
    upper = np.where(rising, random.uniform(70, 100, count), random.uniform(0, 20, count))
    green = lower + (upper - lower) * random.uniform(0.80, 0.95, count)
    red = lower + (upper - lower) * random.uniform(0.3, 0.6, count)
    return goals, lower, upper, green, red


def make_values(units, years, lower, upper, random):
    """Values that start somewhere between the bounds and drift, rounded to three decimals."""
    count = lower.size
    start = random.beta(2, 2, (units, count))
    drift = random.normal(0.006, 0.012, (units, count))
    noise = random.normal(0, 0.03, (units, count, years))
    position = start[:, :, None] + drift[:, :, None] * np.arange(years) + noise
    values = lower[None, :, None] + (upper - lower)[None, :, None] * position
    values[random.random(values.shape) < 0.08] = np.nan
    rare = np.flatnonzero(random.random(count) < 0.15)
    unmeasured = np.flatnonzero(np.arange(years) % 4)
    values[:, rare[:, None], unmeasured] = np.nan
    return np.round(values, 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("panel")
    parser.add_argument("table")
    parser.add_argument("--units", type=int, default=5570)
    parser.add_argument("--indicators", type=int, default=100)
    parser.add_argument("--years", type=int, default=15)
    chosen = parser.parse_args()
    random = np.random.default_rng(SEED)
    goals, *numbers = make_indicators(chosen.indicators, random)
    values = make_values(chosen.units, chosen.years, numbers[0], numbers[1], random)
    with open(chosen.panel, "wb") as file:
        np.save(file, values)
    with open(chosen.table, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "goal", "lower", "upper", "green", "red"])
        for row, goal in enumerate(goals):
            writer.writerow([f"i{row:03}", int(goal), *(round(float(each[row]), 6) for each in numbers)])
    print(hashlib.sha256(values.tobytes()).hexdigest()[:16])


if __name__ == "__main__":
    main()
