#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Learns data/joining.tsv (which claims tell one event) from SHARED/eval/multi and incidents, with the
# events of each fold, by weights that haven't seen it, in build/join-cv.jsonl; then scores those.
# To be run after the decoder's weights have changed: pairs are learned on its claims.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-../shared}
build=build/release
python3 eval/join_labels.py "$shared/eval" >build/join-labels.tsv
"$build/tawatur-join" "$build/tawatur.pack" "$shared/gazetteer/syria_places.tsv" build/join-labels.tsv \
  data/joining.tsv build/join-cv.jsonl "$shared/eval/multi/texts.jsonl" "$shared/eval/incidents/texts.jsonl"
python3 "$shared/eval/score_multi.py" "$shared/eval/multi" build/join-cv.jsonl
