#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Take the first N articles of each non-political section from JSON Lines on stdin (negatives for
training). usage: quiet.py N <articles.jsonl >quiet.jsonl

The false-alarm figure (false_alarms.py) counts the other articles only.
"""
import collections
import json
import sys


def main(most):
    taken = collections.Counter()
    for line in sys.stdin:
        article = json.loads(line)
        section = article["section"].lower()
        if "polit" in section or taken[section] >= most:
            continue
        taken[section] += 1
        keep = {key: article[key] for key in ("id", "text", "outlet") if article.get(key)}
        print(json.dumps(keep, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]))
