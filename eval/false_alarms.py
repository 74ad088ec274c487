#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Share of peaceful articles in which the engine sees fighting.

usage: false_alarms.py [--corpus khaleej.jsonl.xz] [--program build/release/tawatur] [--per-section N] [--skip N]
                       [--show N] [--max SHARE] [--max-sport SHARE] [-- MORE OPTIONS OF code]

Codes the articles of the sections culture, finance, medical, religion, sports and technology, and counts those
with an asserted claim of a frame of fighting, fire, or harm in fighting; claims of mere background are left
aside. --skip leaves out the first N
articles of a section (400, those that training takes as quiet ones). Exit code 1 when the share is above --max
or that of sport above --max-sport. Hits that somebody has read (false_alarm_labels.tsv: ids and labels, no
text) are counted by label; a hit that nobody has read counts as "unread".
"""
import argparse, collections, json, lzma, os, subprocess, sys

FRAMES = set("clash attack repel advance take_control withdraw siege air_strike shelling bombing hit_equipment "
             "kill wound capture displace".split())
SECTIONS = "culture finance medical religion sports technology".split()
LABELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "false_alarm_labels.tsv")
COLUMNS = ["doc", "section", "start", "frame", "confidence", "label", "cause"]


def read_labels(path):
    """{(document, start of the trigger, frame): (label, cause)}"""
    with open(path, encoding="utf-8") as table:
        rows = [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]
    if not rows or rows[0] != COLUMNS:
        sys.exit("%s: expected the columns %s" % (path, " ".join(COLUMNS)))
    out = {}
    for row in map(dict, (zip(COLUMNS, r, strict=True) for r in rows[1:])):
        key = (row["doc"], int(row["start"]), row["frame"])
        if key in out:
            sys.exit("%s: %s twice" % (path, key))
        out[key] = (row["label"], row["cause"])
    return out


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    p = argparse.ArgumentParser()
    p.add_argument("--corpus", default=os.path.join(here, "..", "shared", "corpus", "khaleej.jsonl.xz"))
    p.add_argument("--program", default=os.path.join(here, "build", "release", "tawatur"))
    p.add_argument("--per-section", type=int, default=10**9)
    p.add_argument("--skip", type=int, default=400)
    p.add_argument("--show", type=int, default=0, help="print the first claims found")
    p.add_argument("--max", type=float, default=None, help="highest share allowed, e.g. 0.015")
    p.add_argument("--max-sport", type=float, default=None, help="the same of the section sports alone")
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
    labels, by_label = read_labels(LABELS), collections.Counter()
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        if claim["frame"] not in FRAMES or claim["modality"] != "asserted" or claim["background"]: continue
        alarmed.setdefault(claim["doc"], claim)
        frames[claim["frame"]] += 1
        by_label[labels.get((claim["doc"], claim["trigger"][0], claim["frame"]), ("unread",))[0]] += 1
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
    print("hits by label: " + ", ".join("%s %d" % l for l in by_label.most_common()))
    sport = by_section["sports"] / max(1, total["sports"])
    if (a.max is not None and share > a.max) or (a.max_sport is not None and sport > a.max_sport): sys.exit(1)


if __name__ == "__main__":
    main()
