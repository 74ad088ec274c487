#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Events of the sample corpus as text that a person can read.

  python3 tests/golden/golden.py            writes events.txt anew, from claims.jsonl and the articles
  python3 tests/golden/golden.py --freeze   codes the articles anew first: writes claims.jsonl

claims.jsonl is frozen, so that events.txt changes only when joining does. Look at the difference before
you keep it.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ARTICLES = ROOT / "examples" / "articles"
CLAIMS = HERE / "claims.jsonl"
EVENTS = HERE / "events.txt"
PROGRAM = os.environ.get("TAWATUR", str(ROOT / "build" / "release" / "tawatur"))


def program(*args):
    return subprocess.run([PROGRAM, *map(str, args)], check=True, capture_output=True).stdout


def names(people):
    return ", ".join(f"{p['name_en'] or p['id'] or p['text']} ({p['docs']})" for p in people)


def toll(kind, told):
    if not told:
        return []
    out = [f"  {kind:<9}low {told['low']} ({told['low_claim']}), best {told['best']}, "
           f"high {told['high']} ({told['high_claim']})"]
    return out


def lines_of(event, claims, firsts):
    days = event["from"] or "no day"
    if event["to"] and event["to"] != event["from"]:
        days += f" to {event['to']}"
    out = [f"{days}  {event['frame']}  {event['status']}  grade {event['grade']}  "
           f"{event['reports']} documents, {event['independent_sources']} sources"]
    for label, people in (("who", event["agent"]), ("whom", event["target"]),
                          ("where", event["place"])):
        if people:
            out.append(f"  {label:<9}{names(people)}")
    for kind in ("killed", "wounded", "captured", "displaced"):
        out += toll(kind, event.get(kind))
    for c in event["contradictions"]:
        out.append(f"  disagree on {c['field']}" + (f" ({c['text']})" if c.get("text") else "") + ": "
                   + ", ".join(c["claims"]))
    for effect in event["effects"]:
        out.append(f"  caused   {firsts[effect]}")
    for c in event["claims"]:
        modality = claims[c["claim_id"]]["modality"]
        out.append(f"    {c['claim_id']}  {modality}  [{c['reason']}]")
    return out


def rendered(events, claims):
    """Text of events (dicts) whose claims (dicts) are given."""
    by_id = {c["claim_id"]: c for c in claims}
    firsts = {e["event_id"]: e["claims"][0]["claim_id"] for e in events}
    ordered = sorted(events, key=lambda e: (e["from"] or "", e["claims"][0]["claim_id"]))
    return "\n".join("\n".join(lines_of(e, by_id, firsts)) + "\n" for e in ordered)


def read_lines(data):
    return [json.loads(line) for line in data.splitlines()]


def main():
    if "--freeze" in sys.argv[1:]:
        kept = [line for line in program("code", "--min-confidence", "0.1", ARTICLES).splitlines()]
        CLAIMS.write_bytes(b"".join(line + b"\n" for line in sorted(kept)))
    events = read_lines(program("events", CLAIMS, ARTICLES, "-f", "jsonl"))
    EVENTS.write_text(rendered(events, read_lines(CLAIMS.read_bytes())), encoding="utf-8")


if __name__ == "__main__":
    main()
