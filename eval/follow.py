#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What control, network and deals make of five articles coded together, against what they make of the
claims that people coded in them.

  python3 eval/follow.py SHARED/eval/seeds [--write]

Prints for each table how many rows of the people's claims the program's own claims give (found), and
how many of its rows are among them (right). --write writes eval/follow/*.tsv anew: ids, places, days and
roles of the people's claims, each row with "found" where the program gives it too.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = os.environ.get("TAWATUR", str(HERE.parent / "build" / "release" / "tawatur"))
COMMANDS = ("control", "network", "deals")
# Words in front of a place's name that say what it is,
CATEGORY = ("بلدة", "قرية", "مدينة", "مزارع", "مزرعة", "منطقة", "ناحية", "محافظة", "محيط", "مشارف")
# and that it is no settlement: those are listed by `control` only when asked for.
REGION = ("ريف", "محافظة", "جنوب", "شمال", "شرق", "غرب", "جبهات")


def read_gold(folder):
    for path in sorted(Path(folder).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, (path.parent / gold["doc"]).read_text(encoding="utf-8")


def article(gold, text):
    return {"id": gold["doc"], "text": text, "published": gold.get("published"),
            "outlet": (gold.get("outlet") or {}).get("text")}


def claims_of(gold):
    """The people's claims as `code` would write them; words without a place get the claim's start."""
    for claim in gold["claims"]:
        start, end = claim["span"]

        def refer(item, **more):
            return {"id": item.get("id"), "text": item.get("text") or item.get("id") or "",
                    "span": [start, start], **more}
        name = claim.get("name")
        time = claim.get("time") or {}
        yield {"schema": "tawatur/claim/1", "doc": gold["doc"], "frame": claim["frame"],
               "claim_id": f"{gold['doc']}#{start}-{end}.{claim['frame']}",
               "agent": [refer(a) for a in claim["agent"]],
               "target": [refer(t) for t in claim["target"]],
               "place": [refer(p) for p in claim["place"]], "quantity": [],
               "source": [refer(s) for s in claim["source"]], "modality": claim["modality"],
               "time": {"text": "", "span": [start, start], "from": time.get("from"),
                        "to": time.get("to"), "precision": "day"} if time.get("from") else None,
               "name": {"text": name["text"] if isinstance(name, dict) else name,
                        "span": [start, start]} if name else None,
               "evidence": [start, end], "trigger": [start, min(end, start + 1)], "rule": "people",
               "confidence": 1}


def rows_of(command, *paths):
    run = subprocess.run([PROGRAM, command, *map(str, paths), "-f", "jsonl"], check=False,
                         capture_output=True)
    if run.returncode != 0:
        sys.exit(f"follow: {command}: {run.stderr.decode(errors='replace').strip()}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def place_of(row):
    words = (row["place"] or "").replace('"', "").split()
    while len(words) > 1 and words[0] in CATEGORY:
        words.pop(0)
    return " ".join(words)


def key_of(command, row):
    """What makes a row the same row, as flat texts."""
    if command == "control":
        return (place_of(row), row["from"] or "", row["state"], " ".join(sorted(row["holder_id"])))
    if command == "network":
        return (row["first"] or "", row["from_id"] or "", row["relation"], row["to_id"] or "",
                row["status"])
    return (row["part"], row["day"] or "", row["word"], row["frame"],
            " ".join(sorted(row["agent_id"])), " ".join(sorted(row["target_id"])))


def loose(command, key):
    """Without days and status: the picture, not its date."""
    if command == "control":
        return (key[0], key[2], key[3])
    if command == "network":
        return key[1:4]
    return (key[0], key[3], key[4])


HEADS = {"control": "place\tfrom\tstate\tholder", "network": "first\tfrom\trelation\tto\tstatus",
         "deals": "part\tday\tword\tframe\tagent\ttarget"}


def measure(folder):
    """command -> (rows of the people's claims, rows of the program's)."""
    with tempfile.TemporaryDirectory() as work:
        articles, claims = Path(work) / "articles.jsonl", Path(work) / "claims.jsonl"
        with articles.open("w", encoding="utf-8") as a, claims.open("w", encoding="utf-8") as c:
            for gold, text in read_gold(folder):
                a.write(json.dumps(article(gold, text), ensure_ascii=False) + "\n")
                for claim in claims_of(gold):
                    c.write(json.dumps(claim, ensure_ascii=False) + "\n")
        out = {}
        for command in COMMANDS:
            people = [key_of(command, r) for r in rows_of(command, claims, articles)]
            own = [key_of(command, r) for r in rows_of(command, articles)]
            if command == "control":
                people, own = ([k for k in rows if k[0].partition(" ")[0] not in REGION]
                               for rows in (people, own))
            out[command] = (list(dict.fromkeys(people)), list(dict.fromkeys(own)))
        return out


def figures(command, people, own):
    """Found, right, of how many each."""
    have = collections.Counter(loose(command, k) for k in own)
    want = {loose(command, k) for k in people}
    return (sum(1 for k in want if k in have), len(want), sum(1 for k in have if k in want),
            len(have))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = sys.argv[1]
    for command, (people, own) in measure(folder).items():
        found, want, right, have = figures(command, people, own)
        print(f"{command:<8} found {found} of {want}, right {right} of {have}")
        if "--write" not in sys.argv[2:]:
            continue
        given = {loose(command, k) for k in own}
        lines = [f"{HEADS[command]}\tprogram"]
        for key in people:
            lines.append("\t".join(key) + "\t" + ("found" if loose(command, key) in given else "-"))
        (HERE / "follow" / f"{command}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
