#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Learns data/weights.tsv from SHARED/eval/train, our own gold (eval/gold) and our marks on articles
# of SHARED/corpus (eval/marks), with out-of-fold claims of the articles in build/cv.jsonl: a fold
# leaves our own gold and marks of its conflict out as well.
# Quiet articles (negatives) are the first ones of each non-political section of the corpus.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-../shared}
build=build/release
quiet=build/quiet.jsonl
if [ ! -s "$quiet" ]; then
  xz -dc "$shared/corpus/khaleej.jsonl.xz" | python3 eval/quiet.py 400 >"$quiet"
fi
rm -rf build/own
python3 eval/gold.py write build/own eval/gold/*.gold
python3 eval/marks.py write "$shared/corpus" build/own eval/marks/*.jsonl
common=(--pack "$build/tawatur.pack" --gold "$shared/eval/train" --folds eval/folds.tsv --own build/own
        --words data/judge_words.tsv --actors "$shared/eval/actors.tsv" --quiet "$quiet")
"$build/tawatur-train" "${common[@]}" --settings data/weights.tsv --tune --cv build/cv.jsonl \
  --out data/weights.tsv --report build/reach.tsv
