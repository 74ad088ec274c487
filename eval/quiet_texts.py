#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Claims in texts that have none: tests/data/quiet, articles of our own full of the words of war.

usage: quiet_texts.py [--program build/release/tawatur] [--known NAME ...] [FOLDER]

Prints every claim found, with its article, frame, modality and words. Exit code 1 when there is one in an
article that --known doesn't name, or none in one that it does.
"""
import argparse, json, os, subprocess, sys


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    p = argparse.ArgumentParser()
    p.add_argument("--program", default=os.path.join(here, "build", "release", "tawatur"))
    p.add_argument("folder", nargs="?", default=os.path.join(here, "tests", "data", "quiet"))
    p.add_argument("--known", nargs="*", default=[], help="articles that are known to give claims")
    a = p.parse_args()
    names = sorted(n for n in os.listdir(a.folder) if n.endswith(".txt"))
    texts = {n: open(os.path.join(a.folder, n), encoding="utf-8").read() for n in names}
    lines = "".join(json.dumps({"id": n, "text": t, "published": "2019-03-14"}, ensure_ascii=False) + "\n"
                    for n, t in texts.items())
    run = subprocess.run([a.program, "code", "-", "--format", "jsonl"], input=lines, capture_output=True,
                         text=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit("tawatur: exit %d\n%s" % (run.returncode, run.stderr[-2000:]))
    loud = set()
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        loud.add(claim["doc"])
        words = texts[claim["doc"]][slice(*claim["evidence"])][:120].replace("\n", " ")
        print("%-24s %-12s %-10s %s" % (claim["doc"], claim["frame"], claim["modality"], words))
    print("%d of %d texts with a claim" % (len(loud), len(texts)))
    sys.exit(0 if loud == set(a.known) else 1)


main()
