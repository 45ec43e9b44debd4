#!/bin/bash
# The API says that it is well, and its endpoints answer.
set -euo pipefail
. "$(dirname "$0")/environments.sh" "$1"
curl -fsS --max-time 10 "$api/health" | jq -e '.status == "ok"' > /dev/null || { echo "$api/health is not ok"; exit 1; }
curl -fsS --max-time 10 "$api/api/files" | jq -e 'type == "array"' > /dev/null || { echo "$api/api/files gives no list"; exit 1; }
echo "the API of $1 is well"
