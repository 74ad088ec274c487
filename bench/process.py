#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The whole program, measured from outside: CPU seconds, wall seconds and peak memory of the child,
words counted in the input, and the floor twin in the same run. Prints a Markdown table.

  process.py BUILD_FOLDER FILE [FILE ...]
"""
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path


def words_of(path):
    """Words between blanks, of text or of title and body: what a person would count."""
    count = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            a = json.loads(line)
            text = a.get("text") or (a.get("title") or "") + " " + (a.get("body") or "")
            count += len(text.split())
    return count


def measure(command):
    """CPU seconds, wall seconds, peak MB of one run, its output thrown away."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):  # 3: some documents failed, as real corpora have some
        sys.exit(f"bench: {' '.join(command)} ended with {child.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return cpu, time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    build, paths = Path(sys.argv[1]), sys.argv[2:]
    cores = len(os.sched_getaffinity(0))
    print("| input | MB | words | jobs | CPU s | wall s | words/s/core | x floor | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for path in paths:
        words, size = words_of(path), os.path.getsize(path) / 1e6
        floor, _, _ = measure([str(build / "bench_floor"), path])
        for jobs in dict.fromkeys([1, cores]):
            cpu, wall, peak = measure([str(build / "tawatur"), "code", path, "--quiet",
                                       "--format", "jsonl", "-j", str(jobs)])
            print(f"| {Path(path).name} | {size:.1f} | {words:,} | {jobs} | {cpu:.1f} | {wall:.1f} | "
                  f"{words / cpu:,.0f} | {cpu / floor:.1f} | {peak:.0f} |", flush=True)
    load = os.getloadavg()[0]
    print(f"\n{cores} cores, load average {load:.1f}; words/s/core = words per CPU second of the "
          "program; floor = reading and splitting alone, one thread, same run.")


if __name__ == "__main__":
    main()
