# SPDX-License-Identifier: Apache-2.0
"""The test sentences: right by their own format, enough for each phenomenon, apart from what is trained on."""
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import project

sys.path.insert(0, str(project.ROOT / "eval"))
import gold  # noqa: E402  (needs the path)
import paired  # noqa: E402
import phenomena  # noqa: E402

SCORER = paired.SHARED / "eval" / "score.py"


class Phenomena(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = phenomena.read_all()

    def test_enough_sentences_for_each(self):
        self.assertGreaterEqual(len(self.documents), 120)
        count = Counter(d["about"] for d in self.documents)
        self.assertGreaterEqual(len(count), 30)
        self.assertGreaterEqual(min(count.values()), 3)
        self.assertGreaterEqual(sum(not d["claims"] for d in self.documents), 15, "near misses")

    def test_names_are_unique(self):
        names = [d["doc"] for d in self.documents]
        self.assertEqual(len(names), len(set(names)))

    def test_nothing_of_it_is_trained_on(self):
        """No run of seven words stands in the gold that scripts/train.sh learns from, and that is all it reads."""
        trained = []
        for path in sorted((project.ROOT / "eval/gold").glob("*.gold")):
            trained += gold.read(path, set(), [])
        self.assertGreater(len(trained), 1000)
        self.assertEqual({d["doc"] for d in trained} & {d["doc"] for d in self.documents}, set())
        runs = set().union(*(gold.runs(d["text"]) for d in trained))
        shared = [d["doc"] for d in self.documents if gold.runs(d["text"]) & runs]
        self.assertEqual(shared, [])
        self.assertNotIn("phenomena", project.read("scripts/train.sh"))

    def test_the_page_has_a_row_for_each(self):
        page = (project.ROOT / "docs/phenomena.md").read_text(encoding="utf-8")
        for about in {d["about"] for d in self.documents}:
            self.assertIn(f"\n| {about} | ", page)

    def test_wrong_sentences_are_told(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.gold").write_text("@doc a\n@outlet b\n@published 2020-01-01\n@conflict X\n@about y\none\n%%\nkill | two\n",
                                                 encoding="utf-8")
            with self.assertRaises(SystemExit):
                phenomena.read_all(folder)

    @unittest.skipUnless(SCORER.exists(), "the evaluation isn't beside the project")
    def test_figures_of_given_claims(self):
        score = paired.scorer()
        claim = next(c for d in self.documents for c in d["claims"] if not c["optional"])
        document = next(d for d in self.documents if claim in d["claims"])
        start, end = claim["span"]
        made = {"doc": document["doc"] + ".txt", "frame": claim["frame"], "trigger": [start, start + 3],
                "evidence": [start, end], "modality": "asserted"}
        spare = dict(made, frame="aid")
        rows = phenomena.measure(self.documents, [made, spare], score)
        one = rows[document["about"]][2]
        self.assertEqual((one.tp["claim"], one.fp["claim"]), (1, 1))
        text = phenomena.report(rows, score)
        self.assertIn("| **all** | %d | " % len(self.documents), text)
        self.assertRegex(text, r"\n\| metaphor \| 4 \| 0 \| 0 \| 0 \| 0 \| 0 \| - \|")


if __name__ == "__main__":
    unittest.main()
