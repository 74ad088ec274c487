#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Figures by phenomenon: short sentences of our own, each for one phenomenon, that no weights have learned from.

usage: phenomena.py [--program build/release/tawatur] [--claims CLAIMS.jsonl] [--show PHENOMENON] [--write docs/phenomena.md]

Sentences: eval/phenomena/*.gold (format: gold.py; @about is the phenomenon). Some are near misses, in which nothing
happened. They aren't in eval/gold, so scripts/train.sh never sees them: keep it so, and don't tune to single ones.
--claims scores these instead of coding the sentences. --show prints what is missed, partly right and spare of one.
"""
import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import gold
import page
import paired

HERE = Path(__file__).resolve().parent
COLUMNS = ("claim", "tuple", "exact")


def read_all(folder=HERE / "phenomena"):
    """Documents of all files; ends with what is wrong where something is."""
    problems, documents = [], []
    for path in sorted(Path(folder).glob("*.gold")):
        documents += gold.read(path, gold.known_ids(), problems)
    for path, line, why in problems:
        print(f"{path}:{line}: {why}", file=sys.stderr)
    if problems or not documents:
        raise SystemExit("phenomena: no sentences" if not problems else 1)
    return documents


def coded(documents, program):
    """Claims of the program, by document."""
    lines = [json.dumps({"id": d["doc"] + ".txt", "text": d["text"], "published": d["published"], "outlet": d["outlet"]},
                        ensure_ascii=False) for d in documents]
    run = subprocess.run([program, "code", "-", "--format", "jsonl", "--progress", "none"], input="\n".join(lines),
                         capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise SystemExit(f"phenomena: {program} ended with {run.returncode}\n{run.stderr[-2000:]}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def measure(documents, claims, score, show=None):
    """{phenomenon: [texts, required, Score]} in the order of the files."""
    by_doc, out = defaultdict(list), {}
    for claim in claims:
        by_doc[claim["doc"]].append(claim)
    for d in documents:
        row = out.setdefault(d["about"], [0, 0, score.Score()])
        wanted = {"doc": d["doc"] + ".txt", "boilerplate": [], "claims": d["claims"]}
        score.score_doc(d["text"], wanted, by_doc[wanted["doc"]], row[2], detail=d["about"] == show)
        row[0] += 1
        row[1] += sum(not c["optional"] for c in d["claims"])
    return out


def report(rows, score):
    lines = ["| phenomenon | texts | claims | found | spare | tuple | exact | F1 |", "| --- |" + " ---: |" * 7]
    whole = score.Score()
    for about, (texts, required, one) in rows.items():
        whole.join(one)
        lines.append(f"| {about} | {texts} | {required} | {one.tp['claim']} | {one.fp['claim']} | {one.tp['tuple']} | "
                     f"{one.tp['exact']} | {format(one.f('claim'), '.2f') if required else '-'} |")
    texts, required = (sum(r[i] for r in rows.values()) for i in (0, 1))
    lines += [f"| **all** | {texts} | {required} | {whole.tp['claim']} | {whole.fp['claim']} | {whole.tp['tuple']} | "
              f"{whole.tp['exact']} | {whole.f('claim'):.2f} |", "",
              "F1 of all: " + ", ".join(f"{k} {whole.f(k):.3f}" for k in COLUMNS + paired.FIGURES[4:]) + ".", ""]
    return "\n".join(lines)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", default=os.environ.get("TAWATUR", str(HERE.parent / "build" / "release" / "tawatur")))
    p.add_argument("--claims")
    p.add_argument("--show")
    p.add_argument("--scorer", help="score.py to use (default: that of the shared evaluation)")
    p.add_argument("--write", metavar="FILE")
    args = p.parse_args()
    documents, score = read_all(), paired.scorer(args.scorer)
    if args.show and args.show not in {d["about"] for d in documents}:
        raise SystemExit(f"phenomena: none is called {args.show!r}: " + ", ".join(dict.fromkeys(d["about"] for d in documents)))
    claims = [json.loads(line) for line in open(args.claims, encoding="utf-8")] if args.claims else coded(documents, args.program)
    text = report(measure(documents, claims, score, args.show), score)
    print(text, end="")
    if args.write:
        page.put(args.write, "phenomena.py", text)


if __name__ == "__main__":
    main()
