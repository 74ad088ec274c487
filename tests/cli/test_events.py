# SPDX-License-Identifier: Apache-2.0
"""tawatur events: the same at any order and thread count, every claim once, evidence of each bound."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import line, run

PROGRAM = os.environ["TAWATUR"]
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = [json.loads(line) for path in sorted((ROOT / "examples/articles").glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()]


def events(articles, *options):
    text = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
    run = subprocess.run([PROGRAM, "events", "-", "-f", "jsonl", *options], input=text.encode(),
                         capture_output=True, check=True)
    return run.stdout


class Events(unittest.TestCase):
    def test_order_and_threads_change_nothing(self):
        first = events(ARTICLES, "-j", "1")
        self.assertEqual(first, events(ARTICLES[::-1], "-j", "2"))

    def test_each_claim_once_and_bounds_among_them(self):
        seen = set()
        joined = 0
        for line in events(ARTICLES).splitlines():
            event = json.loads(line)
            ids = {c["claim_id"] for c in event["claims"]}
            self.assertFalse(ids & seen)
            seen |= ids
            joined += event["reports"] > 1
            self.assertLessEqual(event["independent_sources"], len(event["claims"]))
            for kind in ("killed", "wounded", "captured", "displaced"):
                toll = event.get(kind)
                if toll:
                    self.assertLessEqual(toll["low"], toll["high"])
                    self.assertIn(toll["low_claim"], ids)
                    self.assertIn(toll["high_claim"], ids)
            for contradiction in event["contradictions"]:
                self.assertLessEqual(set(contradiction["claims"]), ids)
        self.assertGreater(joined, 5)

    def test_claims_join_like_the_articles_they_are_of(self):
        claims = run("code", "--all", ROOT / "examples/articles").out
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claims.jsonl"
            path.write_bytes(claims)
            beside = run("events", "-f", "jsonl", ROOT / "examples/articles", path)
        self.assertEqual(beside.out, events(ARTICLES))
        alone = run("events", "-", "-f", "jsonl", stdin=claims)
        self.assertEqual((alone.code, alone.err), (0, ""))
        self.assertEqual({c["claim_id"] for e in alone.claims() for c in e["claims"]},
                         {c["claim_id"] for e in events(ARTICLES).splitlines()
                          for c in json.loads(e)["claims"]})

    def test_claims_that_come_too_late_or_twice_are_refused(self):
        article = line(id="a").encode()
        claims = run("code", "--all", "-", stdin=article).out
        first = claims.splitlines(keepends=True)[0]
        for text in (article + first, first + first):
            done = run("events", "-", "-f", "jsonl", stdin=text)
            self.assertEqual(done.code, 3, done.err)
            self.assertIn("came before" if text == first + first else "before its article", done.err)

    def test_missing_file(self):
        run = subprocess.run([PROGRAM, "events", "no-such-file"], capture_output=True, check=False)
        self.assertEqual(run.returncode, 4)


if __name__ == "__main__":
    unittest.main()
