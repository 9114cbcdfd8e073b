#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command beside a database server of its own, on loopback, with its own data folder, as a user
# without rights; stops the server and removes the data afterwards, whatever happens.
#
#   with_server.sh FOLDER KIND COMMAND…
#
# KIND: sqlite postgresql mariadb mariadb-oracle firebird odbc-postgresql odbc-mariadb odbc-sqlite
# FOLDER: where the data folder is made. The command finds the address in
#   GUIJU_TEST_DB        for an account that may select, insert, update and delete, and nothing else
#   GUIJU_TEST_OWNER_DB  for one that may also make tables, in an empty database
#   GUIJU_TEST_SERVER_PID  names a file with the number of the server's process; a server that the command
#                        stops is started again
# What tests of PostgreSQL ask for:
#   GUIJU_TEST_DURABLE   not empty: it writes to the disk before it answers
#   GUIJU_TEST_PART      the part of its data, base or pg_wal, that lies in the folder GUIJU_SMALL_DISK
#   GUIJU_TEST_PRELOAD   a library the server loads before all others
# Exit status: that of the command; 77 when the server cannot be had, which is said by name.
set -euo pipefail

folder="$1" kind="$2"
shift 2

skip() {
  echo "SKIPPED $kind: $*" >&2
  exit 77
}
need() {
  local program
  for program in "$@"; do
    command -v "$program" > /dev/null || skip "$program is not installed"
  done
}

need setpriv
# The servers refuse to run as root: then the first of these users that is there runs them.
user=
if [ "$(id -u)" -eq 0 ]; then
  for user in nobody postgres mysql firebird; do
    id "$user" > /dev/null 2>&1 && break
    user=
  done
  [ -n "$user" ] || skip "no user without rights to run it"
