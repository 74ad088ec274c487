# SPDX-License-Identifier: Apache-2.0
"""The table of confidences: parts, the monotone curve, claims judged by the scorer, the text between the marks."""
import json
import random
import sys
import tempfile
import unittest
from pathlib import Path

import project

sys.path.insert(0, str(project.ROOT / "eval"))
import calibration  # noqa: E402  (needs the path)
import page  # noqa: E402
import paired  # noqa: E402

SCORER = paired.SHARED / "eval" / "score.py"


def claims(share_at, number=2000):
    """Claims of 20 articles, right as often as share_at says of their confidence."""
    rnd = random.Random(1)
    rows = []
    for i in range(number):
        confidence = 0.5 + 0.5 * rnd.random()
        rows.append((confidence, rnd.random() < share_at(confidence), f"{i % 20}.txt"))
    return sorted(rows)


class Calibration(unittest.TestCase):
    def test_curve_never_falls_and_keeps_the_mean(self):
        rows = [(0.1, 1, "a"), (0.2, 0, "a"), (0.3, 1, "a"), (0.4, 1, "a")]
        self.assertEqual(calibration.monotone(rows), [(0.1, 0.5), (0.3, 1.0)])
        steps = calibration.monotone(claims(lambda c: c))
        shares = [share for _, share in steps]
        self.assertEqual(shares, sorted(shares))
        self.assertEqual(calibration.value_at(steps, 0.0), shares[0])
        self.assertEqual(calibration.value_at(steps, 1.0), shares[-1])

    def test_honest_confidence_leaves_no_gap(self):
        rows = claims(lambda c: c)
        parts = calibration.parts_of(rows, calibration.held_out(rows))
        self.assertEqual(len(parts), 10)
        self.assertEqual(sum(p[5] for p in parts), len(rows))
        self.assertLess(calibration.gap(parts, 2), 0.04)

    def test_boasting_is_seen_and_the_curve_mends_it(self):
        rows = claims(lambda c: c - 0.3)
        parts = calibration.parts_of(rows, calibration.held_out(rows))
        self.assertGreater(calibration.gap(parts, 2), 0.25)
        self.assertLess(calibration.gap(parts, 4), 0.06)

    def test_table_is_put_between_the_marks_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.md"
            path.write_text("before\n<!-- a.py -->\nold\n<!-- end -->\nafter\n", encoding="utf-8")
            page.put(path, "a.py", "new \\1\n")
            self.assertEqual(path.read_text(encoding="utf-8"), "before\n<!-- a.py -->\nnew \\1\n<!-- end -->\nafter\n")
            with self.assertRaises(SystemExit):
                page.put(path, "b.py", "new")

    def test_the_page_holds_a_table(self):
        text = (project.ROOT / "docs" / "calibration.md").read_text(encoding="utf-8")
        self.assertEqual(sum(line.startswith("| 0.") for line in text.splitlines()), 10)

    @unittest.skipUnless(SCORER.exists(), "the evaluation isn't beside the project")
    def test_right_wrong_and_optional_claims(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            empty = {r: [] for r in ("agent", "target", "place", "source", "quantity")}
            gold = [dict(empty, id=i, span=[i * 40, i * 40 + 4], frame="kill", modality="asserted", time=None,
                         optional=i == 1) for i in (0, 1)]
            (folder / "a.txt").write_text("x" * 200, encoding="utf-8")
            (folder / "a.gold.json").write_text(json.dumps({"doc": "a.txt", "boilerplate": [], "claims": gold}))
            made = [{"doc": "a.txt", "frame": "kill", "trigger": [s, s + 3], "evidence": [s, s + 5], "confidence": c}
                    for s, c in ((100, 0.6), (40, 0.7), (0, 0.9))]
            (folder / "c.jsonl").write_text("".join(json.dumps(c) + "\n" for c in made))
            rows = calibration.judged(folder / "c.jsonl", str(folder), paired.scorer())
        self.assertEqual(rows, [(0.6, False, "a.txt"), (0.9, True, "a.txt")])


if __name__ == "__main__":
    unittest.main()
