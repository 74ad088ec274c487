# SPDX-License-Identifier: Apache-2.0
"""The example articles are what examples/README.md says, and the program codes them all."""
import collections
import datetime
import json
import os
import subprocess
import unittest
from pathlib import Path

import project

PROGRAM = os.environ.get("TAWATUR", "")
FOLDER = project.ROOT / "examples" / "articles"


def articles():
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)


class Examples(unittest.TestCase):
    def test_four_outlets_three_conflicts(self):
        outlets, conflicts, ids = set(), set(), collections.Counter()
        for stem, article in articles():
            outlets.add((stem, article["outlet"]))
            conflicts.add(article["event"][:2])
            ids[article["id"]] += 1
        self.assertEqual(len(outlets), 4)
        self.assertEqual(len(conflicts), 3)
        self.assertGreaterEqual(len(ids), 24)
        self.assertEqual(max(ids.values()), 1)

    def test_each_event_is_told_by_two_to_four_outlets(self):
        told = collections.defaultdict(set)
        page = project.read("examples/README.md")
        for stem, article in articles():
            self.assertNotIn(stem, told[article["event"]])
            told[article["event"]].add(stem)
        for event, by in told.items():
            with self.subTest(event=event):
                self.assertIn(len(by), (2, 3, 4))
                self.assertIn(f"| {event} |", page)

    def test_articles_are_short_and_dated(self):
        for _, article in articles():
            with self.subTest(id=article["id"]):
                words = len((article["title"] + " " + article["body"]).split())
                self.assertTrue(80 <= words <= 200, words)
                datetime.date.fromisoformat(article["published"])

    @unittest.skipUnless(PROGRAM and Path(PROGRAM).exists(), "wants the program in TAWATUR")
    def test_evidence_is_where_claims_say(self):
        run = subprocess.run([PROGRAM, "code", str(FOLDER), "--format", "jsonl", "--all"], check=False,
                             capture_output=True, text=True, encoding="utf-8")
        self.assertEqual(run.returncode, 0, run.stderr)
        texts = {a["id"]: a["title"] + "\n\n" + a["body"] for _, a in articles()}
        coded = collections.Counter()
        for line in run.stdout.splitlines():
            claim = json.loads(line)
            coded[claim["doc"]] += 1
            text = texts[claim["doc"]]
            for role in ("agent", "target", "place", "quantity", "source"):
                for filler in claim[role]:
                    self.assertEqual(filler["text"], text[slice(*filler["span"])])
        self.assertEqual(set(coded), set(texts), "an article without any claim")


if __name__ == "__main__":
    unittest.main()
