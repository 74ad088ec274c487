# SPDX-License-Identifier: Apache-2.0
"""Puts a table that a script makes between its marks in a page of docs/."""
import re
from pathlib import Path


def put(path, script, text):
    """Replaces what stands between <!-- SCRIPT --> and <!-- end -->."""
    first, last = f"<!-- {script} -->\n", "<!-- end -->\n"
    old = Path(path).read_text(encoding="utf-8")
    pattern = re.escape(first) + ".*?" + re.escape(last)
    if not re.search(pattern, old, re.DOTALL):
        raise SystemExit(f"{path}: no marks {first.strip()} and {last.strip()}")
    Path(path).write_text(re.sub(pattern, lambda _: first + text + last, old, flags=re.DOTALL), encoding="utf-8")
