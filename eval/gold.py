#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our own gold: read FILE.gold, check it, write it as NAME.txt and NAME.gold.json.

usage: gold.py check FILE...          every error with file and line; exit 1 if there is one
       gold.py write DIR FILE...      NAME.txt, NAME.gold.json and folds.tsv (name, outlet, conflict)
       gold.py copies DIR FILE...     runs of seven words that DIR's texts hold too (nothing is to be copied)

A FILE.gold holds documents. '@' lines open one, the text follows as it is, '%%' ends it, claims
follow one a line, fields between bars:

    @doc ly-01
    @outlet بوابة الساحل
    @published 2019-05-03          ('-': unknown)
    @conflict LY
    @about passive; result chain
    TEXT
    %%
    FRAME | QUOTE | agent ID=TEXT; ID=TEXT | target … | place TEXT; TEXT | quantity KIND LOW HIGH=TEXT
          | source … | time FROM..TO=TEXT | name TEXT | MODALITY | optional

QUOTE is a stretch of the text (its second occurrence: QUOTE #2). ID and a bound are '-' where there
is none. MODALITY: asserted (unsaid), negated, denied, called_for, planned, possible. Fields stand on
one line, in any order after QUOTE. '@about' names the phenomena, '%' at the start of a line is a note.
"""
import datetime
import json
import os
import re
import sys

FRAMES = set(
    "clash attack repel advance take_control withdraw air_strike shelling bombing hit_equipment siege "
    "kill wound capture detain release displace seize_property hand_over mobilize launch_operation "
    "form_coalition join abstain reinforce defect pledge support state accuse demand threaten meet agree "
    "refuse violate protest aid".split()
)
MODALITIES = {"asserted", "negated", "denied", "called_for", "planned", "possible"}
KINDS = set("killed wounded captured detained released displaced killed_or_wounded killed_or_captured".split())
HEAD = {"doc", "outlet", "published", "conflict", "about"}


class Problem(Exception):
    pass


def bound(text):
    if text == "-":
        return None
    if not text.isdigit():
        raise Problem(f"a bound is a number or '-', not {text!r}")
    return int(text)


def reference(entry):
    key, sep, text = entry.partition("=")
    if not sep or not text.strip():
        raise Problem(f"expected ID=TEXT, not {entry!r}")
    return {"id": None if key.strip() == "-" else key.strip(), "text": text.strip()}


def day(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Problem(f"no day: {text!r}") from None


def quantity(entry):
    head, sep, text = entry.partition("=")
    parts = head.split()
    if not sep or len(parts) != 3 or parts[0] not in KINDS:
        raise Problem(f"expected KIND LOW HIGH=TEXT, not {entry!r}")
    low, high = bound(parts[1]), bound(parts[2])
    if low is not None and high is not None and low > high:
        raise Problem(f"bounds the wrong way round: {entry!r}")
    return {"kind": parts[0], "low": low, "high": high, "text": text.strip()}


def time_of(value):
    days, sep, text = value.partition("=")
    if not sep:
        raise Problem(f"expected FROM..TO=TEXT, not {value!r}")
    if days.strip() == "-":
        return {"text": text.strip()}
    first, _, last = days.strip().partition("..")
    last = last or first
    if day(last) < day(first):
        raise Problem(f"no days: {days!r}")
    return {"text": text.strip(), "from": first, "to": last}


def quote_span(text, quote):
    match = re.fullmatch(r"(.*\S)\s+#(\d+)", quote)
    nth = 1
    if match:
        quote, nth = match.group(1), int(match.group(2))
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            raise Problem(f"the text doesn't hold this: {quote!r}")
    return [at, at + len(quote)]


def check_words(text, claim):
    """Names, numbers and times are words of the text (places may be put together from a shared head)."""
    for role in ("agent", "target", "source", "quantity"):
        for filler in claim[role]:
            if filler["text"] not in text:
                raise Problem(f"{role} isn't in the text: {filler['text']!r}")
    if claim["time"] and claim["time"]["text"] not in text:
        raise Problem(f"time isn't in the text: {claim['time']['text']!r}")
    for place in claim["place"]:
        for word in place["text"].split():
            if word not in text and word[1:] not in text and word.removeprefix("ال") not in text:
                raise Problem(f"no word of the text in place: {word!r}")


def claim_of(line, text, number, ids):
    fields = [f.strip() for f in line.split("|")]
    if len(fields) < 2 or fields[0] not in FRAMES:
        raise Problem(f"not a frame: {fields[0]!r}")
    claim = {"id": number, "span": quote_span(text, fields[1]), "quote": "", "frame": fields[0], "agent": [],
             "target": [], "source": [], "place": [], "quantity": [], "modality": "asserted", "time": None,
             "name": None, "optional": False}
    claim["quote"] = text[claim["span"][0]:claim["span"][1]]
    for field in fields[2:]:
        word, _, rest = field.partition(" ")
        entries = [e.strip() for e in rest.split(";") if e.strip()]
        if word in ("agent", "target", "source"):
            claim[word] += [reference(e) for e in entries]
        elif word == "place":
            claim["place"] += [{"text": e} for e in entries]
        elif word == "quantity":
            claim["quantity"] += [quantity(e) for e in entries]
        elif word == "time":
            claim["time"] = time_of(rest)
        elif word == "name":
            claim["name"] = rest.strip()
        elif field in MODALITIES:
            claim["modality"] = field
        elif field == "optional":
            claim["optional"] = True
        else:
            raise Problem(f"unknown field: {field!r}")
    for role in ("agent", "target", "source"):
        for filler in claim[role]:
            if ids and filler["id"] and filler["id"] not in ids:
                raise Problem(f"no such id: {filler['id']!r}")
    check_words(text, claim)
    return claim


def read(path, ids, problems):
    """Documents of one file; what is wrong goes to problems as (path, line, why)."""
    out, doc, lines, part = [], None, [], "claims"
    for number, raw in enumerate(open(path, encoding="utf-8"), 1):
        line = raw.rstrip("\n")
        try:
            if part != "text" and line.startswith("@"):
                key, _, value = line[1:].partition(" ")
                if key not in HEAD:
                    raise Problem(f"unknown head: {key!r}")
                if key != "doc" and (not doc or part != "head" or key in doc):
                    raise Problem(f"@{key} outside a head, or twice")
                if key == "doc":
                    doc, lines, part = {"line": number, "claims": []}, [], "head"
                    out.append(doc)
                doc[key] = value.strip()
            elif part == "text" and line == "%%":
                doc["text"] = "\n".join(lines).strip("\n") + "\n"
                part = "claims"
                missing = HEAD - doc.keys()
                if missing:
                    raise Problem(f"head without {', '.join(sorted(missing))}")
                if doc["published"] != "-":
                    day(doc["published"])
            elif part in ("head", "text") and doc:
                part = "text"
                lines.append(line)
            elif line.strip() and not line.startswith("%"):
                if not doc:
                    raise Problem("a claim before any document")
                doc["claims"].append(claim_of(line, doc["text"], len(doc["claims"]) + 1, ids))
        except (Problem, KeyError) as why:
            problems.append((path, number, str(why)))
    names = [d["doc"] for d in out]
    for d in out:
        if names.count(d["doc"]) > 1:
            problems.append((path, d["line"], f"two documents called {d['doc']}"))
        if "text" not in d:
            problems.append((path, d["line"], f"{d['doc']} isn't closed by '%%'"))
    return out


def known_ids():
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(here, "..", "data", "actors.tsv")
    with open(path, encoding="utf-8") as table:
        rows = [line.split("\t")[0] for line in table if line[:1] not in "#\n"]
    return set(rows[1:])


def write(folder, documents):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "folds.tsv"), "w", encoding="utf-8") as folds:
        for d in documents:
            name = d["doc"] + ".txt"
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                out.write(d["text"])
            gold = {"doc": name, "outlet": {"text": d["outlet"]}, "boilerplate": [],
                    "published": None if d["published"] == "-" else d["published"],
                    "claims": d["claims"]}
            with open(os.path.join(folder, d["doc"] + ".gold.json"), "w", encoding="utf-8") as out:
                json.dump(gold, out, ensure_ascii=False)
            folds.write(f"{name}\t{d['outlet']}\t{d['conflict']}\n")


def runs(text, most=7):
    words = re.findall(r"\w+", text)
    return {tuple(words[i:i + most]) for i in range(len(words) - most + 1)}


def copies(folder, documents):
    """Runs of seven words shared with the texts of folder (.txt, and 'text' of .jsonl)."""
    theirs = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".txt"):
            texts = [open(path, encoding="utf-8").read()]
        elif name.endswith(".jsonl"):
            texts = [json.loads(row).get("text") or "" for row in open(path, encoding="utf-8")]
        else:
            continue
        for text in texts:
            theirs.update((run, name) for run in runs(text))
    if not theirs:
        sys.exit(f"gold: no texts in {folder}")
    return [f"{d['doc']}: {' '.join(run)} ({theirs[run]})" for d in documents for run in runs(d["text"]) if run in theirs]


def main(args):
    if len(args) < 2 or args[0] not in ("check", "write", "copies"):
        sys.exit(__doc__)
    files = args[1:] if args[0] == "check" else args[2:]
    problems, ids, documents = [], known_ids(), []
    for path in files:
        documents += read(path, ids, problems)
    for path, line, why in problems:
        print(f"{path}:{line}: {why}")
    if problems:
        sys.exit(1)
    if args[0] == "write":
        write(args[1], documents)
    elif args[0] == "copies":
        found = copies(args[1], documents)
        print("\n".join(found))
        sys.exit(1 if found else 0)
    else:
        required = sum(not c["optional"] for d in documents for c in d["claims"])
        print(f"{len(documents)} documents, {required} required claims, {sum(len(d['claims']) for d in documents) - required} optional")


if __name__ == "__main__":
    main(sys.argv[1:])