fi
mkdir -p "$folder"
data="$(mktemp -d "$(cd "$folder" && pwd)/$kind-XXXXXX")"
server=
keeper=
stop_server() {
  local watchdog
  if [ -n "$keeper" ]; then
    kill "$keeper" 2> /dev/null || true
    wait "$keeper" 2> /dev/null || true
    server="$(cat "$data/pid")"
    kill -CONT "$server" 2> /dev/null || true
  fi
  kill -s "${stop_signal:-TERM}" "$server" 2> /dev/null || return 0
  (sleep 10 && kill -KILL "$server") > /dev/null 2>&1 &
  watchdog=$!
  while kill -0 "$server" 2> /dev/null; do
    wait "$server" 2> /dev/null || sleep 0.1
  done
  kill "$watchdog" 2> /dev/null || true
}
clean_up() {
  local status=$?
  trap - EXIT
  [ -z "$server" ] || stop_server
  if [ "$status" -ne 0 ] && [ "$status" -ne 77 ] && [ -f "$data/log" ]; then
    echo "── the last lines of the server's log" >&2
    tail -n 20 "$data/log" >&2
  fi
  rm -rf "$data"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
# What a server runs in: it ends with this script, even when the script is killed.
alone() {
  local as=()
  [ -z "$user" ] || as=(--reuid "$user" --regid "$(id -g "$user")" --clear-groups)
  exec setpriv "${as[@]}" --pdeathsig KILL env HOME="$data" TMPDIR="$data" "$@"
}
if [ -n "$user" ]; then
  chown "$user" "$data"
  # A folder below one that others may not enter is of no use to the server.
  if ! (alone test -w "$data"); then
    rm -rf "$data"
    data="$(mktemp -d -t "guiju-$kind-XXXXXX")"
    chown "$user" "$data"
  fi
fi

answers() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
free_port() {
  local try
  for try in $(seq 100); do
    port=$((20000 + RANDOM % 12000))
    answers "$port" || return 0
  done
  skip "no free port on loopback"
}
# Waits until the command succeeds; the server must live meanwhile.
wait_for() {
  local try
  for try in $(seq 300); do
    if "$@" > /dev/null 2>&1; then return 0; fi
    kill -0 "$server" 2> /dev/null || return 1
    sleep 0.1
  done
  return 1
}
start() {
  (alone "$@") >> "$data/log" 2>&1 &
  server=$!
  echo "$server" > "$data/pid"
}
# From now on a server that ends is started again, until the command is over: tests stop it at once.
keep() {
  (
    while sleep 0.1 && kill -0 $$; do
      kill -0 "$(cat "$data/pid")" 2> /dev/null || start "${server_words[@]}"
    done
  ) &
  keeper=$!
}

start_postgresql() {
  need psql
  local bin
  bin="$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)"
  [ -x "${bin:-}/initdb" ] || bin="$(dirname "$(command -v initdb || echo /nowhere/initdb)")"
  [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] || skip "initdb and postgres are not installed"
  (alone "$bin/initdb" -D "$data/db" -U postgres --auth=trust --encoding=UTF8 --locale=C \
    ${GUIJU_TEST_PART:+--wal-segsize=1}) > "$data/log" 2>&1
  if [ -n "${GUIJU_TEST_PART:-}" ]; then
    (alone mv "$data/db/$GUIJU_TEST_PART" "$GUIJU_SMALL_DISK/")
    (alone ln -s "$GUIJU_SMALL_DISK/$GUIJU_TEST_PART" "$data/db/")
  fi
  free_port
  # fsync off: what a crash of the machine would leave is not looked at here.
  local durable=off
  [ -z "${GUIJU_TEST_DURABLE:-}" ] || durable=on
  server_words=("$bin/postgres" -D "$data/db" -c listen_addresses=127.0.0.1 -c "port=$port"
    -c unix_socket_directories= -c "fsync=$durable" -c "deadlock_timeout=100ms")
  if [ -n "${GUIJU_TEST_PRELOAD:-}" ]; then
    cp "$GUIJU_TEST_PRELOAD" "$data/preload.so"
    chmod a+rx "$data/preload.so"
    server_words=(env "LD_PRELOAD=$data/preload.so" "${server_words[@]}")
  fi
  start "${server_words[@]}"
  stop_signal=INT
  local psql=(psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres)
  wait_for "${psql[@]}" -c 'select 1' postgres
  "${psql[@]}" postgres -c "create role owner login" -c "create role clerk login" \
    -c "create database office owner owner"
  "${psql[@]}" office -c "alter schema public owner to owner" \
    -c "alter default privileges for role owner grant select, insert, update, delete on tables to clerk"
}

need_driver() {
  need odbcinst
  odbcinst -q -d -n "$1" > /dev/null 2>&1 || skip "the ODBC driver $1 is not installed"
}

# start_mariadb [sql_mode]
start_mariadb() {
  need mariadb mariadb-install-db mariadbd
  (alone mariadb-install-db --no-defaults "--datadir=$data/db" --auth-root-authentication-method=normal \
    --skip-test-db) > "$data/log" 2>&1
  free_port
  server_words=("$(command -v mariadbd)" --no-defaults "--datadir=$data/db" "--socket=$data/s" --skip-name-resolve
    --bind-address=127.0.0.1 "--port=$port" --innodb-flush-log-at-trx-commit=2 --skip-networking=0
    ${1:+"--sql-mode=$1"})
  start "${server_words[@]}"
  local mariadb=(mariadb --no-defaults -h 127.0.0.1 -P "$port" -u root --protocol=tcp)
  wait_for "${mariadb[@]}" -e 'select 1'
  "${mariadb[@]}" -e "create database office; create user owner@'127.0.0.1' identified by 'o''w'; \
    create user clerk@'127.0.0.1' identified by 'c:k'; grant all on office.* to owner@'127.0.0.1'; \
    grant select, insert, update, delete on office.* to clerk@'127.0.0.1'"
}

start_firebird() {
  need isql-fb firebird
  (umask 077 && cat > "$data/firebird.conf") <<CONF
RemoteBindAddress = 127.0.0.1
SecurityDatabase = $data/security.fdb
DatabaseAccess = Full
DeadlockTimeout = 1
WireCrypt = Disabled
CONF
  free_port
  echo "RemoteServicePort = $port" >> "$data/firebird.conf"
  [ -z "$user" ] || chown "$user" "$data/firebird.conf"
  export FIREBIRD="$data" FIREBIRD_LOCK="$data"
  (alone isql-fb -q -user SYSDBA > "$data/log" 2>&1) <<SQL
create database '$data/security.fdb' default character set utf8;
commit;
create user sysdba password 'sysdba' using plugin srp;
create user clerk password 'clerk' using plugin srp;
commit;
create database '$data/office.fdb' page_size 16384 default character set utf8;
commit;
SQL
  server_words=("$(command -v firebird)")
  start "${server_words[@]}"
  wait_for answers "$port"
  export GUIJU_TEST_GRANT='grant select, insert, update, delete on {table} to user clerk'
}

case "$kind" in
  sqlite)
    db="sqlite://$data/office.db"
    owner_db="$db"
    ;;
  postgresql)
    start_postgresql
    db="postgresql://clerk@127.0.0.1:$port/office"
    owner_db="postgresql://owner@127.0.0.1:$port/office"
    ;;
  mariadb | mariadb-oracle)
    if [ "$kind" = mariadb ]; then start_mariadb; else start_mariadb ORACLE,EMPTY_STRING_IS_NULL; fi
    db="mysql://clerk:c%3Ak@127.0.0.1:$port/office"
    owner_db="mariadb://owner:o'w@127.0.0.1:$port/office"
    ;;
  firebird)
    start_firebird
    db="firebird://clerk:clerk@127.0.0.1:$port/$data/office.fdb"
    owner_db="firebird://sysdba:sysdba@127.0.0.1:$port/$data/office.fdb"
    ;;
  odbc-postgresql)
    start_postgresql
    there="Driver=PostgreSQL Unicode;Server=127.0.0.1;Port=$port;Database=office"
    db="odbc:$there;UID=clerk"
    owner_db="odbc:$there;UID=owner"
    need_driver 'PostgreSQL Unicode'
    ;;
  odbc-mariadb)
    start_mariadb
    there="Driver=MariaDB Unicode;Server=127.0.0.1;Port=$port;Database=office"
    db="odbc:$there;UID=clerk;PWD=c:k"
    owner_db="odbc:$there;UID=owner;PWD=o'w"
    need_driver 'MariaDB Unicode'
    ;;
  odbc-sqlite)
    db="odbc:Driver=SQLite3;Database=$data/office.db"
    owner_db="$db"
    need_driver SQLite3
    ;;
  *) skip "no such kind of database" ;;
esac

export GUIJU_TEST_DB="$db" GUIJU_TEST_OWNER_DB="$owner_db"
if [ -n "$server" ]; then
  export GUIJU_TEST_SERVER_PID="$data/pid"
  keep
fi
"$@"
