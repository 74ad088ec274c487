# SPDX-License-Identifier: Apache-2.0
"""Every #include against DESIGN's table of rooms (rooms.tsv)."""
import re
import unittest

import project


class Layering(unittest.TestCase):
    def setUp(self):
        self.table = project.rooms()

    def test_table_has_no_circle(self):
        for name, room in self.table.items():
            for below in room.may_include:
                self.assertNotIn(name, project.visible(self.table, below), f"{name} and {below}")

    def test_every_folder_of_src_is_a_room(self):
        folders = {room.folder for room in self.table.values()}
        for path in sorted((project.ROOT / "src").iterdir()):
            if path.is_dir():
                self.assertIn(f"src/{path.name}", folders)

    def test_includes_stay_within_the_table(self):
        wrong = []
        for path in project.sources("src", "apps", "tools"):
            room = project.room_of(self.table, path)
            self.assertIsNotNone(room, f"{path} lies in no room")
            allowed = project.visible(self.table, room.name)
            for _, include in project.INCLUDE.findall(project.read(path)):
                reached = project.target_room(self.table, include)
                if reached and reached not in allowed:
                    wrong.append(f"{path}: {room.name} may not include {include}")
        self.assertEqual(wrong, [])

    def test_door_reaches_only_itself(self):
        wrong = []
        for path in project.sources("include"):
            for quote, include in project.INCLUDE.findall(project.read(path)):
                standard = quote == "<" and re.fullmatch(r"[a-z_0-9]+", include)
                if not standard and not include.startswith(project.DOOR + "/"):
                    wrong.append(f"{path}: {include}")
        self.assertEqual(wrong, [])

    def test_third_party_headers_have_one_owner(self):
        """A library that a room doesn't name in the table isn't included there."""
        wrong = []
        system = re.compile(r"[a-z_0-9]+|(sys/)?[a-z_]+\.h")  # the standard library and POSIX
        for path in project.sources("src", "apps", "tools"):
            room = project.room_of(self.table, path)
            for quote, include in project.INCLUDE.findall(project.read(path)):
                if quote != "<":
                    continue
                owned = any(include.split("/")[0] == name for name in room.third_party)
                named = any(include.split("/")[0] in r.third_party for r in self.table.values())
                if not owned and (named or not system.fullmatch(include)):
                    wrong.append(f"{path}: <{include}>")
        self.assertEqual(wrong, [])

    def test_cmake_links_what_the_table_says(self):
        """The compiler enforces what CMake says, so CMake must say what the table says."""
        pattern = re.compile(r"tawatur_room\((\w+)([^)]*)\)")
        seen = set()
        for path in sorted((project.ROOT / "src").rglob("CMakeLists.txt")):
            for name, arguments in pattern.findall(path.read_text(encoding="utf-8")):
                seen.add(name)
                linked = re.search(r"ROOMS\s+((?:[a-z_]+\s*)+)", arguments)
                reach = {name}
                for below in linked.group(1).split() if linked else []:
                    reach |= project.visible(self.table, below)
                self.assertLessEqual(reach, project.visible(self.table, name), f"{path}: {name}")
        self.assertGreater(len(seen), 10)

    def test_a_forbidden_include_would_be_seen(self):
        """The check itself: text may not look at lexicon, nor anyone at the pack compiler."""
        self.assertNotIn("lexicon", project.visible(self.table, "text"))
        self.assertEqual(project.target_room(self.table, "lexicon/pack.h"), "lexicon")
        self.assertEqual(project.target_room(self.table, "lexicon/compile/lint.h"), "lexicon_compile")
        self.assertNotIn("lexicon_compile", project.visible(self.table, "pipeline"))
        found = project.INCLUDE.findall('  #  include "lexicon/pack.h"\n// #include <x>\n')
        self.assertEqual(found, [('"', "lexicon/pack.h")])


if __name__ == "__main__":
    unittest.main()
