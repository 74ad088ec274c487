#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A project against the filter `code`, in one run: what it costs to get from JSON Lines to claims in the
database, the search index, copies and events; what a second core brings; and memory at ten times the
documents, with BENCH_MILLION=1 at a hundred times. CPU seconds where a ratio is told, since machines are
shared; walls for the second core.

  project.py BUILD_FOLDER [FILE ...]          files of JSON Lines beside the made ones
"""
import datetime
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from make_articles import FOLDER, read
from process import measure


def made(path, documents, most=1000):
    """One sentence of the examples an article, every third word another one, so that they aren't
    copies of each other, on days of ten years; of each sentence `most` words."""
    chance = random.Random(2)
    sentences = [s + "." for group in read(FOLDER).values() for a in group
                 for s in a["body"].replace("\n", " ").split(". ") if len(s.split()) > 6]
    words = sorted({w for s in sentences for w in s.split()})
    with open(path, "w", encoding="utf-8") as out:
        for i in range(documents):
            text = " ".join(chance.choice(words) if chance.random() < 0.33 else w
                            for w in chance.choice(sentences).split()[:most])
            day = datetime.date(2012, 1, 1) + datetime.timedelta(days=chance.randrange(3650))
            out.write(json.dumps({"id": f"made-{i}", "text": text, "published": day.isoformat()},
                                 ensure_ascii=False) + "\n")


def in_project(build, path, jobs):
    """{phase: (CPU, wall, peak MB until its end)}, MB of the database."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(build / "bench_project"), str(build / "tawatur.pack"), path, folder + "/p",
                   str(jobs)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        out = child.stdout.read().decode()
        if child.wait() != 0:
            sys.exit(f"bench: {' '.join(command)} failed")
        phases = {}
        for line in out.splitlines():
            name, *figures = line.split("\t")
            cpu, wall, peak = map(float, figures)
            had = phases.get(name, (0, 0, 0))
            phases[name] = (had[0] + cpu, had[1] + wall, peak)
        size = os.path.getsize(folder + "/p/tawatur.db") / 1e6
    return phases, size


def code(build, path, jobs):
    return measure([str(build / "tawatur"), "code", path, "--all", "--quiet", "--format", "jsonl",
                    "-j", str(jobs)])


def row(build, path, turns):
    """Both in turn, the least CPU of each: others on the machine only ever add to it."""
    alone, cpu = 1e9, {}
    for _ in range(turns):
        alone = min(alone, code(build, path, 1)[0])
        phases, size = in_project(build, path, 1)
        for name in ("add", "index", "code", "copies", "events"):
            cpu[name] = min(phases[name][0], cpu.get(name, 1e9))
    print(f"| {Path(path).name} | {phases['documents'][0]:,.0f} | {alone:.1f} | "
          f"{alone / (cpu['add'] + cpu['code']):.2f} | "
          + " | ".join(f"{cpu[n] / alone:.3f}" for n in ("add", "index", "copies", "events"))
          + f" | {phases['copies'][2]:.0f} | {phases['events'][2]:.0f} | {size:.0f} |", flush=True)


def at_once(build, path, cores, jobs, key):
    """Wall seconds of one child for each group of cores, all at the same time. They run before all
    others where the system allows it: shared machines would be measured else, not the program."""
    def alone(group):
        os.sched_setaffinity(0, group)
        try:
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
        except PermissionError:
            pass
    children = []
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        for i, group in enumerate(cores):
            command = ([str(build / "tawatur"), "code", path, "--all", "--quiet", "--format",
                        "jsonl", "-j", str(jobs)] if key == "code" else
                       [str(build / "bench_project"), str(build / "tawatur.pack"), path,
                        f"{folder}/{i}", str(jobs)])
            children.append(subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=lambda
                                             g=group: alone(g)))
        walls = []
        readers = [threading.Thread(target=lambda c=c: walls.append(
            (c.stdout.read().decode(), time.monotonic() - start))) for c in children]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        if any(c.wait() for c in children):
            sys.exit("bench: a child failed")
    if key == "code":
        return max(wall for _, wall in walls)
    return max(float(line.split("\t")[2]) for out, _ in walls for line in out.splitlines()
               if line.startswith("code\t"))


def second_core(build, path, turns=5):
    """How much faster two workers on two cores are than one on one; and twice one process against
    two of them side by side, the most that the machine gives. The median of alternate turns."""
    one, two = [set(list(os.sched_getaffinity(0))[:n]) for n in (1, 2)]
    print("| second core | times as fast | what two processes get | share |")
    print("| --- | ---: | ---: | ---: |")
    for key in ("code", "run"):
        gain, most = [], []
        for _ in range(turns):
            alone = at_once(build, path, [one], 1, key)
            gain.append(alone / at_once(build, path, [two], 2, key))
            most.append(2 * alone / at_once(build, path, [one, two - one], 1, key))
        gain, most = statistics.median(gain), statistics.median(most)
        print(f"| {key} | {gain:.2f} | {most:.2f} | {gain / most:.2f} |", flush=True)


def main():
    build, files = Path(sys.argv[1]), sys.argv[2:]
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        small, large = folder + "/made-10k.jsonl", folder + "/made-100k.jsonl"
        made(small, 10000)
        made(large, 100000)
        print("| input | documents | code alone, CPU s | share of its rate | add | index | copies | "
              "events | peak MB to copies | with events | database MB |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for path in [small, large, *files]:
            row(build, path, 1 if path == large else 3)
        if "BENCH_MILLION" in os.environ:  # nine words each; an hour on two cores
            for count in (10000, 100000, 1000000):
                path = f"{folder}/short-{count // 1000}k.jsonl"
                made(path, count, 9)
                row(build, path, 1)
                os.remove(path)
        print()
        second_core(build, small)
    print(f"load average {os.getloadavg()[0]:.1f}, {time.monotonic() - start:.0f} s; share of its rate = code "
          "alone / (add + code into the database); add, index, copies, events as parts of code alone.")


if __name__ == "__main__":
    main()
