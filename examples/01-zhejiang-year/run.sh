#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# 浙江一年：检查规则，然后让 2,000 件需求走完 2025 年。A year of Zhejiang. Run it as ./dev demo.
# GUIJU: the built guiju program; DEMO_OUT: where the files go (default .build/demo).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

guiju="${GUIJU:-.build/release/adapters/cli/guiju}"
build="$(dirname "$guiju")/../.."
year="$build/examples/01-zhejiang-year/zhejiang_year"
out="${DEMO_OUT:-.build/demo}"
shown="${guiju#"$PWD"/}"

[ -x "$guiju" ] && [ -x "$year" ] || {
  echo "还没有编译，请运行 ./dev demo / not built yet, run ./dev demo" >&2
  exit 1
}

echo "$ $shown check rules/zhejiang" >&2
"$guiju" check rules/zhejiang
mkdir -p "$out"
exec "$year" --out "$out" --guiju "$shown" "$@"
