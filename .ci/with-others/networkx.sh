#!/usr/bin/env bash
# networkx reads the graph of an example night in all three formats, and finds the same graph in each.
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python=
for candidate in python3 /usr/bin/python3; do
  if "$candidate" -c 'import networkx' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo 'no Python with networkx was found (Debian: python3-networkx)'
  exit 75
fi

[ -f dist/cli/main.js ] || npm run --silent build
rolecall() { node dist/cli/main.js "$@" --db "$scratch/night.db"; }
rolecall import snapshots/2026-11-21.json
for format in json graphml gexf; do
  rolecall graph --format "$format" --output "$scratch/night.$format"
done
"$python" .ci/with-others/same_graph.py "$scratch/night.json" "$scratch/night.graphml" "$scratch/night.gexf"
