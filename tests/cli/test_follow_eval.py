# SPDX-License-Identifier: Apache-2.0
"""What control, network and deals make of the evaluation's articles: people's claims give the tables of
eval/follow, and the program's own claims a share of them that may only rise."""
import os
import sys
import unittest

from support import SHARED, SOURCE

sys.path.insert(0, os.path.join(SOURCE, "eval"))
import follow  # noqa: E402  (needs the path)

SEEDS = os.path.join(SHARED, "eval", "seeds")
# Rows of the people's claims that the program's claims must give, a few below today's.
FLOOR = {"control": 10, "network": 22, "deals": 0}


@unittest.skipUnless(os.path.isdir(SEEDS), "wants the evaluation beside the project")
class FollowEval(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.measured = follow.measure(SEEDS)

    def test_people_s_claims_give_the_tables(self):
        for command, (people, _) in self.measured.items():
            with self.subTest(command=command):
                kept = (follow.HERE / "follow" / f"{command}.tsv").read_text(encoding="utf-8")
                rows = [tuple(line.split("\t")[:-1]) for line in kept.splitlines()[1:]]
                self.assertEqual(people, rows)

    def test_share_that_the_program_finds(self):
        for command, (people, own) in self.measured.items():
            with self.subTest(command=command):
                found = follow.figures(command, people, own)[0]
                self.assertGreaterEqual(found, FLOOR[command])


if __name__ == "__main__":
    unittest.main()
