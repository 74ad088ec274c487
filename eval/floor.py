#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The floor under the cross-validated figures: eval/floor.tsv keeps, for each article of the training gold,
how many answers were right, spare and missed when it was written. Numbers alone, no text.

usage: floor.py check CLAIMS.jsonl [--gold ../shared/eval/train] [--floor eval/floor.tsv]
       floor.py write CLAIMS.jsonl [--gold ../shared/eval/train] [--floor eval/floor.tsv]

check  exit 6 where the claims lose against the floor more than noise explains (paired.py says how), have
       more leaks, or an invalid claim; 0 otherwise, also where the gold isn't there.
write  makes these claims the floor. Refuses (6) what check refuses: the floor may only rise.
"""
import argparse
import sys
from pathlib import Path

import paired

HEAD = "# table floor v1"
BELOW = 6


def read(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    if not rows or rows[0] != ["doc", *paired.KEYS]:
        raise SystemExit(f"{path}: not a floor of these figures; write it anew")
    out = {}
    for row in rows[1:]:
        cells = [tuple(int(n) for n in cell.split("/")) for cell in row[1:]]
        out[row[0]] = dict(zip(paired.KEYS, cells))
    return out


def write(path, counts):
    lines = [HEAD, "# Right/spare/missed by article, out of fold. Made by eval/floor.py; no line of it is written by hand.",
             "\t".join(["doc", *paired.KEYS])]
    for doc, keys in sorted(counts.items()):
        lines.append("\t".join([doc, *("/".join(map(str, keys[k])) for k in paired.KEYS)]))
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def problems(floor, counts):
    """What stands against these claims, as sentences."""
    try:
        differences = paired.compare(floor, counts)
    except ValueError as why:
        return [], [f"{why}: the gold has changed; take eval/floor.tsv away and write it anew"]
    out = []
    for d in paired.losses(differences):
        low, high = d.interval()
        out.append(f"{d.name} F1 fell from {d.before:.3f} to {d.after:.3f} ({d.delta:+.3f}, 95 % interval "
                   f"{low:+.3f} .. {high:+.3f}): more than noise")
    old, new = paired.total(floor.values()), paired.total(counts.values())
    if new["leak"][0] > old["leak"][0]:
        out.append(f"claims in boilerplate rose from {old['leak'][0]} to {new['leak'][0]}")
    if new["invalid"][0]:
        out.append(f"{new['invalid'][0]} invalid claims")
    return differences, out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("command", choices=("check", "write"))
    p.add_argument("claims")
    p.add_argument("--gold", default=str(paired.SHARED / "eval" / "train"))
    p.add_argument("--floor", default=str(Path(__file__).resolve().parent / "floor.tsv"))
    p.add_argument("--scorer", help="score.py to use (default: that of the shared evaluation)")
    args = p.parse_args()
    if not Path(args.gold).is_dir():
        print(f"floor: {args.gold} isn't there; nothing to compare", file=sys.stderr)
        return 0
    counts = paired.counts_of(args.claims, args.gold, paired.scorer(args.scorer))
    if Path(args.floor).exists():
        differences, against = problems(read(args.floor), counts)
        for d in differences:
            low, high = d.interval()
            print(f"floor  {d.name:9s} {d.before:.3f} -> {d.after:.3f}  {d.delta:+.3f} ({low:+.3f} .. {high:+.3f})  {d.verdict()}")
        for why in against:
            print(f"floor: {why}", file=sys.stderr)
        if against:
            return BELOW
    elif args.command == "check":
        print(f"floor: {args.floor} isn't there", file=sys.stderr)
        return BELOW
    if args.command == "write":
        write(args.floor, counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
