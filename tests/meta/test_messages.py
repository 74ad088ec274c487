# SPDX-License-Identifier: Apache-2.0
"""What explain says: every message in both languages, no key that the code doesn't ask for, and topics of
features that exist."""
import re
import unittest

import project


def rows(name):
    lines = project.read(f"data/{name}.tsv").splitlines()
    head, *rest = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(head, row)) for row in rest]


class Messages(unittest.TestCase):
    def test_both_languages_and_the_same_places(self):
        for row in rows("messages"):
            with self.subTest(key=row["key"]):
                self.assertTrue(row["en"].isascii() and row["en"] != "-")
                self.assertFalse(row["ar"].isascii())
                self.assertEqual(*(sorted(re.findall(r"\{\d\}", row[language])) for language in ("en", "ar")))

    def test_keys_that_the_code_asks_for_are_there(self):
        code = project.read("src/pipeline/explain.cc") + project.read("src/pipeline/explain_event.cc")
        keys = {row["key"] for row in rows("messages")}
        asked = set(re.findall(r'say_\("((?:verdict|value|head)\.\w+)"', code))
        asked |= {"field." + name for name in re.findall(r'(?:lines_\.add|weighed|field|toll)\("([\w?]+)"', code)}
        self.assertGreater(len(asked), 30)
        self.assertEqual(asked - keys, set())

    def test_topics_have_messages(self):
        keys = {row["key"] for row in rows("messages")}
        self.assertEqual({"reason." + row["topic"] for row in rows("reasons")} - keys, set())

    def test_features_of_the_table_exist_and_most_features_are_in_it(self):
        files = {"trigger": ("trigger_features.cc",), "actor": ("filler_features.cc", "case_features.cc", "memory_features.cc")}
        for decision, names in files.items():
            code = "".join(project.read(f"src/decode/{name}") for name in names)
            there = set(re.findall(r'(?:\.add|near)\((?:\w+, )?"(\w+)"', code))
            told = {f for row in rows("reasons") if row["decision"] == decision for f in row["features"].split(" ")}
            with self.subTest(decision=decision):
                self.assertEqual(told - there, set(), "rows of features that are gone")
                # Numbers and days have features of their own in the same file; a new feature needn't wait for its row.
                self.assertGreater(len(told & there), 0.85 * len(there))


if __name__ == "__main__":
    unittest.main()
