# SPDX-License-Identifier: Apache-2.0
"""What the meta tests share: the tree, the table of rooms, the includes of a file.

Meta tests check the project itself, so they read sources as text and need no build.
"""
import os
import re
from pathlib import Path

ROOT = Path(os.environ.get("TAWATUR_SOURCE", Path(__file__).resolve().parents[2]))
DOOR = "tawatur"  # include/tawatur: every room may use it
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
SOURCES = (".cc", ".h")


class Room:
    def __init__(self, name, folder, may_include, third_party):
        self.name, self.folder = name, folder
        self.may_include, self.third_party = may_include, third_party


def words(cell):
    return [] if cell == "-" else cell.split()


def rooms():
    """The rows of rooms.tsv by name."""
    found = {}
    lines = (ROOT / "tests/meta/rooms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert rows[0][:4] == ["room", "folder", "may_include", "third_party"], rows[0]
    for name, folder, may_include, third_party, _ in rows[1:]:
        found[name] = Room(name, folder, words(may_include), words(third_party))
    return found


def visible(table, name):
    """All rooms that `name` may include: the closure of its row, and itself."""
    seen, todo = set(), [name]
    while todo:
        room = todo.pop()
        if room not in seen:
            seen.add(room)
            todo.extend(table[room].may_include)
    return seen


def sources(*folders):
    """Sources and headers below the folders, sorted, as paths relative to the root."""
    found = []
    for folder in folders:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in SOURCES and path.is_file():
                found.append(path.relative_to(ROOT))
    return sorted(found)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="surrogateescape")


def room_of(table, path):
    """The room whose folder holds the file; the longest folder wins."""
    best = None
    for room in table.values():
        inside = str(path).startswith(room.folder + "/")
        if inside and (best is None or len(room.folder) > len(best.folder)):
            best = room
    return best


def target_room(table, include):
    """The room that an include of "room/file.h" reaches, or None for a file beside the source."""
    if include.startswith("lexicon/compile/"):
        return "lexicon_compile"
    head = include.split("/")[0]
    return head if "/" in include and head in table else None
