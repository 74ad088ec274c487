# SPDX-License-Identifier: Apache-2.0
"""Events of a project: ids that stay, revisions, merging, filters, show and explain."""
import json
import random
import os
import unittest

from support import SOURCE, run
from test_project import WithFolder

EXAMPLES = os.path.join(SOURCE, "examples", "articles")


def articles():
    out = []
    for name in sorted(os.listdir(EXAMPLES)):
        with open(os.path.join(EXAMPLES, name), encoding="utf-8") as f:
            out += [json.loads(text) for text in f]
    return out


def bare(events):
    """Events without what ids and history add, in an order of their own."""
    names = {e["event_id"]: min(c["claim_id"] for c in e["claims"]) for e in events}
    out = []
    for e in events:
        e = {**e, "event_id": names[e["event_id"]], "revision": 1,
             "effects": sorted(names[x] for x in e["effects"])}
        out.append(json.dumps(e, sort_keys=True))
    return sorted(out)


class ProjectEvents(WithFolder):
    def events(self, *options):
        return self.ok("events", "-f", "jsonl", *options).claims()

    def add(self, name, some):
        self.ok("add", self.write(name, "".join(json.dumps(a, ensure_ascii=False) + "\n"
                                                for a in some)))
        return self.ok("run").err

    def test_piece_by_piece_is_all_at_once(self):
        self.ok("init")
        some = articles()
        random.Random(7).shuffle(some)  # days come in any order
        seen = {}
        for part in range(4):
            self.add(f"{part}.jsonl", some[part::4])
            for e in self.events():
                seen.setdefault(e["event_id"], []).append(e["revision"])
        for revisions in seen.values():
            self.assertEqual(revisions, sorted(revisions))
        self.assertTrue(any(r[-1] > 1 for r in seen.values()))
        whole = run("events", EXAMPLES, "-f", "jsonl").claims()
        self.assertEqual(bare(self.events()), bare(whole))
        self.ok("run")
        self.assertIn("0 findings", self.ok("verify").err)
        # Every id that was ever given out leads to an event that holds.
        standing = {e["event_id"] for e in self.events()}
        for event_id in seen:
            shown = json.loads(self.ok("show", event_id).out.split(b"\n")[0])
            self.assertIn(shown["event_id"], standing)

    def test_nothing_new_changes_nothing(self):
        self.ok("init")
        self.assertIn("of them new or changed", self.add("a.jsonl", articles()[:8]))
        before = self.events()
        self.assertIn("nothing new", self.ok("run").err)
        again = self.ok("run", "--again").err
        self.assertIn(" 0 of them new or changed", again)
        self.assertEqual(self.events(), before)

    def test_filters(self):
        self.ok("init")
        self.add("a.jsonl", articles())
        every = self.events()

        def ids(*filters):
            return {e["event_id"] for e in self.events(*filters)}
        self.assertEqual(ids("--frame", "shelling"),
                         {e["event_id"] for e in every if e["frame"] == "shelling"})
        self.assertEqual(ids("--status", "disputed"),
                         {e["event_id"] for e in every if e["status"] == "disputed"})
        self.assertEqual(ids("--sources", "3"),
                         {e["event_id"] for e in every if e["independent_sources"] >= 3})
        rsf = {e["event_id"] for e in every
               if "rsf" in [a["id"] for a in e["agent"] + e["target"]]}
        self.assertEqual(ids("--actor", "rsf"), rsf)
        self.assertEqual(ids("--actor", "Rapid Support"), rsf)
        camp = ids("--place", "مخيم ابو شوك")
        self.assertTrue(camp)
        self.assertTrue(all("kn:sd:abu-shouk-camp" in [p["id"] for p in e["place"]]
                            for e in every if e["event_id"] in camp))
        sudan = ids("--since", "2024-01-01")
        self.assertTrue(camp <= sudan and sudan < ids())
        self.assertEqual(ids("--until", "2017-01-01"), set())
        self.assertEqual(len(self.events("--limit", "3", "--offset", "2")), 3)
        self.assertEqual(self.events("--offset", "2"), every[2:])
        self.ok("events", "--frame", "nonsense", code=2)
        self.ok("events", "--until", "2000-01-01", "--fail-if-empty", code=4)
        # The same filters work on files.
        whole = run("events", EXAMPLES, "-f", "jsonl", "--frame", "shelling", "--actor", "rsf")
        self.assertEqual(len(whole.claims()),
                         len(self.events("--frame", "shelling", "--actor", "rsf")))

    def test_show_and_explain(self):
        self.ok("init")
        self.add("a.jsonl", articles())
        event = max(self.events(), key=lambda e: len(e["docs"]))
        shown = self.ok("show", event["event_id"]).out.decode()
        told = self.ok("explain", event["event_id"]).out.decode()
        self.assertEqual(json.loads(shown.splitlines()[0]), event)
        for claim in event["claims"]:
            self.assertIn(claim["claim_id"] + "\n", shown)
            self.assertIn(claim["reason"], told)
        self.assertIn("**", shown)
        self.assertIn(f"{event['independent_sources']} independent", told)
        arabic = self.ok("explain", event["event_id"], "--lang", "ar").out.decode()
        self.assertIn("المصادر: ", arabic)
        self.assertNotIn("independent", arabic)
        self.ok("show", "TWT-NOSUCH0", code=4)

    def test_verify_sees_an_altered_event(self):
        self.ok("init")
        self.add("a.jsonl", articles()[:4])
        self.sql("UPDATE events SET json = replace(json, 'reported', 'denied') WHERE id = 1")
        self.assertIn("events 1: was altered", self.ok("verify", code=5).out.decode())


if __name__ == "__main__":
    unittest.main()
