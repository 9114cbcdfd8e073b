#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# failing_syncs.sh LIBRARY COMMAND…: runs a command, with_server.sh, whose server writes to the disk before it
# answers and loads the library failing_server_sync; GUIJU_FAILING_SYNCS names the folder for what is to fail.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
chmod a+rwx "$folder"
GUIJU_TEST_PRELOAD="$1" GUIJU_TEST_DURABLE=1 GUIJU_FAILING_SYNCS="$folder" "${@:2}"
