#!/bin/sh
# One night: collects it, tells what changed since the last one, thins the history out.
#
# It says nothing and exits 0 where nothing changed. What changed is mailed to $ROLECALL_MAIL where that is set; else it
# is printed, and the exit code is 1. Where there is no night, it tells why and exits as `rolecall collect` did.
# Words behind its name are given to `rolecall collect`.
set -u
export ROLECALL_DB="${ROLECALL_DB:-/var/lib/rolecall/rolecall.db}"

said=$(mktemp) || exit 70
trap 'rm -f "$said"' EXIT

# Passes on what was said, under a subject.
tell() {
  if [ -n "${ROLECALL_MAIL:-}" ]; then
    mail -s "rolecall: $1" "$ROLECALL_MAIL" <"$said"
  else
    echo "rolecall: $1"
    cat "$said"
  fi
}

rolecall collect --no-progress "$@" >"$said" 2>&1
code=$?
if [ "$code" -eq 4 ]; then
  # What AWS or the network cut short goes on where it stopped; else it starts anew.
  sleep "${ROLECALL_RETRY_AFTER:-300}"
  rolecall collect --no-progress --resume "$@" >"$said" 2>&1
  code=$?
fi
if [ "$code" -ne 0 ]; then
  tell "no night (exit code $code)"
  exit "$code"
fi

changed=0
# The first night has none to be compared with.
if rolecall snapshots show latest~1 >"$said" 2>&1; then
  rolecall diff --exit-code >"$said" 2>&1
  code=$?
  case $code in
    0) ;;
    1) changed=1 && tell 'something changed since last night' ;;
    *) tell "no comparison (exit code $code)" && exit "$code" ;;
  esac
fi

rolecall snapshots prune --keep-daily 14 --keep-weekly 8 --keep-monthly 24 >"$said" 2>&1
code=$?
if [ "$code" -ne 0 ]; then
  tell "nights were not thinned out (exit code $code)"
  exit "$code"
fi

if [ "$changed" -eq 1 ] && [ -z "${ROLECALL_MAIL:-}" ]; then exit 1; fi
