# SPDX-License-Identifier: Apache-2.0
"""Marks on articles that stay elsewhere: no word goes along, all words come back, another text is refused."""
import json
import lzma
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import project

sys.path.insert(0, str(project.ROOT / "eval"))
import gold  # noqa: E402  (needs the path)

ANNOTATED = """@doc saudi-2015-a
@outlet Page
@published 2015-08-01
@conflict XX
@about real
Title of it
Rebels of the north took two towns, Alpha and Beta, on Friday.
%%
take_control | took two towns, Alpha and Beta | agent opposition-factions=Rebels of the north | place Alpha; town Beta | time 2015-07-31=Friday
"""
ARTICLE = {"id": "saudi-2015-a", "outlet": "Page", "published": "2015-08-01T10:00", "title": "Title of it",
           "body": "Rebels of the north took two towns, Alpha and Beta, on Friday. "}


def run(*args):
    return subprocess.run([sys.executable, "-B", str(project.ROOT / "eval/marks.py"), *map(str, args)],
                          capture_output=True, text=True, check=False)


class Marks(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = Path(self.folder.name)
        (self.at / "a.gold").write_text(ANNOTATED, encoding="utf-8")
        self.corpus(ARTICLE)
        done = run("make", self.at, self.at / "m.jsonl", self.at / "a.gold")
        self.assertEqual(done.returncode, 0, done.stderr)

    def corpus(self, *rows):
        with lzma.open(self.at / "saudi-2015.jsonl.xz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)

    def test_no_word_goes_along(self):
        marks = (self.at / "m.jsonl").read_text(encoding="utf-8")
        for word in ("Rebels", "Alpha", "Friday", "took"):
            self.assertNotIn(word, marks)

    def test_all_words_come_back(self):
        done = run("write", self.at, self.at / "out", self.at / "m.jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)
        gold = json.loads((self.at / "out/saudi-2015-a.gold.json").read_text(encoding="utf-8"))
        claim = gold["claims"][0]
        self.assertEqual(claim["quote"], "took two towns, Alpha and Beta")
        self.assertEqual(claim["agent"], [{"id": "opposition-factions", "text": "Rebels of the north"}])
        self.assertEqual([p["text"] for p in claim["place"]], ["Alpha", "town Beta"])
        self.assertEqual(claim["time"], {"from": "2015-07-31", "to": "2015-07-31", "text": "Friday"})
        self.assertEqual(gold["published"], "2015-08-01")
        self.assertEqual((self.at / "out/folds.tsv").read_text(encoding="utf-8"), "saudi-2015-a.txt\tPage\tXX\n")

    def test_another_text_is_refused(self):
        self.corpus(ARTICLE | {"body": ARTICLE["body"].replace("two", "six")})
        done = run("write", self.at, self.at / "out", self.at / "m.jsonl")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("isn't the text that was read", done.stderr)
        self.corpus()
        done = run("write", self.at, self.at / "out", self.at / "m.jsonl")
        self.assertIn("not in", done.stderr)

    def test_those_that_are_kept_are_whole(self):
        ids, seen = gold.known_ids(), set()
        for path in sorted((project.ROOT / "eval/marks").glob("*.jsonl")):
            self.assertTrue(path.read_bytes().isascii(), path)
            for line in path.read_text(encoding="utf-8").splitlines():
                document = json.loads(line)
                with self.subTest(doc=document["doc"]):
                    self.assertNotIn(document["doc"], seen)
                    seen.add(document["doc"])
                    self.assertEqual(len(document["sha256"]), 64)
                    for claim in document["claims"]:
                        self.assertIn(claim["frame"], gold.FRAMES)
                        self.assertLess(*claim["span"])
                        fillers = [f for role in ("agent", "target", "place", "source", "quantity") for f in claim.get(role, [])]
                        self.assertTrue(all(b < e for f in fillers for b, e in f["at"]))
                        self.assertEqual({f["id"] for f in fillers if f.get("id")} - ids, set())
        self.assertGreater(len(seen), 1000)


if __name__ == "__main__":
    unittest.main()
