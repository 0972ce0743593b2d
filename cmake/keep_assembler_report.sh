#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a compiler's command; the assembler's lines (-Xptxas=-v) go into OBJECT.ptxas, all others to stderr.
object=
previous=
for word in "$@"; do
  if [ "$previous" = -o ]; then object=$word; fi
  previous=$word
done
if [ -z "$object" ]; then exec "$@"; fi
messages=$(mktemp) || exit 1
trap 'rm -f "$messages"' EXIT
"$@" 2>"$messages"
status=$?
assembler='^(ptxas info|[[:space:]]+[0-9]+ bytes stack frame|[[:space:]]*$)'
grep -E "$assembler" "$messages" >"$object.ptxas"
grep -vE "$assembler" "$messages" >&2
exit "$status"
