#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Labels for tools/join from the yardsticks of joining.

  join_labels.py SHARED/eval >labels.tsv

A line: fold, document, begin, end, event. `multi`: a fold a cluster, spans as in the gold. `incidents`: a
fold for every fifth month, begin -1, since the gold tells only which documents belong together.
"""
import json
import sys
from pathlib import Path


def load(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def main(folder):
    labels = {}
    for g in load(folder / "multi" / "gold.jsonl"):
        for r in g["reports"]:
            for a, b in r["spans"]:
                labels.setdefault(r["doc"], []).append((a, b, "m" + g["event"]))
    for t in load(folder / "multi" / "texts.jsonl"):
        for a, b, event in labels.get(t["id"], [(0, 0, "none")]):
            print(f"m{t['cluster']}", t["id"], a, b, event, sep="\t")
    docs = {}
    for g in load(folder / "incidents" / "gold.jsonl"):
        for d in g["docs"]:
            docs.setdefault(d, []).append(g["incident"])
    for t in load(folder / "incidents" / "texts.jsonl"):
        fold = (int(t["published"][:4]) * 12 + int(t["published"][5:7])) % 5
        for event in docs.get(t["id"], ["none-" + t["id"]]):
            print(f"i{fold}", t["id"], -1, -1, event, sep="\t")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
