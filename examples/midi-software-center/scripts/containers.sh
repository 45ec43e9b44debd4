#!/bin/bash
# Does each of these containers run, and is none of them unhealthy?
set -euo pipefail
running=$(docker ps --format '{{.Names}} {{.Status}}')
echo "$running"
down=()
for name in "$@"; do
  found=$(grep -E "^[^ ]*$name[^ ]* " <<< "$running" || true)
  if [ -z "$found" ]; then down+=("$name does not run"); fi
  if grep -qF '(unhealthy)' <<< "$found"; then down+=("$name is unhealthy"); fi
done
if [ ${#down[@]} -gt 0 ]; then (IFS=,; echo "${down[*]}"); exit 1; fi
echo "all $# containers run"
