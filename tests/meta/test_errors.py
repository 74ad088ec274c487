# SPDX-License-Identifier: Apache-2.0
"""Kinds of errors, on claims made up for each."""
import sys
import unittest
from collections import Counter

import project

sys.path.insert(0, str(project.ROOT / "eval"))
import errors  # noqa: E402  (needs the path)
import paired  # noqa: E402

SCORER = paired.SHARED / "eval" / "score.py"
#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345
TEXT = "early one here. mid shoots far town now. late two."


def claim(**fields):
    out = {"id": 1, "span": [20, 26], "frame": "shelling", "modality": "asserted", "time": None, "optional": False,
           **{r: [] for r in ("agent", "target", "place", "source", "quantity")}}
    out.update(fields)
    return out


def made(frame="shelling", trigger=(20, 26), **fields):
    return dict(claim(frame=frame, **fields), trigger=list(trigger), evidence=[16, 39], doc="a.txt")


def named(*names):
    return [{"text": name} for name in names]


@unittest.skipUnless(SCORER.exists(), "the evaluation isn't beside the project")
class Errors(unittest.TestCase):
    def setUp(self):
        self.reader = errors.Reader(paired.scorer())

    def kinds(self, gold, got):
        return self.reader.errors(TEXT, gold, got)

    def test_nothing_wrong(self):
        self.assertEqual(self.kinds(claim(agent=named("mid")), made(agent=named("mid"))), [])

    def test_roles(self):
        for told, given, want in (
                (["mid"], [], "agent: none given, right one stands same sentence"),
                (["early"], ["mid"], "agent: another given, right one stands earlier"),
                (["late"], ["mid"], "agent: another given, right one stands later"),
                (["absent"], ["mid"], "agent: another given, right one stands not as written"),
                ([], ["mid"], "agent: none told, one given"),
                (["mid"], ["mid", "town"], "agent: one too many"),
                (["mid", "town"], ["mid"], "agent: a part of several")):
            self.assertEqual(self.kinds(claim(agent=named(*told)), made(agent=named(*given))), [want])

    def test_modality_quantity_and_time(self):
        self.assertEqual(self.kinds(claim(modality="planned"), made()), ["modality: planned taken for asserted"])
        two, three = ({"kind": "killed", "low": n, "high": n} for n in (2, 3))
        hurt = dict(two, kind="wounded")
        for told, given, want in (([two], [], "none given"), ([], [two], "none told, one given"), ([two], [three], "other bounds"),
                                  ([two], [hurt], "another kind"), ([two], [two, three], "one too many or too few")):
            self.assertEqual(self.kinds(claim(quantity=told), made(quantity=given)), ["quantity: " + want])
        day = {"from": "2020-01-01", "to": "2020-01-01"}
        other = {"from": "2020-01-02", "to": None}
        for told, given, want in ((day, None, "none given"), (None, day, "none told, one given"), (day, other, "another day")):
            self.assertEqual(self.kinds(claim(time=told), made(time=given)), ["time: " + want])

    def test_missed_and_spare(self):
        golds = [claim(), claim(id=2, span=[41, 45], frame="kill")]
        self.assertEqual(errors.missed(golds[1], [made()]), "missed: nothing there")
        self.assertEqual(errors.missed(golds[0], [made("attack")]), "missed: another frame there")
        self.assertEqual(errors.spare(made(), golds, {1: None}), "spare: said twice")
        self.assertEqual(errors.spare(made("attack"), golds, {}), "spare: another frame there")
        self.assertEqual(errors.spare(made(trigger=(0, 5)), golds, {}), "spare: nobody claims anything there")

    def test_counts_of_a_document(self):
        count = errors.Count(paired.scorer())
        golds = [claim(agent=named("mid")), claim(id=2, span=[41, 45], frame="kill"), claim(id=3, span=[0, 5], frame="wound", optional=True)]
        count.document({"doc": "a.txt", "boilerplate": [], "claims": golds}, TEXT, [made(), made("attack"), made("wound", (0, 5))])
        self.assertEqual(count.kinds, Counter({"agent: none given, right one stands same sentence": 1, "missed: nothing there": 1,
                                               "spare: another frame there": 1}))
        self.assertEqual(dict(count.frames), {"shelling": [1, 1, 0], "kill": [1, 0, 0]})
        text = errors.report(count)
        self.assertIn("2 required claims: 1 found, 0 of them exact; 1 spare ones.", text)
        self.assertIn("| agent: none given, right one stands same sentence | 1 | 1 |", text)
        self.assertIn("| kill | 1 | 1 | 0 |", text)
        self.assertEqual(count.who["missed: nothing there"], ["a.txt 2"])


class Page(unittest.TestCase):
    def test_the_page_holds_the_tables(self):
        page = (project.ROOT / "docs/errors.md").read_text(encoding="utf-8")
        for head in ("| missed | claims |", "| spare | claims |", "| found, but not exact | claims | alone |",
                     "| frame | required | missed | exact |"):
            self.assertIn(head, page)


if __name__ == "__main__":
    unittest.main()
