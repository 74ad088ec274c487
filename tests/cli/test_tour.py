# SPDX-License-Identifier: Apache-2.0
"""The commands of README.md and docs/project.md, typed as they stand there, in an empty folder."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from support import MORE, NEWS, PROGRAM, SOURCE

# What needs a build, gold of one's own or a shell's completion.
NOT_HERE = ("make ", "source <(", "my-gold", "scripts/", "cmake ", "ctest ")


def commands(page, heading):
    """Lines of the sh blocks below a heading, up to the next of its rank."""
    with open(os.path.join(SOURCE, page), encoding="utf-8") as f:
        text = f.read()
    part = re.search(rf"(?ms)^## {re.escape(heading)}$(.*?)(?=^## |\Z)", text)[1]
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```", part)
    return [line for block in blocks for line in block.splitlines()
            if not line.startswith(NOT_HERE) and not any(n in line for n in NOT_HERE)]


class Tour(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = os.path.join(held.name, "here")
        os.makedirs(os.path.join(self.folder, "build", "release"))
        os.symlink(PROGRAM, os.path.join(self.folder, "build", "release", "tawatur"))
        shutil.copytree(os.path.join(SOURCE, "examples"), os.path.join(self.folder, "examples"))

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def type(self, lines, cwd=None):
        environment = {**os.environ, "PATH": os.path.join(self.folder, "build", "release") + ":"
                       + os.environ["PATH"]}
        out = {}
        for line in lines:
            if " jq " in line and shutil.which("jq") is None:
                continue
            done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=cwd or self.folder,
                                  env=environment, capture_output=True, timeout=300)
            self.assertEqual(done.returncode, 0, (line, done.stderr.decode()))
            out[line] = done.stdout.decode()
        return out

    def test_readme(self):
        self.write("article.txt", NEWS)
        self.write("SY.txt", "1\tKafr Nabl\tKafr Nabl\t\t35\t36\tP\tPPL\tSY\t\t07" + "\t" * 8 + "\n")
        self.write("alternateNamesV2.txt", "1\t1\tar\tكفرنبل\t1\t\t\t\t\t\n")
        lines = ""
        for name in sorted(os.listdir(os.path.join(SOURCE, "examples", "articles"))):
            with open(os.path.join(SOURCE, "examples", "articles", name), encoding="utf-8") as f:
                lines += f.read()
        self.write("articles.jsonl", lines)
        typed = commands("README.md", "A tour")
        self.assertGreater(len(typed), 20)
        out = self.type(typed)
        diff = [text for line, text in out.items() if " diff 2 3 " in line]
        self.assertIn("data/actors.tsv:3", diff[0])

    def test_folder_of_texts(self):
        self.write("texts/a.txt", NEWS)
        self.write("texts/b.txt", MORE)
        inside = os.path.join(self.folder, "mine")
        os.mkdir(inside)
        typed = commands("docs/project.md", "From a folder of texts to an answer")
        self.assertGreater(len(typed), 6)
        out = self.type(typed, inside)
        self.assertIn("air_strike", out["tawatur events -f table"])
        self.assertIn(NEWS, out["tawatur show a.txt"])
        self.assertRegex(out["tawatur show a.txt"], r"\n0\.\d+  kill  asserted  a\.txt#")
        with open(os.path.join(inside, "killed.csv"), encoding="utf-8") as f:
            self.assertIn("a.txt", f.read())


if __name__ == "__main__":
    unittest.main()
