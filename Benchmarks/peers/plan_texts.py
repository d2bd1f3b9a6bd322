"""Reads passages, one a line, as programs in Python do. Call: plan_texts.py keywords|linear FILE [LEXICON-FOLDER]

keywords: the lexicon's own terms, of up to four words, looked up in a dictionary: no inflections, no compounds,
no conditions, no places. linear: TF-IDF of words and pairs with one logistic regression a goal
(scikit-learn), trained on the passages that the keywords found; only its speed is of interest here.
"""

import json
import re
import sys
import time
from pathlib import Path

name, path, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
passages = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
size = sum(len(passage.encode()) for passage in passages) / 1e6


def terms():
    """The goals of each term: words parted by single spaces."""
    found = {}
    for file in sorted(folder.glob("goal-*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 9 and cells[0][0].isdigit():
                for term in (term for cell in cells[3:6] for term in cell.split("|")):
                    words = " ".join(re.findall(r"\w+", term.lower()))
                    found.setdefault(words, set()).add(cells[0].split(".")[0])
    return found


def keywords():
    goals = terms()
    word = re.compile(r"\w+")

    def search(text):
        words = word.findall(text.lower())
        found = set()
        for length in range(1, 5):
            for start in range(len(words) - length + 1):
                hit = goals.get(" ".join(words[start : start + length]))
                if hit:
                    found |= hit
        return sorted(found)

    return lambda: [search(text) for text in passages]


def linear():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.preprocessing import MultiLabelBinarizer

    labels = MultiLabelBinarizer().fit_transform(keywords()())
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    model = OneVsRestClassifier(LogisticRegression(C=10, max_iter=200))
    model.fit(words.fit_transform(passages[:2000]), labels[:2000])
    return lambda: model.predict_proba(words.transform(passages))


read = {"keywords": keywords, "linear": linear}[name]()
began = time.process_time()
read()
print(json.dumps({"cpu": time.process_time() - began, "megabytes": size}))
