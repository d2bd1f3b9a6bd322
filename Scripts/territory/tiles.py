#!/usr/bin/env python3
"""Places the municipalities and counties of Norway on tile maps.

Call: tiles.py SOURCE-FOLDER DATA-FOLDER

SOURCE-FOLDER holds municipalities/municipalities_2024_master.csv with the centre of each
municipality of 2024; DATA-FOLDER holds units.tsv and changes.tsv and gets tiles-2020.tsv and
tiles-2024.tsv.

1. Units get a place on the plane: the sinusoidal projection around 15° E. A unit of 2020 stands in
   the middle of the units of 2024 that came from it, a county in the middle of its municipalities.
2. The plane is scaled to the grid. Units nearer than a tile push each other apart, and a weak
   spring draws each home, until all have room.
3. Each unit gets a tile such that the sum of squared distances is smallest (Hungarian method).
4. A unit of 2024 takes the tile of the unit that it came from; of two that came from one, the
   second gets the nearest free tile.

The few counties are placed by hand.
"""

import csv
import math
import sys
from collections import defaultdict
from pathlib import Path

COUNTIES_2020 = {
    "54": (3, 0), "18": (2, 1), "50": (2, 2), "15": (1, 3), "34": (2, 3), "46": (0, 4),
    "30": (1, 4), "03": (2, 4), "11": (0, 5), "38": (1, 5), "42": (1, 6),
}
COUNTIES_2024 = {
    "56": (4, 0), "55": (3, 0), "18": (2, 1), "50": (2, 2), "15": (1, 3), "34": (2, 3),
    "46": (0, 4), "33": (1, 4), "03": (2, 4), "32": (3, 4), "11": (0, 5), "40": (1, 5),
    "39": (2, 5), "31": (3, 5), "42": (1, 6),
}


def table(path):
    with open(path, encoding="utf-8") as file:
        yield from csv.DictReader(
            (line for line in file if not line.startswith("#")), delimiter="\t")


def mean(points):
    return tuple(sum(c) / len(points) for c in zip(*points))


def scaled(points, columns, rows):
    xs, ys = zip(*points)
    x0, y0 = min(xs), min(ys)
    fx, fy = (columns - 1) / (max(xs) - x0), (rows - 1) / (max(ys) - y0)
    return [((x - x0) * fx, (y - y0) * fy) for x, y in points]


def spread(home, room, steps=600):
    """Pushes points apart until each has about `room` to its neighbours."""
    points = [list(p) for p in home]
    for step in range(steps):
        spring = 0.02 * (1 - step / steps)
        moves = [[spring * (h[0] - p[0]), spring * (h[1] - p[1])] for h, p in zip(home, points)]
        order = sorted(range(len(points)), key=lambda i: points[i])
        for a, i in enumerate(order):
            for j in order[a + 1:]:
                dx, dy = points[j][0] - points[i][0], points[j][1] - points[i][1]
                if dx >= room:
                    break
                distance = math.hypot(dx, dy)
                if distance < room:
                    push = 0.25 * (room - distance) / (distance or 1)
                    dx, dy = (dx, dy) if distance else (0.01, 0.01 * (j - i))
                    moves[i][0] -= push * dx
                    moves[i][1] -= push * dy
                    moves[j][0] += push * dx
                    moves[j][1] += push * dy
        for p, m in zip(points, moves):
            p[0] += m[0]
            p[1] += m[1]
    return points


def assign(cost):
    """The column for each row with the smallest sum (Hungarian method with potentials)."""
    n, m = len(cost), len(cost[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], column = i, 0
        least, way, used = [math.inf] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[column] = True
            row, delta, following = match[column], math.inf, 0
            for j in range(1, m + 1):
                if not used[j]:
                    reduced = cost[row - 1][j - 1] - u[row] - v[j]
                    if reduced < least[j]:
                        least[j], way[j] = reduced, column
                    if least[j] < delta:
                        delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column] = match[way[column]]
            column = way[column]
    result = [0] * n
    for j in range(1, m + 1):
        if match[j]:
            result[match[j] - 1] = j - 1
    return result


def layout(places, columns, rows, room=1.08):
    codes = sorted(places)
    points = spread(scaled([places[c] for c in codes], columns, rows), room)
    cells = sorted({
        (round(x) + dx, round(y) + dy)
        for x, y in points for dx in range(-2, 3) for dy in range(-2, 3)})
    cost = [[(x - cx) ** 2 + (y - cy) ** 2 for cx, cy in cells] for x, y in points]
    tiles = {c: cells[j] for c, j in zip(codes, assign(cost))}
    x0, y0 = min(x for x, _ in tiles.values()), min(y for _, y in tiles.values())
    return {c: (x - x0, y - y0) for c, (x, y) in tiles.items()}


def successors(tiles, parents, codes):
    """The tiles of later units, from those of the units that they came from."""
    result, taken, late = {}, set(), []
    for code in codes:
        tile = tiles[parents[code]]
        if tile in taken:
            late.append((code, tile))
        else:
            result[code] = tile
            taken.add(tile)
    for code, (x, y) in late:
        free = [(a, b) for a in range(x - 6, x + 7) for b in range(y - 6, y + 7)
                if (a, b) not in taken and a >= 0 and b >= 0]
        result[code] = min(free, key=lambda t: ((t[0] - x) ** 2 + (t[1] - y) ** 2, t))
        taken.add(result[code])
    return result


def write(folder, year, tiles):
    lines = [
        f"# Tile map of the municipalities and counties of Norway in {year}; each level is a map",
        "# of its own. Columns from the west, rows from the north.",
        "# Made by Scripts/territory/tiles.py from the centres of the municipalities of 2024",
        "# (Kartverket, CC BY 4.0, through evensrii/Telemark 2f2c2110, 2026-08-20).",
        "code\tcolumn\trow"]
    lines += [f"{c}\t{x}\t{y}" for c, (x, y) in sorted(tiles.items())]
    (folder / f"tiles-{year}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, data = Path(sys.argv[1]), Path(sys.argv[2])
    centre = {}
    with open(source / "municipalities/municipalities_2024_master.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lon, lat = float(row["centroid_lon"]), float(row["centroid_lat"])
            centre[row["code"]] = ((lon - 15) * math.cos(math.radians(lat)), -lat)
    before = {c: c for c in centre}
    for row in table(data / "changes.tsv"):
        if row["date"] == "2024-01-01" and len(row["new"]) == 4:
            before[row["new"]] = row["old"]
    parts = defaultdict(list)
    for code, point in centre.items():
        parts[before[code]].append(point)
    places = {c: mean(p) for c, p in parts.items()}
    tiles = layout(places, 30, 45)
    write(data, 2020, {**tiles, **COUNTIES_2020})
    write(data, 2024, {**successors(tiles, before, sorted(centre)), **COUNTIES_2024})


main()
