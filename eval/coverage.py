#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of coded gold the trigger lexicon can reach.

    eval/coverage.py GOLD_FOLDER... [--missing] [--reporting]

For every claim of NAME.gold.json: is there, inside its span, a word or phrase of data/ whose class names the claim's frame?
Prints the share per frame and per conflict (guessed from the ids of the actors), required claims only; --missing lists the
spans that nothing reaches. Inflection is approximated by stems and affixes: the compiled pack is stricter.

--reporting asks the same of reporting words: is there, at most six words from the source of a claim in its sentence, a word or
phrase whose cue reports? A source that no word can stand beside (place line, credit at an end, "X: ...") isn't counted.

--left-out counts a word only if it occurs as well outside of the conflict that its article belongs to (eval/folds.tsv): in articles of
other conflicts or in ../shared/corpus/khaleej.jsonl.xz. What only one conflict could have taught is then missing.
"""
import argparse
import collections
import glob
import json
import lzma
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


def reports(row):
    """Does the row's cue name a speaker, or say what somebody demands, expects or accuses others of?"""
    speech = {"accuse", "state", "demand", "threaten"}
    soft = {"op.demand", "op.order", "op.threaten", "op.expect", "op.fear", "op.refuse"}
    return row["cue"].startswith("report.") or row["cue"] in soft or bool(speech & set(row.get("class", "").split()))


def around_source(text, source, claim):
    """The words of its sentence around the source, the nearest before or in the claim; None where no word can stand beside it."""
    begin, end = claim["span"]
    at = text.rfind(source, 0, end)
    if at < 0:
        at = text.find(source, begin)
    if at < 0:
        return None
    lo = max(text.rfind(mark, 0, at) for mark in ".\n؟!") + 1
    hi = min(e for e in [text.find(mark, at + len(source)) for mark in ".\n؟!"] + [len(text)] if e >= 0)
    before, after = text[lo:at], text[at + len(source):hi]
    credit = len(WORD.findall(before + after)) < 5 or (lo == 0 and at < 80) or after.lstrip()[:1] in ":)-–/"
    near = " ".join(before.split(" ")[-6:]) + source + " ".join(after.split(" ")[:7])
    return None if credit else near


class Lexicon:
    def __init__(self):
        with open(os.path.join(ROOT, "classes.toml"), "rb") as file:
            classes = tomllib.load(file)
        self.frames = {name: set(c["frames"]) for name, c in classes.items() if "frames" in c}
        self.finite = collections.defaultdict(set)  # stem -> frames
        self.bare = collections.defaultdict(set)
        self.lemma_forms = collections.defaultdict(set)
        self.reports = collections.defaultdict(bool)  # ("f" finite or "b" bare, stem)
        self.reporting_phrases = []
        self.elsewhere = None  # stems of other texts; only they count
        for row in rows("verbs.tsv"):
            frames = self.frames_of(row["class"])
            finite, bare = verb_stems(row)
            for stem in finite:
                self.finite[stem] |= frames
            for stem in bare:
                self.bare[stem] |= frames
            forms = {("f", s) for s in finite} | {("b", s) for s in bare}
            self.lemma_forms[fold(row["lemma"])] |= forms
            if reports(row):
                self.reports.update(dict.fromkeys(forms, True))
        for row in rows("nouns.tsv"):
            frames = self.frames_of(row["class"])
            lemma = fold(row["lemma"])
            forms = {lemma, lemma.removesuffix("ه")} | {fold(p) for p in row["plural"].split(" | ") if p not in ("", "sfp", "smp")}
            for form in forms:
                if len(form) > 1:
                    self.bare[form] |= frames
                    self.lemma_forms[lemma].add(("b", form))
                    if reports(row):
                        self.reports["b", form] = True
        for row in rows("function_words.tsv"):
            self.bare[fold(row["form"])] |= set()
            if reports(row):
                self.reports["b", fold(row["form"])] = True
        self.phrases = []
        for row in rows("phrases.tsv"):
            frames = self.frames_of(row["class"])
            if frames:
                self.phrases.append((row["words"].split(), frames))
            if reports(row):
                self.reporting_phrases.append((row["words"].split(), {"report"}))

    def frames_of(self, cell):
        out = set()
        for name in cell.split():
            out |= self.frames.get(name, set())
        return out

    @staticmethod
    def stems(token):
        """("b" or "f", stem): what may be left of a folded token when affixes are taken off."""
        for pro in PROCLITICS:
            if not token.startswith(pro):
                continue
            rest = token[len(pro):]
            for suffix in SUFFIXES:
                stem = rest[: len(rest) - len(suffix)]
                if not rest.endswith(suffix) or len(stem) < 2:
                    continue
                yield "b", stem
                if stem[0] in "يتنا" and "ل" not in pro[1:]:
                    yield "f", stem[1:]

    def attested(self, key):
        return self.elsewhere is None or key in self.elsewhere

    def word(self, token):
        """Frames that a folded token may name; None when no entry fits."""
        found, known = set(), False
        for kind, stem in filter(self.attested, self.stems(token)):
            table = self.bare if kind == "b" else self.finite
            if stem in table:
                known = True
                found |= table[stem]
        return found if known else None

    def reports_in(self, tokens):
        """Does one of the tokens, or a phrase of them, report?"""
        return any(key in self.reports and self.attested(key) for t in tokens for key in self.stems(t)) or bool(
            self.phrase(tokens, self.reporting_phrases))

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

    def phrase(self, tokens, phrases=None):
        found = set()
        for words, frames in self.phrases if phrases is None else phrases:
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


