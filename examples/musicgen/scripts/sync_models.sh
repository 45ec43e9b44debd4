#!/bin/bash
# Brings the models of DEPLOY_VERSION to where all pods read them, and sees that they are whole.
set -euo pipefail
aws s3 sync "s3://musicgen-models/$DEPLOY_VERSION/" /models/ --delete
python scripts/verify_models.py --production
