# Sourced by the checks beside it: a scratch directory, and the loopback IAM endpoint serving the bakery.
# Sets $scratch, $served (what is served, as JSON) and $url; both end with the script.
scratch=$(mktemp -d)
endpoint=
close_endpoint() {
  if [ -n "$endpoint" ]; then kill "$endpoint" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap close_endpoint EXIT

served=$scratch/served.json
node --import tsx test/support/iam-endpoint/serve.ts "$served" &
endpoint=$!
for _ in $(seq 300); do
  [ ! -f "$served" ] || break
  kill -0 "$endpoint"
  sleep 0.1
done
url=$(node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).url' "$served")

# Made up, and nothing of whoever runs this is read.
export AWS_ACCESS_KEY_ID=AKIAEXAMPLE AWS_SECRET_ACCESS_KEY=example AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export AWS_CONFIG_FILE=$scratch/none AWS_SHARED_CREDENTIALS_FILE=$scratch/none AWS_EC2_METADATA_DISABLED=true
export AWS_ENDPOINT_URL_IAM=$url AWS_ENDPOINT_URL_STS=$url
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_ENDPOINT_URL
