#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well the date finder does on gold times: times.py ANNOTATE_DUMP PACK DIR... [-v]

A gold time has text but no place: every occurrence of its text in the claim's document counts, the
one nearest to the claim's span first. Prints the share of gold times with days whose days the finder
gives with an overlapping span, and of gold times without days where it gives none."""
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
    for line in out.stdout.splitlines():
        path, kind, begin, end, first, last, *_ = line.split("\t")
        if kind == "date":
            found.setdefault(path, []).append((int(begin), int(end), first or None, last or None))
    right = days = quiet = vague = spans = 0
    for path, gold in docs.items():
        text = pathlib.Path(path).read_text()
        for claim in gold["claims"]:
            time = claim.get("time")
            if not time or not time.get("text"):
                continue
            places = []
            at = text.find(time["text"])
            while at >= 0:
                places.append(at)
                at = text.find(time["text"], at + 1)
            if not places:
                continue
            at = min(places, key=lambda p: abs(p - claim["span"][0]))
            end = at + len(time["text"])
            here = [m for m in found.get(path, []) if m[0] < end and at < m[1]]
            want = (time.get("from"), time.get("to"))
            spans += bool(here)
            if want[0]:
                days += 1
                ok = want in [(m[2], m[3]) for m in here]
                right += ok
            else:
                vague += 1
                ok = bool(here) and not any(m[2] for m in here)
                quiet += ok
            if verbose and not ok:
                got = "; ".join(f"{text[m[0]:m[1]]} {m[2]}..{m[3]}" for m in here).replace("\n", " ")
                print(f"{gold.get('published')}\t{time['text']}\t{want[0]}..{want[1]}\t{got}")
    print(f"with days: {right}/{days}; without: {quiet}/{vague}; touched by a span: {spans}/{days + vague}")


if __name__ == "__main__":
    args = [a for a in sys.argv[1:] if a != "-v"]
    main(args[0], args[1], args[2:], "-v" in sys.argv)
