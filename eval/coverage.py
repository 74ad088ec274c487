#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of coded gold the trigger lexicon can reach.

    eval/coverage.py GOLD_FOLDER... [--missing]

For every claim of NAME.gold.json: is there, inside its span, a word or phrase of data/ whose class names the claim's frame?
Prints the share per frame and per conflict (guessed from the ids of the actors), required claims only; --missing lists the
spans that nothing reaches. Inflection is approximated by stems and affixes: the compiled pack is stricter.
"""
import argparse
import collections
import glob
import json
import os
import re
import sys
import tomllib

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ء": None, "ـ": None})
MARKS = re.compile("[\u064b-\u0652\u0670]")
WORD = re.compile("[\u0621-\u064a\u0671]+")
PROCLITICS = ["", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "فال", "بال", "لل", "ول", "وب", "وس", "فس", "وك", "ولل", "وبال", "كال", "فل", "فب"]
SUBJECT = ["", "ي", "ت", "ن", "ا"]
SUFFIXES = ["", "ه", "ها", "هم", "هما", "هن", "نا", "ت", "تا", "وا", "ون", "ان", "ين", "ات", "ا", "و", "ي", "ن", "ته", "تها", "تهم", "تين", "تان",
            "تم", "يه", "يا", "ني", "اته", "اتها", "اتهم", "يها", "يهم", "وه", "وها", "وهم", "ايه", "هما", "تهما", "ونها", "ونه", "ين", "تي", "وهن", "ونهم"]


def fold(text):
    return MARKS.sub("", text).translate(FOLD)


def rows(name):
    """The rows of a table as dictionaries; `-` is empty."""
    head = None
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if head is None:
                head = cells
                continue
            yield {key: "" if cell == "-" else cell for key, cell in zip(head, cells)}


def verb_stems(row):
    """(stems that take person prefixes, stems that don't), folded."""
    lemma, form, root = fold(row["lemma"]), row["form"], row["root"].translate(FOLD)
    bare, finite = {lemma}, set()
    last_weak = lemma[-1] in "يا"
    core = lemma[:-1] if last_weak else lemma
    bare |= {core, core + "ا", core + "ي"}
    for masdar in row["masdar"].split(" | "):
        if masdar:
            bare.add(fold(masdar))
            bare.add(fold(masdar).removesuffix("ه"))
    if form == "I":
        present = fold(row["present"])[1:]
        finite |= {present, present[:-1] if present[-1] in "ياو" else present}
        letters = row["root"].replace("ء", "ا")
        if len(letters) == 3:
            a, b, c = letters
            bare |= {a + "ا" + b + c, "م" + a + b + "و" + c, a + "ا" + "ي" + c, a + c, a + "ي" + c, a + b + c, a + "ا" + c, a + "ا" + b}
            if c in "وي":
                bare |= {a + "ا" + b + "ي", a + "ا" + b, a + b + "ي", "م" + a + b + "ي"}
            finite |= {a + b + c, a + c, b + c}
    else:
        stem = core[1:] if form in ("IV", "VII", "VIII", "X") else core
        tail = {"", "ي"} if last_weak else {""}
        for end in tail:
            finite.add(stem + end)
            bare.add("م" + stem + end)
        middle = stem[:-2] + stem[-2:].replace("ا", "ي")
        finite |= {middle, stem.replace("ا", "")}
        bare |= {"م" + middle, middle, core.replace("ا", "و") if form in ("III", "VI") else core}
        if form in ("IV", "X", "VIII", "VII") and "ا" in core[2:]:
            head = core[:2] + core[2:].replace("ا", "")
            bare |= {head, core[:2] + core[2:].replace("ا", "ي")}
        base = core[:-1]
        masdars = {
            "II": ["ت" + core[:-1] + "ي" + core[-1:], "ت" + core + "ه", "ت" + core + "يه", "ت" + core],
            "QI": [core + "ه", core], "QII": [core],
            "III": ["م" + core + "ه", "م" + core, "م" + core + "اه", "م" + core + "ا"],
            "V": [core], "VI": [core],
        }.get(form, [base + "ا" + core[-1:], core + "ا", core + "ه", base + "يا" + core[-1:], core + "ا" + core[-1:],
                     core[:-2] + "يا" + core[-1:]])
        bare.update(masdars)
        bare.update(m.removesuffix("ه") for m in masdars)
        if form in ("IV",) and last_weak:
            bare.add("ا" + core[1:] + "ا")
    return {s for s in finite if len(s) > 1}, {s for s in bare if len(s) > 1}


class Lexicon:
    def __init__(self):
        with open(os.path.join(ROOT, "classes.toml"), "rb") as file:
            classes = tomllib.load(file)
        self.frames = {name: set(c["frames"]) for name, c in classes.items() if "frames" in c}
        self.finite = collections.defaultdict(set)  # stem -> frames
        self.bare = collections.defaultdict(set)
        self.lemma_forms = collections.defaultdict(set)
        self.known = set()
        for row in rows("verbs.tsv"):
            frames = self.frames_of(row["class"])
            finite, bare = verb_stems(row)
            for stem in finite:
                self.finite[stem] |= frames
            for stem in bare:
                self.bare[stem] |= frames
            self.lemma_forms[fold(row["lemma"])] |= {("f", s) for s in finite} | {("b", s) for s in bare}
        for row in rows("nouns.tsv"):
            frames = self.frames_of(row["class"])
            lemma = fold(row["lemma"])
            forms = {lemma, lemma.removesuffix("ه")} | {fold(p) for p in row["plural"].split(" | ") if p not in ("", "sfp", "smp")}
            for form in forms:
                if len(form) > 1:
                    self.bare[form] |= frames
                    self.lemma_forms[lemma].add(("b", form))
        for row in rows("function_words.tsv"):
            self.bare[fold(row["form"])] |= set()
        self.phrases = []
        for row in rows("phrases.tsv"):
            frames = self.frames_of(row["class"])
            if frames:
                self.phrases.append((row["words"].split(), frames))

    def frames_of(self, cell):
        out = set()
        for name in cell.split():
            out |= self.frames.get(name, set())
        return out

    def word(self, token):
        """Frames that a folded token may name; None when no entry fits."""
        found, known = set(), False
        for pro in PROCLITICS:
            if not token.startswith(pro):
                continue
            rest = token[len(pro):]
            for suffix in SUFFIXES:
                if not rest.endswith(suffix):
                    continue
                stem = rest[: len(rest) - len(suffix)]
                if len(stem) < 2:
                    continue
                if stem in self.bare:
                    known = True
                    found |= self.bare[stem]
                if stem[0] in "يتنا" and stem[1:] in self.finite and "ل" not in pro[1:]:
                    known = True
                    found |= self.finite[stem[1:]]
        return found if known else None

    def is_form(self, token, lemma):
        stems = self.lemma_forms.get(fold(lemma), ())
        for pro in PROCLITICS:
            if token.startswith(pro):
                for suffix in SUFFIXES:
                    if token.endswith(suffix):
                        stem = token[len(pro): len(token) - len(suffix)]
                        if ("b", stem) in stems or (stem and stem[0] in "يتنا" and ("f", stem[1:]) in stems):
                            return True
        return False

    def phrase(self, tokens):
        found = set()
        for words, frames in self.phrases:
            for start in range(len(tokens) - len(words) + 1):
                for word, token in zip(words, tokens[start:]):
                    if word == "?":
                        continue
                    if word[0] == "~":
                        if not self.is_form(token, word.strip("~+")):
                            break
                    elif not any(token == p + fold(word.strip("+")) + s for p in ("", "و", "ف", "ب", "ل") for s in (SUFFIXES if word[-1] == "+" else ("",))):
                        break
                else:
                    found |= frames
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--optional", action="store_true", help="count optional claims too")
    args = parser.parse_args()
    lexicon = Lexicon()
    hit, total = collections.Counter(), collections.Counter()
    for folder in args.folder:
        for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
            with open(path, encoding="utf-8") as file:
                gold = json.load(file)
            with open(path.replace(".gold.json", ".txt"), encoding="utf-8") as file:
                text = file.read()
            ids = collections.Counter(f["id"].split("-")[0] for c in gold["claims"] for f in c["agent"] + c["target"] if f.get("id"))
            conflict = ids.most_common(1)[0][0] if ids else "?"
            for claim in gold["claims"]:
                if claim.get("optional") and not args.optional:
                    continue
                begin, end = claim["span"]
                tokens = [fold(w) for w in WORD.findall(MARKS.sub("", text[begin:end]))]
                frames = set().union(*[lexicon.word(t) or set() for t in tokens]) | lexicon.phrase(tokens)
                good = claim["frame"] in frames
                for key in ("all", "frame " + claim["frame"], "conflict " + conflict):
                    total[key] += 1
                    hit[key] += good
                if not good and args.missing:
                    print(claim["frame"], "?" if claim.get("optional") else "!", os.path.basename(path)[:3], text[begin:end].replace("\n", " "), sep="\t")
    for key in sorted(total):
        if not key.startswith("conflict") or total[key] >= 10:
            print(f"{key:28} {hit[key]:5} of {total[key]:5}  {hit[key] / total[key]:.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
