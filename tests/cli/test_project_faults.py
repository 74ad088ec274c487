# SPDX-License-Identifier: Apache-2.0
"""What a project survives: kill -9, a full disk, a read-only folder, two writers, another file's
log, flipped bits, edits behind its back. Nothing is lost, nothing is there twice, and each comes with
a message of docs/project.md."""
import gzip
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from support import MORE, NEWS, PROGRAM, SOURCE, run, line
from test_project import WithFolder

KILLS = 200
FLIPS = 300
MIGRATION_KILLS = 100
EDITS = 1000


def answers(folder):
    """Everything that the commands return of a project."""
    seen = hashlib.sha256()
    for args in (("documents",), ("claims", "--all"), ("doctor",), ("search", "مدنيين"),
                 ("claims", "--all", "--actor", "civilians"), ("claims", "--frame", "kill"),
                 ("documents", "--copies")):
        done = run("-C", folder, *args)
        seen.update(repr((done.code, done.out)).encode())
    return seen.hexdigest()


def bytes_of(path):
    with open(path, "rb") as f:
        return f.read()


def rows_of(path):
    """All tables of an SQLite file, as they are, and their rows; the search index by its parts."""
    db = sqlite3.connect(path)
    rows = db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    for name, sql in rows[:]:
        if sql and sql.startswith("CREATE TABLE"):
            rows += db.execute(f"SELECT * FROM '{name}'").fetchall()
    db.close()
    return rows


