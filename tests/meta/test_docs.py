# SPDX-License-Identifier: Apache-2.0
"""What the documents say about the project is so: folders, links, commands, options."""
import os
import re
import shlex
import subprocess
import unittest
from pathlib import Path

import project

PROGRAM = os.environ.get("TAWATUR", "")
PAGES = ("README.md", "HACKING.md", "CHANGELOG.md")
NOT_OURS = {"build", ".git", ".cache", ".venv", ".ccache"}


def pages():
    found = [Path(name) for name in PAGES]
    for folder in ("docs", "src", "data", "examples", "bench", "fuzz"):
        found += sorted(p.relative_to(project.ROOT) for p in (project.ROOT / folder).rglob("*.md"))
    return found


def shell_lines(page):
    """Commands of the page's ```sh blocks, without comments and prompts."""
    for block in re.findall(r"```sh\n(.*?)```", project.read(page), re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            line = re.sub(r"(^|\s)#.*", "", line).strip()
            if line:
                yield line


def program_calls(page):
    """Arguments of each call of the program in a page's commands."""
    for line in shell_lines(page):
        lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>()")
        lexer.whitespace_split = True
        call = []
        for word in [*lexer, ";"]:
            if set(word) <= set("|&;()<>"):  # the end of a command, or what follows is a file
                if call and call[0].split("/")[-1] == "tawatur":
                    yield call[1:]
                call = ["file"] if set(word) <= set("<>") else []
            else:
                call.append(word)


class Documents(unittest.TestCase):
    def test_map_in_hacking_is_the_tree(self):
        text = project.read("HACKING.md")
        told = set()
        for row in re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE):
            told |= {name.strip("/") for name in re.findall(r"`([^`]+)`", row)}
        real = {p.name for p in project.ROOT.iterdir() if p.is_dir() and p.name not in NOT_OURS
                and not p.name.startswith("build")}
        real -= {"include", "src", "apps", ".github"}
        real |= {"include/tawatur", "apps/tawatur"}
        real |= {f"src/{p.name}" for p in (project.ROOT / "src").iterdir() if p.is_dir()}
        self.assertEqual(told - real, set(), "in HACKING.md, not in the tree")
        self.assertEqual(real - told, set(), "in the tree, not in HACKING.md")

    def test_every_room_says_what_it_does(self):
        for folder in sorted((project.ROOT / "src").iterdir()):
            with self.subTest(room=folder.name):
                text = (folder / "README.md").read_text(encoding="utf-8")
                for head in ("**In:**", "**Out:**", "**Refuses:**", "**Always true:**"):
                    self.assertIn(head, text)

    def test_links_lead_somewhere(self):
        for page in pages():
            for target in re.findall(r"\]\(([^)\s]+)\)", project.read(page)):
                if re.match(r"[a-z]+:|#", target):
                    continue
                with self.subTest(page=str(page), target=target):
                    path = project.ROOT / page.parent / target.split("#")[0]
                    self.assertTrue(path.exists())

    def test_make_targets_exist(self):
        makefile = project.read("Makefile")
        for page in pages():
            for target in re.findall(r"\bmake ([a-z]+)", " ; ".join(shell_lines(page))):
                with self.subTest(page=str(page), target=target):
                    self.assertRegex(makefile, rf"(?m)^{target}:")

    def test_scripts_that_are_called_exist(self):
        for page in list(pages()) + [Path("Makefile"), Path(".ci/run")]:
            for script in re.findall(r"\b(scripts/[\w.-]+\.sh)", project.read(page)):
                with self.subTest(page=str(page), script=script):
                    self.assertTrue(os.access(project.ROOT / script, os.X_OK))

    @unittest.skipUnless(PROGRAM and Path(PROGRAM).exists(), "wants the program in TAWATUR")
    def test_commands_and_options_exist(self):
        helps = {}

        def help_of(*command):
            if command not in helps:
                run = subprocess.run([PROGRAM, *command, "--help"], capture_output=True, text=True,
                                     check=False)
                self.assertEqual(run.returncode, 0, f"tawatur {' '.join(command)} --help")
                helps[command] = run.stdout
            return helps[command]

        calls = 0
        for page in pages():
            for words in program_calls(page):
                calls += 1
                with self.subTest(page=str(page), call=" ".join(words)):
                    options = [w.split("=")[0] for w in words if w.startswith("-") and w != "-"]
                    command = [w for w in words[:1] if not w.startswith("-")]
                    if command in (["lexicon"], ["gazetteer"]):
                        command.append(words[1])
                    text = help_of(*command)
                    for option in options:
                        self.assertRegex(text + help_of(), rf"(?<![\w-]){re.escape(option)}\b")
        self.assertGreater(calls, 8)

    def test_version_is_the_same_everywhere(self):
        version = re.search(r'kVersion = "([^"]+)"', project.read("include/tawatur/version.h")).group(1)
        self.assertIn(f"VERSION {version}", project.read("CMakeLists.txt"))
        self.assertIn(f"version: {version}", project.read("CITATION.cff"))
        self.assertIn(f"## {version}", project.read("CHANGELOG.md"))


if __name__ == "__main__":
    unittest.main()
