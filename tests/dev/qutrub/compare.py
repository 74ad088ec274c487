#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares our finite verb forms with those of libqutrub, an independent conjugator.

    pip install libqutrub
    ninja inflect_dump && ./inflect_dump data/verbs.tsv > forms.tsv
    python3 tests/dev/qutrub/compare.py forms.tsv [--show KIND]

Prints how often both agree and how often they differ, by kind of root and by slot. What each kind of
difference means is in README.md beside this file. Exits 77 (skipped) without libqutrub.
"""
import collections
import re
import sys

try:
    import libqutrub.conjugator as qutrub
except ImportError:
    print("libqutrub isn't installed: skipped")
    sys.exit(77)

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
FOLD = str.maketrans("أإآؤئى", "اااويي")
# Person of libqutrub -> person, gender, number as inflect_dump prints them (0 = any).
PERSONS = {
    "أنا": (1, 0, 1), "نحن": (1, 0, 3), "أنت": (2, 1, 1), "أنتِ": (2, 2, 1), "أنتما": (2, 0, 2),
    "أنتم": (2, 1, 3), "أنتن": (2, 2, 3), "هو": (3, 1, 1), "هي": (3, 2, 1), "هما": (3, 1, 2),
    "هما مؤ": (3, 2, 2), "هم": (3, 1, 3), "هن": (3, 2, 3),
}
TENSES = {
    "الماضي المعلوم": (1, 1), "المضارع المعلوم": (2, 1), "المضارع المجزوم": (2, 1),
    "المضارع المنصوب": (2, 1), "الماضي المجهول": (1, 2), "المضارع المجهول": (2, 2),
    "المضارع المجهول المجزوم": (2, 2), "الأمر": (3, 1),
}


def future(present):
    """The vowel of a form I present, as far as its letters show it."""
    middle, last = present[-2:-1], present[-1:]
    if "و" in (middle, last):
        return "ضمة"
    if middle == "ي" or last == "ي":
        return "كسرة"
    return "فتحة"


def kind_of(root, form, lemma):
    weak = "وي"
    parts = []
    if "ء" in root:
        parts.append("hamza")
    if root[0] in weak:
        parts.append("assimilated")
    if root[-1] in weak:
        parts.append("defective")
    elif len(root) == 3 and root[1] in weak and lemma[-2] == "ا":
        parts.append("hollow")
    if len(root) == 3 and root[1] == root[2]:
        parts.append("doubled")
    return form + " " + ("+".join(parts) or "sound")


def main():
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    verbs = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        lemma, marked, present, root, form, *bits, text = line.rstrip("\n").split("\t")
        verb = verbs.setdefault((lemma, marked, present, root, form), collections.defaultdict(set))
        tense, voice, person, gender, number = map(int, bits)
        verb[tense, voice, person, gender, number].add(text)
    same, seat, other, skipped = (collections.Counter() for _ in range(4))
    for (lemma, marked, present, root, form), ours in verbs.items():
        kind = kind_of(root, form, lemma)
        if not marked:
            skipped["lemma not vocalised"] += 1
            continue
        try:
            table = qutrub.conjugate(marked, future(present), transitive=True,
                                     alltense=True, display_format="DICT")
        except Exception:  # libqutrub gives up in many ways
            table = None
        if not table:
            skipped["libqutrub gives nothing"] += 1
            continue
        for tense, voice in TENSES.items():
            for person, slot in PERSONS.items():
                theirs = MARKS.sub("", table.get(tense, {}).get(person, "")).strip()
                mine = set()
                for gender in ([slot[1]] if slot[1] else [0, 1, 2]):
                    mine |= ours.get((voice[0], voice[1], slot[0], gender, slot[2]), set())
                if not theirs or not mine:
                    continue
                if theirs in mine:
                    same[kind] += 1
                elif theirs.translate(FOLD) in {m.translate(FOLD) for m in mine}:
                    seat[kind] += 1
                else:
                    other[kind] += 1
                    if shown == kind:
                        print(lemma, tense, person, "theirs", theirs, "ours", *sorted(mine))
    for kind in sorted(set(same) | set(other)):
        print(f"{kind:28} same {same[kind]:6} hamza seat {seat[kind]:4} other {other[kind]:4}")
    total = sum(same.values()) + sum(seat.values()) + sum(other.values())
    print(f"verbs {len(verbs)} forms {total} same {sum(same.values())} hamza seat "
          f"{sum(seat.values())} other {sum(other.values())} skipped {dict(skipped)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
