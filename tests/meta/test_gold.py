# SPDX-License-Identifier: Apache-2.0
"""Our own gold holds against its texts, and what doesn't is named with file and line."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import project

HEAD = "@doc a\n@outlet Page\n@published 2020-01-01\n@conflict XX\n@about none\n"


def check(*paths):
    return subprocess.run([sys.executable, "-B", str(project.ROOT / "eval/gold.py"), "check", *map(str, paths)],
                          capture_output=True, text=True, check=False)


class Gold(unittest.TestCase):
    def test_every_claim_is_in_its_text(self):
        files = sorted((project.ROOT / "eval/gold").glob("*.gold"))
        self.assertTrue(files)
        done = check(*files)
        self.assertEqual(done.returncode, 0, done.stdout)

    def wrong(self, body):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.gold"
            path.write_text(HEAD + body, encoding="utf-8")
            done = check(path)
        self.assertEqual(done.returncode, 1, done.stdout)
        return done.stdout.replace(folder, "")

    def test_names_file_line_and_reason(self):
        text = "one two three\n%%\n"
        self.assertIn("a.gold:8: the text doesn't hold this", self.wrong(text + "kill | four\n"))
        self.assertIn("a.gold:8: not a frame", self.wrong(text + "kills | one\n"))
        self.assertIn("a.gold:8: no such id", self.wrong(text + "kill | one | agent nobody-has-this=two\n"))
        self.assertIn("a.gold:8: agent isn't in the text", self.wrong(text + "kill | one | agent -=four\n"))
        self.assertIn("a.gold:1: a isn't closed", self.wrong("one two three\n"))
        self.assertIn("a.gold:8: @outlet outside a head", self.wrong(text + "@outlet Other\n"))
        self.assertIn("a.gold:8: no day", self.wrong(text + "kill | one | time 2020-02-30=two\n"))
        self.assertIn("a.gold:8: bounds the wrong way round",
                      self.wrong(text + "kill | one | quantity killed 5 4=two\n"))


if __name__ == "__main__":
    unittest.main()
