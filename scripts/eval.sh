#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Figures against gold. seeds, dev, detection and incidents: the engine as built. train: the out-of-fold
# claims that scripts/train.sh wrote, since the weights have seen those articles; they must hold against
# eval/floor.tsv.
set -euo pipefail
cd "$(dirname "$0")/.."
set_name=${1:-seeds} shared=${2:-../shared}
gold=$shared/eval/$set_name
if [ ! -d "$gold" ]; then
  echo "eval: $gold isn't there; nothing to measure" >&2
  exit 0
fi
coded=$(mktemp)
trap 'rm -f "$coded"' EXIT
case $set_name in
  train)
    [ -s build/cv.jsonl ] || scripts/train.sh "$shared"
    python3 "$shared/eval/score.py" "$gold" build/cv.jsonl
    python3 eval/floor.py check build/cv.jsonl --gold "$gold"
    ;;
  detection)
    build/release/tawatur code - --format jsonl <"$gold/sentences.jsonl" >"$coded"
    python3 "$shared/eval/score_detection.py" "$gold/sentences.jsonl" "$coded"
    ;;
  incidents)
    build/release/tawatur code - --format jsonl <"$gold/texts.jsonl" >"$coded"
    python3 "$shared/eval/score_incidents.py" "$gold" "$coded"
    ;;
  *)
    python3 "$shared/eval/docs.py" "$gold" | build/release/tawatur code - --format jsonl >"$coded"
    python3 "$shared/eval/score.py" "$gold" "$coded"
    ;;
esac
