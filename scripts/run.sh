#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Codes the sample articles, shows their claims, and says what to type next.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/release/tawatur} articles=examples/articles
echo "The claims of $(cat $articles/*.jsonl | wc -l) invented articles by four outlets (examples/README.md):"
echo
"$program" code "$articles" --format table
cat <<NEXT

A row is one claim: one source says one thing once. "?" = not known, "-" = none. The Arabic words are the evidence.

Next:
  $program explain $articles/riwaq.jsonl | less     why each claim was made, and what was refused
  $program code $articles -f csv -o claims.csv      the same claims as a spreadsheet
  $program code YOUR-ARTICLE.txt                    text, a folder or JSON Lines; - is standard input
  $program --help                                   and README.md
NEXT
