# SPDX-License-Identifier: Apache-2.0
"""tawatur gazetteer import and check: from the tables of others to coordinates in claims."""
import os
import tempfile
import unittest

from support import SOURCE, line, run

TABLES = os.path.join(SOURCE, "tests", "data", "ingest", "places")


def table(name):
    return os.path.join(TABLES, name)


class Import(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory()
        self.addCleanup(self.held.cleanup)
        self.out = os.path.join(self.held.name, "mine.tsv")

    def rows(self):
        with open(self.out, encoding="utf-8") as file:
            lines = file.read().splitlines()
        notes = [row for row in lines if row.startswith("#")]
        head, *rest = [row.split("\t") for row in lines if not row.startswith("#")]
        return notes, [dict(zip(head, row)) for row in rest]

    def test_tables_become_one_that_claims_use(self):
        done = run("gazetteer", "import", table("ocha_2026.csv"), table("geonames.txt"),
                   table("alternates.txt"), table("wof"), "-o", self.out)
        self.assertEqual(done.code, 3, done.err)  # some rows are wrong
        for place in ("geonames.txt:5: ", "geonames.txt:6: ", "alternates.txt:7: ", "5.geojson"):
            self.assertIn(place, done.err)
        self.assertIn("8 places", done.err)
        notes, rows = self.rows()
        self.assertTrue(any("CC BY 4.0" in note for note in notes), notes)
        village = next(row for row in rows if row["id"] == "gn:900001")
        self.assertEqual(village["name_ar"], "نخلة الشرقية")
        self.assertEqual(run("gazetteer", "check", self.out).code, 0)
        claims = run("code", "-", "-f", "jsonl", "--gazetteer", self.out, stdin=line(
            "قتل خمسة مدنيين في قصف على قرية نخلة الشرقية بريف إدلب.").encode()).claims()
        places = [p for c in claims for p in c["place"]]
        self.assertIn(("gn:900001", 35.5, 36.5), [(p["id"], p["lat"], p["lon"]) for p in places])

    def test_columns_are_mapped(self):
        done = run("gazetteer", "import", table("mapped.csv"), "--map", "name_ar=ORTSNAME",
                   "--map", "lat=y_koord", "--map", "lon=x_koord", "--map", "id=BEZIRK",
                   "--country", "SY", "--category", "village", "--source", "our list, 2020",
                   "--licence", "CC0", "-o", self.out)
        self.assertEqual(done.code, 0, done.err)
        notes, rows = self.rows()
        self.assertEqual([(r["country"], r["category"], r["source"]) for r in rows],
                         [("SY", "village", "our list, 2020")])
        self.assertIn("# licence: CC0", notes)

    def test_wrong_usage_and_missing_files(self):
        for args, code, words in (
                ((table("mapped.csv"), "--map", "lat"), 2, "FIELD=COLUMN"),
                ((table("mapped.csv"), "--map", "lat=NORTH"), 2, "ORTSNAME"),
                ((table("mapped.csv"),), 1, "name_ar or name_en"),
                ((table("mapped.csv"), "--category", "castle"), 2, "castle"),
                ((table("alternates.txt"),), 2, "alternate names"),
                ((table("none.txt"),), 4, "none.txt"),
                ((table("wof"), "--as", "xml"), 2, "--as")):
            done = run("gazetteer", "import", *args)
            self.assertEqual(done.code, code, (args, done.err))
            self.assertIn(words, done.err)
        self.assertEqual(run("gazetteer", "chek", self.out).code, 2)

    def test_a_workbook_is_refused_with_advice(self):
        book = os.path.join(self.held.name, "units.xlsx")
        with open(book, "wb") as file:
            file.write(b"PK\x03\x04rest")
        done = run("gazetteer", "import", book)
        self.assertEqual(done.code, 1)
        self.assertIn("as CSV", done.err)

    def test_check_names_file_and_line(self):
        with open(self.out, "w", encoding="utf-8") as file:
            file.write("id\tname_en\tlat\tlon\nx\tAlpha\t35\t36\nx\tBeta\t35\teast\n")
        done = run("gazetteer", "check", self.out)
        self.assertEqual(done.code, 1)
        self.assertIn(f"{self.out}:3: ".encode(), done.out)
        self.assertIn("1 errors", done.err)
        self.assertEqual(run("gazetteer", "check", self.out + "x").code, 4)


if __name__ == "__main__":
    unittest.main()
