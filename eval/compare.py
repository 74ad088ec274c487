#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Is B better than A? Two files of claims of the same gold articles, compared article by article.

usage: compare.py A.jsonl B.jsonl [--gold ../shared/eval/train] [--docs N]

Prints each figure of A and B, the difference with its 95 % interval (paired.py says how), how often B came
out ahead, and a verdict: better and worse lie outside of noise, one figure at a time. --docs names the N
articles whose claims changed most.
"""
import argparse

import paired


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("a")
    p.add_argument("b")
    p.add_argument("--gold", default=str(paired.SHARED / "eval" / "train"))
    p.add_argument("--scorer", help="score.py to use (default: that of the shared evaluation)")
    p.add_argument("--docs", type=int, default=0)
    args = p.parse_args()
    score = paired.scorer(args.scorer)
    a, b = (paired.counts_of(path, args.gold, score) for path in (args.a, args.b))
    print(f"{len(a)} documents\n{'':9s}      A      B   B - A  95 % interval      B ahead")
    for d in paired.compare(a, b):
        low, high = d.interval()
        print(f"{d.name:9s}  {d.before:.3f}  {d.after:.3f}  {d.delta:+.3f}  {low:+.3f} .. {high:+.3f}  "
              f"{d.share_at_or_above(1e-12):6.1%}  {d.verdict()}")
    sums = [paired.total(x.values()) for x in (a, b)]
    for key in ("leak", "invalid"):
        print(f"{key:9s}  {sums[0][key][0]:5d}  {sums[1][key][0]:5d}")
    for change, doc in paired.most_changed(a, b, most=args.docs):
        print(f"{doc}: claims {change:+d}, tuples {b[doc]['tuple'][0] - a[doc]['tuple'][0]:+d}, "
              f"exact {b[doc]['exact'][0] - a[doc]['exact'][0]:+d}")


if __name__ == "__main__":
    main()
