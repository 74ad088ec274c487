# SPDX-License-Identifier: Apache-2.0
"""The labelled false alarms: at least a hundred, every one with a known label, ids and numbers alone."""
import sys
import tempfile
import unittest
from pathlib import Path

import project

sys.path.insert(0, str(project.ROOT / "eval"))
import false_alarms  # noqa: E402  (needs the path)

LABELS = set("true history scripture fiction rule sport accident crime homograph figure other-sense business "
             "death illness".split())


class Labels(unittest.TestCase):
    def test_hundred_hits_are_labelled(self):
        labels = false_alarms.read_labels(false_alarms.LABELS)
        self.assertGreaterEqual(len(labels), 100)
        self.assertEqual({label for label, _ in labels.values()} - LABELS, set())
        self.assertEqual({frame for _, _, frame in labels} - false_alarms.FRAMES, set())

    def test_no_text_is_kept(self):
        self.assertTrue(Path(false_alarms.LABELS).read_text(encoding="utf-8").isascii())

    def refused(self, body):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "labels.tsv"
            path.write_text(body, encoding="utf-8")
            with self.assertRaises(SystemExit) as why:
                false_alarms.read_labels(path)
        return str(why.exception)

    def test_wrong_tables_are_refused(self):
        self.assertIn("expected the columns", self.refused("doc\tlabel\n"))
        row = "a\tsports\t7\tkill\t0.9\tsport\tmatch\n"
        self.assertIn("twice", self.refused("\t".join(false_alarms.COLUMNS) + "\n" + row + row))


if __name__ == "__main__":
    unittest.main()
