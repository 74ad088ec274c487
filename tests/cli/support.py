# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command line share: running the program, making inputs."""
import json
import os
import subprocess

SOURCE = os.environ.get("TAWATUR_SOURCE", os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = os.environ.get("TAWATUR", os.path.join(SOURCE, "build", "release", "tawatur"))
SHARED = os.path.join(SOURCE, "..", "shared")

# Sentences of our own.
NEWS = "قصفت طائرات حربية بلدة كفرنبل أمس ما أدى إلى مقتل خمسة مدنيين."
MORE = "قال ناشطون إن مسلحين مجهولين هاجموا حاجزا للجيش قرب المدينة."


class Done:
    """A finished run: code, out (bytes), err (text)."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def claims(self):
        return [json.loads(line) for line in self.out.decode().splitlines()]


def run(*args, stdin=b"", env=None, cwd=None, timeout=120):
    """Runs the program; never through a shell."""
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TAWATUR_PACK")}
    environment.update(env or {})
    done = subprocess.run([PROGRAM, *map(str, args)], input=stdin, capture_output=True,
                          env=environment, cwd=cwd, timeout=timeout)
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def line(text=NEWS, **fields):
    """A document as a JSON line."""
    return json.dumps({"text": text, **fields}, ensure_ascii=False) + "\n"
