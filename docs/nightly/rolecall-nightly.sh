#!/bin/sh
# One night: collects it, tells what somebody changed since the last one, thins the history out.
#
# It says nothing and exits 0 where nobody changed anything, every part was read, and all could be compared; what AWS
# changes in its own policies is not told. What there is to tell is mailed to $ROLECALL_MAIL where that is set; else, or
# where mail fails, it is printed, and the exit code is 1. Where there is no night, it tells why and exits as
# `rolecall collect` did. Words behind its name are given to `rolecall collect`.
set -u
export ROLECALL_DB="${ROLECALL_DB:-/var/lib/rolecall/rolecall.db}"

said=$(mktemp) || exit 70
heard=$(mktemp) || exit 70
trap 'rm -f "$said" "$heard"' EXIT
printed=0

# Passes on what is to be said, under a subject.
tell() {
  if [ -n "${ROLECALL_MAIL:-}" ] && mail -s "rolecall: $1" "$ROLECALL_MAIL" <"$said"; then return; fi
  echo "rolecall: $1"
  cat "$said"
  printed=1
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

subject=''
rolecall snapshots show latest --format csv >"$heard" 2>"$said"
code=$?
if [ "$code" -ne 0 ]; then
  tell "no comparison (exit code $code)"
  exit "$code"
fi
if grep -E '^[a-z-]+,(denied|failed|partial),' "$heard" >"$said"; then
  subject='parts of the night could not be read'
fi

# The first night has none to be compared with.
if rolecall snapshots show latest~1 >"$heard" 2>&1; then
  rolecall diff --class posture --exit-code >"$heard" 2>&1
  code=$?
  case $code in
    0)
      if grep '^incomparable: ' "$heard" >>"$said"; then
        subject=${subject:-'parts of the night cannot be compared'}
      fi
      ;;
    1)
      cat "$heard" >>"$said"
      subject='something changed since last night'
      ;;
    *)
      cat "$heard" >"$said"
      tell "no comparison (exit code $code)"
      exit "$code"
      ;;
  esac
fi
if [ -n "$subject" ]; then tell "$subject"; fi

rolecall snapshots prune --keep-daily 14 --keep-weekly 8 --keep-monthly 24 >"$said" 2>&1
code=$?
if [ "$code" -ne 0 ]; then
  tell "nights were not thinned out (exit code $code)"
  exit "$code"
fi

exit "$printed"
