# SPDX-License-Identifier: Apache-2.0
"""House rules that a program can check: characters, licence lines, lengths, banned names."""
import re
import unittest

import project

CODE = ("include", "src", "apps", "tools", "bench", "fuzz", "tests")
# Rooms of the library are silent, never end the process, and keep clear of slow or unportable parts.
BANNED = {
    r"#\s*include\s*<(iostream|regex|format|expected)>": "header",
    r"\bstd::(cout|cerr|clog|regex\w*|views|format|expected|exit|abort|terminate)\b": "name",
    r"\b(printf|fprintf|puts|abort|exit|rand|system|getenv)\s*\(": "call",
}
# Characters that reorder or hide text: harmless in data that is about them, never in sources.
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BIDI_MAY = ("tests/cases/", "tests/data/", "tests/unit/", "fuzz/corpus/", "data/normalisation.tsv")
TEXTS = (".md", ".tsv", ".toml", ".py", ".sh", ".cmake", ".txt", ".json", ".jsonl", ".cff", ".case")


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)
    return re.sub(r"//[^\n]*", "", text)


def without_strings(text):
    return re.sub(r'"(\\.|[^"\\\n])*"', '""', text)


class Sources(unittest.TestCase):
    def test_sources_are_ascii(self):
        """Arabic lives in data and test files; nothing invisible can hide in code."""
        wrong = []
        for path in project.sources(*CODE):
            for number, line in enumerate(project.read(path).splitlines(), 1):
                if not line.isascii():
                    wrong.append(f"{path}:{number}")
        self.assertEqual(wrong, [])

    def test_no_reordering_characters_in_text_files(self):
        wrong = []
        for path in sorted(project.ROOT.rglob("*")):
            name = str(path.relative_to(project.ROOT))
            if name.startswith(("build", ".")) or path.suffix not in TEXTS or not path.is_file():
                continue
            if not name.startswith(BIDI_MAY) and BIDI.search(project.read(name)):
                wrong.append(name)
        self.assertEqual(wrong, [])

    def test_licence_line_comes_first(self):
        for path in project.sources(*CODE):
            with self.subTest(path=str(path)):
                first = project.read(path).split("\n", 1)[0]
                self.assertEqual(first, "// SPDX-License-Identifier: Apache-2.0")
        for path in sorted(project.ROOT.glob("**/CMakeLists.txt")):
            if "build" not in path.relative_to(project.ROOT).parts[0]:
                with self.subTest(path=str(path)):
                    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
                    self.assertEqual(first, "# SPDX-License-Identifier: Apache-2.0")

    def test_headers_open_with_what_they_are_for(self):
        for path in project.sources("include", "src"):
            if path.suffix == ".h":
                with self.subTest(path=str(path)):
                    lines = project.read(path).split("\n")
                    self.assertTrue(lines[1].startswith("// "), "a comment follows the licence line")
                    self.assertIn("#pragma once", lines)

    def test_files_stay_short(self):
        for path in project.sources("include", "src", "apps", "tools"):
            with self.subTest(path=str(path)):
                self.assertLess(project.read(path).count("\n"), 500)

    def test_library_rooms_use_nothing_banned(self):
        wrong = []
        for path in project.sources("include", "src"):
            text = without_strings(without_comments(project.read(path)))
            for pattern, what in BANNED.items():
                for hit in re.finditer(pattern, text):
                    line = text.count("\n", 0, hit.start()) + 1
                    wrong.append(f"{path}: {what} {hit.group(0).strip()} (about line {line})")
        self.assertEqual(wrong, [])

    def test_no_notes_to_self(self):
        for path in project.sources("include", "src", "apps", "tools"):
            with self.subTest(path=str(path)):
                self.assertIsNone(re.search(r"\b(TODO|FIXME|XXX|HACK)\b", project.read(path)))


class TestsOfSources(unittest.TestCase):
    maxDiff = None

    """Every source of some length has a test that includes its header, or, where it is a part of a
    family (dates_periods.cc of dates.h), the family's. untested.tsv lists the exceptions with the
    reason; the list may only shrink."""

    def setUp(self):
        included = set()
        for path in project.sources("tests", "fuzz"):
            included |= {name for _, name in project.INCLUDE.findall(project.read(path))}
        self.untested = {}
        for path in project.sources("src"):
            if path.suffix == ".cc" and project.read(path).count("\n") > 60:
                headers = self.family(str(path.relative_to("src")).removesuffix(".cc"))
                if not included & set(headers):
                    self.untested[str(path)] = headers
        rows = (project.ROOT / "tests/meta/untested.tsv").read_text(encoding="utf-8").splitlines()
        rows = [row.split("\t") for row in rows if row and not row.startswith("#")]
        self.allowed = {row[0]: row[1] for row in rows[1:]}

    @staticmethod
    def family(stem):
        """Headers that a test of the source may include: a/b_c.cc is tested through a/b_c.h or
        a/b.h. learn/train/x.h is reached as train/x.h."""
        parts = stem.split("_")
        headers = ["_".join(parts[:length]) + ".h" for length in range(len(parts), 0, -1)]
        headers = [h for h in headers if "/" in h and (project.ROOT / "src" / h).is_file()]
        return headers + [h.removeprefix("learn/") for h in headers if h.startswith("learn/train")]

    def test_long_sources_have_a_test(self):
        self.assertEqual(sorted(set(self.untested) - set(self.allowed)), [],
                         "add a test that includes the header")

    def test_list_of_exceptions_only_shrinks(self):
        self.assertEqual(sorted(set(self.allowed) - set(self.untested)), [],
                         "these are tested now (or gone): take them off tests/meta/untested.tsv")


if __name__ == "__main__":
    unittest.main()
