#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Learns data/weights.tsv and data/roles.tsv from SHARED/eval/train, our own gold (eval/gold) and our
# marks on articles of SHARED/corpus (eval/marks), with out-of-fold claims of the articles in
# build/cv.jsonl: a fold leaves our own gold and marks of its conflict out as well.
# Quiet articles (negatives) are the first ones of each non-political section of the corpus.
# The roles net needs PyTorch (pip install torch numpy); the program itself doesn't.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-../shared}
build=build/release
quiet=build/quiet.jsonl
python3 -c 'import torch, numpy' 2>/dev/null || { echo "train.sh: PyTorch is missing: pip install torch numpy" >&2; exit 1; }
if [ ! -s "$quiet" ]; then
  xz -dc "$shared/corpus/khaleej.jsonl.xz" | python3 eval/quiet.py 400 >"$quiet"
fi
rm -rf build/own build/roles
mkdir -p build/roles
python3 eval/gold.py write build/own eval/gold/*.gold
python3 eval/marks.py write "$shared/corpus" build/own eval/marks/*.jsonl
common=(--pack "$build/tawatur.pack" --gold "$shared/eval/train" --folds eval/folds.tsv --own build/own
        --words data/judge_words.tsv --actors "$shared/eval/actors.tsv" --quiet "$quiet"
        --settings data/weights.tsv)
# What the roles net learns from: log-linear scores of weights that saw nothing of the conflict.
"$build/tawatur-train" "${common[@]}" --role-examples build/role-examples.jsonl
# Two at a time: every second fold, and the others with the net of all articles.
names=$(head -1 build/role-examples.jsonl | python3 -c 'import json, sys; print(*[f["name"] for f in json.load(sys.stdin)])')
first=() second=()
for name in $names; do
  if [ $((10#$name % 2)) = 0 ]; then first+=("$name"); else second+=("$name"); fi
done
python3 tools/roles/train.py build/role-examples.jsonl build/roles --fold "${first[@]}" &
python3 tools/roles/train.py build/role-examples.jsonl build/roles --fold "${second[@]}" --all
wait $!
cp build/roles/roles.tsv data/roles.tsv
"$build/tawatur-train" "${common[@]}" --roles build/roles --tune --cv build/cv.jsonl \
  --out data/weights.tsv --report build/reach.tsv
