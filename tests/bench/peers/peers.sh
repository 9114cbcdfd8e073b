#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copies the peers, installs what they need from npm, and measures them beside the office on one PostgreSQL
# server that writes to the disk. Prints one table. Said by name and well ended when something cannot be had.
#
#   peers.sh PEERS WORK BENCHES [ROUNDS [SECONDS]]
#
# PEERS: where they are copied from; WORK: where to, everything is written there; BENCHES: the folder of
# durable_bench and transition_bench.
# SECONDS: of one run of a peer that is measured by time.
set -euo pipefail
from="$1" work="$2" benches="$3" rounds="${4:-3}" seconds="${5:-3}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

skip() { echo "skipped: peers: $*" >&2; exit 0; }
[ -d "$from/w3" ] || skip "$from is not there"
[ "$(node -p 'parseInt(process.versions.node)' 2> /dev/null || echo 0)" -ge 20 ] || skip "Node.js 20 is not installed"
command -v pgbench > /dev/null || skip "pgbench is not installed"

mkdir -p "$work"
cp -r "$from/lib" "$from/w3" "$work/"
jq '.dependencies |= {pg, "pg-boss", "graphile-worker", "@dbos-inc/dbos-sdk"}' "$from/package.json" \
  > "$work/package.json"
(cd "$work" && npm install --no-package-lock --no-audit --no-fund --silent) || skip "npm could not install them"

results="$(mktemp -d "$(cd "$work" && pwd)/run-XXXXXX")"
status=0
GUIJU_TEST_DURABLE=1 "$here/../../servers/with_server.sh" "$work" postgresql \
  "$here/rounds.sh" "$work" "$benches" "$rounds" "$seconds" "$results" || status=$?
[ "$status" -ne 77 ] || skip "no PostgreSQL server"
[ "$status" -eq 0 ] || exit "$status"
node "$here/table.mjs" "$results" | tee "$results/table.md"
