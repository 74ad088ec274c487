# SPDX-License-Identifier: Apache-2.0
"""Two sets of claims of the same articles, compared article by article. compare.py and floor.py use it.

Figures of two runs go up and down together with the article, so each run's own interval says little of
their difference. Here whole articles are drawn anew, both runs' counts with them, and the difference is
looked at (paired bootstrap). The draws are seeded: the same counts give the same verdict.

A loss counts where the difference of one of the guarded figures lies below zero in so many draws that
all of them together are wrong once in twenty comparisons of equals (each gets its part of the 5 %).
"""
import glob
import importlib.util
import json
import os
import random
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
GROUPS = ("group:fight", "group:fire", "group:harm", "group:politics")
KEYS = ("claim", "tuple", "exact") + GROUPS + ("agent", "target", "place", "source", "quantity", "time", "hedged",
                                                "leak", "invalid")
FIGURES = ("claim", "tuple", "exact", "macro", "agent", "target", "place", "source", "quantity", "time", "hedged")
GUARDED = ("claim", "tuple", "exact", "macro")
ROUNDS, DOUBT = 4000, 0.05
ZERO = (0, 0, 0)


def scorer(path=None):
    """The evaluation's own scorer as a module."""
    path = Path(path or SHARED / "eval" / "score.py")
    spec = importlib.util.spec_from_file_location("tawatur_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts_of(claims, gold_dir, score):
    """{document: {figure: (right, spare, missed)}} of a file of claims."""
    by_doc, out = score.read_claims(str(claims)), {}
    for gold, text in gold_of(gold_dir):
        one = score.Score()
        score.score_doc(text, gold, by_doc.pop(gold["doc"], []), one)
        out[gold["doc"]] = {k: (one.tp[k], one.fp[k], one.fn[k]) for k in KEYS}
    if not out:
        raise SystemExit(f"no gold documents in {gold_dir}")
    if by_doc:
        raise SystemExit(f"{claims}: claims of a document that the gold doesn't have: {sorted(by_doc)[0]}")
    return out


def answers_of(gold, text, claims, score):
    """What the scorer pairs: (claims in its order, {index of claim: gold claim})."""
    answer, assign = {}, score.assign

    def remember(weight):
        answer.update(assign(weight))
        return dict(answer)

    # The scorer's own order, since it numbers claims by it.
    order = sorted(claims, key=lambda c: (c["trigger"], json.dumps(c, sort_keys=True, ensure_ascii=False)))
    score.assign = remember
    try:
        score.score_doc(text, gold, order, score.Score())
    finally:
        score.assign = assign
    out = {claim: gold["claims"][g] for g, claim in answer.items()}
    if any(told["frame"] != order[claim]["frame"] for claim, told in out.items()):
        raise SystemExit("the scorer numbers claims in another order")
    return order, out


def gold_of(folder):
    """(gold, text) of each document of a folder, by name."""
    for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
        gold = json.loads(Path(path).read_text(encoding="utf-8"))
        yield gold, (Path(folder) / gold["doc"]).read_text(encoding="utf-8")


def total(documents):
    """Sum of the counts of many documents."""
    out = dict.fromkeys(KEYS, ZERO)
    for one in documents:
        for key, (right, spare, missed) in one.items():
            a, b, c = out[key]
            out[key] = (a + right, b + spare, c + missed)
    return out


def f1(count):
    right, spare, missed = count
    return 2 * right / (2 * right + spare + missed) if right else 0.0


def figure(counts, name):
    """F1 of a figure; macro is the mean of the groups that occur."""
    if name != "macro":
        return f1(counts[name])
    there = [counts[g] for g in GROUPS if any(counts[g])]
    return sum(map(f1, there)) / len(there) if there else 0.0


class Difference:
    """How a figure changed from one run to the other."""

    def __init__(self, name, before, after, draws):
        self.name, self.before, self.after = name, before, after
        self.draws = sorted(draws)
        self.delta = after - before

    def interval(self, doubt=DOUBT):
        """Low and high end of the difference, with that share of the draws outside."""
        last = len(self.draws) - 1
        return self.draws[int(doubt / 2 * last)], self.draws[round((1 - doubt / 2) * last)]

    def share_at_or_above(self, bound=0.0):
        return sum(d >= bound for d in self.draws) / len(self.draws)

    def verdict(self):
        low, high = self.interval()
        return "better" if low > 0 else "worse" if high < 0 else "noise" if self.delta else "same"


def compare(before, after, names=FIGURES, rounds=ROUNDS, seed=1):
    """Difference of each figure. Both runs must have the same documents."""
    if before.keys() != after.keys():
        odd = sorted(before.keys() ^ after.keys())
        raise ValueError(f"not the same documents: {odd[0]} is in one of them alone")
    docs = sorted(before)
    rnd, draws = random.Random(seed), {n: [] for n in names}
    for _ in range(rounds):
        drawn = rnd.choices(docs, k=len(docs))
        a, b = total(before[d] for d in drawn), total(after[d] for d in drawn)
        for n in names:
            draws[n].append(figure(b, n) - figure(a, n))
    a, b = total(before.values()), total(after.values())
    return [Difference(n, figure(a, n), figure(b, n), draws[n]) for n in names]


def losses(differences):
    """Those guarded figures that lost more than noise explains."""
    guarded = [d for d in differences if d.name in GUARDED]
    return [d for d in guarded if d.delta < 0 and d.share_at_or_above() <= DOUBT / len(guarded)]


def most_changed(before, after, name="claim", most=5):
    """Documents whose count of right answers less spare and missed ones changed most: [(change, document)]."""
    def worth(count):
        right, spare, missed = count
        return 2 * right - spare - missed
    changes = [(worth(after[d][name]) - worth(before[d][name]), d) for d in before]
    return sorted((c for c in changes if c[0]), key=lambda c: (-abs(c[0]), c[1]))[:most]
