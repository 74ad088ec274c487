# SPDX-License-Identifier: Apache-2.0
"""A project from init to verify: adding, coding, listing, searching, changes."""
import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from support import MORE, NEWS, PROGRAM, SOURCE, line, run

EXAMPLES = os.path.join(SOURCE, "examples", "articles")


class WithFolder(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory()
        self.addCleanup(self.held.cleanup)
        self.folder = os.path.join(self.held.name, "p")

    def write(self, name, text):
        path = os.path.join(self.held.name, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def ok(self, *args, code=0, **more):
        done = run("-C", self.folder, *args, **more)
        self.assertEqual(done.code, code, (args, done.err))
        return done

    def sql(self, *statements):
        db = sqlite3.connect(os.path.join(self.folder, "tawatur.db"))
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()


class Project(WithFolder):
    def test_tour(self):
        self.assertEqual(run("init", self.folder).code, 0)
        self.assertIn("0 failed", self.ok("add", EXAMPLES).err)
        self.assertIn("0 documents added", self.ok("add", EXAMPLES).err)
        self.ok("run", "-j", "2")
        self.assertIn("nothing new", self.ok("run").err)
        self.assertEqual(self.ok("claims", "--all").out, run("code", "--all", EXAMPLES).out)
        self.assertEqual(run("verify", "-C", self.folder).code, 0)
        self.assertIn("26 coded", self.ok("doctor").out.decode())
        inside = run("documents", cwd=self.folder)
        self.assertEqual(len(inside.claims()), 26)
        self.assertEqual(inside.claims()[0]["state"], "coded")

    def filled(self):
        self.ok("init")
        self.ok("add", self.write("a.jsonl", line(NEWS, id="a", outlet="x", published="2018-01-12")
                                  + line(MORE, id="b", outlet="y", published="2018-02-01")
                                  + line(NEWS + " ", id="c", outlet="y", published="2018-03-01")))
        self.ok("run")

    def test_months_and_years(self):
        self.filled()

        def names(*filters):
            return "".join(d["id"] for d in self.ok("documents", *filters).claims())
        self.assertEqual(names("--since", "2018-02"), "bc")
        self.assertEqual(names("--until", "2018-01"), "a")
        self.assertEqual(names("--until", "2018-02"), "ab")  # to its last day
        self.assertEqual(names("--since", "2018", "--until", "2018"), "abc")
        self.assertEqual(names("--until", "2017"), "")

    def test_what_is_no_day_is_refused_by_the_name_of_its_option(self):
        self.ok("init")
        for command in (("claims",), ("documents",), ("search", "x"), ("events",), ("control",)):
            for option in ("--since", "--until"):
                for day in ("yesterday", "2018-13", "2018-02-30", "18", "2018-1-1"):
                    wrong = self.ok(*command, option, day, code=2)
                    self.assertIn(f'{option}: "{day}" is no day', wrong.err)
        for command in (("code", "-"), ("add", "x.txt"), ("explain", "x"), ("control", "-")):
            wrong = self.ok(*command, "--published", "2018-02", code=2)
            self.assertIn('--published: "2018-02" is no day', wrong.err)

    def test_filters_narrow(self):
        self.filled()
        every = self.ok("claims", "--all").claims()

        def docs(*filters):
            return {c["doc"] for c in self.ok("claims", "--all", *filters).claims()}
        self.assertEqual(docs("--outlet", "x"), {"a"})
        self.assertEqual(docs("--frame", "air_strike"), {"a", "c"})
        self.assertEqual(docs("--since", "2018-02-15"), {"c"})
        self.assertEqual(docs("--until", "2018-01-20"), {"a"})
        self.assertEqual(docs("--document", "b"), {"b"})
        self.assertEqual(docs("--text", "مدنيين"), {"a", "c"})
        self.assertEqual(docs("--text", "مَدَنيين"), {"a", "c"})
        self.assertEqual(docs("--text", "مَدَنيين", "--exact"), set())
        self.assertEqual(docs("--text", "مدنيين خمسة"), {"a", "c"})  # all of them, in any order
        self.assertEqual(docs("--text", "مدنيين مسلحين"), set())
        self.assertEqual(docs("--text", "مدنيين خمسة", "--exact"), set())
        self.assertEqual(docs("--actor", "civilians"), {"a", "c"})
        self.assertEqual(docs("--actor", "nobody at all"), set())
        self.assertEqual(len(self.ok("claims", "--all", "--limit", "2").claims()), 2)
        self.assertEqual(self.ok("claims", "--all", "--offset", "1").claims(), every[1:])
        sure = self.ok("claims", "--min-confidence", "0.5").claims()
        self.assertEqual(sure, [c for c in every if c["confidence"] >= 0.5])
        modes = {c["modality"] for c in self.ok("claims", "--modality", "asserted").claims()}
        self.assertEqual(modes, {"asserted"})
        self.ok("claims", "--frame", "nonsense", code=2)
        self.ok("claims", "--actor", "nobody at all", "--fail-if-empty", code=4)

    def test_formats(self):
        self.filled()
        rows = list(csv.DictReader(io.StringIO(self.ok("documents", "-f", "csv").out.decode())))
        self.assertEqual([r["id"] for r in rows], ["a", "b", "c"])
        self.assertEqual(len(json.loads(self.ok("claims", "-f", "json", "--all").out)),
                         len(self.ok("claims", "--all").claims()))
        self.assertIn(b"FRAME", self.ok("claims", "-f", "table").out)
        out = os.path.join(self.held.name, "c.csv")
        self.ok("claims", "-o", out)
        with open(out, encoding="utf-8") as f:
            self.assertTrue(f.read().startswith("doc,claim_id"))

    def test_copies(self):
        self.filled()
        copies = self.ok("documents", "--copies").claims()
        self.assertEqual([(c["id"], c["copy_of"], c["copy_kind"]) for c in copies],
                         [("a", None, None), ("c", "a", "exact")])

    def test_search_marks_the_words(self):
        self.filled()
        hits = self.ok("search", "مسلّحين").claims()
        self.assertEqual([h["id"] for h in hits], ["b"])
        start, end = hits[0]["spans"][0]
        self.assertEqual(MORE[start:end], "مسلحين")
        self.assertIn("**مسلحين**", hits[0]["snippet"])
        self.assertEqual(self.ok("search", "مسلّحين", "--exact").claims(), [])
        self.assertEqual(len(self.ok("search", "مسلحين مجهولين", "--exact").claims()), 1)
        self.assertEqual(self.ok("search", "\" OR * NEAR(").claims(), [])

    def test_a_project_that_cant_be_read_is_told(self):
        self.assertEqual(self.ok("explain", NEWS).err, "")  # there is none: the text speaks
        self.filled()
        self.sql("ALTER TABLE documents RENAME COLUMN text TO was_text")
        for call in (["claims", "--all", "-f", "csv"], ["show", "a"], ["explain", "a"]):
            with self.subTest(call=call):
                self.assertIn("text", self.ok(*call, code=5).err)
        self.sql("PRAGMA user_version = 99")
        for call in (["show", "a"], ["explain", "a"]):
            with self.subTest(call=call):
                self.assertIn("newer Tawatur", self.ok(*call, code=1).err)

    def test_a_stored_claim_that_cannot_be_read_is_told(self):
        self.filled()
        claim = self.ok("claims", "--document", "a").claims()[0]["claim_id"]
        self.sql("UPDATE claims SET json = '{'")
        for asked in ("a", claim):
            failed = self.ok("show", asked, code=1)
            self.assertIn("claim", failed.err)

    def test_show_and_explain(self):
        self.filled()
        claim = self.ok("claims", "--document", "a").claims()[0]
        shown = self.ok("show", claim["claim_id"]).out.decode()
        self.assertEqual(json.loads(shown.splitlines()[0]), claim)
        self.assertIn(NEWS, self.ok("show", "a").out.decode())
        self.ok("show", "nobody", code=4)
        self.assertIn("trigger", self.ok("explain", claim["claim_id"]).out.decode())

    def test_bad_records_are_noted(self):
        self.ok("init")
        bad = self.write("bad.jsonl", line(id="a") + '{"text":5}\n')
        self.ok("add", bad, code=3)
        self.assertIn("bad.jsonl:2", self.ok("doctor", "--last").out.decode())
        # Of the last call alone, however many batches it took.
        worse = self.write("worse.jsonl", line(id="b") + '{"text":6}\n' + line(id="c") + '{"x":1}\n')
        self.ok("add", "--batch", "1", worse, code=3)
        told = self.ok("doctor", "--last").out.decode()
        self.assertIn("worse.jsonl:2", told)
        self.assertIn("worse.jsonl:4", told)
        self.assertNotIn("bad.jsonl", told)
        self.ok("add", self.write("good.jsonl", line(id="d")))
        self.assertEqual(self.ok("doctor", "--last").out, b"")

    def test_adding_again_without_the_day_that_was_given_is_free(self):
        self.ok("init")
        path = self.write("x.txt", NEWS)
        self.ok("add", path, "--published", "2018-01-12")
        self.assertIn("0 documents added (0 exact copies), 1 were there", self.ok("add", path).err)
        self.assertIn("1 documents added", self.ok("add", path, "--published", "2018-01-13").err)
        self.assertEqual([d["published"] for d in self.ok("documents").claims()],
                         ["2018-01-12", "2018-01-13"])

    def test_a_text_without_a_title_is_listed_by_its_first_line(self):
        self.ok("init")
        self.ok("add", self.write("t.jsonl", line("one\ntwo", id="a") + line("x", id="b", title="T")
                                  + line("y" * 300, id="c") + line("whole", id="d")))
        self.assertEqual([d["title"] for d in self.ok("documents").claims()],
                         ["one", "T", "y" * 160, "whole"])
        shown = self.ok("show", "a").out.decode()
        self.assertTrue(shown.startswith("a\n\none\ntwo\n"), shown)

    def test_again_diff_and_changes(self):
        self.filled()
        claims = self.ok("claims", "--all").claims()
        self.ok("run", "--again")
        self.assertEqual(self.ok("diff", "1", "2").out, b"")
        added = self.ok("changes", "--since", "0").claims()
        self.assertEqual({c["change"] for c in added}, {"added"})
        self.assertEqual(len(added), len(claims))
        self.ok("changes", "--since", "1")
        self.assertEqual(self.ok("changes", "--since", "2001-01-01").claims(), added)
        self.ok("diff", "1", "7", code=4)
        self.assertEqual(self.ok("claims", "--all").claims(), claims)
        # A run with other places: what differs is named with its fields.
        table = self.write("places.tsv", "id\tname_ar\tlat\tlon\nx1\tكفرنبل\t35\t36\n")
        self.ok("run", "--again", "--gazetteer", table)
        for change in self.ok("diff", "1", "3").claims():
            self.assertIn(change["change"], ("added", "removed", "changed"))

    def test_any_order_and_thread_count(self):
        self.ok("init")
        other = os.path.join(self.held.name, "q")
        run("init", other)
        lines = [line(f"{NEWS} {i}", id=f"d{i}") for i in range(40)]
        self.ok("add", self.write("a.jsonl", "".join(lines)))
        run("-C", other, "add", self.write("b.jsonl", "".join(reversed(lines))))
        self.ok("run", "-j", "1")
        run("-C", other, "run", "-j", "3", "--batch", "7")
        theirs = run("-C", other, "claims", "--all").out.splitlines()
        self.assertEqual(sorted(self.ok("claims", "--all").out.splitlines()), sorted(theirs))

    def test_same_id_twice(self):
        self.ok("init")
        self.ok("add", self.write("a.jsonl", line(NEWS, id="a") + line(MORE, id="a")))
        names = [d["id"] for d in self.ok("documents").claims()]
        self.assertEqual(names[0], "a")
        self.assertRegex(names[1], r"^a~[0-9a-f]{8}$")

    def test_kept_bytes(self):
        self.ok("init")
        path = self.write("a.txt", NEWS)
        self.ok("add", "--keep-bytes", path)
        self.assertEqual(self.ok("verify").code, 0)
        self.sql("UPDATE captures SET raw = substr(raw, 2)")
        self.assertIn("captures 1", self.ok("verify", code=5).out.decode())

    def test_limit_and_stop(self):
        self.ok("init")
        path = self.write("a.jsonl", "".join(line(f"{NEWS} {i}", id=f"d{i}") for i in range(30)))
        self.ok("add", "--limit", "10", path)
        self.ok("run", "--limit", "4")
        self.assertIn("went on: 6 documents", self.ok("run").err)
        self.ok("add", path)
        for name in (signal.SIGINT, signal.SIGTERM):
            more = self.write("m.jsonl", "".join(line(f"{name} {MORE} {i}") for i in range(60000)))
            process = subprocess.Popen([PROGRAM, "-C", self.folder, "add", more],
                                       stderr=subprocess.PIPE)
            time.sleep(0.3)
            process.send_signal(name)
            err = process.communicate(timeout=30)[1].decode()
            self.assertEqual(process.returncode, 130, err)
            self.assertIn("interrupted", err)
        self.ok("verify")

    def test_what_is_no_project(self):
        self.assertEqual(run("documents", "-C", self.held.name, cwd="/").code, 4)
        self.ok("init")
        self.ok("init", code=2)

    def test_head_of_an_earlier_verify(self):
        self.filled()
        head = self.ok("verify").err.split("head ")[1].strip()
        self.ok("run", "--again")
        self.ok("verify", "--head", head)
        self.ok("verify", "--head", "0" * 64, code=5)


if __name__ == "__main__":
    unittest.main()
