# SPDX-License-Identifier: Apache-2.0
"""Events of the sample corpus are those of tests/golden/events.txt, in any order of documents and claims
and at any thread count."""
import os
import random
import sys
import unittest

from support import SOURCE, run

sys.path.insert(0, os.path.join(SOURCE, "tests", "golden"))
import golden  # noqa: E402  (needs the path)


def article_lines():
    out = []
    for path in sorted(golden.ARTICLES.glob("*.jsonl")):
        out += path.read_bytes().splitlines(keepends=True)
    return out


class GoldenEvents(unittest.TestCase):
    def text_of(self, claims, articles, threads):
        done = run("events", "-", "-f", "jsonl", "-j", threads, stdin=b"".join(claims + articles))
        self.assertEqual((done.code, done.err), (0, ""))
        return golden.rendered(done.claims(), golden.read_lines(b"".join(claims)))

    def test_as_written_down(self):
        expected = golden.EVENTS.read_text(encoding="utf-8")
        claims = golden.CLAIMS.read_bytes().splitlines(keepends=True)
        articles = article_lines()
        self.maxDiff = None
        self.assertEqual(self.text_of(claims, articles, 1), expected,
                         "if this is meant: python3 tests/golden/golden.py")

    def test_any_order_any_threads(self):
        expected = golden.EVENTS.read_text(encoding="utf-8")
        claims = golden.CLAIMS.read_bytes().splitlines(keepends=True)
        articles = article_lines()
        rng = random.Random(11)
        for threads in (1, 2, 3):
            rng.shuffle(claims)
            rng.shuffle(articles)
            self.assertEqual(self.text_of(claims, articles, threads), expected)


if __name__ == "__main__":
    unittest.main()
