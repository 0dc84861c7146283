#!/usr/bin/env bash
# Microsoft's SARIF Multitool finds nothing wrong with an audit of the example nights, by the standard's rules and by those
# of GitHub's code scanning; and it does find what is broken on purpose.
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

case "$(uname -s)" in
  Linux) platform=linux ;;
  Darwin) platform=darwin ;;
  *) echo "there is no SARIF Multitool for $(uname -s)"; exit 75 ;;
esac
mkdir "$scratch/tool"
echo '{ "private": true }' >"$scratch/tool/package.json"
if ! npm install --prefix "$scratch/tool" --no-audit --no-fund --ignore-scripts "@microsoft/sarif-multitool-$platform@^5.7.0"; then
  echo 'the SARIF Multitool could not be had from the registry'
  exit 75
fi
multitool="$scratch/tool/node_modules/@microsoft/sarif-multitool-$platform/Sarif.Multitool"
chmod u+x "$multitool"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_BUNDLE_EXTRACT_BASE_DIR="$scratch/dotnet"
if ! "$multitool" version >"$scratch/version.txt" 2>&1; then
  cat "$scratch/version.txt"
  echo "the SARIF Multitool does not run on $(uname -sm)"
  exit 75
fi

[ -f dist/cli/main.js ] || npm run --silent build
rolecall() { node dist/cli/main.js "$@" --db "$scratch/nights.db" --quiet; }
rolecall import snapshots/2026-11-20.json --taken-at 2026-11-20T02:00:00Z >/dev/null
rolecall import snapshots/2026-11-21.json --taken-at 2026-11-21T02:00:00Z >/dev/null
rolecall audit --at first --only tags --write-baseline "$scratch/waivers.json" >/dev/null
rolecall audit --since first --baseline "$scratch/waivers.json" --output "$scratch/audit.sarif"

# What the multitool says of a file, as SARIF of its own; it exits 0 whatever it finds.
validate() {
  "$multitool" validate "$1" --rule-kind 'Sarif;Gh' --level 'Error;Warning' --output "$2" --log ForceOverwrite >"$scratch/said.txt" || {
    cat "$scratch/said.txt"
    exit 1
  }
}

validate "$scratch/audit.sarif" "$scratch/verdict.sarif"
node - "$scratch" <<'END'
const { readFileSync, writeFileSync } = require('node:fs')
const scratch = process.argv[2]
const read = (name) => JSON.parse(readFileSync(`${scratch}/${name}`, 'utf8')).runs[0]

const { results } = read('audit.sarif')
const have = (what, test) => {
  const count = results.filter(test).length
  console.log(`${count} results ${what}`)
  if (count === 0) process.exitCode = 1
}
have('in all', () => true)
have('new', ({ baselineState }) => baselineState === 'new')
have('absent', ({ baselineState }) => baselineState === 'absent')
have('suppressed', ({ suppressions }) => suppressions.length > 0)

const verdict = read('verdict.sarif')
if (verdict.invocations.some(({ executionSuccessful }) => executionSuccessful !== true)) {
  console.log('the multitool did not come to its end')
  process.exitCode = 1
}
// SARIF2005 would have an address of the tool, which has none yet.
const wrong = verdict.results.filter(({ ruleId }) => ruleId !== 'SARIF2005')
for (const { ruleId, message } of wrong.slice(0, 20)) console.log(ruleId, JSON.stringify(message))
console.log(`${wrong.length} things wrong`)
if (wrong.length > 0) process.exitCode = 1

const broken = JSON.parse(readFileSync(`${scratch}/audit.sarif`, 'utf8'))
delete broken.runs[0].results[0].locations
broken.runs[0].results[1].ruleIndex = 100_000
writeFileSync(`${scratch}/broken.sarif`, JSON.stringify(broken))
END

validate "$scratch/broken.sarif" "$scratch/broken-verdict.sarif"
node - "$scratch/broken-verdict.sarif" <<'END'
const { results } = JSON.parse(require('node:fs').readFileSync(process.argv[2], 'utf8')).runs[0]
const seen = new Set(results.map(({ ruleId }) => ruleId))
const unseen = ['GH1015', 'SARIF1009'].filter((id) => !seen.has(id))
console.log(unseen.length === 0 ? 'and what is broken is seen' : `broken on purpose, and not seen: ${unseen.join(', ')}`)
process.exitCode = unseen.length
END