class Faults(WithFolder):
    def corpus(self, n):
        return self.write(f"c{n}.jsonl", "".join(
            line(f"{NEWS if i % 2 else MORE} {i}", id=f"d{i}", outlet="o") for i in range(n)))

    def test_kill_at_any_moment(self):
        path = self.corpus(120)
        rng = random.Random(5)
        calm = os.path.join(self.held.name, "calm")
        run("init", calm)
        run("-C", calm, "add", path)
        run("-C", calm, "run")
        want = run("-C", calm, "claims", "--all").out
        self.ok("init")
        kills = 0
        while kills < KILLS:
            for command in (("add", "--batch", "4", path), ("run", "-j", "2", "--batch", "3")):
                process = subprocess.Popen([PROGRAM, "-C", self.folder, *command],
                                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                try:
                    process.communicate(timeout=rng.uniform(0, 0.06))
                    self.assertEqual(process.returncode, 0)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.communicate()
                    kills += 1
            if kills % 10 < 2:
                self.ok("verify")
            if self.ok("claims", "--all").out == want:
                self.ok("verify")
                shutil.rmtree(self.folder)
                self.ok("init")
        self.ok("add", path)
        self.ok("run")
        self.ok("verify")
        self.assertEqual(self.ok("claims", "--all").out, want)
        self.assertEqual(len(self.ok("documents").claims()), 120)

    def test_full_disk(self):
        mount = os.path.join(self.held.name, "small")
        os.mkdir(mount)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount],
                              capture_output=True)
        if done.returncode != 0:
            self.skipTest("can't mount a small tmpfs: " + done.stderr.decode().strip())
        try:
            self.folder = os.path.join(mount, "p")
            self.ok("init")
            full = self.ok("add", "--batch", "20", self.corpus(2000), code=1)
            self.assertIn("disk full", full.err)
            self.ok("verify")
            before = len(self.ok("documents").claims())
            self.assertGreater(before, 0)
            subprocess.run(["mount", "-o", "remount,size=64m", mount], check=True)
            self.ok("add", self.corpus(2000))
            self.assertEqual(len(self.ok("documents").claims()), 2000)
            self.ok("verify")
        finally:
            subprocess.run(["umount", mount], check=True)

    def test_read_only_folder(self):
        self.ok("init")
        self.ok("add", self.corpus(3))
        self.ok("run")
        want = self.ok("claims", "--all").out
        for name in os.listdir(self.folder):
            os.chmod(os.path.join(self.folder, name), 0o444)
        os.chmod(self.folder, 0o555)
        os.chmod(self.held.name, 0o755)
        self.addCleanup(os.chmod, self.folder, 0o755)
        user = {"user": "nobody"} if os.getuid() == 0 else {}

        def as_user(*args):
            return subprocess.run([PROGRAM, "-C", self.folder, *args], capture_output=True, cwd="/",
                                  **user)
        try:
            runs = as_user("--version").returncode == 0
        except PermissionError:  # the project lies in a folder of root's own
            runs = False
        if not runs:
            self.skipTest("the program can't be run by an ordinary user here")
        reading = as_user("claims", "--all")
        self.assertEqual((reading.returncode, reading.stdout), (0, want), reading.stderr)
        self.assertEqual(as_user("verify").returncode, 0)
        writing = as_user("run")
        self.assertEqual(writing.returncode, 1)
        self.assertIn("read-only", writing.stderr.decode())

    def test_two_writers(self):
        self.ok("init")
        path = self.corpus(300)
        both = [subprocess.Popen([PROGRAM, "-C", self.folder, "add", "--batch", "10", path],
                                 stderr=subprocess.PIPE) for _ in range(4)]
        for process in both:
            err = process.communicate()[1].decode()
            self.assertIn(process.returncode, (0, 1))
            if process.returncode == 1:
                self.assertIn("busy", err)
        self.assertEqual(len(self.ok("documents").claims()), 300)
        self.ok("verify")

    def test_log_of_another_project(self):
        self.ok("init")
        self.ok("add", self.corpus(3))
        other = os.path.join(self.held.name, "other")
        run("init", other)
        hold = sqlite3.connect(os.path.join(other, "tawatur.db"))
        hold.execute("SELECT count(*) FROM documents").fetchall()
        run("-C", other, "add", self.corpus(5))
        shutil.copy(os.path.join(other, "tawatur.db-wal"),
                    os.path.join(self.folder, "tawatur.db-wal"))
        hold.close()
        before = bytes_of(os.path.join(self.folder, "tawatur.db"))
        for command in ("documents", "run", "verify"):
            self.assertIn("another database", self.ok(command, code=5).err)
        self.assertEqual(bytes_of(os.path.join(self.folder, "tawatur.db")), before)
        os.remove(os.path.join(self.folder, "tawatur.db-wal"))
        self.ok("verify")

    def closed(self):
        self.ok("init")
        path = self.write("x.jsonl", "".join(
            line(NEWS if i % 3 else f"{MORE} {MORE} {i}", id=f"d{i}") for i in range(9)))
        self.ok("add", path, "--keep-bytes")
        self.ok("run")
        database = os.path.join(self.folder, "tawatur.db")
        self.sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return database

    def test_flipped_bits(self):
        database = self.closed()
        want = answers(self.folder)
        good = bytes_of(database)
        rng = random.Random(11)
        silent, seen = [], 0
        for _ in range(FLIPS):
            at = rng.randrange(len(good) * 8)
            bad = bytearray(good)
            bad[at // 8] ^= 1 << at % 8
            for end in ("-wal", "-shm"):
                if os.path.exists(database + end):
                    os.remove(database + end)
            with open(database, "wb") as f:
                f.write(bad)
            code = run("-C", self.folder, "verify").code
            self.assertGreaterEqual(code, 0, f"crash at bit {at}")
            if code == 0 and answers(self.folder) != want:
                silent.append(at)
            seen += code != 0
        self.assertEqual(silent, [])
        self.assertGreater(seen, FLIPS // 10)  # much of a small file is empty pages

    def test_edits_behind_our_back(self):
        database = self.closed()
        db = sqlite3.connect(database, isolation_level=None)
        tables = ["runs", "captures", "documents", "copies", "outcomes", "claims", "identities",
                  "events"]
        rng = random.Random(3)
        shadow = os.path.join(self.held.name, "edited")
        os.mkdir(shadow)
        missed = []
        # Ten edits of different rows in one copy; each must be named.
        for _ in range(EDITS // 10):
            shutil.copy(database, os.path.join(shadow, "tawatur.db"))
            edited = sqlite3.connect(os.path.join(shadow, "tawatur.db"), isolation_level=None)
            names = set()
            while len(names) < 10:
                table = rng.choice(tables)
                ids = [r[0] for r in edited.execute(f"SELECT id FROM {table}")]
                if not ids:
                    continue
                row = rng.choice(ids)
                if f"{table} {row}:" in names:
                    continue
                columns = edited.execute(f"PRAGMA table_info({table})").fetchall()
                kind = rng.random()
                if kind < 0.15:
                    edited.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
                elif kind < 0.2:
                    edited.execute(f"UPDATE {table} SET id = id + 100000 WHERE id = ?", (row,))
                else:
                    _, column, kind, *_ = rng.choice(columns[1:])
                    old = edited.execute(f"SELECT {column} FROM {table} WHERE id = ?",
                                         (row,)).fetchone()[0]
                    new = {"INTEGER": (old or 0) + 1 if kind == "INTEGER" else 0,
                           "REAL": 0.123456 if kind == "REAL" else 0,
                           "TEXT": f"{old}x", "BLOB": os.urandom(32)}[kind]
                    try:
                        edited.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (new, row))
                    except sqlite3.IntegrityError:
                        continue
                names.add(f"{table} {row}:")
            edited.close()
            done = run("-C", shadow, "verify")
            self.assertEqual(done.code, 5)
            told = done.out.decode()
            missed += [n for n in names if n not in told]
        db.close()
        self.assertEqual(missed, [])

    def test_kills_while_an_older_project_is_brought_up_to_date(self):
        """Each is followed by another try on what the kill left, until one comes through."""
        with gzip.open(os.path.join(SOURCE, "tests", "data", "project", "schema-1.db.gz")) as old:
            held = old.read()
        database = os.path.join(self.folder, "tawatur.db")
        backup = database + ".v1.backup"

        def begin():
            shutil.rmtree(self.folder, ignore_errors=True)
            os.mkdir(self.folder)
            with open(database, "wb") as new:
                new.write(held)
        begin()
        old_rows = rows_of(database)
        start = time.monotonic()
        want = self.ok("documents").out
        whole = time.monotonic() - start
        begin()
        rng = random.Random(8)
        kills = finished = 0
        while kills < MIGRATION_KILLS:
            process = subprocess.Popen([PROGRAM, "-C", self.folder, "documents", "-f", "jsonl"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            try:
                out = process.communicate(timeout=rng.uniform(0, whole))[0]
                self.assertEqual((process.returncode, out), (0, want))
                self.ok("verify")
                self.assertEqual(rows_of(backup), old_rows)
                finished += 1
                begin()
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills += 1
        self.assertGreater(finished, 0)
        self.assertEqual(self.ok("documents").out, want)
        self.ok("verify")

    def test_clock_jumps(self):
        clock = os.environ.get("TAWATUR_CLOCK", "")
        if not os.path.exists(clock):
            self.skipTest("wants the shifted clock in TAWATUR_CLOCK")
        path = self.corpus(30)

        def at(years, *args):
            return self.ok(*args, env={"LD_PRELOAD": clock,
                                       "TAWATUR_CLOCK_SHIFT": str(years * 365 * 86400)})
        self.ok("init")
        at(10, "add", "--limit", "10", path)
        at(10, "run")
        at(-20, "add", "--limit", "10", path)
        at(-20, "run")
        self.ok("add", path)
        self.ok("run")
        self.ok("verify")
        added = [d["added_at"][:4] for d in self.ok("documents").claims()]
        year = time.gmtime().tm_year
        self.assertLess(int(added[10]), year - 15)
        self.assertGreater(int(added[0]), year + 5)
        self.assertEqual(len(added), 30)
        # What came since a day holds at least all that the clocks say so of.
        since = self.ok("changes", "--since", f"{year}-01-01").claims()
        self.assertEqual({c["doc"] for c in since}, {f"d{i}" for i in range(30)})

    def test_cut_short_and_emptied_pages(self):
        database = self.closed()
        good, page = bytes_of(database), 4096
        damaged = [good[:n] for n in (100, page, len(good) // 2, len(good) - page)]
        damaged += [good[:k * page] + bytes(page) + good[(k + 1) * page:]
                    for k in range(1, len(good) // page)]
        damaged += [b"PK" + good[2:], good[:60] + b"\x09" + good[61:]]
        silent = []
        want = answers(self.folder)
        for i, bad in enumerate(damaged):
            for end in ("-wal", "-shm"):
                if os.path.exists(database + end):
                    os.remove(database + end)
            with open(database, "wb") as f:
                f.write(bad)
            done = run("-C", self.folder, "verify")
            self.assertGreaterEqual(done.code, 0)
            if done.code == 0 and answers(self.folder) != want:
                silent.append(i)
            self.assertEqual(bytes_of(database), bad)  # looking changes nothing
        self.assertEqual(silent, [])

    def test_log_taken_away(self):
        self.ok("init")
        path = self.corpus(20)
        self.ok("add", "--limit", "5", path)
        hold = sqlite3.connect(os.path.join(self.folder, "tawatur.db"))
        hold.execute("SELECT count(*) FROM documents").fetchall()
        self.ok("add", path)
        hold.execute("BEGIN")
        hold.execute("SELECT count(*) FROM documents").fetchall()
        copy = os.path.join(self.held.name, "copy")
        os.mkdir(copy)
        shutil.copy(os.path.join(self.folder, "tawatur.db"), copy)  # without its log
        hold.close()
        self.folder = copy
        self.ok("verify")
        self.ok("add", path)
        self.assertEqual(len(self.ok("documents").claims()), 20)
        self.ok("verify")

    def test_a_hostile_database(self):
        self.closed()
        documents = self.ok("documents").claims()
        self.sql("CREATE TRIGGER t1 AFTER INSERT ON captures BEGIN DELETE FROM claims; END",
                 "CREATE TRIGGER t2 AFTER INSERT ON batches BEGIN DELETE FROM documents; END")
        claims = self.ok("claims", "--all").out
        self.ok("add", self.corpus(2))
        self.assertEqual(len(self.ok("documents").claims()), len(documents) + 2)
        self.assertEqual(self.ok("claims", "--all").out, claims)
        self.assertIn("schema", self.ok("verify", code=5).out.decode())
        self.sql("ALTER TABLE claims RENAME TO hidden",
                 "CREATE VIEW claims AS SELECT * FROM hidden WHERE frame = 'kill'")
        self.assertNotEqual(self.ok("claims", "--all", code=5).err, "")

    def test_the_reader_goes_away(self):
        self.ok("init")
        self.ok("add", self.corpus(3000))
        for command in ("documents", "claims"):
            process = subprocess.Popen([PROGRAM, "-C", self.folder, command, "-f", "jsonl"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdout.readline()
            process.stdout.close()
            err = process.stderr.read().decode()
            process.stderr.close()
            self.assertNotIn("Traceback", err)
            self.assertIn(process.wait(timeout=30), (0, -signal.SIGPIPE))

    def test_batches_and_head(self):
        database = self.closed()
        good = bytes_of(database)
        for statement, name in (
                ("UPDATE batches SET detail = '{}' WHERE id = 2", "batches 2"),
                ("UPDATE batches SET at = 'x' WHERE id = 1", "batches 1"),
                ("DELETE FROM batches WHERE id = 2", "batches 3"),
                ("UPDATE head SET batch = 1", "head"),
                ("UPDATE head SET project = 'x'", "head"),
                ("DELETE FROM roles WHERE claim = (SELECT min(claim) FROM roles)", "roles"),
                ("INSERT INTO roles VALUES (1, 99999, 1)", "roles"),
                ("DROP INDEX claims_by_frame", "schema"),
                ("CREATE TRIGGER t AFTER INSERT ON claims BEGIN DELETE FROM claims; END", "schema")):
            with open(database, "wb") as f:
                f.write(good)
            self.sql(statement)
            done = run("-C", self.folder, "verify")
            self.assertEqual(done.code, 5, statement)
            self.assertIn(name, done.out.decode() + done.err, statement)

    def test_readers_while_writing(self):
        self.ok("init")
        writer = subprocess.Popen([PROGRAM, "-C", self.folder, "add", "--batch", "5",
                                   self.corpus(2000)], stderr=subprocess.PIPE)
        start, seen = time.monotonic(), 0
        while writer.poll() is None and time.monotonic() - start < 20:
            # Whole batches, in the order of arrival; never fewer than before.
            names = [d["id"] for d in self.ok("documents").claims()]
            self.assertEqual(names, [f"d{i}" for i in range(len(names))])
            self.assertGreaterEqual(len(names), seen)
            seen = len(names)
        self.assertEqual(writer.communicate()[1].decode().count("error"), 0)


if __name__ == "__main__":
    unittest.main()
