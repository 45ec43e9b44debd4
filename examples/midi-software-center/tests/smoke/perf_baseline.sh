#!/bin/bash
# Twenty requests one after another take less than 500 ms on average.
set -euo pipefail
. "$(dirname "$0")/environments.sh" "$1"
for _ in {1..20}; do
  curl -fsS --max-time 10 -o /dev/null -w '%{time_total}\n' "$api/api/files"
done | awk -v where="$1" '
  { sum += $1 }
  END {
    average = sum / NR * 1000
    printf "%d requests took %.0f ms on average in %s, wanted less than 500 ms\n", NR, average, where
    exit average >= 500 || NR < 20
  }'
