"""Make the invented coding of the invented reasons, always the same one.

    python3 code_answers.py > ../survey/codings/priority-reason.csv

Two invented coders, A and B: A reads every answer, B one in five. Nobody has read anything, and
nobody has given consent. README.md beside this file says more.
"""

import csv
import pathlib
import random
import sys

SEED = 2030
QUESTION = "priority-reason"
DOUBLE = 0.2
CODES = {  # the beginning of an answer: what A gives it, and what B gives it less than half the time
    "Målene passer": ("plans", ""),
    "Folkehelsa": ("challenges", "challenges"),
    "Innbyggerne": ("inhabitants", "inhabitants"),
    "Vi valgte mål": ("scope", "scope|overview"),
    "Dei er viktigast": ("challenges", "challenges|scope"),
    "Formannskapet": ("politicians|overview", "politicians"),
}
QUOTES = {  # the beginning of an answer: the words to quote, and their language
    "Målene passer": ("Målene passer med det vi alt hadde vedtatt", "nb"),
    "Folkehelsa": ("Folkehelsa og unge utenfor er de største utfordringene våre.", "nb"),
    "Innbyggerne": ("Innbyggerne valgte dem i folkemøtene.", "nb"),
    "Dei er viktigast": ("Dei er viktigast for folketalet og arbeidsplassane her.", "nn"),
    "Formannskapet": ("Formannskapet ville ha få mål, så det ble lettere å følge med.", "nb"),
}


def main():
    chance = random.Random(SEED)
    here = pathlib.Path(__file__).parent
    with open(here.parent / "survey" / "answers.csv", encoding="utf-8") as file:
        answers = [(row["unit"], row[QUESTION]) for row in csv.DictReader(file) if row[QUESTION]]
    twice = set(chance.sample(range(len(answers)), round(DOUBLE * len(answers))))
    # One quotation of each kind of answer; the last of them is asked and says no.
    quoted = {}
    for index in chance.sample(range(len(answers)), len(answers)):
        start = next(start for start in CODES if answers[index][1].startswith(start))
        if start in QUOTES and start not in quoted.values():
            quoted[index] = start
    refused = max(quoted)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["unit", "coder", "codes", "quote", "consent", "language"])
    for index, (unit, text) in enumerate(answers):
        first, other = next(codes for start, codes in CODES.items() if text.startswith(start))
        words, language = QUOTES[quoted[index]] if index in quoted else ("", "")
        consent = "" if not words else "no" if index == refused else "yes"
        out.writerow([unit, "A", first, words, consent, language])
        if index in twice:
            second = other if chance.random() < 0.45 else first
            out.writerow([unit, "B", second, "", "", ""])
            if second != first and chance.random() < 0.5:
                out.writerow([unit, "agreed", first, "", "", ""])


main()
