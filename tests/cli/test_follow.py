# SPDX-License-Identifier: Apache-2.0
"""tawatur control, network, deals: from claims, articles or a project; words that narrow; formats."""
import csv
import io
import json
import os
import unittest
from xml.etree import ElementTree

from support import SOURCE, line, run
from test_project import WithFolder

EXAMPLES = os.path.join(SOURCE, "examples", "articles")


def claim(doc, at, frame, agent=(), target=(), place=(), **fields):
    """A claim as `code` writes it; actors and places by id."""
    def refer(ids, **more):
        return [{"id": i, "text": i, "span": [at, at + 1], "name": None, "via": None,
                 "name_ar": None, "name_en": i.title(), **more} for i in ids]
    spot = {"lat": None, "lon": None, "precision": "point", "admin1": "North",
            "admin2": None, "admin3": None, "candidates": []}
    day = fields.pop("day", None)
    source = fields.pop("source", ())
    return {"schema": "tawatur/claim/1", "doc": doc,
            "claim_id": f"{doc}#{at}-{at + 4}.{frame}", "frame": frame,
            "agent": refer(agent), "target": refer(target), "place": refer(place, **spot),
            "quantity": [], "source": refer(source), "modality": "asserted",
            "time": {"text": "x", "span": [0, 1], "from": day, "to": day, "precision": "day",
                     "clash": None} if day else None,
            "name": None, "means": [], "framing": [], "background": False, "cause": None,
            "answers": None, "evidence": [at, at + 30], "trigger": [at, at + 4], "rule": "r",
            "confidence": 0.9, **fields}


def lines(*claims):
    return "".join(json.dumps(c) + "\n" for c in claims).encode()


def told(command, *args, stdin):
    done = run(command, "-", "-f", "jsonl", *args, stdin=stdin)
    assert done.code == 0, done.err
    return done.claims()


TOWN = lines(
    claim("a", 0, "take_control", ["reds"], ["blues"], ["town"], day="2020-01-05"),
    claim("a", 50, "attack", ["blues"], ["reds"], ["town"], day="2020-01-07"),
    claim("b", 0, "take_control", ["blues"], ["reds"], ["town"], day="2020-01-09",
          source=["spokesman"]),
    claim("b", 50, "take_control", ["reds"], [], ["village"], day="2020-01-09"))


class Control(WithFolder):
    def test_a_place_over_time(self):
        rows = told("control", "town", stdin=TOWN)
        self.assertEqual([(r["from"], r["to"], r["state"], r["holder_id"]) for r in rows],
                         [("2020-01-05", "2020-01-06", "held", ["reds"]),
                          ("2020-01-07", "2020-01-08", "contested", ["reds"]),
                          ("2020-01-09", None, "held", ["blues"])])
        self.assertEqual(rows[1]["contested_by_id"], ["blues"])
        self.assertEqual(rows[2]["says"], ["Spokesman"])
        self.assertEqual(rows[2]["claims"], ["b#0-4.take_control"])
        self.assertEqual(rows[0]["from_day"], "told")

    def test_words_and_days_narrow(self):
        self.assertEqual(len(told("control", stdin=TOWN)), 4)
        self.assertEqual(len(told("control", "north", stdin=TOWN)), 4)
        self.assertEqual(len(told("control", "village", stdin=TOWN)), 1)
        self.assertEqual(len(told("control", "--until", "2020-01-06", stdin=TOWN)), 1)
        self.assertEqual(told("control", "nowhere", stdin=TOWN), [])
        none = run("control", "nowhere", "-", "--fail-if-empty", stdin=TOWN)
        self.assertEqual(none.code, 4)
        self.assertEqual(run("control", "-", "--since", "x", stdin=TOWN).code, 2)
        self.assertEqual(run("control", "no-such.jsonl").code, 4)

    def test_doubt_is_left_out_unless_asked_for(self):
        weak = lines(claim("a", 0, "take_control", ["reds"], [], ["town"], confidence=0.15))
        self.assertEqual(told("control", stdin=weak), [])
        self.assertEqual(len(told("control", "--all", stdin=weak)), 1)
        self.assertEqual(len(told("control", "--min-confidence", "0.12", stdin=weak)), 1)

    def test_formats(self):
        rows = list(csv.DictReader(io.StringIO(
            run("control", "-", "-f", "csv", stdin=TOWN).out.decode())))
        self.assertEqual([r["state"] for r in rows if r["place_id"] == "town"],
                         ["held", "contested", "held"])
        table = run("control", "-", "-f", "table", stdin=TOWN).out.decode()
        self.assertTrue(table.startswith("FROM"))
        self.assertIn("contested", table)

    def test_project_tells_what_its_articles_tell(self):
        self.ok("init")
        self.ok("add", EXAMPLES)
        self.ok("run")
        of_project = self.ok("control", "-f", "jsonl").out
        self.assertEqual(of_project, run("control", EXAMPLES, "-f", "jsonl").out)
        self.assertGreater(len(of_project.splitlines()), 5)
        town = self.ok("control", "At-Tuhayta", "-f", "jsonl").claims()
        self.assertIn("held", {r["state"] for r in town})
        states = {json.loads(row)["state"] for row in of_project.splitlines()}
        self.assertTrue(states & {"disputed", "contested"})

    def test_order_of_articles_and_threads_change_nothing(self):
        articles = b"".join(line(f"سيطر الجيش على بلدة {n} أمس.", id=f"{d}", published=f"2020-01-{d:02}")
                            .encode() for d, n in enumerate(("كفرنبل", "حاس", "كفرنبل"), 1))
        first = run("control", "-", "-f", "jsonl", "-j", "1", stdin=articles)
        self.assertIn(b'"held"', first.out)
        turned = b"\n".join(articles.splitlines()[::-1]) + b"\n"
        self.assertEqual(first.out, run("control", "-", "-f", "jsonl", "-j", "2",
                                        stdin=turned).out)


