# SPDX-License-Identifier: Apache-2.0
"""tawatur places and actors: a name looked up."""
import csv
import io
import os
import unittest

from support import SOURCE, run

TABLE = os.path.join(SOURCE, "tests", "data", "pipeline", "places.tsv")


class Lookup(unittest.TestCase):
    def test_places(self):
        found = run("places", "عين", "الحور", "--gazetteer", TABLE, "-f", "jsonl").claims()
        self.assertEqual({"t:1", "t:2"} - {p["id"] for p in found}, set())
        first = next(p for p in found if p["id"] == "t:1")
        self.assertEqual((first["table"], first["lat"], first["precision"], first["region"]),
                         ("gazetteer", 35.8, "point", "Idlib"))
        self.assertEqual(first["fit"], "plain")

    def test_actors_names_over_time(self):
        found = run("actors", "جبهة النصرة", "-f", "jsonl").claims()
        self.assertEqual({"nusra", "hts"} - {a["id"] for a in found}, set())
        hts = next(a for a in found if a["id"] == "hts")
        self.assertIn("stance=anti", hts["matched"])
        self.assertIn("from=2017", hts["matched"])

    def test_formats(self):
        rows = list(csv.DictReader(io.StringIO(
            run("actors", "nusra", "-f", "csv").out.decode())))
        self.assertEqual((rows[0]["id"], rows[0]["parent"]), ("nusra", "al-qaeda"))
        self.assertTrue(run("places", "إدلب", "-f", "table").out.startswith(b"ID"))

    def test_nothing_and_wrong_usage(self):
        for args, code in ((("places", "Qwxyz"), 4), (("actors", "Qwxyz"), 4), (("places",), 2),
                           (("actors", "x", "-f", "xml"), 2),
                           (("places", "x", "--gazetteer", "none.tsv"), 4)):
            done = run(*args)
            self.assertEqual(done.code, code, (args, done.err))
            self.assertEqual(done.out, b"")


if __name__ == "__main__":
    unittest.main()
