#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Copies against brute force and against datasketch's MinHash with banding, in one run.

  copies.py BUILD_FOLDER ARTICLES.jsonl [SAMPLE]

Brute force counts the word groups that each pair of SAMPLE consecutive articles has in common (words are
runs of letters and digits, with alefs, hamza seats, ya and ta marbuta made alike and harakat dropped by a
table of its own, since papers spell the same wire text differently). Then `bench_copies` over all articles, and both
programs over the sample. datasketch (pip install datasketch) gets bands that favour recall and checks what
they propose by the same sets, as one would in practice; without it that row is left out.
"""
import collections
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
import time

NEAR = 0.5
FOLD = str.maketrans(dict(zip("\u0623\u0625\u0622\u0671\u0649\u0629\u0624\u0626",
                              "\u0627\u0627\u0627\u0627\u064a\u0647\u0648\u064a"),
                          **{chr(c): "" for c in (0x640, *range(0x64B, 0x653))}))


def load(path):
    """Ids and texts; of an id that comes twice the first."""
    texts = {}
    for line in open(path, encoding="utf-8"):
        a = json.loads(line)
        texts.setdefault(str(a["id"]), a.get("text") or "\n\n".join(
            x for x in (a.get("title"), a.get("body")) if x))
    return texts


def groups(text):
    w = re.findall(r"\w+", text.translate(FOLD))
    return {" ".join(w[i:i + 4]) for i in range(len(w) - 3)}


def jaccard(a, b):
    both = len(a & b)
    return both / (len(a) + len(b) - both) if both else 0.0


def brute_force(sets):
    """{(id, id): Jaccard} of all pairs that have a word group in common."""
    holders = collections.defaultdict(list)
    for name, s in sets.items():
        for g in s:
            holders[g].append(name)
    both = collections.Counter()
    for names in holders.values():
        for pair in itertools.combinations(names, 2):
            both[pair] += 1
    return {tuple(sorted(p)): n / (len(sets[p[0]]) + len(sets[p[1]]) - n) for p, n in both.items()}


def ours(build, path):
    """Seconds, and {(id, id)} of pairs told as near or the same."""
    start = time.monotonic()
    run = subprocess.run([f"{build}/bench_copies", path], capture_output=True, text=True, check=True)
    seconds = time.monotonic() - start
    near, same = collections.defaultdict(set), collections.defaultdict(set)
    for line in run.stdout.splitlines():
        a, b, kind, _ = line.split("\t")
        if kind == "same":
            same[a].add(b)
        elif kind == "near":
            near[a].add(b)
    pairs = set()
    for a, others in same.items():
        pairs |= {tuple(sorted(p)) for p in itertools.combinations({a, *others}, 2)}
    for a, others in near.items():
        for b in others:
            for x, y in itertools.product({a, *same[a]} if a in same else {a},
                                          {b, *same[b]} if b in same else {b}):
                pairs.add(tuple(sorted((x, y))))
    return seconds, pairs, run.stderr.strip()


def datasketch_pairs(texts):
    """Seconds, pairs."""
    from datasketch import MinHash, MinHashLSH  # pylint: disable=import-outside-toplevel
    start = time.monotonic()
    lsh, kept, pairs = MinHashLSH(threshold=NEAR, num_perm=128, weights=(0.1, 0.9)), {}, set()
    for name, text in texts.items():
        s = groups(text)
        m = MinHash(num_perm=128)
        m.update_batch([g.encode() for g in s])
        if s:
            for other in lsh.query(m):
                if jaccard(s, kept[other]) >= NEAR:
                    pairs.add(tuple(sorted((name, other))))
        kept[name] = s
        lsh.insert(name, m)
    return time.monotonic() - start, pairs


def figures(pairs, truth):
    return (f"recall {len(pairs & truth) / max(1, len(truth)):.4f} precision "
            f"{len(pairs & truth) / max(1, len(pairs)):.4f} of {len(truth)}")


def main(build, path, size=6000):
    texts = load(path)
    names = list(texts)
    first = random.Random(1).randrange(max(1, len(names) - size))
    names = names[first:first + size]
    sample = {n: texts[n] for n in names}
    inside = set(names)
    truth = {p for p, j in brute_force({n: groups(t) for n, t in sample.items()}).items() if j >= NEAR}
    seconds, pairs, talk = ours(build, path)
    print(f"all {len(texts)} texts: {seconds:.1f} s, one core ({talk})")
    print("  pairs inside the sample:", figures({p for p in pairs if inside.issuperset(p)}, truth))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for n, t in sample.items():
            file.write(json.dumps({"id": n, "text": t}, ensure_ascii=False) + "\n")
        file.flush()
        seconds, pairs, _ = ours(build, file.name)
    print(f"sample of {len(sample)}: {seconds:.2f} s, {figures(pairs, truth)}")
    try:
        slow, pairs = datasketch_pairs(sample)
    except ImportError:
        print("datasketch isn't installed")
        return
    print(f"datasketch, same sample: {slow:.2f} s, {figures(pairs, truth)}; ratio {slow / seconds:.1f}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
