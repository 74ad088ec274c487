# SPDX-License-Identifier: Apache-2.0
"""Bad input: a clear error naming file and place, and no harm to anything else."""
import os
import resource
import subprocess
import tempfile
import unittest

import support
from support import NEWS, PROGRAM, line, run


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.alone = run("code", "--all", "-", stdin=line(id="good").encode()).out
        assert cls.alone

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def file(self, name, data):
        with open(self.path(name), "wb") as f:
            f.write(data)
        return self.path(name)

    def beside_good(self, bad, *needles, code=3):
        """Codes a bad file between two good ones; the good ones must come out as ever."""
        good = self.file("good.jsonl", line(id="good").encode())
        done = run("code", "--all", good, bad, good)
        self.assertEqual(done.code, code, done.err)
        self.assertEqual(done.out.count(b"\n"), 2 * self.alone.count(b"\n"))
        self.assertEqual(done.out, self.alone * 2)
        for needle in needles:
            self.assertIn(needle, done.err)
        return done

    def test_invalid_utf8_is_repaired(self):
        text = NEWS.encode() * 20
        path = self.file("few.txt", text + b"\xff\xc3 " + text)
        done = run("code", "--all", path)
        self.assertEqual(done.code, 0)
        self.assertTrue(done.out)
        self.assertIn(f"{path}: byte {len(text)}: 2 places", done.err)

    def test_too_much_invalid_utf8(self):
        self.beside_good(self.file("latin.txt", "Ünïcödé wörds".encode("latin-1")),
                         "latin.txt: byte 0: 5 places")

    def test_empty(self):
        self.beside_good(self.file("empty.txt", b""), "empty.txt", "empty file")
        self.beside_good(self.file("blank.jsonl", b"\n \n"), "blank.jsonl", "empty file")

    def test_binary(self):
        self.beside_good(self.file("x.txt", b"\x7fELF\x02\x01\x01\x00\x00"), "x.txt: byte 7:",
                         "binary")

    def test_missing(self):
        self.beside_good(self.path("none.txt"), "none.txt: no such file")
        self.assertEqual(run("code", self.path("none.txt")).code, 4)

    def test_unreadable(self):
        path = self.file("secret.txt", b"x")
        os.chmod(path, 0)
        os.chmod(os.path.dirname(path), 0o755)
        user = {"user": "nobody"} if os.geteuid() == 0 else {}  # root reads everything
        if subprocess.run([PROGRAM, "--version"], capture_output=True, **user).returncode != 0:
            self.skipTest("the program can't be run by an ordinary user here")
        done = subprocess.run([PROGRAM, "code", path], capture_output=True, cwd="/", **user)
        self.assertEqual(done.returncode, 1)
        self.assertIn("secret.txt: ", done.stderr.decode())
        self.assertIn("ermission denied", done.stderr.decode())

    def test_wrong_type(self):
        bad = self.file("types.jsonl", line(id="a").encode() + b'{"id": "b", "text": 12}\n')
        done = run("code", "--all", bad)
        self.assertEqual(done.code, 3)
        byte = len(line(id="a").encode()) + len(b'{"id": "b", "text": ')
        self.assertIn(f'types.jsonl:2: byte {byte}: "text" is a number, not a string', done.err)
        self.assertTrue(done.out)

    def test_only_bad_records(self):
        self.assertEqual(run("code", "-", stdin=b'{"text": 12}\n').code, 1)

    def test_broken_json(self):
        bad = self.file("cut.jsonl", b'{"id": "b", "text": "x\n')
        self.beside_good(bad, "cut.jsonl:1: byte", "broken JSON")

    def test_200_mb_line(self):
        for name, head in (("long.txt", b""), ("long.jsonl", b'{"text": "')):
            path = self.path(name)
            with open(path, "wb") as f:
                f.write(head)
                for _ in range(200):
                    f.write("ق".encode() * (1 << 19))
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            self.beside_good(path, name, "byte", "longer than")
            after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            self.assertLess(max(before, after), 300 << 10)
            os.remove(path)

    def test_million_token_sentence(self):
        # A claim now and then; most words of most texts name no act.
        quiet = "وكان البيت الصغير قرب الباب الكبير مع الكتاب الجديد " * 1200
        path = self.file("tokens.txt", (quiet + NEWS[:-1] + " ").encode() * 93)
        done = run("code", "--all", path, timeout=200)
        self.assertEqual(done.code, 0, done.err)
        self.beside_good(self.file("short.txt", b"a"), code=0)

    def test_deep_json(self):
        self.beside_good(self.file("deep.jsonl", b'{"text":' + b"[" * 100_000 + b"\n"), "deep.jsonl:1")

    def test_odd_letters(self):
        for text in ("\u202e\u2066 قصف", "ـ" * 5000, "ً" * 5000, "\U0001f600" * 500, "﷽ﷺ ﻗﺼﻒ", "a\u0000b"):
            done = run("code", "--all", "-", stdin=line(text).encode())
            self.assertEqual(done.code, 0, (text[:10], done.err))

    def test_broken_packs(self):
        self.assertEqual(run("code", "--pack", "/nonexistent", "-", stdin=b"x").code, 4)
        bad = self.file("bad.pack", b"not a pack" * 100)
        done = run("code", "--pack", bad, "-", stdin=b"x")
        self.assertEqual(done.code, 1)
        self.assertIn("bad.pack", done.err)


if __name__ == "__main__":
    unittest.main()
