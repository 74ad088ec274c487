# SPDX-License-Identifier: Apache-2.0
"""tawatur events: the same at any order and thread count, every claim once, evidence of each bound."""
import json
import os
import subprocess
import unittest
from pathlib import Path

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

    def test_missing_file(self):
        run = subprocess.run([PROGRAM, "events", "no-such-file"], capture_output=True, check=False)
        self.assertEqual(run.returncode, 4)


if __name__ == "__main__":
    unittest.main()
