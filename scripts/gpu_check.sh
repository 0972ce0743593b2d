#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# On a machine with a GPU: builds, tests and measures ghostcast there; writes bench/results/DEVICE.json.
#   [CMAKE_PREFIX_PATH=FOLDER] scripts/gpu_check.sh     under ten minutes; needs no network and no root
# Needs nvcc 12.4, g++, cmake and python3 on that machine; the libraries may come from
# scripts/make_prefix.sh. Without .git, GHOSTCAST_COMMIT says which commit this is. --help: more.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if ! command -v python3 >/dev/null; then
  echo "scripts/gpu_check.sh needs python3" >&2
  exit 3
fi
exec python3 -B "$root/scripts/gpu_check.py" "$@"
