# SPDX-License-Identifier: Apache-2.0
"""tawatur code: formats, streams, order, exit codes."""
import csv
import io
import json
import os
import pty
import signal
import subprocess
import tempfile
import time
import unittest

import support
from support import MORE, NEWS, line, run

SCHEMA = os.path.join(support.SHARED, "design", "claims.schema.json")


class Code(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as f:
            f.write(data if isinstance(data, bytes) else data.encode())
        return path

    def documents(self, n):
        return "".join(line(NEWS if i % 2 else MORE + " " + NEWS, id="d%d" % i,
                            published="2018-01-11") for i in range(n))

    def check(self, claims, texts):
        """Every filler is the text at its span; triggers lie in evidence."""
        for c in claims:
            text = texts[c["doc"]]
            for key in ("agent", "target", "place", "source", "quantity", "means", "framing"):
                for f in c[key]:
                    self.assertEqual(text[f["span"][0]:f["span"][1]], f["text"])
            for key in ("time", "name"):
                if c[key]:
                    self.assertEqual(text[c[key]["span"][0]:c[key]["span"][1]], c[key]["text"])
            e, t = c["evidence"], c["trigger"]
            self.assertTrue(0 <= e[0] <= t[0] < t[1] <= e[1] <= len(text), c)
            self.assertLessEqual(t[1] - t[0], 60)
            self.assertIn(t[1] - t[0] > 0, (True,))

    def test_lines_carry_evidence_and_follow_the_schema(self):
        done = run("code", "--all", "-", stdin=self.documents(3).encode())
        self.assertEqual((done.code, done.err), (0, ""))
        claims = done.claims()
        self.assertTrue(claims)
        texts = {"d0": MORE + " " + NEWS, "d1": NEWS, "d2": MORE + " " + NEWS}
        self.check(claims, texts)
        try:
            import jsonschema
        except ImportError:
            self.skipTest("jsonschema isn't installed (optional)")
        if not os.path.exists(SCHEMA):
            self.skipTest("the schema isn't beside the project")
        with open(SCHEMA, encoding="utf-8") as f:
            validator = jsonschema.Draft202012Validator(json.load(f))
        for claim in claims:
            self.assertEqual([e.message for e in validator.iter_errors(claim)], [])
        self.assertEqual(len({(c["doc"], c["claim_id"]) for c in claims}), len(claims))

    def test_formats_say_the_same(self):
        data = self.documents(4).encode()
        lines = run("code", "--all", "-", stdin=data).claims()
        array = json.loads(run("code", "--all", "-f", "json", "-", stdin=data).out)
        self.assertEqual(array, lines)
        rows = list(csv.DictReader(io.StringIO(
            run("code", "--all", "--format=csv", "-", stdin=data).out.decode())))
        self.assertEqual([(r["doc"], r["frame"]) for r in rows],
                         [(c["doc"], c["frame"]) for c in lines])
        self.assertNotIn(None, {k for r in rows for k in r})
        table = run("code", "--all", "--format", "table", "-", stdin=data).out.decode()
        self.assertEqual(len(table.splitlines()), len(lines) + 1)
        self.assertNotIn("\u2068", table)

    def test_same_bytes_at_any_number_of_threads(self):
        data = self.documents(60).encode()
        one = run("code", "-j1", "-", stdin=data).out
        for jobs in (2, 3, 8):
            self.assertEqual(run("code", "-j", jobs, "-", stdin=data).out, one)

    def test_confidence(self):
        data = self.documents(4).encode()
        every = run("code", "--all", "-", stdin=data).claims()
        some = run("code", "--min-confidence", "0.6", "-", stdin=data).claims()
        self.assertEqual(some, [c for c in every if c["confidence"] >= 0.6])
        default = run("code", "-", stdin=data).claims()
        self.assertLessEqual(len(default), len(every))
        self.assertEqual(run("code", "--all", "--min-confidence", "0.5", "-").code, 2)
        self.assertEqual(run("code", "--min-confidence", "2", "-").code, 2)

    def test_text_files_and_output_by_suffix(self):
        path = self.file("a.txt", NEWS)
        out = os.path.join(self.folder.name, "out.csv")
        done = run("code", path, "-o", out, "--all")
        self.assertEqual((done.code, done.out), (0, b""))
        with open(out, encoding="utf-8") as f:
            self.assertTrue(f.readline().startswith("doc,claim_id,frame"))
            self.assertTrue(f.readline().startswith("a.txt,"))
        self.assertEqual(run("code", path, "-o", "/nonexistent/x").code, 1)

    def test_published_anchors_days(self):
        day = {c["time"]["from"] for c in run("code", "--all", "--published", "2018-01-12", "-",
                                              stdin=NEWS.encode()).claims() if c["time"]}
        self.assertLessEqual(day, {"2018-01-11"})
        self.assertEqual(run("code", "--published", "12/1/2018", "-", stdin=b"x").code, 2)

    def test_folder(self):
        self.file("b.txt", NEWS)
        self.file("a.jsonl", line(id="one") + line(id="two"))
        self.file("c.pdf", b"%PDF")
        done = run("code", "--all", self.folder.name)
        self.assertEqual(done.code, 0)
        docs = list(dict.fromkeys(c["doc"] for c in done.claims()))
        self.assertEqual(docs, ["one", "two", "b.txt"])
        self.assertIn("c.pdf", done.err)

    def test_table_and_isolates_on_a_terminal(self):
        master, slave = pty.openpty()
        process = subprocess.Popen([support.PROGRAM, "code", "--all", "--color", "never",
                                    self.file("a.txt", NEWS)], stdout=slave,
                                   stderr=subprocess.PIPE)
        os.close(slave)
        out = b""
        try:
            while chunk := os.read(master, 65536):
                out += chunk
        except OSError:
            pass
        process.communicate()
        os.close(master)
        self.assertTrue(out.startswith(b"DATE "), out[:100])
        self.assertIn("\u2068", out.decode())

    def test_interrupt_keeps_what_is_finished(self):
        process = subprocess.Popen([support.PROGRAM, "code", "--all", "-"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(self.documents(20).encode())
        process.stdin.flush()
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(len({json.loads(x)["doc"] for x in out.decode().splitlines()}), 20)

    def test_progress_as_json(self):
        done = run("code", "--progress", "json", "-", stdin=self.documents(3).encode())
        self.assertEqual(json.loads(done.err.splitlines()[-1])["done"], 3)

    def test_gazetteer_of_the_user(self):
        text = "قصفت المدفعية قرية زقربوطة صباحا."
        table = self.file("g.tsv", "id\tname_ar\tname_en\tlat\tlon\nmine:1\tزقربوطة\tZ\t36.5\t37.25\n")
        places = [p for c in run("code", "--all", "--gazetteer", table, "-",
                                 stdin=text.encode()).claims() for p in c["place"]]
        self.assertIn(("mine:1", 36.5, 37.25), {(p["id"], p["lat"], p["lon"]) for p in places})
        self.assertEqual(run("code", "--gazetteer", "/nonexistent", "-", stdin=b"x").code, 4)


if __name__ == "__main__":
    unittest.main()
