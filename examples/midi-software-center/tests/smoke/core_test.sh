#!/bin/bash
# A MIDI file with one note goes the way of all files: upload, analysis, search, export.
set -euo pipefail
. "$(dirname "$0")/environments.sh" "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0\0\14\0\220\74\100\140\200\74\0\0\377\57\0' > "$folder/note.mid"
request() { curl -fsS --max-time 30 "$@"; }
id=$(request --data-binary "@$folder/note.mid" -H 'content-type: audio/midi' "$api/api/files?name=smoke-test.mid" | jq -er .id)
request -X POST "$api/api/files/$id/analysis" | jq -e '.notes == 1' > /dev/null || { echo 'the analysis found another number of notes'; exit 1; }
request "$api/api/search?q=smoke-test" | jq -e --arg id "$id" 'any(.[]; .id == $id)' > /dev/null || { echo 'the search does not find the file'; exit 1; }
request "$api/api/files/$id/export" | cmp -s - "$folder/note.mid" || { echo 'the export is not what was uploaded'; exit 1; }
request -X DELETE "$api/api/files/$id" > /dev/null
echo "upload, analysis, search and export work in $1"
