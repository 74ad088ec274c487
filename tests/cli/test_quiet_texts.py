# SPDX-License-Identifier: Apache-2.0
"""Sport, weather, crime and fiction in the words of war give no claims; conflict beside them does."""
import json
import os
import subprocess
import sys
import unittest

from support import PROGRAM, SOURCE, run

FOLDER = os.path.join(SOURCE, "tests", "data", "quiet")

# Articles that are known to give claims; none today.
KNOWN = []


class QuietTexts(unittest.TestCase):
    def test_none_is_believed(self):
        script = os.path.join(SOURCE, "eval", "quiet_texts.py")
        done = subprocess.run([sys.executable, script, "--program", PROGRAM, FOLDER, "--known", *KNOWN],
                              capture_output=True, text=True, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def claims(self, text):
        line = json.dumps({"id": "t", "text": text, "published": "2019-03-14"}) + "\n"
        return run("code", "-", "-f", "jsonl", stdin=line.encode()).claims()

    def test_parties_beside_them_are_heard(self):
        with open(os.path.join(FOLDER, "road_accident.txt"), encoding="utf-8") as file:
            accident = file.read()
        self.assertEqual(self.claims(accident), [])
        shelling = "وقصفت قوات النظام السوري بلدة سراقب، وردت هيئة تحرير الشام بقصف مواقعها في مدينة حماة."
        self.assertIn("shelling", {c["frame"] for c in self.claims(accident + "\n\n" + shelling)})

    def test_a_flash_may_leave_names_out(self):
        self.assertEqual([c["frame"] for c in self.claims("قتل خمسة جنود في انفجار عبوة ناسفة.")][:1], ["kill"])

    def test_explain_tells_why(self):
        path = os.path.join(FOLDER, "road_accident.txt")
        self.assertIn("hardly a party or place", run("explain", path).out.decode())


if __name__ == "__main__":
    unittest.main()
