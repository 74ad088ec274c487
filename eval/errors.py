#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where claims go wrong, counted: what keeps gold claims from being found, and found ones from being exact.

usage: errors.py CLAIMS.jsonl [--gold ../shared/eval/train] [--write docs/errors.md] [--list KIND]

CLAIMS: out-of-fold claims (build/cv.jsonl after scripts/train.sh). `alone` counts claims that would be exact
without this one error: what mending it would give at least. --list names the claims of a kind (document, id).
"""
import argparse
import re
from collections import Counter, defaultdict

import page
import paired

ROLES = ("agent", "target", "place", "source")


def sentence_of(text, span):
    """The sentence around a span: from stop to stop or line end."""
    start = max((m.end() for m in re.finditer(r"[.!\u061f\n]", text[:span[0]])), default=0)
    end = re.search(r"[.!\u061f\n]", text[span[1]:])
    return start, span[1] + end.start() if end else len(text)


def where(text, span, words):
    """Where a filler of the gold stands, seen from its claim."""
    if not words or words not in text:
        return "not as written"
    start, end = sentence_of(text, span)
    if words in text[start:end]:
        return "same sentence"
    return "earlier" if text.find(words) < start else "later"


class Reader:
    """Names the errors of claims, by the scorer's own idea of what agrees."""

    def __init__(self, score):
        self.score = score

    def role(self, role, text, gold, told, got, same):
        right = self.score.pairs_in(told, got, same)
        if right == len(told) == len(got):
            return []
        if not told:
            return [f"{role}: none told, one given"]
        if right == 0:
            stands = where(text, gold["span"], told[0].get("text"))
            return [f"{role}: {'another' if got else 'none'} given, right one stands {stands}"]
        return [f"{role}: one too many"] if right == len(told) else [f"{role}: a part of several"]

    def quantity(self, gold, got):
        told, given = self.score.quantities(gold), self.score.quantities(got)
        right = self.score.pairs_in(told, given, self.score.same_quantity)
        if right == len(told) == len(given):
            return []
        if not told or not given:
            return ["quantity: none " + ("told, one given" if given else "given")]
        if right:
            return ["quantity: one too many or too few"]
        same = any(bounds(a) == bounds(b) for a in told for b in given)
        return ["quantity: another kind" if same else "quantity: other bounds"]

    def time(self, gold, got):
        told, given = self.score.days(gold), self.score.days(got)
        if told == given:
            return []
        return ["time: none told, one given" if not told else "time: another day" if given else "time: none given"]

    def errors(self, text, gold, got):
        """All errors of a claim that was found."""
        out, score = [], self.score
        if score.modality(gold) != score.modality(got):
            out.append(f"modality: {score.modality(gold)} taken for {score.modality(got)}")
        for role, told, given, same in score.roles(gold["frame"], gold, got):
            out += self.role(role, text, gold, told, given, same)
        out += self.role("source", text, gold, score.fillers(gold, "source"), score.fillers(got, "source"), score.same_ref)
        return out + self.quantity(gold, got) + self.time(gold, got)


def bounds(quantity):
    return quantity.get("low"), quantity.get("high")


def touches(gold, claim):
    return claim["trigger"][0] < gold["span"][1] and gold["span"][0] < claim["trigger"][1]


def missed(gold, claims):
    """Why a gold claim has no answer."""
    near = [c for c in claims if touches(gold, c)]
    if any(c["frame"] == gold["frame"] for c in near):
        return "missed: the claim there answers another"
    return "missed: another frame there" if near else "missed: nothing there"


def spare(claim, golds, answered):
    """What a claim is that answers nothing."""
    near = [g for g in golds if touches(g, claim)]
    if any(g["frame"] == claim["frame"] and g["id"] in answered for g in near):
        return "spare: said twice"
    return "spare: another frame there" if near else "spare: nobody claims anything there"


class Count:
    def __init__(self, score):
        self.reader = Reader(score)
        self.kinds, self.alone, self.who = Counter(), Counter(), defaultdict(list)
        self.frames = defaultdict(lambda: [0, 0, 0])  # required, found, exact
        self.spare = 0

    def add(self, kinds, name):
        for kind in kinds:
            self.kinds[kind] += 1
            self.who[kind].append(name)
        if len(kinds) == 1:
            self.alone[kinds[0]] += 1

    def document(self, gold, text, claims):
        order, answers = paired.answers_of(gold, text, claims, self.reader.score)
        by_gold = {told["id"]: order[claim] for claim, told in answers.items()}
        for told in gold["claims"]:
            if told.get("optional"):
                continue
            row, name, got = self.frames[told["frame"]], f"{gold['doc']} {told['id']}", by_gold.get(told["id"])
            row[0] += 1
            if got is None:
                self.add([missed(told, order)], name)
                continue
            kinds = self.reader.errors(text, told, got)
            row[1] += 1
            row[2] += not kinds
            self.add(kinds, name)
        for number, claim in enumerate(order):
            if number not in answers:
                self.spare += 1
                self.add([spare(claim, gold["claims"], by_gold)], f"{gold['doc']} {claim['trigger'][0]} {claim['frame']}")


def table(head, rows):
    return ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1),
            *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def report(count):
    required, found, exact = (sum(row[i] for row in count.frames.values()) for i in range(3))
    lines = [f"{required} required claims: {found} found, {exact} of them exact; {count.spare} spare ones.", ""]
    kinds = sorted(count.kinds.items(), key=lambda k: (-k[1], k[0]))
    for part in ("missed", "spare"):
        lines += table((part, "claims"), [(k.split(": ")[1], n) for k, n in kinds if k.startswith(part + ": ")])
    lines += table(("found, but not exact", "claims", "alone"),
                   [(k, n, count.alone[k]) for k, n in kinds if not k.startswith(("missed: ", "spare: "))])
    lines += table(("frame", "required", "missed", "exact"),
                   [(f, r, r - n, e) for f, (r, n, e) in sorted(count.frames.items(), key=lambda f: (f[1][1] - f[1][0], f[0]))])
    return "\n".join(lines)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("claims")
    p.add_argument("--gold", default=str(paired.SHARED / "eval" / "train"))
    p.add_argument("--scorer", help="score.py to use (default: that of the shared evaluation)")
    p.add_argument("--list", metavar="KIND")
    p.add_argument("--write", metavar="FILE")
    args = p.parse_args()
    count = Count(paired.scorer(args.scorer))
    by_doc = count.reader.score.read_claims(args.claims)
    for gold, text in paired.gold_of(args.gold):
        count.document(gold, text, by_doc.get(gold["doc"], []))
    if args.list:
        print("\n".join(count.who[args.list]))
        return
    text = report(count)
    print(text, end="")
    if args.write:
        page.put(args.write, "errors.py", text)


if __name__ == "__main__":
    main()
