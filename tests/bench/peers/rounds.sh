#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Started by peers.sh through with_server.sh: on that one server every peer and the office take turns, one
# after the other, at 1, 4 and 16 clients, round by round.
#
#   rounds.sh PEERS BENCHES ROUNDS SECONDS RESULTS
#
# RESULTS/round-N/ gets raw.jsonl of the peers (a line a run) and durable-CLIENTS.json and
# transition-CLIENTS.json of the office. A turn waits
# for an idle machine, at most QUIET seconds (45); RESULTS/turns says of each whether it began on one.
set -euo pipefail
peers="$1" benches="$2" rounds="$3" seconds="$4" results="$5"
server="${GUIJU_TEST_OWNER_DB#*@}"
server="${server%/*}"
export PGURL="postgres://bench@$server/bench"
PGBIN="$(dirname "$(command -v pgbench)")"
export PGBIN

admin() { psql -X -q -v ON_ERROR_STOP=1 "postgres://postgres@$server/${2:-postgres}" -c "$1"; }
# Nobody waits for a checkpoint in the middle of a run.
admin "alter system set max_wal_size = '8GB'"
admin "alter system set checkpoint_timeout = '30min'"
admin "select pg_reload_conf()" > /dev/null
admin "create role bench superuser login"
admin "create database bench owner bench"
admin "create database bench_dbos owner bench"

# Less than a quarter of a core busy over a second.
idle() {
  local before after
  before="$(awk '/^cpu / { print $2 + $3 + $4 + $7 + $8 }' /proc/stat)"
  sleep 1
  after="$(awk '/^cpu / { print $2 + $3 + $4 + $7 + $8 }' /proc/stat)"
  [ $((after - before)) -lt 25 ]
}
wait_until_idle() {
  local end=$((SECONDS + ${QUIET:-45}))
  until idle; do [ "$SECONDS" -lt "$end" ] || return 1; done
}

# What fails is missing in the table; what it said is in the log.
turn() {
  if wait_until_idle; then echo "idle $*"; else echo "busy $*"; fi >> "$results/turns"
  "$@" >> "$results/log" 2>&1 || echo "✗ failed, see $results/log: $*" >&2
}
# Each time in a new database: to drop one would be a checkpoint, for which those after it would pay.
# office WORK CLIENTS FILTER
office() {
  local database="office_$1_${PEERS_WORK##*-}_$2"
  admin "create database $database owner owner"
  GUIJU_TEST_OWNER_DB="postgresql://owner@$server/$database" turn "$benches/$1_bench" \
    "--benchmark_filter=$3" "--benchmark_out=$PEERS_WORK/$1-$2.json" --benchmark_out_format=json
}

for round in $(seq "$rounds"); do
  export PEERS_WORK="$results/round-$round"
  mkdir "$PEERS_WORK"
  psql -X -q "$PGURL" -f "$peers/w3/schema.sql" >> "$results/log" 2>&1
  for clients in 1 4 16; do
    echo "── round $round of $rounds, clients $clients, load $(cut -d' ' -f1 /proc/loadavg)" >&2
    turn node "$peers/w3/pgbench.mjs" function "$clients" "$seconds"
    turn node "$peers/w3/node-peers.mjs" pg "$clients" "$seconds"
    turn node "$peers/w3/node-peers.mjs" graphile "$clients" "$seconds"
    office durable "$clients" "^postgresql/$clients/|^postgresql_hall/$clients/|^postgresql_grouped/64/2/"
    office transition "$clients" "/$clients/"
    turn node "$peers/w3/node-peers.mjs" pgboss "$clients" "$seconds"
    turn node "$peers/w3/node-peers.mjs" dbos "$clients" "$seconds"
  done
done
