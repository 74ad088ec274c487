#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our marks on real articles: claims by offset, without a word of the text.

usage: marks.py make CORPUS_DIR OUT.jsonl FILE.gold...    marks of annotated copies (format: gold.py)
       marks.py write CORPUS_DIR DIR FILE.jsonl...        NAME.txt and NAME.gold.json, and rows of folds.tsv

The articles stay in the corpus (CORPUS_DIR/NAME.jsonl.xz), which isn't ours to pass on; what stands here is who read
what into which stretch: a line of JSON a document with the SHA-256 of its text, the conflict, and its claims. A filler
is its id and the spans of its words, in code points; places put together from a shared head have several spans.
A text whose hash isn't the one that was read is an error, never guessed at.
"""
import hashlib
import json
import lzma
import os
import sys

import gold

ROLES = ("agent", "target", "place", "source", "quantity")


def outlets():
    """The corpus's names of papers as eval/folds.tsv has them: a fold that leaves a paper out leaves out its marks."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "marks/outlets.tsv")
    with open(path, encoding="utf-8") as table:
        rows = [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]
    return {theirs: ours for theirs, ours in rows[1:]}


def text_of(row):
    text = row["text"] if "text" in row else row["title"] + "\n" + row["body"]
    text = text.rstrip().replace("\r\n", "\n").replace("\r", "\n")
    return text.strip("\n") + "\n"


def articles(folder, names):
    """{name: row} of the corpus; every name must be there."""
    out = {}
    for corpus in sorted({name.rsplit("/", 1)[0] for name in names}):
        with lzma.open(os.path.join(folder, corpus + ".jsonl.xz"), "rt", encoding="utf-8") as rows:
            for line in rows:
                row = json.loads(line)
                if corpus + "/" + row["id"] in names:
                    out[corpus + "/" + row["id"]] = row
    missing = sorted(set(names) - set(out))
    if missing:
        sys.exit(f"marks: not in {folder}: {missing[0]}")
    return out


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def nearest(text, words, at):
    """Where the words stand, nearest to a place in the text; None when they don't stand there in one piece."""
    best, start = None, text.find(words)
    while start >= 0:
        if best is None or abs(start - at) < abs(best - at):
            best = start
        start = text.find(words, start + 1)
    return None if best is None else [best, best + len(words)]


def spans(text, words, at):
    whole = nearest(text, words, at)
    if whole:
        return [whole]
    # A category word in the singular may stand there in the plural only: the name alone is kept.
    pieces = [nearest(text, word, at) or nearest(text, word.removeprefix("ال"), at) for word in words.split()]
    if not any(pieces):
        raise gold.Problem(f"no words of the text: {words!r}")
    return [piece for piece in pieces if piece]


def marked(text, filler, at):
    kept = {k: v for k, v in filler.items() if k not in ("text", "span")}
    return kept | {"at": spans(text, filler["text"], at)}


def marks_of(document, name):
    text, claims = document["text"], []
    for c in document["claims"]:
        at = c["span"][0]
        claim = {"frame": c["frame"], "span": c["span"]}
        for role in ROLES:
            if c[role]:
                claim[role] = [marked(text, f, at) for f in c[role]]
        for one in ("time", "name"):
            if c[one]:
                value = c[one] if isinstance(c[one], dict) else {"text": c[one]}
                claim[one] = marked(text, value, at)
        if c["modality"] != "asserted":
            claim["modality"] = c["modality"]
        if c["optional"]:
            claim["optional"] = True
        claims.append(claim)
    return {"doc": name, "sha256": digest(text), "conflict": document["conflict"], "claims": claims}


def words_at(text, places):
    return " ".join(text[b:e] for b, e in places)


def read_back(text, filler):
    out = {k: v for k, v in filler.items() if k != "at"}
    return out | {"text": words_at(text, filler["at"])}


def claim_of(text, claim, number):
    out = {"id": number, "span": claim["span"], "quote": text[claim["span"][0]:claim["span"][1]],
           "frame": claim["frame"], "modality": claim.get("modality", "asserted"),
           "optional": claim.get("optional", False)}
    for role in ROLES:
        out[role] = [read_back(text, f) for f in claim.get(role, [])]
    out["time"] = read_back(text, claim["time"]) if "time" in claim else None
    out["name"] = read_back(text, claim["name"])["text"] if "name" in claim else None
    return out


def make(corpus, out_path, files):
    problems, documents = [], []
    for path in files:
        documents += gold.read(path, gold.known_ids(), problems)
    if problems:
        sys.exit("\n".join(f"{p}:{n}: {why}" for p, n, why in problems))
    known = {("khaleej/" if d["doc"].startswith("khaleej") else "saudi-2015/") + d["doc"]: d for d in documents}
    rows = articles(corpus, set(known))
    with open(out_path, "w", encoding="utf-8") as out:
        for name, document in known.items():
            if text_of(rows[name]) != document["text"]:
                sys.exit(f"marks: {name} isn't the text of the corpus")
            line = json.dumps(marks_of(document, name), ensure_ascii=True, separators=(",", ":"))
            out.write(line + "\n")


def write(corpus, folder, files):
    marks = [json.loads(line) for path in files for line in open(path, encoding="utf-8")]
    rows, paper = articles(corpus, {m["doc"] for m in marks}), outlets()
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "folds.tsv"), "a", encoding="utf-8") as folds:
        for m in marks:
            row = rows[m["doc"]]
            text, name = text_of(row), row["id"] + ".txt"
            if digest(text) != m["sha256"]:
                sys.exit(f"marks: {m['doc']} isn't the text that was read")
            claims = [claim_of(text, c, n) for n, c in enumerate(m["claims"], 1)]
            outlet = paper.get(row["outlet"], row["outlet"])
            sheet = {"doc": name, "outlet": {"text": outlet}, "published": (row.get("published") or "")[:10] or None,
                     "boilerplate": [], "claims": claims}
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                out.write(text)
            with open(os.path.join(folder, row["id"] + ".gold.json"), "w", encoding="utf-8") as out:
                json.dump(sheet, out, ensure_ascii=False)
            folds.write(f"{name}\t{outlet}\t{m['conflict']}\n")


def main(args):
    if len(args) < 4 or args[0] not in ("make", "write"):
        sys.exit(__doc__)
    (make if args[0] == "make" else write)(args[1], args[2], args[3:])


if __name__ == "__main__":
    main(sys.argv[1:])
