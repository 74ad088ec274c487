#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes JSON Lines of a wanted size from the example articles: paragraphs of one conflict shuffled
into new articles, numbers and days changed. The same arguments give the same bytes.

  make_articles.py MEGABYTES [FOLDER] > articles.jsonl
"""
import datetime
import json
import random
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "articles"


def read(folder):
    """Articles by conflict: the first two letters of their event."""
    conflicts = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            conflicts.setdefault(article["event"][:2], []).append(article)
    return conflicts


def vary(chance, text):
    """Other numbers in the place of those written in digits."""
    return re.sub(r"\b\d{1,3}\b", lambda m: str(chance.randint(2, 10 ** len(m.group()))), text)


def main():
    wanted = int(float(sys.argv[1]) * 1e6)
    conflicts = read(Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER)
    chance = random.Random(1)
    names = sorted(conflicts)
    written = number = 0
    while written < wanted:
        number += 1
        articles = conflicts[chance.choice(names)]
        model = chance.choice(articles)
        paragraphs = [p for a in articles for p in a["body"].split("\n")]
        body = "\n".join(chance.sample(paragraphs, chance.randint(3, 7)))
        day = datetime.date.fromisoformat(model["published"])
        day += datetime.timedelta(days=chance.randint(-200, 200))
        line = json.dumps({"id": f"made-{number}", "title": model["title"], "body": vary(chance, body),
                           "outlet": model["outlet"], "published": day.isoformat()},
                          ensure_ascii=False) + "\n"
        written += len(line.encode())
        sys.stdout.write(line)


if __name__ == "__main__":
    main()
