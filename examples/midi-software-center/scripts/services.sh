#!/bin/bash
# Are all services with such names running? systemctl says nothing, and succeeds, where there is none.
set -euo pipefail
units=$(systemctl list-units --type=service --all --plain --no-legend --no-pager "$1")
if [ -z "$units" ]; then echo "systemd knows no service $1"; exit 1; fi
echo "$units"
down=()
while read -r unit _ active sub _; do
  if [ "$active" != active ]; then down+=("$unit is $active ($sub)"); fi
done <<< "$units"
if [ ${#down[@]} -gt 0 ]; then (IFS=,; echo "${down[*]}"); exit 1; fi
echo "all $(wc -l <<< "$units") services run"
