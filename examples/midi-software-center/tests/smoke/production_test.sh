#!/bin/bash
# What can be asked of production without changing anything in it.
set -euo pipefail
folder=$(dirname "$0")
"$folder/db_test.sh" production
"$folder/api_test.sh" production
echo 'production answers'
