#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks the libraries of packages.txt into a folder that may be copied anywhere, for a machine
# without network or root: make_prefix.sh FOLDER, then CMAKE_PREFIX_PATH=FOLDER ./build.sh test
# Compilers, cmake and ninja must be on that machine already. Needs apt and g++ here.
set -euo pipefail

if [ $# -ne 1 ]; then
  echo "usage: scripts/make_prefix.sh FOLDER" >&2
  exit 2
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# The libraries, and the packages that they stand on except the C and C++ runtimes, and the other
# JSON libraries to which valijson can adapt.
mapfile -t listed < <(sed '/# optional/d; s/#.*//' "$root/scripts/packages.txt" | xargs -n 1 | grep -vxE 'g\+\+|cmake|ninja-build|git|python3')
mapfile -t needed < <(apt-cache depends --important "${listed[@]}" | sed -n 's/^ *|*Depends: \([^<]*\)$/\1/p' |
  grep -vE '^(libc6|libgcc|libstdc\+\+|python|qtbase5|libpoco|libjsoncpp|picojson|libyaml-cpp|rapidjson)')
mapfile -t all < <(printf '%s\n' "${listed[@]}" "${needed[@]}" | sort -u)

cd "$work"
apt-get -o APT::Sandbox::User=root -qq download "${all[@]}"
for package in *.deb; do dpkg-deb -x "$package" unpacked; done
usr=$work/unpacked/usr

# Boost is large: keep its CMake files, its configuration, and the headers that ours include.
{ grep -rhoE '#include <boost/[^>]+>' "$root/include" "$root/src" "$root/tests" || true; } | sort -u >used.cpp
g++ -std=c++20 -I "$usr/include" -M used.cpp | tr -s ' \\' '\n' | sed -n "s,^$usr/include/,,p" |
  grep '^boost/' | sort -u >kept || true
mv "$usr/include/boost" boost_whole
mkdir -p "$usr/include/boost"
cp -a boost_whole/config boost_whole/config.hpp boost_whole/version.hpp "$usr/include/boost/"
sed 's,^boost/,,' kept | (cd boost_whole && xargs -r cp -a --parents -t "$usr/include/boost")

# This Thrust is for builds without CUDA. In a folder of its own no .cu file finds it instead of nvcc's.
mkdir "$usr/include/thrust-cpu"
mv "$usr/include/thrust" "$usr/include/cub" "$usr/include/thrust-cpu/"

mkdir -p "$out/include" "$out/lib" "$out/share"
cp -a "$usr/include/." "$out/include/"
cp -a "$usr/lib/." "$out/lib/"
if [ -d "$usr/share/cmake" ]; then cp -a "$usr/share/cmake" "$out/share/"; fi
du -sh "$out"
