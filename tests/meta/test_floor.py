# SPDX-License-Identifier: Apache-2.0
"""Comparing two runs article by article: noise passes, a loss doesn't, and the floor keeps what it was given."""
import contextlib
import io
import json
import random
import sys
import tempfile
import unittest
from pathlib import Path

import project

sys.path.insert(0, str(project.ROOT / "eval"))
import floor  # noqa: E402  (needs the path)
import paired  # noqa: E402

SCORER = paired.SHARED / "eval" / "score.py"


def article(right, spare, missed):
    return {k: (right, spare, missed) if k not in ("leak", "invalid") else paired.ZERO for k in paired.KEYS}


def run(seed, share, articles=60):
    """Articles of 20 gold claims, each found with that chance."""
    rnd = random.Random(seed)
    out = {}
    for number in range(articles):
        right = sum(rnd.random() < share for _ in range(20))
        out[f"{number}.txt"] = article(right, 3, 20 - right)
    return out


class Paired(unittest.TestCase):
    def test_figures(self):
        counts = paired.total([article(3, 1, 0), article(1, 0, 3)])
        self.assertEqual(counts["claim"], (4, 1, 3))
        self.assertAlmostEqual(paired.figure(counts, "claim"), 8 / 12)
        counts["group:fire"] = (0, 0, 5)
        counts["group:harm"] = paired.ZERO  # doesn't occur, so it is no part of the mean
        self.assertAlmostEqual(paired.figure(counts, "macro"), (2 * 8 / 12 + 0) / 3)
        self.assertEqual(paired.f1(paired.ZERO), 0.0)

    def test_the_same_run_is_the_same(self):
        one = run(1, 0.6)
        for d in paired.compare(one, one, rounds=200):
            self.assertEqual((d.delta, d.interval(), d.verdict()), (0.0, (0.0, 0.0), "same"))
        self.assertEqual(paired.losses(paired.compare(one, one, rounds=200)), [])

    def test_noise_is_no_loss(self):
        found = 0
        for seed in range(12):
            differences = paired.compare(run(seed, 0.6), run(seed + 100, 0.6), paired.GUARDED, rounds=400)
            found += bool(paired.losses(differences))
        self.assertLessEqual(found, 1)

    def test_a_loss_is_found_whatever_the_seed(self):
        for seed in range(5):
            differences = paired.compare(run(seed, 0.65), run(seed + 100, 0.55), paired.GUARDED, rounds=400)
            self.assertIn("claim", [d.name for d in paired.losses(differences)])
            self.assertEqual(differences[0].verdict(), "worse")
            back = paired.compare(run(seed + 100, 0.55), run(seed, 0.65), paired.GUARDED, rounds=400)
            self.assertEqual((paired.losses(back), back[0].verdict()), ([], "better"))

    def test_pairing_sees_what_separate_intervals_hide(self):
        """Articles differ widely, but each loses a little."""
        rnd = random.Random(3)
        before = {f"{n}": article(rnd.choice((2, 10, 18)), 2, 2) for n in range(40)}
        after = {d: article(c["claim"][0] - 1, 3, 3) for d, c in before.items()}
        self.assertTrue(paired.losses(paired.compare(before, after, rounds=400)))

    def test_one_article_that_fails_is_noise(self):
        before = run(5, 0.6)
        after = dict(before, **{"7.txt": article(0, 3, 20)})
        self.assertEqual(paired.losses(paired.compare(before, after, rounds=400)), [])
        self.assertEqual(paired.most_changed(before, after)[0][1], "7.txt")

    def test_same_counts_same_verdict(self):
        a, b = run(1, 0.6), run(2, 0.6)
        again = [paired.compare(a, b, rounds=300)[0].interval() for _ in range(2)]
        self.assertEqual(again[0], again[1])

    def test_other_documents_are_refused(self):
        with self.assertRaisesRegex(ValueError, "0.txt"):
            paired.compare({"0.txt": article(1, 0, 0)}, {})


class Floor(unittest.TestCase):
    def test_read_gives_what_was_written(self):
        counts = run(4, 0.7, 3)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "floor.tsv"
            floor.write(path, counts)
            self.assertEqual(floor.read(path), counts)
            path.write_text("doc\tclaim\n", encoding="utf-8")
            with self.assertRaises(SystemExit):
                floor.read(path)

    def test_problems_are_told(self):
        before = run(1, 0.7)
        self.assertEqual(floor.problems(before, before)[1], [])
        worse = floor.problems(before, run(1, 0.4))[1]
        self.assertRegex(worse[0], r"claim F1 fell from 0\.\d+ to 0\.\d+ .*more than noise")
        leaking = dict(before, **{"0.txt": dict(before["0.txt"], leak=(2, 0, 0), invalid=(1, 0, 0))})
        self.assertEqual(floor.problems(before, leaking)[1],
                         ["claims in boilerplate rose from 0 to 2", "1 invalid claims"])
        self.assertIn("the gold has changed", floor.problems(before, {})[1][0])

    def test_the_kept_floor_can_be_read(self):
        kept = floor.read(project.ROOT / "eval" / "floor.tsv")
        self.assertGreater(len(kept), 60)
        self.assertGreater(paired.figure(paired.total(kept.values()), "claim"), 0.75)


@unittest.skipUnless(SCORER.exists(), "the evaluation isn't beside the project")
class Command(unittest.TestCase):
    """A folder of gold of one article, two claims of which one is found."""

    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.folder = Path(kept.name)
        empty = {r: [] for r in ("agent", "target", "place", "source", "quantity")}
        claims = [dict(empty, id=i, span=[i * 10, i * 10 + 4], frame="kill", modality="asserted", time=None) for i in (1, 2)]
        (self.folder / "a.txt").write_text("x" * 40, encoding="utf-8")
        (self.folder / "a.gold.json").write_text(json.dumps({"doc": "a.txt", "boilerplate": [], "claims": claims}))

    def claims(self, *starts):
        path = self.folder / "claims.jsonl"
        path.write_text("".join(json.dumps({"doc": "a.txt", "frame": "kill", "trigger": [s, s + 3],
                                            "evidence": [s, s + 5]}) + "\n" for s in starts))
        return path

    def call(self, *args):
        out, err, argv = io.StringIO(), io.StringIO(), sys.argv
        sys.argv = ["floor.py", *map(str, args), "--gold", str(self.folder), "--floor", str(self.folder / "floor.tsv")]
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                return floor.main(), out.getvalue(), err.getvalue()
        finally:
            sys.argv = argv

    def test_write_then_check(self):
        both = self.claims(10, 20)
        self.assertEqual(self.call("check", both)[0], floor.BELOW)  # no floor yet
        self.assertEqual(self.call("write", both)[0], 0)
        kept = floor.read(self.folder / "floor.tsv")
        self.assertEqual(kept["a.txt"]["claim"], (2, 0, 0))
        self.assertEqual(self.call("check", both)[0], 0)
        none = self.claims()
        for command in ("check", "write"):
            code, _, err = self.call(command, none)
            self.assertEqual(code, floor.BELOW)
            self.assertIn("claim F1 fell from 1.000 to 0.000", err)
        self.assertEqual(floor.read(self.folder / "floor.tsv"), kept)


if __name__ == "__main__":
    unittest.main()
