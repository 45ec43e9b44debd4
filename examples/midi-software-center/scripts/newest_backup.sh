#!/bin/bash
# Is the newest backup in the folder $1 whole, from the last hour, and not much smaller than the one before? 3 is a warning.
set -euo pipefail
mapfile -t backups < <(find "$1" -maxdepth 1 -name 'midi_*.sql.gz' -printf '%T@ %p\n' | sort -rn | cut -d' ' -f2-)
newest=${backups[0]:-}
if [ -z "$newest" ]; then echo "no backup in $1"; exit 1; fi
ls -lh "${backups[@]:0:2}"
minutes=$(( ($(date +%s) - $(stat -c %Y "$newest")) / 60 ))
if [ "$minutes" -ge 60 ]; then echo "$newest was made $minutes minutes ago, wanted less than 60"; exit 1; fi
gzip -t "$newest" 2>&1 || { echo "$newest is no whole gzip file"; exit 1; }
# pg_dump writes this last.
if ! zcat "$newest" | tail -20 | grep -qF 'PostgreSQL database dump complete'; then
  echo "$newest ends before the end of the dump"; exit 1
fi
size=$(stat -c %s "$newest")
if [ ${#backups[@]} -lt 2 ]; then
  echo "$newest has $size bytes, and there is no earlier one to compare it with"; exit 3
fi
before=$(stat -c %s "${backups[1]}")
if [ $((size * 10)) -lt $((before * 9)) ]; then
  echo "$newest has $size bytes, the one before has $before"; exit 1
fi
echo "$newest has $size bytes, is $minutes minutes old and whole"
