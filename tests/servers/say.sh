#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The commands of guiju as an officer types them, on the database of with_server.sh: tables made, a policy
# adopted, a case opened and handed in, the evidence verified, every case rebuilt from its journal.
set -euo pipefail
guiju="$1"
db="$GUIJU_TEST_DB"
owner="$GUIJU_TEST_OWNER_DB"
# Where rights on tables cannot be given before they are there, the account that made them goes on.
[ -z "${GUIJU_TEST_GRANT:-}" ] || db="$owner"
on=(--db "$db" --simulate --as E1/王工)
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

printf '代号,名称,角色,属地,其他\nE1,嘉善新材料公司,需求提出单位,330421,\n' > "$folder/企业.csv"
"$guiju" db sql --db "$owner" | grep 'create table case_row' > /dev/null
"$guiju" db init --db "$owner"
"$guiju" db migrate --db "$db"
"$guiju" db adopt rules/zhejiang/measures.guiju --db "$db" --simulate --at 2025-01-01T09:00:00+08:00
"$guiju" db load-units examples/01-zhejiang-year/units.csv --db "$db"
"$guiju" db load-units "$folder/企业.csv" --db "$db"
"$guiju" case open "${on[@]}" --policy 企业科技创新需求常态化征集响应 --id D1 --at 2025-10-09T09:00:00+08:00 \
  --set 企业名称=嘉善新材料公司 --set 所在地=330421 --set 独立法人资格=是 --set 需求名称=高速纺丝油剂替代 \
  --set 需求内容=太短 --set 密级=公开 --set 真实性承诺=是 --set 征集方式=灵活征集
"$guiju" case do D1 报送 "${on[@]}" --at 2025-10-09T10:00:00+08:00
"$guiju" case list --db "$db"
"$guiju" db status --db "$db"
"$guiju" db verify --db "$db"
"$guiju" db replay --db "$db"
