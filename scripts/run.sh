#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Codes the sample articles and shows their claims, event by event, so that one sees how the four
# outlets tell it; then says what to type next. run.sh [PROGRAM [EVENT [OPTION...]]]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/release/tawatur} only=${2:-} articles=examples/articles
shift $(($# < 2 ? $# : 2))

if [ -z "$only" ]; then
  echo "Claims of $(cat $articles/*.jsonl | wc -l) invented articles, event by event (examples/README.md says which is which)."
  echo 'A row is one claim: one source says one thing once. "?" = not known, "-" = none.'
fi
header=
for event in $(sed 's/.*"event": "\([a-z-]*\)".*/\1/' $articles/*.jsonl | sort -u); do
  [ -z "$only" ] || [ "$only" = "$event" ] || continue
  for file in "$articles"/*.jsonl; do
    line=$(grep "\"event\": \"$event\"" "$file") || continue
    title=$(sed 's/.*"title": "\([^"]*\)".*/\1/' <<<"$line")
    table=$("$program" code - --format table "$@" <<<"$line")
    [ -n "$header" ] || header=$(head -1 <<<"$table")
    echo
    echo "== $event, $(basename "$file" .jsonl): $title"
    echo "$header"
    tail -n +2 <<<"$table"
  done
done
[ -z "$only" ] || exit 0
cat <<NEXT

Next:
  $program explain $articles/riwaq.jsonl | less
                                 why each claim was made, and what was refused
  $program code $articles -f csv -o claims.csv
                                 the same claims as a spreadsheet
  $program code YOUR-ARTICLE.txt
                                 text, a folder or JSON Lines; - is standard input
  $program --help                and README.md
NEXT
