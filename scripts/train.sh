#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Learns data/weights.tsv from SHARED/eval/train alone, with out-of-fold claims in build/cv.jsonl.
# Quiet articles (negatives) are the first ones of each non-political section of the corpus.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-../shared}
build=build/release
quiet=build/quiet.jsonl
if [ ! -s "$quiet" ]; then
  xz -dc "$shared/corpus/khaleej.jsonl.xz" | python3 eval/quiet.py 60 >"$quiet"
fi
common=(--pack "$build/tawatur.pack" --gold "$shared/eval/train" --folds eval/folds.tsv
        --words data/judge_words.tsv --actors "$shared/eval/actors.tsv" --quiet "$quiet")
"$build/tawatur-train" "${common[@]}" --settings data/weights.tsv --tune --cv build/cv.jsonl \
  --out data/weights.tsv --report build/reach.tsv
