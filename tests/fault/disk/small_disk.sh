#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command with an empty disk of its own, of 4 MiB or GUIJU_SMALL_DISK_SIZE (as 64m): GUIJU_SMALL_DISK names
# the folder. The disk is seen by the command alone and is gone with it. Exit status 77 where none may be mounted.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rmdir "$folder"' EXIT
chmod a+rx "$folder"
size="${GUIJU_SMALL_DISK_SIZE:-4m}"
# Who is not root mounts in a world of users of its own, and is itself again in another one below it.
back="unshare --user --map-user=$(id -u) --map-group=$(id -g)"
for as in "" --map-root-user; do
  # shellcheck disable=SC2086
  if unshare --mount $as mount -t tmpfs -o "size=$size" guiju "$folder" 2> /dev/null; then
    [ -n "$as" ] || back=
    # shellcheck disable=SC2016,SC2086
    unshare --mount $as bash -c 'mount -t tmpfs -o "size=$0" guiju "$1" && GUIJU_SMALL_DISK="$1" "${@:2}"' \
      "$size" "$folder" $back "$@"
    exit
  fi
done
echo "SKIPPED full disk: no small disk can be mounted here" >&2
exit 77