def reporting(lexicon, text, claims, conflict, count, missing):
    """Counts the sentences with sources; each sentence once."""
    seen = set()
    for claim in claims:
        for source in claim["source"]:
            sentence = around_source(text, source["text"], claim)
            if sentence is None or sentence in seen:
                continue
            seen.add(sentence)
            good = lexicon.reports_in([fold(w) for w in words_of(sentence)])
            count(("all", "conflict " + conflict), good)
            if not good and missing:
                print(source["text"], sentence.strip().replace("\n", " "), sep="\t")


def words_of(text):
    return WORD.findall(MARKS.sub("", text))


def stems_of(texts):
    return {key for word in {fold(w) for text in texts for w in words_of(text)} for key in Lexicon.stems(word)}


def other_texts(folders):
    """{conflict: stems of the articles of all other conflicts and of the newspaper}, and the conflict of each article."""
    base = os.path.dirname(ROOT)
    with open(os.path.join(base, "eval", "folds.tsv"), encoding="utf-8") as file:
        conflict_of = {c[0]: c[2] for c in (line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))}
    with lzma.open(os.path.join(base, "..", "shared", "corpus", "khaleej.jsonl.xz"), "rt", encoding="utf-8") as corpus:
        paper = stems_of(json.loads(line).get("text", "") for line in corpus)
    texts = collections.defaultdict(list)
    for path in (p for folder in folders for p in glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, encoding="utf-8") as file:
            texts[conflict_of.get(os.path.basename(path), "?")].append(file.read())
    stems = {conflict: stems_of(own) for conflict, own in texts.items()}
    return {c: paper.union(*[s for other, s in stems.items() if other != c]) for c in stems}, conflict_of


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--optional", action="store_true", help="count optional claims too")
    parser.add_argument("--reporting", action="store_true", help="reporting words instead of triggers")
    parser.add_argument("--left-out", action="store_true", help="count only words that other conflicts have as well")
    args = parser.parse_args()
    lexicon = Lexicon()
    elsewhere, conflict_of = other_texts(args.folder) if args.left_out else ({}, {})
    hit, total = collections.Counter(), collections.Counter()

    def count(keys, good):
        for key in keys:
            total[key] += 1
            hit[key] += good

    for folder in args.folder:
        for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
            with open(path, encoding="utf-8") as file:
                gold = json.load(file)
            with open(path.replace(".gold.json", ".txt"), encoding="utf-8") as file:
                text = file.read()
            ids = collections.Counter(f["id"].split("-")[0] for c in gold["claims"] for f in c["agent"] + c["target"] if f.get("id"))
            conflict = ids.most_common(1)[0][0] if ids else "?"
            if args.left_out:
                conflict = conflict_of.get(os.path.basename(path).replace(".gold.json", ".txt"), "?")
                lexicon.elsewhere = elsewhere[conflict]
            if args.reporting:
                reporting(lexicon, text, gold["claims"], conflict, count, args.missing)
                continue
            for claim in gold["claims"]:
                if claim.get("optional") and not args.optional:
                    continue
                begin, end = claim["span"]
                tokens = [fold(w) for w in words_of(text[begin:end])]
                frames = set().union(*[lexicon.word(t) or set() for t in tokens]) | lexicon.phrase(tokens)
                good = claim["frame"] in frames
                count(("all", "frame " + claim["frame"], "conflict " + conflict), good)
                if not good and args.missing:
                    print(claim["frame"], "?" if claim.get("optional") else "!", os.path.basename(path)[:3], text[begin:end].replace("\n", " "), sep="\t")
    for key in sorted(total):
        if not key.startswith("conflict") or total[key] >= 10:
            print(f"{key:28} {hit[key]:5} of {total[key]:5}  {hit[key] / total[key]:.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
