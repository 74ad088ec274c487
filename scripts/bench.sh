#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Speed and memory: each room alone (Google Benchmark), then the whole program on text made from the
# examples at 1, 4 and 16 times a size (the largest has 104 MB) and on SHARED/corpus where it is
# there, and a project against code alone. Prints figures, decides nothing. BENCH_MB=1 makes it short.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-../shared} build=${2:-build/release} unit=${BENCH_MB:-6.5}
work=$build/bench-data
mkdir -p "$work"

if [ -x "$build/bench_rooms" ]; then
  "$build/bench_rooms" --benchmark_counters_tabular=true
fi

files=()
for factor in 1 4 16; do
  file=$work/made-${factor}x.jsonl
  python3 bench/make_articles.py "$(python3 -c "print($unit * $factor)")" >"$file"
  files+=("$file")
done
for name in khaleej saudi-2015; do
  if [ -s "$shared/corpus/$name.jsonl.xz" ] && [ -z "${BENCH_MB:-}" ]; then
    xz -dc "$shared/corpus/$name.jsonl.xz" >"$work/$name.jsonl"
    files+=("$work/$name.jsonl")
  fi
done
python3 bench/process.py "$build" "${files[@]}"
if [ -z "${BENCH_MB:-}" ]; then python3 bench/project.py "$build"; fi
rm -rf "$work"
