#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well the number finder does on gold quantities: quantities.py ANNOTATE_DUMP PACK DIR... [-v]

A gold quantity counts as proposed when a number mention with its bounds overlaps its text, near the
claim; ordinals and parts don't count. Also prints how many mentions are proposed per gold one."""
import json
import pathlib
import subprocess
import sys


def main(dump, pack, dirs, verbose):
    golds = [g for d in dirs for g in sorted(pathlib.Path(d).glob("*.gold.json"))]
    docs = {str(g)[: -len(".gold.json")] + ".txt": json.loads(g.read_text()) for g in golds}
    listing = "".join(f"{p}\t{g.get('published') or ''}\n" for p, g in docs.items())
    out = subprocess.run([dump, pack], input=listing, capture_output=True, text=True, check=True)
    found = {}
    proposed = 0
    for line in out.stdout.splitlines():
        path, kind, begin, end, low, high, flags, *_ = line.split("\t")
        if kind == "number":
            bounds = (int(low) if low else None, int(high) if high else None)
            found.setdefault(path, []).append((int(begin), int(end), bounds, flags))
            proposed += "ordinal" not in flags
    right = total = 0
    for path, gold in docs.items():
        text = pathlib.Path(path).read_text()
        for claim in gold["claims"]:
            for quantity in claim.get("quantity") or []:
                places = []
                at = text.find(quantity["text"])
                while at >= 0:
                    places.append(at)
                    at = text.find(quantity["text"], at + 1)
                if not places:
                    continue
                begin, end = claim["span"]
                at = min(places, key=lambda p: 0 if begin <= p < end else min(abs(p - begin), abs(p - end)))
                here = [m for m in found.get(path, []) if m[0] < at + len(quantity["text"]) and at < m[1]]
                want = (quantity["low"], quantity["high"])
                good = [m for m in here if m[2] == want and "ordinal" not in m[3] and "part" not in m[3]]
                total += 1
                right += bool(good)
                if verbose and not good:
                    got = "; ".join(f"{text[m[0]:m[1]]} {m[2]} {m[3]}" for m in here).replace("\n", " ")
                    around = text[max(0, at - 40) : at + 40].replace("\n", " ")
                    print(f"{quantity['text']}\t{want}\t{got}\t{around}")
    print(f"proposed: {right}/{total} gold quantities; {proposed} mentions that may be quantities")


if __name__ == "__main__":
    args = [a for a in sys.argv[1:] if a != "-v"]
    main(args[0], args[1], args[2:], "-v" in sys.argv)
