#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Figures against gold. seeds, dev and detection: the engine as built. train: the out-of-fold claims
# that scripts/train.sh wrote, since the weights have seen those articles; where these are there, they
# must hold against eval/floor.tsv, whatever else is measured (dev apart). multi and incidents: events of many reports, with the place table of the
# yardsticks; joining was learned on these, so scripts/join.sh has its figures out of fold.
set -euo pipefail
cd "$(dirname "$0")/.."
set_name=${1:-seeds} shared=${2:-../shared}
gold=$shared/eval/$set_name tawatur=build/release/tawatur
if [ ! -d "$gold" ]; then
  echo "eval: $gold isn't there; nothing to measure" >&2
  exit 0
fi
places=(--gazetteer "$shared/gazetteer/syria_places.tsv" --format jsonl)
coded=$(mktemp) events=$(mktemp)
trap 'rm -f "$coded" "$events"' EXIT
case $set_name in
  train)
    [ -s build/cv.jsonl ] || scripts/train.sh "$shared"
    python3 "$shared/eval/score.py" "$gold" build/cv.jsonl
    ;;
  detection)
    "$tawatur" code - --format jsonl <"$gold/sentences.jsonl" >"$coded"
    python3 "$shared/eval/score_detection.py" "$gold/sentences.jsonl" "$coded"
    ;;
  multi)
    "$tawatur" events - "${places[@]}" <"$gold/texts.jsonl" >"$events"
    python3 "$shared/eval/score_multi.py" "$gold" "$events"
    ;;
  incidents)
    "$tawatur" code - "${places[@]}" <"$gold/texts.jsonl" >"$coded"
    "$tawatur" events - "${places[@]}" <"$gold/texts.jsonl" >"$events"
    python3 "$shared/eval/score_incidents.py" "$gold" "$coded" "$events"
    ;;
  *)
    python3 "$shared/eval/docs.py" "$gold" | "$tawatur" code - --format jsonl >"$coded"
    python3 "$shared/eval/score.py" "$gold" "$coded"
    ;;
esac
if [ "$set_name" != dev ] && [ -s build/cv.jsonl ]; then
  python3 eval/floor.py check build/cv.jsonl --gold "$shared/eval/train"
fi
