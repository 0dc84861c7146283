#!/usr/bin/env bash
# A night collected from the loopback IAM endpoint, and one imported from what the AWS CLI prints of the same endpoint,
# give the same views.
set -euo pipefail
cd "$(dirname "$0")/../.."

aws=
for candidate in /usr/bin/aws aws; do
  if "$candidate" --version >/dev/null 2>&1; then
    aws=$candidate
    break
  fi
done
if [ -z "$aws" ]; then
  echo 'no AWS CLI was found (Debian: awscli)'
  exit 75
fi

[ -f dist/cli/main.js ] || npm run --silent build
. .ci/with-others/endpoint.sh
rolecall() { node dist/cli/main.js "$@"; }

rolecall collect --level core --db "$scratch/collected.db"
AWS_PAGER='' "$aws" iam get-account-authorization-details --endpoint-url "$url" --page-size 3 --output json \
  >"$scratch/printed.json"
rolecall import "$scratch/printed.json" --db "$scratch/imported.db"

# Only what the five authorization parts say: a collected night knows more of users, roles and profiles.
views=(
  'SELECT user_arn, user_id, name, path, created_at, boundary_arn FROM users ORDER BY 1'
  'SELECT * FROM groups ORDER BY 1'
  'SELECT role_arn, role_id, name, path, created_at, boundary_arn, trust_document_id FROM roles ORDER BY 1'
  'SELECT p.instance_profile_arn, p.instance_profile_id, p.name, p.path, p.created_at, r.role_arn
     FROM instance_profiles p JOIN instance_profile_roles r USING (instance_profile_id) ORDER BY 1, 6'
  'SELECT policy_arn, policy_id, name, path, created_at, owner, updated_at, default_version, is_attachable,
     attachment_count, boundary_usage_count FROM managed_policies ORDER BY 1'
  'SELECT * FROM policy_versions ORDER BY 1, 2'
  'SELECT * FROM inline_policies ORDER BY 1, 3'
  'SELECT * FROM policy_documents ORDER BY 1, 3, 4, 5'
  'SELECT * FROM policy_attachments ORDER BY 1, 3'
  'SELECT * FROM group_memberships ORDER BY 1, 3'
  'SELECT * FROM permissions_boundaries ORDER BY 1'
  "SELECT * FROM tags WHERE resource_kind IN ('user', 'role') ORDER BY 1, 3"
  "SELECT resource_arn, last_used_at, last_used_region, attachment_count, boundary_usage_count
     FROM usage WHERE resource_kind IN ('role', 'managed-policy') ORDER BY 1"
)
differing=0
for view in "${views[@]}"; do
  for night in collected imported; do
    rolecall sql "$view" --format ndjson --db "$scratch/$night.db" >"$scratch/$night.ndjson"
  done
  if [ ! -s "$scratch/imported.ndjson" ]; then
    echo "no rows: $view"
    differing=1
  elif ! diff -u "$scratch/imported.ndjson" "$scratch/collected.ndjson"; then
    echo "not the same: $view"
    differing=1
  fi
done
[ "$differing" -eq 0 ] && echo "${#views[@]} views are the same"
