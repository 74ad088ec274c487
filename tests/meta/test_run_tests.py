# SPDX-License-Identifier: Apache-2.0
"""A test file that is skipped says so: tests/support/run_tests.py."""
import os
import subprocess
import sys
import tempfile
import unittest

SOURCE = os.environ.get("TAWATUR_SOURCE", os.path.join(os.path.dirname(__file__), "..", ".."))
RUNNER = os.path.join(SOURCE, "tests", "support", "run_tests.py")

HEAD = "import unittest\n\n\nclass T(unittest.TestCase):\n"
GOOD = "    def test_good(self):\n        self.assertTrue(True)\n"
BAD = "    def test_bad(self):\n        self.fail()\n"
TOOL = "    def test_tool(self):\n        self.skipTest('no such tool')\n"
MATERIAL = "    def test_material(self):\n        self.skipTest('wants texts beside the project')\n"


class RunTests(unittest.TestCase):
    def code(self, *tests, ci=False):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "test_made.py")
            with open(path, "w", encoding="utf-8") as f:
                f.write(HEAD + "".join(tests or ["    pass\n"]))
            env = {k: v for k, v in os.environ.items() if k != "TAWATUR_CI"}
            if ci:
                env["TAWATUR_CI"] = "1"
            return subprocess.run([sys.executable, "-B", RUNNER, path], capture_output=True,
                                  env=env).returncode

    def test_what_passes_and_fails(self):
        self.assertEqual(self.code(GOOD), 0)
        self.assertEqual(self.code(GOOD, BAD), 1)
        self.assertEqual(self.code(GOOD, TOOL), 0)
        self.assertEqual(self.code(), 1)  # a file without tests tests nothing

    def test_all_skipped_is_skipped(self):
        self.assertEqual(self.code(TOOL), 77)
        self.assertEqual(self.code(TOOL, MATERIAL), 77)

    def test_in_ci_tools_must_be_there(self):
        self.assertEqual(self.code(GOOD, TOOL, ci=True), 1)
        self.assertEqual(self.code(GOOD, MATERIAL, ci=True), 0)
        self.assertEqual(self.code(MATERIAL, ci=True), 77)

    def test_a_class_that_is_skipped(self):
        skipped = "@unittest.skip('wants texts beside the project')\n"
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "test_made.py")
            with open(path, "w", encoding="utf-8") as f:
                f.write(HEAD.replace("class", skipped + "class") + GOOD + BAD)
            self.assertEqual(subprocess.run([sys.executable, "-B", RUNNER, path],
                                            capture_output=True).returncode, 77)


if __name__ == "__main__":
    unittest.main()