ROOM = lines(
    claim("a", 0, "form_coalition", ["reds", "greens"], day="2020-01-05",
          name={"text": "the room", "span": [0, 3]}),
    claim("a", 50, "abstain", ["greys"], day="2020-01-05"),
    claim("b", 0, "join", ["greys"], ["reds"], day="2020-01-06", source=["greys-press"]),
    claim("b", 50, "attack", ["reds", "greens"], ["blues"], day="2020-02-06"))


class Network(unittest.TestCase):
    def test_ties_with_who_says_so_and_otherwise(self):
        rows = told("network", stdin=ROOM)
        self.assertIn(("reds", "member-of", "the room", "reported"),
                      [(r["from_id"], r["relation"], r["to_id"], r["status"]) for r in rows])
        aside = [r for r in rows if r["relation"] == "stays-out-of"][0]
        self.assertEqual((aside["from_id"], aside["status"], aside["says_otherwise"]),
                         ("greys", "disputed", ["Greys-Press"]))
        beside = [r for r in rows if r["relation"] == "fights-beside"][0]
        self.assertEqual((beside["from_id"], beside["to_id"], beside["directed"], beside["sign"]),
                         ("greens", "reds", False, "+"))

    def test_what_followed_a_call_to_arms(self):
        articles = lines(claim("a", 0, "mobilize", ["reds"], ["blues"], day="2020-02-01"),
                         claim("b", 0, "join", ["greens"], ["reds"], day="2020-02-03"),
                         claim("c", 0, "attack", ["reds"], ["blues"], day="2020-04-03"))
        call = [r for r in told("network", stdin=articles) if r["relation"] == "calls-to-arms"]
        self.assertEqual([(r["from_id"], r["to_id"], len(r["followed"])) for r in call],
                         [("reds", "blues", 1)])
        self.assertIn(".join", call[0]["followed"][0])

    def test_narrowing_and_periods(self):
        self.assertEqual({r["relation"] for r in told("network", "blues", stdin=ROOM)}, {"fights"})
        self.assertEqual(len(told("network", "--relation", "fights", stdin=ROOM)), 2)
        months = {r["period"] for r in told("network", "--by", "month", stdin=ROOM)}
        self.assertEqual(months, {"2020-01", "2020-02"})
        self.assertEqual(run("network", "-", "--by", "week", stdin=ROOM).code, 2)
        self.assertEqual(run("network", "nobody", "-", "--fail-if-empty", stdin=ROOM).code, 4)

    def test_graphml_is_well_formed(self):
        done = run("network", "-", "-f", "graphml", stdin=ROOM)
        root = ElementTree.fromstring(done.out)
        space = "{http://graphml.graphdrawing.org/xmlns}"
        nodes = {n.get("id") for n in root.iter(space + "node")}
        edges = list(root.iter(space + "edge"))
        self.assertLessEqual({"reds", "greens", "blues", "greys", "the room"}, nodes)
        self.assertEqual(len(edges), len(told("network", stdin=ROOM)))
        for edge in edges:
            self.assertLessEqual({edge.get("source"), edge.get("target")}, nodes)


TRUCE = lines(
    claim("a", 0, "agree", ["reds", "blues"], day="2020-01-05"),
    claim("a", 50, "release", ["reds"], modality="planned"),
    claim("b", 0, "release", ["reds"], ["blues"], day="2020-01-08", modality="negated",
          source=["blues-press"]),
    claim("b", 50, "violate", ["blues"], day="2020-01-09"))


class Deals(unittest.TestCase):
    def test_a_deal_its_terms_and_what_is_reported(self):
        rows = told("deals", stdin=TRUCE)
        self.assertEqual([(r["part"], r["word"], r["frame"], r["agent_id"]) for r in rows],
                         [("deal", "agreed", "agree", ["reds", "blues"]),
                          ("term", "planned", "release", ["reds"]),
                          ("report", "unkept", "release", ["reds"]),
                          ("report", "broken", "violate", ["blues"])])
        self.assertEqual({r["deal"] for r in rows}, {"a#0-4.agree"})
        self.assertEqual(rows[2]["says"], "Blues-Press")
        self.assertEqual(rows[3]["day"], "2020-01-09")

    def test_narrowing(self):
        self.assertEqual(len(told("deals", "reds", stdin=TRUCE)), 4)
        self.assertEqual(told("deals", "greens", stdin=TRUCE), [])
        self.assertEqual(run("deals", "greens", "-", "--fail-if-empty", stdin=TRUCE).code, 4)
        self.assertIn(b"unkept", run("deals", "-", "-f", "table", stdin=TRUCE).out)


if __name__ == "__main__":
    unittest.main()
