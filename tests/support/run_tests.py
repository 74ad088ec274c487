#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs one file of unittests for ctest, so that what was skipped doesn't look as if it had passed.

  run_tests.py TEST_FILE

Exits 77 ("skipped" for ctest) where every test was skipped. With TAWATUR_CI in the environment, as
.ci/run sets it, a test that is skipped for want of a tool or a right fails; only material that lies
beside the project, and packages that no distribution must have, may be missing there (the reason
says "beside the project" or "optional")."""
import importlib.util
import os
import sys
import unittest

SKIPPED = 77
MAY_BE_MISSING = ("beside the project", "optional")


def verdict(result, in_ci):
    """Exit code; what to say."""
    if not result.wasSuccessful():
        return 1, ""
    lacking = sorted({why for _, why in result.skipped if not any(word in why for word in MAY_BE_MISSING)})
    if in_ci and lacking:
        return 1, "skipped, which must not happen in CI: " + "; ".join(lacking)
    if result.testsRun > 0 and len(result.skipped) >= result.testsRun:
        return SKIPPED, "all skipped: " + "; ".join(sorted({why for _, why in result.skipped}))
    if result.testsRun == 0 and not result.skipped:
        return 1, "no tests in it"
    return 0, ""


def main():
    path = os.path.abspath(sys.argv[1])
    sys.path.insert(0, os.path.dirname(path))
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    code, words = verdict(unittest.TextTestRunner(verbosity=1).run(suite),
                          "TAWATUR_CI" in os.environ)
    if words:
        print(words, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
