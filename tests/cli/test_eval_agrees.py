# SPDX-License-Identifier: Apache-2.0
"""`tawatur eval --claims` gives the figures of the evaluation's own scorer, on claims made from gold
by leaving out, adding and changing at random. Figures only; no text is printed."""
import glob
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest

import support

EVAL = os.path.join(support.SHARED, "eval")
SCORER = os.path.join(EVAL, "score.py")


def find(text, words, near):
    """Span of the words nearest to an offset, or an empty one."""
    best = None
    at = text.find(words) if words else -1
    while at >= 0:
        if best is None or abs(at - near) < abs(best - near):
            best = at
        at = text.find(words, at + 1)
    return None if best is None else [best, best + len(words)]


class Maker:
    """Claims of one folder, disturbed by a seeded generator."""

    def __init__(self, seed, noise):
        self.random, self.noise = random.Random(seed), noise

    def hit(self, factor=1.0):
        return self.random.random() < self.noise * factor

    def fillers(self, text, gold, near, ids):
        out = []
        for f in gold:
            if self.hit():
                continue
            f = dict(f)
            if self.hit():
                f.pop("id", None)
            if self.hit(0.5):
                f["id"] = self.random.choice(ids)
            words = f.get("text") or ""
            if self.hit() and len(words.split()) > 1:
                words = " ".join(words.split()[self.random.randrange(2):][:3])
            span = find(text, words, near) or [0, 1]
            out.append({"id": f.get("id"), "text": text[span[0]:span[1]], "span": span,
                        "name": words if self.hit() else None})
        if self.hit(0.5) and out:
            out.append(dict(self.random.choice(out)))
        return out

    def claim(self, doc, text, g, ids, frames):
        a, b = g["span"]
        shift = self.random.randint(-15, 15) if self.hit() else 0
        start = min(max(0, a + shift), len(text) - 2)
        length = self.random.choice([4, 8, min(60, max(1, b - a)), 70])
        trigger = [start, min(len(text), start + length)]
        evidence = [max(0, trigger[0] - 30), min(len(text), trigger[1] + 30)]
        if self.hit(0.2):
            evidence = [trigger[0] + 1, trigger[1]]
        c = {"schema": "tawatur/claim/1", "doc": doc, "claim_id": "c%d" % g["id"],
             "frame": self.random.choice(frames) if self.hit(0.5) else g["frame"],
             "modality": self.random.choice(["asserted", "denied", "planned"]) if self.hit()
             else g["modality"], "evidence": evidence, "trigger": trigger, "rule": "r",
             "confidence": round(self.random.random(), 3)}
        for role in ("agent", "target", "place", "source"):
            c[role] = self.fillers(text, g[role], a, ids)
        if self.hit(0.3):
            c["agent"], c["target"] = c["target"], c["agent"]
        c["quantity"] = []
        for q in g["quantity"]:
            span = find(text, q.get("text"), a) or [0, 1]
            c["quantity"].append({"kind": q["kind"], "low": q.get("low"),
                                  "high": None if self.hit() else q.get("high"),
                                  "text": text[span[0]:span[1]], "span": span,
                                  "part_of": 0 if self.hit(0.3) else None})
        t = g["time"] if not self.hit() else None
        c["time"] = None
        if t:
            span = find(text, t.get("text"), a) or [0, 1]
            c["time"] = {"text": text[span[0]:span[1]], "span": span, "from": t.get("from"),
                         "to": None if self.hit() else t.get("to"), "precision": "day"}
        if self.hit(0.2) and c["place"]:
            c["place"][0]["text"] += "x"
        return c

    def folder(self, folder):
        golds = []
        for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
            with open(path, encoding="utf-8") as f:
                golds.append(json.load(f))
        ids = sorted({f["id"] for g in golds for c in g["claims"] for f in c["agent"]
                      if f.get("id")})
        frames = sorted({c["frame"] for g in golds for c in g["claims"]})
        out = []
        for gold in golds:
            with open(os.path.join(folder, gold["doc"]), encoding="utf-8") as f:
                text = f.read()
            for g in gold["claims"]:
                while not self.hit(0.7):
                    out.append(self.claim(gold["doc"], text, g, ids, frames))
                    if not self.hit(0.4):
                        break
        self.random.shuffle(out)
        return out


@unittest.skipUnless(os.path.exists(SCORER), "the evaluation isn't beside the project")
class Agrees(unittest.TestCase):
    def compare(self, folder, claims):
        folder = os.path.join(EVAL, folder)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
            for c in claims:
                f.write(json.dumps(c, ensure_ascii=False) + "\n")
            f.flush()
            want = json.loads(subprocess.run([sys.executable, SCORER, folder, f.name, "--json"],
                                             check=True, capture_output=True).stdout)
            done = support.run("eval", folder, "--claims", f.name, "--json")
        self.assertEqual(done.code, 0, done.err)
        got = json.loads(done.out)
        for key in ("claim", "tuple", "exact"):
            # The intervals are drawn by different generators.
            a, b = want[key].pop("half"), got[key].pop("half")
            if a is not None:
                self.assertLess(abs(a - b), 0.03)
        self.assertEqual(got, want)

    def test_disturbed_gold(self):
        for seed, noise in ((1, 0.0), (2, 0.1), (3, 0.25), (4, 0.5), (5, 0.8)):
            with self.subTest(seed=seed, noise=noise):
                maker = Maker(seed, noise)
                if noise == 0.0:
                    maker.hit = lambda factor=1.0, m=maker: factor in (0.7,) and m.random.random() < 0.01
                self.compare("train", maker.folder(os.path.join(EVAL, "train")))

    def test_seeds(self):
        self.compare("seeds", Maker(6, 0.3).folder(os.path.join(EVAL, "seeds")))

    def test_no_claims(self):
        self.compare("seeds", [])


if __name__ == "__main__":
    unittest.main()
