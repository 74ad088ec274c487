# SPDX-License-Identifier: Apache-2.0
"""Claims of people and other programs: checked on their way in, listed beside our own, joined."""
import json
import unittest

from support import MORE, NEWS, line, run
from test_project import WithFolder


def as_lines(claims):
    return "".join(json.dumps(c, ensure_ascii=False) + "\n" for c in claims)


class ClaimsImport(WithFolder):
    def setUp(self):
        super().setUp()
        articles = (line(NEWS, id="a", outlet="x", published="2018-01-12")
                    + line(MORE, id="b", outlet="y", published="2018-02-01"))
        self.own = run("code", "--all", "-", stdin=articles.encode()).claims()
        self.ok("init")
        self.ok("add", self.write("a.jsonl", articles))
        self.ok("run")

    def person_s(self, doc="a", **changes):
        """A claim that somebody made of one of ours."""
        base = next(c for c in self.own if c["doc"] == doc)
        return {**{k: v for k, v in base.items() if k not in ("coder", "confidence")}, **changes}

    def take(self, claims, *args, code=0):
        return self.ok("claims", "import", self.write("c.jsonl", as_lines(claims)), *args,
                       code=code)

    def test_beside_our_own_and_in_the_same_events(self):
        claim = self.person_s(frame="shelling", claim_id="a1")
        self.assertIn("1 claims of 1 documents, 0 refused",
                      self.take([claim], "--coder", "ruba").err)
        theirs = self.ok("claims", "--coder", "ruba").claims()
        self.assertEqual([(c["claim_id"], c["coder"], c["confidence"], c["frame"]) for c in theirs],
                         [("a1@ruba", "ruba", 1, "shelling")])
        every = self.ok("claims", "--all").claims()
        ours = self.ok("claims", "--all", "--coder", "tawatur").claims()
        self.assertEqual(every, ours + theirs)
        self.assertEqual(len(ours), len(self.own))
        self.assertIn("new or changed", self.ok("run").err)
        in_events = {c["claim_id"] for e in self.ok("events", "-f", "jsonl").claims()
                     for c in e["claims"]}
        self.assertIn("a1@ruba", in_events)
        shown = self.ok("show", "a1@ruba", code=4)  # no document of that name
        self.assertIn("no claim", shown.err)
        self.assertIn("0 findings", self.ok("verify").err)
        self.assertEqual(self.ok("changes", "--since", "0").code, 0)

    def test_filters(self):
        ids = {"a": "a#0-4.kill", "b": "b#0-4.kill"}
        self.take([self.person_s(d, claim_id=ids[d], coder="ruba") for d in "ab"])

        def docs(*filters):
            return {c["doc"] for c in self.ok("claims", "--coder", "ruba", *filters).claims()}
        self.assertEqual(docs(), {"a", "b"})
        self.assertEqual(docs("--outlet", "x"), {"a"})
        self.assertEqual(docs("--since", "2018-01-20"), {"b"})
        self.assertEqual(docs("--until", "2018-01-20"), {"a"})
        self.assertEqual(docs("--document", "b"), {"b"})
        self.assertEqual(docs("--frame", self.person_s("b")["frame"]), {"b"})
        self.assertEqual(docs("--actor", "nobody at all"), set())
        self.assertEqual(len(self.ok("claims", "--coder", "ruba", "--limit", "1").claims()), 1)
        self.assertIn(b"**", self.ok("show", "a#0-4.kill@ruba").out)

    def test_a_coder_s_later_lot_replaces(self):
        self.take([self.person_s(claim_id="1", coder="ruba"),
                   self.person_s("b", claim_id="2", coder="ruba")])
        self.take([self.person_s(claim_id="3", coder="ruba"),
                   self.person_s(claim_id="4", coder="omar")])
        self.assertEqual({c["claim_id"] for c in self.ok("claims", "--coder", "ruba").claims()},
                         {"3@ruba", "2@ruba"})
        self.assertEqual({c["claim_id"] for c in self.ok("claims", "--coder", "omar").claims()},
                         {"4@omar"})

    def test_what_does_not_hold_is_refused_with_a_reason(self):
        good = self.person_s(claim_id="good", coder="ruba")
        start, end = good["evidence"]
        wrong = {
            "no document": {"doc": "z"},
            "another text": {"doc_sha256": "0" * 64},
            "don't stand": {"means": [{"text": "nothing", "span": [0, 3]}]},
            "\"evidence\"": {"evidence": [0, 5000]},
            "doesn't lie": {"trigger": [end, end + 1]},
            "too long": {"trigger": [0, 61], "evidence": [0, 62]},
            "come from its runs": {"coder": "tawatur 9"},
            "no coder": {"coder": None},
            "unknown frame": {"frame": "nonsense"},
            "without an id": {"claim_id": ""},
            "came before": {},
        }
        done = self.take([good] + [{**good, **w} for w in wrong.values()], code=3)
        for reason in wrong:
            self.assertIn(reason, done.err)
        self.assertIn(f"1 claims of 1 documents, {len(wrong)} refused", done.err)
        self.assertIn("c.jsonl:2: byte", done.err)
        self.assertEqual(len(self.ok("claims", "--coder", "ruba").claims()), 1)

    def test_nothing_good_keeps_what_was_there(self):
        self.take([self.person_s(claim_id="1", coder="ruba")])
        self.take([{**self.person_s(claim_id="2", coder="ruba"), "doc": "z"}], code=1)
        self.assertEqual(len(self.ok("claims", "--coder", "ruba").claims()), 1)
        self.ok("claims", "import", self.write("t.txt", "some text"), code=1)
        self.ok("claims", "import", "no-such-file", code=1)

    def test_agreement_of_coders(self):
        first = self.person_s(claim_id="1", coder="ruba")
        self.take([first, self.person_s("b", claim_id="2", coder="ruba"),
                   {**first, "claim_id": "3", "coder": "omar"}])
        rows = self.ok("agreement", "ruba", "omar").claims()
        whole = [r for r in rows if (r["what"], r["of"]) == ("claim", "all")][0]
        self.assertEqual((whole["a"], whole["b"], whole["both"], whole["f1"]), (1, 1, 1, 1))
        fields = [r["of"] for r in rows if r["what"] == "field"]
        self.assertEqual(fields, ["frame", "modality", "agent", "target", "place", "source",
                                  "time", "quantity"])
        # Files of claims, in and out of a project; our own under the name tawatur.
        own = self.write("own.jsonl", as_lines(self.own))
        with_file = self.ok("agreement", "ruba", own).claims()
        self.assertEqual(with_file[0]["a"], 2)
        self.assertEqual(run("agreement", own, own).claims()[0]["f1"], 1)
        self.assertEqual(self.ok("agreement", "tawatur", own).claims()[0]["b"], len(self.own))
        self.assertIn(b"KAPPA", run("agreement", own, own, "-f", "table").out)
        self.ok("agreement", "ruba", "nobody", code=4)
        self.ok("agreement", "ruba", code=2)
        articles = self.write("t.jsonl", line(NEWS))
        self.assertEqual(run("agreement", own, articles).code, 1)

    def test_verify_sees_altered_imports(self):
        self.take([self.person_s(claim_id="1", coder="ruba")])
        self.sql("UPDATE imports SET coder = 'omar'")
        self.assertIn("imports 1: was altered", self.ok("verify", code=5).out.decode())


if __name__ == "__main__":
    unittest.main()
