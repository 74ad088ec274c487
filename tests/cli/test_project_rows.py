# SPDX-License-Identifier: Apache-2.0
"""Rows of the user's own in a project: they add to the lexicon and replace its rows, are checked,
kept with the run, and diff names them."""
import os
import re
import shutil
import subprocess
import unittest

from support import MORE, NEWS, PROGRAM, SOURCE, line
from test_project import WithFolder

BRIGADE = "هاجمت كتيبة رعد الجبل حاجزا للجيش قرب المدينة."
VERBS = "# table verbs v1\nlemma\tpresent\troot\tform\tmasdar\tclass\tcue\n"
ACTORS = "# table actors v1\nid\tname_ar\tname_en\tkind\tcountry\n"


class Rows(WithFolder):
    def rows(self, name, text):
        os.makedirs(os.path.join(self.folder, "data"), exist_ok=True)
        with open(os.path.join(self.folder, "data", name), "w", encoding="utf-8") as f:
            f.write(text)

    def filled(self):
        self.ok("init")
        self.ok("add", self.write("a.jsonl", line(NEWS, id="a") + line(MORE, id="b")
                                  + line(BRIGADE, id="c")))
        self.ok("run")

    def diff(self, before, after):
        return {(c["claim_id"], c["change"]): c
                for c in self.ok("diff", before, after).claims()}

    def test_a_row_takes_the_place_of_a_built_in_one_and_gives_it_back(self):
        self.filled()
        attacks = {c["claim_id"] for c in self.ok("claims", "--all", "--frame", "attack").claims()}
        self.assertTrue(any(a.startswith("b#") for a in attacks))
        self.rows("verbs.tsv", VERBS + "هاجم\t-\tهجم\tIII\t-\t-\t-\n")
        said = self.ok("run").err
        self.assertIn("run --again", said)
        self.ok("run", "--again")
        self.assertEqual(self.ok("claims", "--all", "--document", "c").claims(), [])
        gone = [c for c in self.diff(1, 2).values() if c["claim_id"] in attacks]
        self.assertEqual({c["change"] for c in gone}, {"removed"})
        for c in gone:
            self.assertRegex(c["why"], r"^by row data/verbs\.tsv:3 in place of verbs\.tsv:\d+$")
        os.remove(os.path.join(self.folder, "data", "verbs.tsv"))
        self.ok("run", "--again")
        back = [c for c in self.diff(2, 3).values() if c["claim_id"] in attacks]
        self.assertEqual({c["change"] for c in back}, {"added"})
        for c in back:
            self.assertRegex(c["why"], r"^without row data/verbs\.tsv:3, so again verbs\.tsv:\d+$")
        self.assertEqual(self.ok("diff", 1, 3).out, b"")
        self.ok("verify")

    def test_a_new_actor_is_known(self):
        self.filled()
        self.rows("actors.tsv", ACTORS + "raad\tكتيبة رعد الجبل\tRaad Battalion\trebel group\tSY\n")
        self.ok("run", "--again")
        named = self.ok("claims", "--all", "--actor", "raad").claims()
        self.assertEqual({c["doc"] for c in named}, {"c"})
        changed = [c for c in self.diff(1, 2).values() if c["change"] == "changed"]
        names = [c for c in changed if "raad" in str(c["after"]["agent"])]
        self.assertTrue(names)
        for c in names:
            self.assertEqual(c["why"], "by row data/actors.tsv:3")
            self.assertIn("agent", c["fields"])
        for c in changed:  # what the name did to others isn't claimed to be known
            if "raad" not in str(c["after"]):
                self.assertIn("1 user rows; its row ", c["why"])
        # explain looks with the project's eyes.
        self.assertIn("raad", self.ok("explain", "c").out.decode())

    def test_a_new_verb_says_whose_row_it_is(self):
        self.ok("init")
        self.ok("add", self.write("a.jsonl", line("برطمت طائرات حربية بلدة كفرنبل أمس.", id="a")))
        self.ok("run")
        self.rows("verbs.tsv", VERBS + "برطم\t-\tبرطم\tQI\t-\tstrike-air\t-\n")
        self.ok("run", "--again")
        claims = self.ok("claims", "--all", "--frame", "air_strike").claims()
        self.assertEqual([c["rule"] for c in claims], ["data/verbs.tsv:3 class strike-air"])
        self.assertEqual([c["why"] for c in self.diff(1, 2).values()
                          if c["after"] and c["after"]["frame"] == "air_strike"],
                         ["by row data/verbs.tsv:3"])

    def test_mistakes_are_told_with_file_and_line_and_nothing_runs(self):
        self.filled()
        self.rows("verbs.tsv", VERBS + "هاجم\t-\tهجم\tIII\t-\tatack\t-\n" + "هاجم\tIII\n")
        self.rows("weights.tsv", "@\tagent\t-\t1\n")
        failed = self.ok("run", "--again", code=1).err
        self.assertIn('/data/verbs.tsv:3: unknown class "atack"', failed)
        self.assertIn("/data/verbs.tsv:4: 2 columns where the header names 7", failed)
        self.assertIn("/data/weights.tsv: can't be given here", failed)
        self.assertEqual(self.ok("diff", 1, 1).out, b"")
        told = self.ok("lexicon", "check", code=1).out.decode()
        self.assertEqual(len(told.splitlines()), 3)
        os.remove(os.path.join(self.folder, "data", "weights.tsv"))
        self.rows("verbs.tsv", VERBS)
        self.ok("lexicon", "check")

    def test_the_run_keeps_the_rows(self):
        self.filled()
        self.rows("actors.tsv", ACTORS + "raad\tكتيبة رعد الجبل\tRaad Battalion\trebel group\tSY\n")
        self.ok("run", "--again")
        database = os.path.join(self.folder, "tawatur.db")
        kept = subprocess.run(["python3", "-c", f"""
import sqlite3
for row in sqlite3.connect({database!r}).execute('SELECT user_rows FROM runs ORDER BY id'):
    print(row[0], end='---')"""], capture_output=True, check=True).stdout.decode().split("---")
        self.assertNotIn("\nrow\t", kept[0])
        self.assertIn("\npart\tweights.tsv\t", kept[0])
        self.assertIn("\nrow\tdata/actors.tsv:3\tactors\traad\t\tid=raad\t", kept[1])

    def test_another_lexicon_or_place_table_is_named(self):
        self.filled()
        tools = os.path.join(os.path.dirname(PROGRAM), "tawatur-packc")
        data = os.path.join(self.held.name, "lexicon")
        shutil.copytree(os.path.join(SOURCE, "data"), data)
        with open(os.path.join(data, "weights.tsv"), encoding="utf-8") as f:
            weights = f.read()
        with open(os.path.join(data, "weights.tsv"), "w", encoding="utf-8") as f:
            f.write(re.sub(r"(?m)^(trigger\t.*\t)(-?\d+\.\d+)$",
                           lambda m: f"{m[1]}{float(m[2]) * 0.5:.3f}", weights))
        pack = os.path.join(self.held.name, "other.pack")
        subprocess.run([tools, data, pack], check=True, capture_output=True)
        self.ok("run", "--again", "--pack", pack)
        changes = self.diff(1, 2)
        self.assertTrue(changes)
        for c in changes.values():
            self.assertRegex(c["why"], r"^tawatur .* -> tawatur .*; changed: weights\.tsv; its row ")
        table = self.write("places.tsv", "id\tname_ar\tlat\tlon\nx1\tكفرنبل\t35\t36\n")
        self.ok("run", "--again", "--gazetteer", table)
        for c in self.diff(1, 3).values():
            self.assertIn("changed: gazetteer", c["why"])


if __name__ == "__main__":
    unittest.main()
