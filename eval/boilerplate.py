#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well furniture of pages is told from articles: precision and recall by letters against the
`boilerplate` spans of gold files, and the claims that lie in what was marked or missed.

  boilerplate.py GOLD_FOLDER... < spans

Each line of standard input is a text's path and what the engine marked in it, in code points:
  train/006.txt 80-92:4 3471-3750:7
White space counts as nothing. `lost` are gold claims inside marked text (the worse mistake), `leaks`
gold boilerplate spans of 40 letters and more that weren't touched at all.
"""
import json
import pathlib
import sys


def letters(text, spans):
    return {i for s, e in spans for i in range(s, min(e, len(text))) if not text[i].isspace()}


def main():
    marked = {}
    for line in sys.stdin:
        path, *spans = line.split()
        marked[pathlib.Path(path).stem] = [tuple(map(int, s.split(":")[0].split("-"))) for s in spans]
    verbose = "-v" in sys.argv
    right = found = wanted = lost = claims = 0
    for folder in (a for a in sys.argv[1:] if a != "-v"):
        for gold_path in sorted(pathlib.Path(folder).glob("*.gold.json")):
            name = gold_path.name.removesuffix(".gold.json")
            if name not in marked:
                continue
            text = gold_path.with_name(name + ".txt").read_text(encoding="utf-8")
            gold = json.loads(gold_path.read_text(encoding="utf-8"))
            want = letters(text, gold.get("boilerplate", []))
            have = letters(text, marked[name])
            right += len(want & have)
            found += len(have)
            wanted += len(want)
            bad = 0
            for claim in gold["claims"]:
                claims += 1
                inside = set(range(*claim["span"])) & have
                if len(inside) * 3 > claim["span"][1] - claim["span"][0]:
                    bad += 1
                    if verbose:
                        print("lost", name, claim["optional"], text[slice(*claim["span"])][:150])
            lost += bad
            if verbose and (want ^ have):
                print(f"{name}: missed {len(want - have)} extra {len(have - want)} of {len(text)}")
                for what, chars in (("missed", want - have), ("extra", have - want)):
                    runs = []
                    for i in sorted(chars):
                        if runs and i - runs[-1][1] <= 3:
                            runs[-1][1] = i
                        else:
                            runs.append([i, i])
                    for s, e in runs[:12]:
                        if e - s > 2:
                            print(f"   {what} {s}-{e + 1}", repr(text[s:e + 1][:160]))
    print(f"precision {right / max(found, 1):.4f} recall {right / max(wanted, 1):.4f} "
          f"letters {wanted} claims lost {lost} of {claims}")


main()
