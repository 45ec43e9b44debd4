#!/bin/bash
# The database answers, and has the tables that the application asks for.
set -euo pipefail
. "$(dirname "$0")/environments.sh" "$1"
. "$(dirname "$0")/../../scripts/database.sh"
open_database "$database"
psql "$address" --no-psqlrc --tuples-only --set ON_ERROR_STOP=1 --command 'SELECT COUNT(*) FROM files' > /dev/null
echo "the database of $1 answers"
