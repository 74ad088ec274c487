#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Figures against gold. seeds and dev: the engine as built. train: the out-of-fold claims that
# scripts/train.sh wrote, since the weights have seen those articles.
set -euo pipefail
cd "$(dirname "$0")/.."
set_name=${1:-seeds} shared=${2:-../shared}
if [ ! -d "$shared/eval/$set_name" ]; then
  echo "eval: $shared/eval/$set_name isn't there; nothing to measure" >&2
  exit 0
fi
if [ "$set_name" = train ]; then
  [ -s build/cv.jsonl ] || scripts/train.sh "$shared"
  python3 "$shared/eval/score.py" "$shared/eval/train" build/cv.jsonl
else
  python3 "$shared/eval/docs.py" "$shared/eval/$set_name" |
    build/release/tawatur code - --format jsonl |
    python3 "$shared/eval/score.py" "$shared/eval/$set_name" -
fi
