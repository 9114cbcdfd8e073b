#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command with an empty disk of 4 MiB of its own: GUIJU_SMALL_DISK names the folder. The disk is seen by
# the command alone and is gone with it. Exit status 77 where none may be mounted.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rmdir "$folder"' EXIT
for as in "" --map-root-user; do
  # shellcheck disable=SC2086
  if unshare --mount $as mount -t tmpfs -o size=4m guiju "$folder" 2> /dev/null; then
    # shellcheck disable=SC2016
    unshare --mount $as bash -c 'mount -t tmpfs -o size=4m guiju "$0" && GUIJU_SMALL_DISK="$0" "$@"' \
      "$folder" "$@"
    exit
  fi
done
echo "SKIPPED full disk: no small disk can be mounted here" >&2
exit 77
