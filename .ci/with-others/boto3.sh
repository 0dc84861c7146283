#!/usr/bin/env bash
# boto3 reads the loopback IAM endpoint with its own paginators, and finds the account that it was given.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import boto3' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo 'no Python with boto3 was found (Debian: python3-boto3)'
  exit 75
fi

. .ci/with-others/endpoint.sh
"$python" .ci/with-others/same_account.py "$served"
