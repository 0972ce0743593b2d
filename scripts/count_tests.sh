#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Counts the tests of a JUnit file written by ctest: count_tests.sh FILE
# One line for each reason why tests were skipped, then "N passed, N failed, N skipped".
# A reason is the text of GTEST_SKIP, or a line "SKIPPED: reason" of a test that is a script.
set -euo pipefail

awk '
function plain(text) {
  gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text)
  gsub(/&apos;/, "\047", text); gsub(/&amp;/, "\\&", text)
  return text
}
/<testcase / {
  match($0, /status="[a-z]*"/)
  status = substr($0, RSTART + 8, RLENGTH - 9)
  message = ""; reason = ""; reason_follows = 0
  next
}
/<skipped message="/ {
  message = $0
  sub(/.*<skipped message="/, "", message); sub(/".*/, "", message)
  next
}
reason_follows {
  reason_follows = 0
  if ($0 !~ /^\[  SKIPPED \]/ && reason == "") reason = plain($0)
}
/: Skipped$/ { reason_follows = 1 }
/^[ \t]*(<system-out>)?SKIPPED: / && reason == "" {
  reason = $0
  sub(/.*SKIPPED: /, "", reason); sub(/<\/system-out>.*/, "", reason)
  reason = plain(reason)
}
/<\/testcase>/ {
  if (status == "run") ++passed
  else if (status == "disabled") ++skipped["disabled"]
  else if (status == "notrun" && message ~ /^SKIP_/) ++skipped[reason == "" ? "no reason given" : reason]
  else ++failed
}
END {
  total = 0
  for (reason in skipped) { printf "%d skipped: %s\n", skipped[reason], reason | "sort -k 3"; total += skipped[reason] }
  close("sort -k 3")
  printf "%d passed, %d failed, %d skipped\n", passed, failed, total
}' "$1"
