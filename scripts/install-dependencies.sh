#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what building and testing Tawatur needs on Debian 12 or Ubuntu 24.04: packages from the
# distribution, nothing else. Says what it is going to do, does nothing when all is there.
set -euo pipefail

packages=(g++ cmake ninja-build ccache pkg-config git
          libsimdjson-dev libcli11-dev libtomlplusplus-dev libxxhash-dev libssl-dev
          libsqlite3-dev libzstd-dev
          nlohmann-json3-dev libicu-dev libgtest-dev libbenchmark-dev python3)
# Only for the developers' checks (.ci/run): formatting, the second compiler, schema validation.
developer=(clang-16 clang-tidy-16 libclang-rt-16-dev clang-format-14 xz-utils)
[ "${1:-}" = "--developer" ] && packages+=("${developer[@]}")

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
# A g++ or CMake that is there without its package will do.
keep=()
for package in ${missing[@]+"${missing[@]}"}; do
  case "$package" in
    g++|cmake|ccache|git|python3) command -v "$package" >/dev/null && continue ;;
    ninja-build) command -v ninja >/dev/null && continue ;;
  esac
  keep+=("$package")
done
[ ${#keep[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Tawatur needs these packages, and this system has no apt-get: ${keep[*]}" >&2
  exit 1
fi
run=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Please run as root or install sudo. Needed: ${keep[*]}" >&2; exit 1; }
  run=(sudo)
fi
echo "Installing from the distribution's packages: ${keep[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
${run[@]+"${run[@]}"} apt-get update -qq
${run[@]+"${run[@]}"} apt-get install -y -qq --no-install-recommends "${keep[@]}" >/dev/null
