# SPDX-License-Identifier: Apache-2.0
"""Copies in a project: what is found, which is the original, and that order doesn't matter; and an
older project that becomes a newer one."""
import gzip
import os
import random
import sqlite3
import subprocess
import unittest

from support import MORE, NEWS, PROGRAM, SOURCE, line, run
from test_project import WithFolder

WIRE = ("أعلن الدفاع المدني أن ثلاثة من متطوعيه أصيبوا بجروح بينما كانوا يخمدون حريقا نشب في مستودع "
        "للقمح غربي البلدة بعد سقوط قذائف صباح السبت وأضاف أن فرقه أجلت عشر عائلات من الحي المجاور")
NEAR = WIRE.replace("صباح السبت", "فجر السبت").replace("عشر", "تسع")
LONG = " ".join(f"وهذه الجملة رقم {i} من تقرير طويل عن أحوال المنطقة" for i in range(12))
CREDIT = f"نقلا عن وكالة سانا {WIRE}"


class Copies(WithFolder):
    def found(self, *documents, batches=1):
        """Adds and runs in that many steps; families as {id: (family, copy_of, kind, why)}."""
        self.ok("init")
        step = -(-len(documents) // batches)
        for i in range(0, len(documents), step):
            path = self.write(f"part{i}.jsonl", "".join(line(**d) for d in documents[i:i + step]))
            self.ok("add", path)
            self.ok("run")
        self.ok("verify")
        return {d["id"]: (d["family"], d["copy_of"], d["copy_kind"], d["copy_why"])
                for d in self.ok("documents", "--copies").claims()}

    def test_the_earlier_day_is_the_original(self):
        got = self.found(dict(id="late", text=WIRE, published="2018-03-02", outlet="p"),
                         dict(id="early", text=NEAR, published="2018-03-01", outlet="q"),
                         dict(id="other", text=LONG))
        self.assertEqual(got, {"early": ("early", None, None, None),
                               "late": ("early", "early", "near", "date")})
        row = self.ok("documents", "--copies").claims()
        self.assertEqual([r["id"] for r in row], ["early", "late"])
        self.assertGreater(row[1]["copy_share"], 0.5)
        shown = self.ok("show", "late").out.decode()
        self.assertIn("copy of early (near, 0.", shown)
        self.assertIn("date", shown)
        self.assertIn("others are copies of it", self.ok("show", "early").out.decode())
        self.assertNotIn("cop", self.ok("show", "other").out.decode().splitlines()[1])

    def test_who_credits_is_the_copy(self):
        got = self.found(dict(id="a", text=CREDIT, published="2018-03-01", outlet="عنب بلدي"),
                         dict(id="b", text=WIRE, published="2018-03-02", outlet="سانا"))
        self.assertEqual(got["a"], ("b", "b", "near", "credit"))

    def test_an_agency_text_in_a_longer_article(self):
        got = self.found(dict(id="long", text=LONG + " " + WIRE + " " + LONG),
                         dict(id="wire", text=WIRE), dict(id="wire2", text=NEAR))
        self.assertEqual(got["long"], ("wire", "wire", "contained", "unknown"))
        self.assertEqual(got["wire2"][0], "wire")

    def test_later_additions_find_older_articles(self):
        documents = [dict(id=f"d{i}", text=f"{WIRE} {i}", published=f"2018-03-{i + 1:02}")
                     for i in range(6)]
        documents += [dict(id="x", text=LONG),
                      dict(id="y", text=f"{MORE} {LONG} {documents[3]['text']} {MORE} {LONG[::-1]}")]
        want = self.found(*documents)
        self.assertEqual(want["d5"][0], "d0")
        self.assertEqual(want["y"][2], "contained")
        for seed in range(3):
            self.folder += "x"
            random.Random(seed).shuffle(documents)
            self.assertEqual(self.found(*documents, batches=1 + 3 * seed), want)

    def test_copies_of_exact_copies_are_one_family(self):
        got = self.found(dict(id="c", text=WIRE + " ."), dict(id="b", text=WIRE),
                         dict(id="a", text=NEAR), batches=3)
        self.assertEqual({k: v[0] for k, v in got.items()}, {"a": "a", "b": "a", "c": "a"})
        self.assertEqual(got["b"][2], "exact")

    def test_nothing_is_found_twice(self):
        self.found(dict(id="a", text=WIRE), dict(id="b", text=NEAR))
        before = self.ok("documents", "--copies").out
        self.assertIn("nothing new", self.ok("run").err)
        self.ok("run", "--again")
        self.assertEqual(self.ok("documents", "--copies").out.replace(b'"run":2', b'"run":1'),
                         before)

    def test_verify_names_what_was_altered(self):
        self.found(dict(id="a", text=WIRE), dict(id="b", text=NEAR), dict(id="c", text=LONG))
        self.sql("DELETE FROM families")
        self.assertIn("families 2: is missing", self.ok("verify", code=5).out.decode())
        self.sql("INSERT INTO families VALUES (1, 2), (2, 2), (3, 2)")
        told = self.ok("verify", code=5).out.decode()
        self.assertIn("families 1: has another original", told)
        self.assertIn("families 3: no row of copies", told)
        self.sql("DELETE FROM signatures WHERE document = 2",
                 "UPDATE signatures SET signature = (SELECT signature FROM signatures WHERE "
                 "document = 3) WHERE document = 1")
        told = self.ok("verify", code=5).out.decode()
        for what in ("signatures 2: is missing", "signatures 1: isn't that of the text"):
            self.assertIn(what, told)
        self.sql("DELETE FROM signatures WHERE document = 3")
        self.assertIn("signatures: don't end", self.ok("verify", code=5).out.decode())


class Older(WithFolder):
    def project(self):
        os.mkdir(self.folder)
        path = os.path.join(self.folder, "tawatur.db")
        with gzip.open(os.path.join(SOURCE, "tests", "data", "project", "schema-1.db.gz")) as old, \
                open(path, "wb") as new:
            held = old.read()
            new.write(held)
        return path, held

    def version(self, path):
        db = sqlite3.connect(path)
        version = db.execute("PRAGMA user_version").fetchone()[0]
        db.close()
        return version

    def test_is_brought_up_to_date_with_a_backup(self):
        path, held = self.project()
        documents = self.ok("documents").claims()  # reading is enough
        self.assertEqual([(d["id"], d["claims"], d["copy_kind"]) for d in documents],
                         [("a", 2, None), ("b", 2, None), ("c", 2, "exact")])
        run("init", os.path.join(self.held.name, "new"))
        today = self.version(os.path.join(self.held.name, "new", "tawatur.db"))
        self.assertGreater(today, 2)
        self.assertEqual(self.version(path), today)
        self.assertEqual(self.version(path + ".v1.backup"), 1)
        self.ok("verify", "--head",
                "1f7cebf7bbe3b55b5a1fe7790e8b0a4b92e677eafeb5fd7aea62871755f5752d")
        self.ok("add", self.write("m.jsonl", line(NEWS + " " + MORE + " " + LONG, id="d")))
        self.ok("run")
        self.ok("verify")
        self.assertEqual({d["id"]: d["family"] for d in self.ok("documents", "--copies").claims()},
                         {"a": "a", "c": "a"})
        # The backup is a project of its own, as it was.
        os.remove(path)
        os.rename(path + ".v1.backup", path)
        self.assertEqual(self.version(path), 1)
        self.assertEqual(len(self.ok("claims", "--all").claims()), 6)
        self.assertGreater(len(held), 0)

    def test_where_nothing_can_be_written_it_says_so(self):
        path, held = self.project()
        for name in (path, self.folder):
            os.chmod(name, 0o555)
        os.chmod(self.held.name, 0o755)
        self.addCleanup(os.chmod, self.folder, 0o755)
        user = {"user": "nobody"} if os.getuid() == 0 else {}
        if subprocess.run([PROGRAM, "--version"], capture_output=True, **user).returncode != 0:
            self.skipTest("the program can't be run by an ordinary user here")
        done = subprocess.run([PROGRAM, "-C", self.folder, "documents"], capture_output=True,
                              cwd="/", **user)
        self.assertEqual(done.returncode, 1)
        self.assertIn("older Tawatur and can't be brought up to date", done.stderr.decode())
        with open(path, "rb") as now:
            self.assertEqual(now.read(), held)


if __name__ == "__main__":
    unittest.main()
