#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts what the program prints today between the marks of README.md: an excerpt of its output, and,
where the evaluation lies beside the project, its figures.

  refresh-readme.py [PROGRAM [SHARED]]
"""
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EVENT, ARTICLE, FRAME, SURE = "sd-abushouk", "riwaq-2024-05-16-abushouk", "kill", "0.8"
SHOWN = ("doc", "frame", "agent", "target", "place", "quantity", "source", "modality", "time", "evidence",
         "trigger", "confidence")
FIGURES = ("claim", "tuple", "exact", "quantity")


def output(*command, text=None):
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8",
                          check=True, cwd=ROOT).stdout


def excerpt(program):
    table = output("scripts/run.sh", program, EVENT, "--min-confidence", SURE).strip()
    lines = (ROOT / "examples/articles/riwaq.jsonl").read_text(encoding="utf-8").splitlines()
    line = next(l for l in lines if json.loads(l)["id"] == ARTICLE)
    claims = [json.loads(c) for c in output(program, "code", "-", "-f", "jsonl", text=line).splitlines()]
    best = max((c for c in claims if c["frame"] == FRAME),
               key=lambda c: (sum(bool(c[k]) for k in ("target", "place", "quantity", "source", "time")),
                              c["confidence"]))
    fields = [f'  "{key}": {json.dumps(best[key], ensure_ascii=False)}' for key in SHOWN]
    return ("Three invented outlets on the shelling of a camp, at confidence of 0.8 and more "
            "(`make run` shows all 26 articles):\n\n```\n" + table + "\n```\n\nOne of these claims as JSON, "
            "some fields left out:\n\n```json\n{\n" + ",\n".join(fields) + "\n}\n```")


def figures(program, shared):
    """F1 on seeds (as built) and on train (out of fold), as score.py prints them."""
    rows = []
    score = str(shared / "eval/score.py")
    seeds = shared / "eval/seeds"
    if seeds.is_dir():
        docs = output(sys.executable, str(shared / "eval/docs.py"), str(seeds))
        claims = output(program, "code", "-", "-f", "jsonl", text=docs)
        rows.append(("five articles that the weights haven't seen",
                     output(sys.executable, score, str(seeds), "-", text=claims)))
    folds = ROOT / "build/cv.jsonl"
    if folds.is_file() and (shared / "eval/train").is_dir():
        rows.append(("65 training articles, outlets and conflicts left out in turn",
                     output(sys.executable, score, str(shared / "eval/train"), str(folds))))
    if not rows:
        return None
    out = ("F1 against claims coded by people. `tuple`: modality, agents, targets and places agree at least by half "
           "as well; `exact`: nothing is\nmissing and nothing too much.\n\n")
    out += "| | " + " | ".join(FIGURES) + " |\n| --- |" + " ---: |" * len(FIGURES) + "\n"
    for name, text in rows:
        f1 = [re.search(rf"^{key} .*?F1 ([\d.]+)", text, re.MULTILINE) for key in FIGURES]
        out += f"| {name} | " + " | ".join(m.group(1) if m else "-" for m in f1) + " |\n"
    return out.rstrip("\n")


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "build/release/tawatur"
    shared = Path(sys.argv[2] if len(sys.argv) > 2 else "../shared")
    path = ROOT / "README.md"
    page = path.read_text(encoding="utf-8")
    for mark, text in (("excerpt", excerpt(program)), ("figures", figures(program, ROOT / shared))):
        if text:
            page = re.sub(rf"(<!-- {mark} -->).*?(<!-- /{mark} -->)",
                          lambda m, t=text: f"{m.group(1)}\n{t}\n{m.group(2)}", page, flags=re.DOTALL)
    path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
