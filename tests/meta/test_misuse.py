# SPDX-License-Identifier: Apache-2.0
"""What the headers forbid doesn't compile. Each file of misuse/ is compiled twice: as it is it must
pass, with -DMISUSE it must fail. `// rooms:` names the rooms whose headers it sees."""
import os
import re
import subprocess
import unittest

import project

COMPILER = os.environ.get("TAWATUR_CXX", "c++")
BUILD = os.environ.get("TAWATUR_BUILD", "")
FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror"]


@unittest.skipUnless(BUILD, "wants a build folder in TAWATUR_BUILD")
class Misuse(unittest.TestCase):
    maxDiff = None

    def compile(self, path, *more):
        rooms = re.search(r"^// rooms:(.*)$", project.read(path), re.MULTILINE).group(1).split()
        views = [f"-I{BUILD}/view/{room}" for room in rooms]
        command = [COMPILER, *FLAGS, f"-I{project.ROOT}/include", *views, *more,
                   str(project.ROOT / path)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_right_use_compiles_and_misuse_does_not(self):
        paths = project.sources("tests/meta/misuse")
        self.assertGreaterEqual(len(paths), 6)
        for path in paths:
            with self.subTest(path=path.name):
                right = self.compile(path)
                self.assertEqual(right.returncode, 0, right.stderr)
                self.assertNotEqual(self.compile(path, "-DMISUSE").returncode, 0)


if __name__ == "__main__":
    unittest.main()
