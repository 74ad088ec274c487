# SPDX-License-Identifier: Apache-2.0
"""tawatur lexicon suggest: what no row has, with examples, as rows to edit; a project's own rows count as known."""
import os
import tempfile
import unittest

from support import SOURCE, line, run

TEXTS = os.path.join(SOURCE, "tests", "data", "pipeline", "unlisted.txt")
BATTALION = "كتيبة صقور الزيزفون"


def corpus():
    """Each line of the texts is a document."""
    with open(TEXTS, encoding="utf-8") as f:
        return "".join(line(text.strip(), id=f"d{i}") for i, text in enumerate(f)).encode()


def rows(done):
    return [row.split("\t") for row in done.out.decode().splitlines() if not row.startswith("#")]


class Suggest(unittest.TestCase):
    def test_overview_by_table_and_count(self):
        done = run("lexicon", "suggest", "-", "--least", "2", stdin=corpus())
        self.assertEqual((done.code, done.err), (0, ""))
        head, *found = rows(done)
        self.assertEqual(head, ["table", "count", "documents", "kind", "words", "example"])
        actors = [r for r in found if r[0] == "actors"]
        self.assertEqual(actors[0][1:3] + actors[0][4:5], ["3", "3", BATTALION])
        self.assertIn(f"[{BATTALION}]", actors[0][5])
        self.assertEqual({r[0] for r in found}, {"actors", "places", "verbs"})
        for table in ("actors", "places", "verbs"):
            counts = [int(r[1]) for r in found if r[0] == table]
            self.assertEqual(counts, sorted(counts, reverse=True))

    def test_least_limit_and_output(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "out.tsv")
            done = run("lexicon", "suggest", TEXTS, "--least", "1", "--limit", "1", "-o", path)
            self.assertEqual((done.code, done.out), (0, b""))
            with open(path, encoding="utf-8") as f:
                self.assertEqual(len(f.read().splitlines()), 4)
        self.assertEqual(len(rows(run("lexicon", "suggest", TEXTS, "--least", "99"))), 1)

    def test_rows_become_a_table_of_the_project(self):
        """A suggestion is no row yet: the linter wants what stands as "?"; edited it is found."""
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(run("init", folder).code, 0)
            data = os.path.join(folder, "data")
            os.makedirs(data, exist_ok=True)
            table = os.path.join(data, "actors.tsv")
            done = run("lexicon", "suggest", "-", "--table", "actors", "--limit", "1", "-o", table, stdin=corpus())
            self.assertEqual((done.code, done.err), (0, ""))
            with open(table, encoding="utf-8") as f:
                text = f.read()
            self.assertIn("# 3 times in 3 documents\n# d0: ", text)
            self.assertEqual(run("lexicon", "check", "-C", folder).code, 1)
            refused = run("lexicon", "suggest", "-", "-C", folder, stdin=corpus())
            self.assertEqual(refused.code, 1)
            self.assertIn("actors.tsv:", refused.err)
            edited = text.replace(f"?\t{BATTALION}\t?\t?\t?", f"zayzafun\t{BATTALION}\tFalcons of al-Zayzafun\trebel group\tSY")
            self.assertNotEqual(edited, text)
            with open(table, "w", encoding="utf-8") as f:
                f.write(edited)
            checked = run("lexicon", "check", "-C", folder)
            self.assertEqual(checked.code, 0, checked.out.decode())
            again = run("lexicon", "suggest", "-", "-C", folder, "--least", "1", stdin=corpus())
            self.assertEqual(again.code, 0)
            self.assertNotIn(BATTALION, [r[4] for r in rows(again)])

    def test_each_table_has_its_columns(self):
        for table, first in (("actors", "id"), ("places", "id"), ("verbs", "lemma")):
            head, *found = rows(run("lexicon", "suggest", "-", "--table", table, "--least", "2", stdin=corpus()))
            self.assertEqual(head[0], first)
            self.assertTrue(found)
            for row in found:
                self.assertEqual(len(row), len(head))
                self.assertIn("?", row)

    def test_bad_input(self):
        self.assertEqual(run("lexicon", "suggest").code, 2)
        self.assertEqual(run("lexicon", "suggest", "x", "--table", "nouns").code, 2)
        self.assertEqual(run("lexicon", "suggest", "/nonexistent").code, 4)
        partly = run("lexicon", "suggest", "-", stdin=corpus() + b'{"id": "empty", "text": ""}\n')
        self.assertEqual(partly.code, 3)


if __name__ == "__main__":
    unittest.main()
