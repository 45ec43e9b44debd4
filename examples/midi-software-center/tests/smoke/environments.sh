# For the smoke tests: what the environment $1 is reached by. One stream has everything in its order, and the reason last.
exec 2>&1
case $1 in
  staging) api=https://staging.midi.example.com database=${STAGING_DB_URL:-} ;;
  production) api=https://midi.example.com database=${PROD_DB_URL:-} ;;
  *) echo "there is no environment $1"; exit 2 ;;
esac
