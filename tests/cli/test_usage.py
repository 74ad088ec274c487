# SPDX-License-Identifier: Apache-2.0
"""Help, versions, wrong usage, completion, lexicon check, explain, eval's exit codes."""
import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest

import support
from support import NEWS, SOURCE, run

COMMANDS = ["code", "explain", "eval", "lexicon", "gazetteer", "places", "actors",
            "completion"]


class Usage(unittest.TestCase):
    def test_help(self):
        done = run("--help")
        self.assertEqual((done.code, done.err), (0, ""))
        for command in COMMANDS:
            self.assertIn(command, done.out.decode())
            self.assertEqual(run(command, "--help").code, 0)
        self.assertIn("Exit codes", done.out.decode())

    def test_version_names_the_pack(self):
        done = run("--version")
        self.assertEqual(done.code, 0)
        self.assertRegex(done.out.decode(), r"^tawatur \d+\.\d+\.\d+\npack [0-9a-f]{16} ")
        self.assertIn("pack unusable", run("--version", "--pack", "/dev/null").out.decode())

    def test_starts_fast(self):
        best = 9.0
        for _ in range(5):
            start = time.monotonic()
            run("--help")
            best = min(best, time.monotonic() - start)
        self.assertLess(best, 0.05)

    def test_wrong_usage_names_the_nearest(self):
        for args, hint in ((["code", "--fromat", "json", "x"], "--format"),
                           (["cod", "x"], "'code'"), (["explian", "x"], "'explain'"),
                           (["code", "x", "--min-confidenc=1"], "--min-confidence"),
                           (["lexicon", "chek"], "'check'"), (["--verison"], "--version")):
            done = run(*args)
            self.assertEqual((done.code, done.out), (2, b""), args)
            self.assertIn("did you mean", done.err)
            self.assertIn(hint, done.err)
        for args in ([], ["code"], ["lexicon"], ["code", "-f", "xml", "x"], ["completion", "tcsh"],
                     ["code", "-j", "0", "x"]):
            done = run(*args)
            self.assertEqual((done.code, done.out), (2, b""), args)

    def test_options_before_or_after(self):
        for args in (["--quiet", "code", "-"], ["code", "-", "--quiet"], ["code", "-q", "-"]):
            self.assertEqual(run(*args, stdin=NEWS.encode()).code, 0)

    def test_pack_by_environment(self):
        done = run("code", "-", stdin=b"x", env={"TAWATUR_PACK": "/nonexistent"})
        self.assertEqual(done.code, 4)
        self.assertIn("/nonexistent", done.err)

    def test_completion(self):
        for shell in ("bash", "zsh", "fish"):
            done = run("completion", shell)
            self.assertEqual(done.code, 0)
            for word in COMMANDS + ["min-confidence", "jsonl"]:
                self.assertIn(word, done.out.decode())
            if shutil.which(shell):
                check = subprocess.run([shell, "-n", "/dev/stdin"], input=done.out,
                                       capture_output=True)
                self.assertEqual((check.returncode, check.stderr), (0, b""), shell)

    def bash_offers(self, words):
        """What bash offers for the last word ('' for an empty one)."""
        parts = words.split(" ")
        probe = (run("completion", "bash").out.decode()
                 + "\nCOMP_WORDS=(%s); COMP_CWORD=%d; _tawatur; echo ${COMPREPLY[*]}"
                 % (" ".join("'%s'" % p for p in parts), len(parts) - 1))
        done = subprocess.run(["bash", "-c", probe], capture_output=True, text=True, cwd="/")
        self.assertEqual(done.stderr, "", words)
        return set(done.stdout.split())

    def test_bash_completes(self):
        for words, want in (("tawatur co", {"code", "completion"}),
                            ("tawatur code --form", {"--format"}),
                            ("tawatur --color always co", {"code", "completion"}),
                            ("tawatur -C x gazetteer ", {"import", "check"}),
                            ("tawatur gazetteer import --li", {"--licence"})):
            self.assertEqual(self.bash_offers(words) & want, want, words)

    def test_values_are_those_that_the_command_takes(self):
        for words, want in (("tawatur code --format ", "table jsonl json csv"),
                            ("tawatur code a.txt -f j", "jsonl json"),
                            ("tawatur events a.txt --format ", "table jsonl"),
                            ("tawatur network --format g", "graphml"),
                            ("tawatur network --by ", "day month year"),
                            ("tawatur documents --state ", "new coded skipped failed"),
                            ("tawatur events --status d", "disputed denied"),
                            ("tawatur code --color a", "auto always"),
                            ("tawatur completion z", "zsh")):
            self.assertEqual(self.bash_offers(words), set(want.split()), words)
        kinds = self.bash_offers("tawatur gazetteer import --as ")
        self.assertIn("geonames", kinds)
        for kind in kinds:  # what is offered is known: only the file is wrong
            done = run("gazetteer", "import", "-o", "/dev/null", "--as", kind, "/nonexistent")
            self.assertIn("/nonexistent: ", done.err)

    def test_other_shells_offer_the_same_values(self):
        zsh, fish = (run("completion", shell).out.decode() for shell in ("zsh", "fish"))
        self.assertIn(":value:(table jsonl json csv graphml)'", zsh)
        self.assertIn("'__fish_seen_subcommand_from events' -l format -s f -r -f -a 'table jsonl' ", fish)
        self.assertIn("from gazetteer; and __fish_seen_subcommand_from import' -l as -r", fish)

    def test_lexicon_check(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "verbs.tsv"), "w", encoding="utf-8") as f:
                f.write("# table verbs v1\nlemma\tpresent\n")
            done = run("lexicon", "check", folder)
            self.assertEqual(done.code, 1)
            self.assertIn("verbs.tsv:", done.out.decode())
        self.assertEqual(run("lexicon", "check", "/nonexistent").code, 4)

    def test_explain(self):
        done = run("explain", NEWS, "--published", "2018-01-12")
        self.assertEqual((done.code, done.err), (0, ""))
        self.assertIn("trigger", done.out.decode())
        self.assertIn("[0:4]", done.out.decode())
        self.assertIn("reading", done.out.decode())
        # Claims first, with what spoke for and against; then sentence by sentence what became of each candidate.
        self.assertRegex(done.out.decode(), r"(?m)^   (because|against) +[+-]\d\.\d\d  how often it is so at all  \(b\)$")
        self.assertRegex(done.out.decode(), r"(?m)^   claim +1  Air strike \(air_strike\)  \[0:4\]")
        self.assertRegex(done.out.decode(), r"(?m)^   refused ")
        quiet = run("explain", "الطقس جميل.")
        self.assertIn("no claim: no word names an act", quiet.out.decode())
        piped = run("explain", "-", "--published", "2018-01-12", stdin=NEWS.encode())
        self.assertIn("trigger", piped.out.decode())
        self.assertEqual(run("explain", "nofile.txt").code, 4)

    def test_explain_in_arabic(self):
        arabic = run("explain", NEWS, "--published", "2018-01-12", "--lang", "ar").out.decode()
        for words in ("غارة جوية (air_strike)", "المستهدف: ", "يضعفه: ", "القراءة: فعل", "الجمل:"):
            self.assertIn(words, arabic)
        self.assertNotRegex(arabic, r"(?m)^ +(because|against|reading|place|agent) ")
        english = run("explain", NEWS, "--published", "2018-01-12", env={"LC_ALL": "C"}).out
        for locale, want in (("ar_SY.UTF-8", arabic), ("en_GB.UTF-8", english.decode()), ("fr_FR", english.decode())):
            done = run("explain", NEWS, "--published", "2018-01-12", env={"LC_ALL": locale})
            self.assertEqual(done.out.decode(), want, locale)
        over = run("explain", NEWS, "--published", "2018-01-12", "--lang", "en", env={"LC_ALL": "ar_SY.UTF-8"})
        self.assertEqual(over.out, english)
        self.assertEqual(run("explain", NEWS, "--lang", "fr").code, 2)

    def test_eval(self):
        with tempfile.TemporaryDirectory() as folder:
            start = NEWS.index("مقتل")
            gold = {"doc": "a.txt", "outlet": {"text": "o"}, "published": "2018-01-12",
                    "boilerplate": [],
                    "claims": [{"id": 1, "span": [start, len(NEWS)], "frame": "kill", "agent": [],
                                "target": [{"text": "مدنيين"}], "source": [], "place": [],
                                "quantity": [], "modality": "asserted", "time": None, "name": None,
                                "optional": False}]}
            with open(os.path.join(folder, "a.txt"), "w", encoding="utf-8") as f:
                f.write(NEWS)
            with open(os.path.join(folder, "a.gold.json"), "w", encoding="utf-8") as f:
                json.dump(gold, f)
            done = run("eval", folder, "--json", "--all")
            self.assertEqual(done.code, 0, done.err)
            figures = json.loads(done.out)
            self.assertEqual((figures["docs"], figures["invalid"]), (1, 0))
            self.assertEqual(figures["claim"]["r"], 1.0)
            claims = os.path.join(folder, "claims.jsonl")
            with open(claims, "wb") as f:
                f.write(run("code", "--all", os.path.join(folder, "a.txt"), "--published",
                            "2018-01-12").out)
            again = json.loads(run("eval", folder, "--json", "--claims", claims).out)
            self.assertEqual(again, figures)
            self.assertEqual(run("eval", folder, "--claims", "/dev/null", "--min-f1", "0.5").code, 6)
            self.assertEqual(run("eval", folder, "--claims", "/dev/null", "--min-f1", "0").code, 0)
            with open(claims, "w") as f:
                f.write('{"doc":"a.txt"}\n')
            bad = run("eval", folder, "--claims", claims)
            self.assertEqual(bad.code, 1)
            self.assertIn("claims.jsonl:1", bad.err)
        self.assertEqual(run("eval", "/nonexistent").code, 4)

    def test_no_colour_in_pipes(self):
        self.assertNotIn(b"\x1b", run("code", "-f", "table", "-", stdin=NEWS.encode()).out)
        self.assertIn(b"\x1b", run("code", "-f", "table", "--color", "always", "-",
                                   stdin=NEWS.encode()).out)


if __name__ == "__main__":
    unittest.main()
