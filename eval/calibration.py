#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Is a claim with confidence 0.8 right in four cases of five? Ten equal parts of the claims, by confidence.

usage: calibration.py CLAIMS.jsonl [--gold ../shared/eval/train] [--write docs/calibration.md]

CLAIMS: out-of-fold claims of gold articles (build/cv.jsonl after scripts/train.sh). A claim is right when it
answers a required gold claim of its frame, as score.py pairs them; one that answers an optional gold claim
counts neither way. Beside each part's share of right claims stands what a monotone curve gives (fitted to the
other articles, five folds), so that one can see whether such a curve would be worth having.
--write puts the table between the marks of that file.
"""
import argparse

import page
import paired

PARTS, FOLDS = 10, 5


def judged(claims, gold_dir, score):
    """[(confidence, right?, document)] of every claim that counts."""
    by_doc, out = score.read_claims(str(claims)), []
    for gold, text in paired.gold_of(gold_dir):
        order, answers = paired.answers_of(gold, text, by_doc.get(gold["doc"], []), score)
        for number, claim in enumerate(order):
            told = answers.get(number)
            if told is None or not told.get("optional"):
                out.append((claim["confidence"], told is not None, gold["doc"]))
    if not out:
        raise SystemExit(f"{claims}: no claims of {gold_dir}")
    return sorted(out)


def monotone(rows):
    """Steps [(confidence from which on, share of right ones)] that only rise (pool adjacent violators)."""
    blocks = []
    for confidence, right, _ in rows:
        blocks.append([confidence, float(right), 1])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            _, more, count = blocks.pop()
            blocks[-1][1] += more
            blocks[-1][2] += count
    return [(start, right / count) for start, right, count in blocks]


def value_at(steps, confidence):
    best = steps[0][1]
    for start, share in steps:
        if start > confidence:
            break
        best = share
    return best


def held_out(rows):
    """What the monotone curve of the other articles says of each claim."""
    docs = sorted({doc for _, _, doc in rows})
    fold = {doc: i % FOLDS for i, doc in enumerate(docs)}
    curves = [monotone([r for r in rows if fold[r[2]] != f]) for f in range(FOLDS)]
    return [value_at(curves[fold[doc]], confidence) for confidence, _, doc in rows]


def parts_of(rows, curve):
    """Ten parts: (least, greatest and mean confidence, share of right ones, mean of the curve, claims)."""
    out = []
    for i in range(PARTS):
        first, last = i * len(rows) // PARTS, (i + 1) * len(rows) // PARTS
        part = rows[first:last]
        if part:
            n = len(part)
            out.append((part[0][0], part[-1][0], sum(r[0] for r in part) / n, sum(r[1] for r in part) / n,
                        sum(curve[first:last]) / n, n))
    return out


def gap(parts, column):
    """Mean distance of what is said from what is right, over all claims."""
    return sum(p[5] * abs(p[column] - p[3]) for p in parts) / sum(p[5] for p in parts)


def report(rows):
    curve = held_out(rows)
    parts = parts_of(rows, curve)
    lines = ["| confidence | claims | said | right | monotone curve, other articles |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [f"| {low:.3f} to {high:.3f} | {n} | {said:.3f} | {right:.3f} | {fitted:.3f} |"
              for low, high, said, right, fitted, n in parts]
    brier = [sum((p - r[1]) ** 2 for p, r in zip(ps, rows)) / len(rows) for ps in ([r[0] for r in rows], curve)]
    lines += ["", f"{len(rows)} claims of {len({r[2] for r in rows})} articles, out of fold. Mean distance between said and right: "
              f"{gap(parts, 2):.3f}; with the curve {gap(parts, 4):.3f}. Mean squared error: {brier[0]:.4f}; with the curve {brier[1]:.4f}.", ""]
    return "\n".join(lines)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("claims")
    p.add_argument("--gold", default=str(paired.SHARED / "eval" / "train"))
    p.add_argument("--scorer", help="score.py to use (default: that of the shared evaluation)")
    p.add_argument("--write", metavar="FILE")
    args = p.parse_args()
    text = report(judged(args.claims, args.gold, paired.scorer(args.scorer)))
    print(text, end="")
    if args.write:
        page.put(args.write, "calibration.py", text)


if __name__ == "__main__":
    main()
