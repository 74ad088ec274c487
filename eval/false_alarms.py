#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Share of peaceful articles in which the engine sees fighting.

usage: false_alarms.py [--corpus khaleej.jsonl.xz] [--program build/release/tawatur] [--per-section N] [--skip N]
                       [--show N] [--max SHARE] [-- MORE OPTIONS OF code]

Codes the articles of the sections culture, finance, medical, religion, sports and technology, and counts those
with an asserted claim of a frame of fighting, fire, or harm in fighting. --skip leaves out the first N
articles of a section (60, those that training takes as quiet ones). Exit code 1 when the share is above --max.
"""
import argparse, collections, json, lzma, os, subprocess, sys

FRAMES = set("clash attack repel advance take_control withdraw siege air_strike shelling bombing hit_equipment "
             "kill wound capture displace".split())
SECTIONS = "culture finance medical religion sports technology".split()


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    p = argparse.ArgumentParser()
    p.add_argument("--corpus", default=os.path.join(here, "..", "shared", "corpus", "khaleej.jsonl.xz"))
    p.add_argument("--program", default=os.path.join(here, "build", "release", "tawatur"))
    p.add_argument("--per-section", type=int, default=10**9)
    p.add_argument("--skip", type=int, default=60)
    p.add_argument("--show", type=int, default=0, help="print the first claims found")
    p.add_argument("--max", type=float, default=None, help="highest share allowed, e.g. 0.015")
    p.add_argument("more", nargs="*")
    a = p.parse_args()
    if not os.path.exists(a.corpus):
        sys.exit("no corpus at %s: skipped" % a.corpus)
    seen, total, section_of = collections.Counter(), collections.Counter(), {}
    texts = {}
    lines = []
    for line in lzma.open(a.corpus, "rt", encoding="utf-8"):
        record = json.loads(line)
        section = record.get("section")
        if section not in SECTIONS: continue
        seen[section] += 1
        if seen[section] <= a.skip or total[section] >= a.per_section: continue
        total[section] += 1
        section_of[record["id"]] = section
        texts[record["id"]] = record["text"]
        lines.append(line)
    run = subprocess.run([a.program, "code", "-", "--format", "jsonl", "--progress", "none"] + a.more,
                         input="".join(lines), capture_output=True, text=True, encoding="utf-8")
    if run.returncode not in (0, 3):
        sys.exit("tawatur: exit %d\n%s" % (run.returncode, run.stderr[-2000:]))
    frames, alarmed, shown = collections.Counter(), {}, 0
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        if claim["frame"] not in FRAMES or claim["modality"] != "asserted": continue
        alarmed.setdefault(claim["doc"], claim)
        frames[claim["frame"]] += 1
        if shown < a.show:
            shown += 1
            print("%-24s %-12s %s" % (claim["doc"], claim["frame"], texts[claim["doc"]][slice(*claim["evidence"])][:160].replace("\n", " ")))
    by_section = collections.Counter(section_of[d] for d in alarmed)
    for s in SECTIONS:
        print("%-12s %4d of %4d  %.2f %%" % (s, by_section[s], total[s], 100 * by_section[s] / max(1, total[s])))
    articles = sum(total.values())
    share = len(alarmed) / max(1, articles)
    print("all          %4d of %4d  %.2f %%  (%s)" % (len(alarmed), articles, 100 * share,
                                                      ", ".join("%s %d" % f for f in frames.most_common())))
    if a.max is not None and share > a.max: sys.exit(1)


main()
