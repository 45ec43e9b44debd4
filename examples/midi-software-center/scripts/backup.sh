#!/bin/bash
# A full backup of the production database into the folder $1. What is half-done doesn't have the name of a backup.
set -euo pipefail
. "$(dirname "$0")/database.sh"
open_database "$PROD_DB_URL"
file=$1/midi_$(date +%Y%m%d_%H%M%S).sql.gz
trap 'rm -f "$file.part"' EXIT
pg_dump "$address" | gzip > "$file.part"
mv "$file.part" "$file"
ls -lh "$file"
