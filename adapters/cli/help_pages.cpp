// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/help_pages.h"

#include <array>
#include <span>

#include "adapters/cli/console.h"

namespace guiju::cli {
namespace {

constexpr std::string_view kCheckZh =
    R"(用法：guiju check 文件或目录… [--fix [--dry-run]] [--parameters] [--no-proofs] [--examples 文件]
                   [--json|--sarif]
      guiju check --base 新版.guiju [文件或目录…] [--db 数据库]

把规则文件里的每一处错误找出来：在哪里、错在什么、怎么改。没有错误时列出条数、暂定参数和还要填写的空白。

  --fix         改掉写着[可自动修改]的，其余留给人判断；编码和换行不变，改完再检查一遍
  --dry-run     和--fix一起用：只显示会改哪些行，不改文件
  --parameters  列出每一个暂定、须填写的参数
  --no-proofs   不做证明（矛盾、遗漏、重叠、轮不到的行），只查写法和名称
  --examples F  把找到的反例作为试例存入文件F（－为打印），粘贴到规则文件里就能运行
  --json        给程序看的结果        --sarif  给代码检查平台看的结果（SARIF 2.1.0）
  --base F      上位规则要出新版F：逐份列出市县规定哪些不能用了、有多余、有变化，从哪一天起须按新版
  --db 数据库   和--base一起用：数据库里在用、待批准的市县规定也查

示例：
  guiju check rules/
  guiju check rules/zhejiang/measures.guiju --parameters
  guiju check --base 办法-2.guiju rules/jiaxing --db sqlite://demo.db

日历在同一目录、../calendars、calendars、$GUIJU_CALENDARS 里找。退出码：0 没有错误，3 有错误。
)";
constexpr std::string_view kCheckEn =
    R"(Usage: guiju check FILE|DIR… [--fix [--dry-run]] [--parameters] [--no-proofs] [--examples FILE]
                   [--json|--sarif]
       guiju check --base NEW.guiju [FILE|DIR…] [--db URL]

Finds every mistake in rule files: where it is, what is wrong, what to do. Without mistakes it tells the
number of clauses, the parameters that are assumptions, and the blanks still to fill.

  --fix         makes the changes marked [auto-fix] and leaves the rest; encoding and line ends stay,
                and the file is checked again
  --dry-run     with --fix: shows the lines that would change, and changes nothing
  --parameters  lists every parameter that is an assumption or still to be filled
  --no-proofs   looks at form and names only, without proofs (contradictions, gaps, overlaps)
  --examples F  keeps the counterexamples as examples in file F (-: prints them), ready to paste
  --json        for programs          --sarif  for code scanning platforms (SARIF 2.1.0)
  --base F      F is the new version of a base: which local policies break, are redundant, mean something
                else, and from which day they have to follow it
  --db URL      with --base: the local policies in use, or waiting, in a database as well

Examples:
  guiju check rules/
  guiju check rules/zhejiang/measures.guiju --parameters
  guiju check --base measures-2.guiju rules/jiaxing --db sqlite://demo.db

Calendars are looked for beside the file, in ../calendars, calendars and $GUIJU_CALENDARS.
Exit codes: 0 no mistakes, 3 mistakes.
)";
constexpr std::string_view kFmtZh = R"(用法：guiju fmt 文件或目录… [--check] [--to zh|en]

把规则文件改成规范写法，意思不变。--to 换成中文或英文写法。整份写成功才替换原文件。

  --check     只检查，不改动；有不规范的，退出码为3
  --to zh|en  换一种文字（名称按“对照”一节翻译）

示例：
  guiju fmt rules/zhejiang/measures.guiju
  guiju fmt --check rules/
)";
constexpr std::string_view kFmtEn = R"(Usage: guiju fmt FILE|DIR… [--check] [--to zh|en]

Rewrites rule files in canonical form; the meaning stays. A file is replaced only when all of it is written.

  --check     only looks; exit code 3 when a file is not canonical
  --to zh|en  the other language (names are translated by the section "names")

Examples:
  guiju fmt rules/zhejiang/measures.guiju
  guiju fmt --check rules/
)";
constexpr std::string_view kTestZh =
    R"(用法：guiju test 文件或目录… [--coverage] [--boundaries] [--json]

运行规则文件里的试例：按写明的日期、人员一步一步办，看结果是否相符。不符的说明应当怎样、实际怎样、依据哪一条。

  --coverage    每个环节、事项、审查项（符合、不符合、不能判断）、处理、期限有没有试例走到
  --boundaries  建议补充的边界试例：恰好、差一点、多一点，未填写，期限前一天、当天、后一天；可以直接粘贴
  --json        给程序看的结果

示例：
  guiju test rules/
退出码：0 全部通过，3 有未通过的。
)";
constexpr std::string_view kTestEn =
    R"(Usage: guiju test FILE|DIR… [--coverage] [--boundaries] [--json]

Runs the examples of rule files: step by step, on the days and by the people they name, and compares.
A difference is told as wanted, got and why, with its article.

  --coverage    which stages, actions, answers of criteria, lines and deadlines some example reaches
  --boundaries  proposes boundary examples that are missing: at, below and above every number, a field
                left open, the day before, on and after a deadline; ready to paste
  --json        for programs

Examples:
  guiju test rules/
Exit codes: 0 all pass, 3 some fail.
)";
constexpr std::string_view kRunZh =
    R"(用法：guiju run 规则文件 --cases 案件.csv|.jsonl [--out 结果.csv] [--as-of 日期] [--db 数据库]

把许多案件放进规矩里过一遍。不给 --db 时只判断、不保存：逐件说明结果和不符合的项；要人判断的显示“需人工判断”。
给 --db 时逐件报送进数据库。

  --cases 文件   第一行是字段名（中文，或“对照”里的英文）；整列同一单位的写在表头：意向投入（万元）
                 和 --db 一起用时，列“编号”“企业代号”（或“单位代号”）“报送日期”是案件编号、报送单位、
                 报送的那一天；名录里没有的报送单位自动登记，规矩先启用（同 db adopt）
  --out 文件     每件一行：行号、结果、不符合的项、原因
  --as-of 日期   按这一天判断（默认今天）；和 --db 一起用时，没有报送日期的按这一天报送
  --as 单位/姓名 报送的人（和 --db 一起用）
  --simulate     征求意见稿也可以试运行

读不懂的行放进 案件.rejected.csv，写明行号和原因，其余照常处理。

示例：
  guiju run rules/zhejiang/measures.guiju --cases 需求.csv --out 结果.csv
)";
constexpr std::string_view kRunEn =
    R"(Usage: guiju run POLICY --cases FILE.csv|.jsonl [--out FILE] [--as-of DATE] [--db URL]

Takes many cases through a policy. Without --db it only decides: the outcome and the failing items of each;
what a person must judge is shown as such. With --db every case is opened and filed.

  --cases FILE     the first line names the fields (Chinese, or English by "names"); a unit for a whole
                   column stands in its header: budget (yuan). With --db the columns id, applicant and filed
                   are the id of the case, the unit that files it and the day; units that the directory
                   does not have are registered, and the policy is adopted first (as db adopt does)
  --out FILE       one line a case: line, outcome, items, reasons
  --as-of DATE     decides as of this day (default: today); with --db the day for rows without "filed"
  --as UNIT/PERSON who files (with --db)
  --simulate       drafts may run

Rows that cannot be read go to FILE.rejected.csv with line and reason; the others are taken.

Examples:
  guiju run rules/zhejiang/measures.guiju --cases demands.csv --out outcome.csv
)";
constexpr std::string_view kEvalZh = R"(用法：guiju eval 算式 [--with JSON] [--json]
      guiju eval --jsonl        （标准输入每行一个 {"expression":…,"with":{…}}，每行一个答复）
      guiju eval --feel 表达式 [--with JSON]   按 FEEL（DMN 1.5）计算，给出带类型的 JSON；可加 --jsonl

算一个条件或者一个值。没有给的字段是“未填写”，不会当作“否”。

示例：
  guiju eval '意向投入不低于100万元' --with '{"意向投入":"180万元"}'
  guiju eval '甲÷乙' --with '{"甲":9,"乙":20}'
)";
constexpr std::string_view kEvalEn = R"(Usage: guiju eval EXPRESSION [--with JSON] [--json]
       guiju eval --jsonl        (one {"expression":…,"with":{…}} a line on stdin, one answer a line)
       guiju eval --feel EXPRESSION [--with JSON]   by FEEL (DMN 1.5), as typed JSON; also with --jsonl

Evaluates one condition or value. A field that is not given is unknown, never "no".

Examples:
  guiju eval '意向投入不低于100万元' --with '{"意向投入":"180万元"}'
  guiju eval '甲÷乙' --with '{"甲":9,"乙":20}'
)";
constexpr std::string_view kCaseZh =
    R"(用法：guiju case 动作 [案件编号] --db 数据库 --as 单位代号/姓名[:角色] [选项]

  open            新建案件            --policy 规矩 --id 编号 --set 字段=值 …（代填加 --for 企业代号）
  do 编号 事项    办理事项（报送、分发…）  --set 字段=值 … --reason 理由 --target 单位
  fill 编号       填写、修改字段       screen 编号    审查（--set 判断=符合 --intended 退回补正）
  correct 编号    补正                confirm 编号   确认       decline 编号  不予确认（--reason）
  opine 编号 同意|不同意|弃权  会签表态    except 编号    准予例外（--target 项号或事项 --reason）
  withdraw、terminate、merge、hand-over、suspend、resume 编号  撤回、终止、合并、移交、暂停、恢复
  accept 编号     接收移交            turn-down 编号 不予接收（--reason）
  claim 编号      签收                transfer 编号  转办（--target 人、单位或者单位/人）
  delegate 编号   委托（--target 人）  end-delegation 编号  取回委托
  sign-before、sign-after、remove-signer 编号  前加签、后加签、减签（--target）；签的人用 opine
  copy 编号       抄送（--target）     urge 编号      催办
  take-back 编号  取回                return 编号    退回前面的环节（--target 环节 --reason）
  jump 编号       跳转（--target 环节 --reason）      reopen 编号    办结的重新办理（--reason）
  comment 编号    只留一条记录         tick           到期检查（全部案件）
  show 编号       现在的样子           history 编号   经过       explain 编号  为什么
  thread 编号     来龙去脉：从哪里来、引出什么，每一步多少天
  list            案件清单            --stage --phase --unit --territory --open --limit
  progress        各地多少件在哪个环节   overdue        哪些期限超过了、迟几天（--as --territory）
  migrate         在办案件转到新版     --to 规则文件或版本 [--dry-run] [--limit 件数]；--undo 编号
  deadlines       日历更正后哪些期限改变、为什么     --calendar 日历文件（不改动案件）

  --offline 日期 --evidence 凭证号    do 的事是那一天在纸上办的（规矩里有“线下办理”）
  --done-at 时间    补录：事情是那时办的，现在才录入（规矩里有“准许：补录”）
  --as-of 日期      show、explain：那一天结束时的样子
  --at 时间         何时办理（默认现在）：2025-09-29 或者 "2025-09-29 10:30"
  --command-id 编号  同一编号再来一次，结果不变
  --json            给程序看的结果           --simulate         征求意见稿也可以试办

示例：
  guiju case open --db sqlite://demo.db --simulate --policy 企业科技创新需求常态化征集响应 \
      --id D1 --as E1/王工 --set 企业名称=甲县新材料公司 --set 意向投入=180万元
  guiju case fill D1 --db sqlite://demo.db --simulate --as E1/王工 --set 所在地=330421 --set 密级=公开
  guiju case do D1 报送 --db sqlite://demo.db --simulate --as E1/王工
  guiju case explain D1 --db sqlite://demo.db
从建库到办结完整的一遍见 docs/start.md 第6节。

数据库也可以写在环境变量 GUIJU_DB 里。
)";
constexpr std::string_view kCaseEn =
    R"(Usage: guiju case ACTION [CASE] --db URL --as UNIT/PERSON[:ROLE] [options]

  open            a new case          --policy NAME --id ID --set FIELD=VALUE … (--for UNIT: on behalf)
  do CASE VERB    an action of the stage   --set FIELD=VALUE … --reason TEXT --target UNIT
  fill CASE       changes fields       screen CASE    decides (--set JUDGEMENT=VALUE --intended OUTCOME)
  correct CASE    hands in again       confirm CASE   confirms   decline CASE  does not (--reason)
  opine CASE agree|disagree|abstain    except CASE    an exception (--target ITEM --reason TEXT)
  withdraw, terminate, merge, hand-over, suspend, resume CASE
  accept CASE     takes what was handed over   turn-down CASE  does not (--reason)
  claim CASE      takes the work up    transfer CASE  to a person, unit or UNIT/PERSON (--target)
  delegate CASE   --target PERSON      end-delegation CASE
  sign-before, sign-after, remove-signer CASE  (--target); who signs uses opine
  copy CASE       for sight (--target) urge CASE      asks for speed
  take-back CASE  what was passed on   return CASE    to an earlier stage (--target --reason)
  jump CASE       --target STAGE --reason TEXT        reopen CASE    a closed one (--reason)
  comment CASE    only a note          tick           looks at the deadlines of all cases
  show CASE       as it is now         history CASE   what happened   explain CASE  why
  thread CASE     what it came out of and what came out of it, days per step
  list            cases               --stage --phase --unit --territory --open --limit
  progress        how many stand where, by territory   overdue  deadlines not kept (--as --territory)
  migrate         running cases go over to another version   --to FILE|VERSION [--dry-run]
                  [--limit N]; --undo CASE
  deadlines       which deadlines a corrected calendar moves, and why   --calendar FILE

  --offline DAY --evidence NUMBER     do: it was done on paper that day (policies with "offline")
  --done-at INSTANT entered later: it was done then (policies with "allow: late entry")
  --as-of DAY       show, explain: as it stood when that day ended
  --at TIME         when (default: now): 2025-09-29 or "2025-09-29 10:30"
  --command-id ID   the same id again changes nothing
  --json            for programs            --simulate       drafts may run

Examples:
  guiju case open --db sqlite://demo.db --simulate --policy 企业科技创新需求常态化征集响应 \
      --id D1 --as E1/Wang --set 企业名称=甲县新材料公司 --set 意向投入=180万元
  guiju case fill D1 --db sqlite://demo.db --simulate --as E1/Wang --set 所在地=330421 --set 密级=公开
  guiju case do D1 报送 --db sqlite://demo.db --simulate --as E1/Wang
  guiju case explain D1 --db sqlite://demo.db
All of it from the empty database on: docs/start.md, section 6.

The database may also stand in the environment variable GUIJU_DB.
)";
constexpr std::string_view kListZh =
    R"(用法：guiju list 动作 清单名称 [版次] --db 数据库 [--policy 规矩]

  publish 清单    发布新的一版        --as 单位代号/姓名 --period 期次
  show 清单       这一版的内容（默认最新）；密级提高了的，当场撤下
  versions 清单   各版的日期、发布单位、条数
  diff 清单       与上一版比，新增、撤下、变更了哪些

  --json          给程序看的结果

示例：
  guiju list publish 需求清单 --db sqlite://demo.db --as K1/赵 --period 2026Q1
  guiju list diff 需求清单 2 --db sqlite://demo.db
)";
constexpr std::string_view kListEn =
    R"(Usage: guiju list ACTION LIST [VERSION] --db URL [--policy NAME]

  publish LIST    the next version     --as UNIT/PERSON --period PERIOD
  show LIST       a version (the newest by default); entries whose class was raised are withdrawn at once
  versions LIST   day, publisher and entries of every version
  diff LIST       added, removed and changed against the version before

  --json          for programs

Examples:
  guiju list publish 需求清单 --db sqlite://demo.db --as K1/Zhao --period 2026Q1
  guiju list diff 需求清单 2 --db sqlite://demo.db
)";
constexpr std::string_view kEvaluateZh =
    R"(用法：guiju evaluate 规则文件或规矩名称 评价名称 --db 数据库 --period 2025 [--what-if 参数=值] [--out 文件]

按数据库里的案件和填报数计算一项评价：得分、等次、名次，每一项的权重、指标值和得分。
名称是任务指标的，按附件的样子列出每项的数、里程碑、完成率、颜色、是否达到目标。

  --period      2025、2025Q3 或者 2025-09
  --what-if     换一个参数值算一算，不保存，例如 --what-if 年度征集指标=80件
  --as-of 日期  按那一天施行的规矩、那一天结束时的案件算

示例：
  guiju evaluate rules/zhejiang/measures.guiju 牵头单位年度评价 --db sqlite://demo.db --period 2025
)";
constexpr std::string_view kEvaluateEn =
    R"(Usage: guiju evaluate POLICY NAME --db URL --period 2025 [--what-if PARAMETER=VALUE] [--out FILE]

Computes an evaluation from the cases and figures of a database: scores, grades, ranks, and each row's
weight, figure and points. A table of targets is listed like the annex of a plan: figure, milestone,
completion, colour, met or not. POLICY is a file or the name of an adopted policy.

  --period      2025, 2025Q3 or 2025-09
  --what-if     with another value of a parameter; nothing is stored
  --as-of DAY   with the policy in force on that day and the cases as they stood when it ended

Examples:
  guiju evaluate rules/zhejiang/measures.guiju 牵头单位年度评价 --db sqlite://demo.db --period 2025
)";
constexpr std::string_view kExplainZh =
    R"(用法：guiju explain 案件编号 --db 数据库 [--as-of 日期] [--lang zh|en] [--json]

说明一个案件为什么是现在的结果：哪一条、看到了什么值、谁办的、怎样才会不同。

示例：
  guiju explain D1 --db sqlite://demo.db
)";
constexpr std::string_view kExplainEn =
    R"(Usage: guiju explain CASE --db URL [--as-of DAY] [--lang zh|en] [--json]

Tells why a case stands where it stands: which clause, the values seen, who acted, what would change it.

Examples:
  guiju explain D1 --db sqlite://demo.db --lang en
)";
constexpr std::string_view kGraphZh =
    R"(用法：guiju graph 规则文件 [--format svg|dot|mermaid] [--out 文件]

画出办理流程：环节、由谁办、期限、去向。默认 svg（需要 graphviz）。

示例：
  guiju graph rules/zhejiang/measures.guiju --out 流程.svg
)";
constexpr std::string_view kGraphEn =
    R"(Usage: guiju graph POLICY [--format svg|dot|mermaid] [--out FILE]

Draws the procedure: stages, who handles them, how long, where they lead. Default: svg (needs graphviz).

Examples:
  guiju graph rules/zhejiang/measures.guiju --out flow.svg
)";
constexpr std::string_view kDumpZh = R"(用法：guiju dump 规则文件 [--json]

列出编译后的规矩，一条一行；--json 给出可以保存、装载的形式。

示例：
  guiju dump rules/zhejiang/measures.guiju
)";
constexpr std::string_view kDumpEn = R"(Usage: guiju dump POLICY [--json]

Lists the compiled policy, one clause a line; --json gives the form that can be stored and loaded.

Examples:
  guiju dump rules/zhejiang/measures.guiju
)";
constexpr std::string_view kDbZh = R"(用法：guiju db init|status|migrate|sql|replay --db 数据库
      guiju db seal --db 数据库 --file 封存文件 --key 私钥.pem [--every 10s] [--also 第二份封存文件]
      guiju db verify --db 数据库 --file 封存文件 --key 公钥.pem
      guiju db retain --db 数据库 --before 日期 [--table 表] [--key 私钥.pem --file 封存文件] [--dry-run]
      guiju db adopt 规则文件 --db 数据库 [--simulate] [--base 上位规则文件]
      guiju db load-units 单位.csv --db 数据库
      guiju db load-figures 数据.csv --db 数据库

  init          建立一个空数据库            status   版本和状态
                --hash sm3：台账的指纹用 SM3（国密），对已有的库从此生效；也可以写在环境变量 GUIJU_HASH 里
  migrate       升级到本程序的版本          sql      打印建表语句，交数据库管理员执行
  adopt         启用一份规矩；征求意见稿只能加 --simulate 试运行
                市县规定的上位规则：用--base写明的，数据库里存的（征求意见稿除外），或者附近的文件
  load-units    导入单位，列：代号、名称、角色、属地、其他（如 名录状态“在册”，擅长领域“新材料”）
  load-figures  导入填报数，列：指标、单位、周期、数值（没有数据的写“-”）
  seal          封存：对全部案件的台账作一次签名，写入数据库和封存文件（只追加）
                --every 10s：一直运行，每10秒看一次，有新条目就封存，结束前再封存一次
                --every-entries 条数、--every-seconds 秒数：到了才封存，适合定时运行
  verify        核验台账和封存，点名第一条被改动的；有改动的以7结束
  replay        由台账重建每件案件，与案件表比较；不一致的以7结束
  retain        清理历史：这一天以前办结的案件的命令答复（command）、外发消息（outbox）；给出封存私钥和封存文件的，
                还有台账（journal）、待办（work_item）、期限（clock），留下签名的清理记录。最近180天的不能清理

数据库写法：sqlite:///绝对路径、sqlite://相对路径；也可以写在环境变量 GUIJU_DB 里。

示例：
  guiju db init --db sqlite://demo.db
  guiju db adopt rules/zhejiang/measures.guiju --db sqlite://demo.db --simulate
)";
constexpr std::string_view kDbEn = R"(Usage: guiju db init|status|migrate|sql|replay --db URL
       guiju db seal --db URL --file SEALS --key PRIVATE.pem [--every 10s] [--also SEALS2]
       guiju db verify --db URL --file SEALS --key PUBLIC.pem
       guiju db retain --db URL --before DATE [--table TABLE] [--key PRIVATE.pem --file SEALS] [--dry-run]
       guiju db adopt POLICY --db URL [--simulate] [--base FILE]
       guiju db load-units FILE.csv --db URL
       guiju db load-figures FILE.csv --db URL

  init          makes an empty database     status   its version and state
                --hash sm3: fingerprints of the journal by SM3, in an existing database from now on; also
                the environment variable GUIJU_HASH
  migrate       up to this program's version  sql    prints the schema for an administrator
  adopt         puts a policy into use; a draft only with --simulate
                the base of a local policy: --base, else the database's (no drafts), else a file near it
  load-units    columns: id, name, role, territory, other (as in a sample table)
  load-figures  columns: indicator, unit, period, value ("-" where there is no data)
  seal          signs the journals of all cases; to the database and, appended, to the file
                --every 10s: goes on, looks every 10 seconds, seals what is new, and once more at the end
                --every-entries N, --every-seconds S: only when so many entries or seconds have passed
  verify        looks at journals and seals, names the first bad entry of a case; ends with 7
  replay        makes every case again from its journal and compares; ends with 7
  retain        removes history of cases closed before that day: answers (command), messages (outbox); with the
                key and file of the seals also journal, work_item, clock, leaving a signed mark. Never of the
                last 180 days

URLs: sqlite:///absolute/path, sqlite://relative/path; or the environment variable GUIJU_DB.

Examples:
  guiju db init --db sqlite://demo.db
  guiju db adopt rules/zhejiang/measures.guiju --db sqlite://demo.db --simulate
)";
constexpr std::string_view kHelpZh = R"(用法：guiju help [命令|提示编号]

示例：
  guiju help check
  guiju help GJ3014
)";
constexpr std::string_view kHelpEn = R"(Usage: guiju help [COMMAND|CODE]

Examples:
  guiju help check
  guiju help GJ3014
)";

constexpr std::string_view kHoldingsZh =
    R"(用法：guiju holdings list    规矩 名录或阶梯          --db 数据库 [--at 日期] [--json]
      guiju holdings right   规矩 权益 单位或案件      --db 数据库 [--at 日期] [--json]
      guiju holdings balance 规矩 限额 [账户]          --db 数据库 [--at 日期] [--json]

谁在名录里、自何时至何时、为什么；那一天有没有这项权益（享有、不享有、不能判断，逐条说明）；
限额还剩多少。不写 --at 就是现在。规矩写文件，或者数据库里的名称。账户：单位，或者 单位/类别，合计写 *。

示例：
  guiju holdings list rules/zhejiang/nurture.guiju 征集渠道培育名录 --db sqlite://office.db --at 2026-03-01
  guiju holdings right rules/zhejiang/nurture.guiju 服务能力成熟度评估推荐 C1 --db sqlite://office.db
)";
constexpr std::string_view kHoldingsEn =
    R"(Usage: guiju holdings list    POLICY REGISTER           --db URL [--at DATE] [--json]
       guiju holdings right   POLICY RIGHT UNIT|CASE     --db URL [--at DATE] [--json]
       guiju holdings balance POLICY QUOTA [ACCOUNT]     --db URL [--at DATE] [--json]

Who is in a register, from when until when and why; whether a right is held on that day (entitled, not
entitled, undetermined, condition by condition); how much of a quota is left. Without --at: now. POLICY is a
file, or a name in the database. ACCOUNT: a unit, unit/kind, or * for the total.

Examples:
  guiju holdings list rules/zhejiang/nurture.guiju 征集渠道培育名录 --db sqlite://office.db --at 2026-03-01
  guiju holdings right rules/zhejiang/nurture.guiju 服务能力成熟度评估推荐 C1 --db sqlite://office.db
)";
constexpr std::string_view kRenderZh =
    R"(用法：guiju render 规则文件 [--format statute|html] [--out 文件]

把规则文件写成条文（供审议、公布），或者写成一份手册：流程图、谁在什么时候前办什么、逐条条文和依据、
参数、待明确的事。参数都换成现在的值。手册是一个HTML文件，可以直接打印。

  --format statute  条文，纯文本（没有写明时就是它）
  --format html     手册
  --out 文件        写到文件里

示例：
  guiju render rules/zhejiang/measures.guiju
  guiju render rules/zhejiang/measures.guiju --format html --out 手册.html
)";
constexpr std::string_view kRenderEn =
    R"(Usage: guiju render FILE [--format statute|html] [--out FILE]

Writes a rule file as articles, for review and publication, or as a handbook: flow picture, who does what by
when, every article with its source, parameters and open points. Parameters appear with their values. The
handbook is one HTML file, ready to print.

  --format statute  articles as plain text (the default)
  --format html     the handbook
  --out FILE        writes to a file

Examples:
  guiju render rules/zhejiang/measures.guiju
  guiju render rules/zhejiang/measures.guiju --format html --out handbook.html
)";
constexpr std::string_view kDiffZh =
    R"(用法：guiju diff 旧版 新版 [--cases 案件.csv|.jsonl | --db 数据库] [--by 列] [--format html]
                   [--out 文件] [--json]

两版规则文件（或者省里的办法和市里的细则）逐条对照，说清楚改动意味着什么：哪条更严、更宽、有严有宽，
期限缩短还是延长，多了什么、少了什么；附上一两件造出来的案件，原来怎样、现在怎样，可以粘贴成试例。
按意思比，不按字面：项号变了、改了称呼、换一种语言写，不算改动；参数变了，用到它的条款跟着变。

  --cases 文件   真实案件：两版各审查一遍，多少件结果改变、从什么变成什么、因为哪一条、哪些单位
  --db 数据库    同样，用数据库里已有的案件（按现在的内容，当作从头审查）
  --by 列        按这一列（字段）分单位，没有写明时按属地
  --out 文件     结果改变的案件全部写进去（.csv或.jsonl）；和--format html一起用时写网页
  --format html  一个网页：逐条对照，真实案件的去向图
  --json         给程序看的结果

示例：
  guiju diff 办法0.9版.guiju 办法1.0版.guiju
  guiju diff 办法0.9版.guiju 办法1.0版.guiju --cases 去年的需求.csv --format html --out 改动.html
)";
constexpr std::string_view kDiffEn =
    R"(Usage: guiju diff OLD NEW [--cases FILE.csv|.jsonl | --db URL] [--by COLUMN] [--format html]
                   [--out FILE] [--json]

Two versions of a rule file (or a base and what a city made of it), clause by clause: what became stricter,
looser or both, which deadlines are shorter or longer, what came and what went; with one or two made-up cases
that fare differently, ready to paste as examples. By meaning, not by letter: renumbered items, renamed things
and another language are no change; where a parameter changed, so do the clauses that use it.

  --cases FILE   real cases, screened by both versions: how many come out otherwise, from what to what, for
                 which clause, of which units
  --db URL       likewise with the cases of a database (as they are now, as if screened afresh)
  --by COLUMN    counts by this column or field instead of the territory
  --out FILE     all cases that come out otherwise (.csv or .jsonl); with --format html: the page
  --format html  one page: clause by clause, and the flow of real cases from old outcomes to new ones
  --json         for programs

Examples:
  guiju diff measures-0.9.guiju measures-1.0.guiju
  guiju diff measures-0.9.guiju measures-1.0.guiju --cases last-year.csv --format html --out change.html
)";
constexpr std::string_view kImportZh = R"(用法：guiju import dmn 文件.dmn [--with JSON] [--json]

读一个 DMN（1.2至1.5）决策模型：列出输入、每个决定和它的决策表。加上 --with，就用给定的数据逐个算出
每个决定；一个决定用到另一个决定的，先算那一个。日期、时间、时长写成文字。

  guiju import text 文件 [--out 文件]   整理拷来的文字：去掉注音 發(fā)，繁体改简体，中文之间的括号、标点
                                       改全角；每一处改动都列出行、字

  --with JSON  输入的名称和值，例如 '{"Company Score": 95}'
  --json       给程序看的结果，数写成文字，一位不少

示例：
  guiju import dmn 补贴.dmn
  guiju import dmn 补贴.dmn --with '{"Company Score": 95}'

退出码：0 完成，1 文件或者数据读不懂，或者有的决定算不出来（原因写在后面）。
)";
constexpr std::string_view kImportEn = R"(Usage: guiju import dmn FILE.dmn [--with JSON] [--json]

Reads a decision model of DMN 1.2 to 1.5: its inputs, its decisions and their tables. With --with every
decision is computed from the data; a decision that uses another one has that one computed first. Dates,
times and durations are written as texts.

  guiju import text FILE [--out FILE]  puts copied text in order: readings 發(fā) go, traditional
                                       becomes simplified, marks full width; every change is listed

  --with JSON  names and values of the inputs, such as '{"Company Score": 95}'
  --json       for programs; numbers are texts, to the last digit

Examples:
  guiju import dmn subsidy.dmn
  guiju import dmn subsidy.dmn --with '{"Company Score": 95}'

Exit codes: 0 done, 1 the file or the data cannot be read, or a decision cannot be computed (the reason
follows it).
)";

constexpr std::string_view kPolicyZh =
    R"(用法：guiju policy 动作 --db 数据库 --as 单位/本人 [选项]

一份规矩怎样启用：一个人提交，另一个人批准，每一步都留下谁、什么时候、哪一版（标识）。
数据库里有一版经过批准之后，新案件只按批准过的版本办。

  submit 规则文件        提交（征求意见稿、还有空白的不能提交）    --reason 说明
                         市县规定先与上位规则合成、证明：用--base写明的文件，数据库里存的（征求意见稿除外），
                         或者附近的文件
  approve 标识或名称     批准；提交的人不能批准自己提交的
  withdraw 标识或名称    撤回；已经批准的须说明理由               --reason 理由
  list                   各份规矩、各版的状态
  show 名称              一份规矩各版的经过

  --as-of 日期           那一天结束时的状态       --json  给程序看的结果

示例：
  guiju policy submit 办法.guiju --db sqlite://demo.db --as 省厅/张三
  guiju policy approve 3f9a1c --db sqlite://demo.db --as 省厅/李四
  guiju policy show 企业需求办法 --db sqlite://demo.db --as-of 2025-09-01
)";
constexpr std::string_view kPolicyEn =
    R"(Usage: guiju policy ACTION --db URL --as UNIT/PERSON [options]

How a policy comes into use: one person submits it, another approves it; who, when and which version (its
hash) are kept. Once a version has been approved in a database, new cases run under approved ones only.

  submit FILE            hands it in (no drafts, no blanks)            --reason TEXT
                         a local one is composed and proved first, on --base FILE, else on the base in
                         the database, else on a file near it
  approve HASH|NAME      approves it; nobody approves what they submitted
  withdraw HASH|NAME     takes it back; an approved one with a reason  --reason TEXT
  list                   every version and how it stands
  show NAME              what was done about the versions of a policy

  --as-of DAY            as it stood when that day ended      --json  for programs

Examples:
  guiju policy submit measures.guiju --db sqlite://demo.db --as G1/Zhang
  guiju policy approve 3f9a1c --db sqlite://demo.db --as G1/Li
  guiju policy show 企业需求办法 --db sqlite://demo.db --as-of 2025-09-01
)";

constexpr std::string_view kStaffZh =
    R"(用法：guiju staff leave    单位/人 --target 代理人 --from 日期 --until 日期 --reason 事由 --db 数据库
      guiju staff handover 单位/人 --target 接手人 --from 日期 --reason 事由 --db 数据库
      guiju staff list     单位 [--json] --db 数据库

leave      请假：这几天（首尾都算）由代理人代办已经签收、委托给本人的事；台账写明代谁办的
handover   工作交接：从这一天起归接手人，没有截止
代理人和本人不能一个提出、另一个确认。

示例：
  guiju staff leave L1/张三 --target 李四 --from 2025-08-04 --until 2025-08-08 --reason 年休假 \
      --db sqlite://demo.db
)";
constexpr std::string_view kStaffEn =
    R"(Usage: guiju staff leave    UNIT/PERSON --target DEPUTY --from DAY --until DAY --reason TEXT --db URL
       guiju staff handover UNIT/PERSON --target PERSON --from DAY --reason TEXT --db URL
       guiju staff list     UNIT [--json] --db URL

leave      on these days (both included) the deputy does what the person has claimed or was given; the
           journal says for whom
handover   from that day on it is the successor's, for good
Of the two, one never confirms what the other proposed.

Examples:
  guiju staff leave L1/Zhang --target Li --from 2025-08-04 --until 2025-08-08 --reason holiday \
      --db sqlite://demo.db
)";

std::span<const HelpPage> pages() {
    static const auto kPages = std::to_array<HelpPage>({
        {"check", {"检查规则文件", "finds the mistakes of rule files"}, kCheckZh, kCheckEn},
        {"fmt", {"规范规则文件的写法", "writes rule files in canonical form"}, kFmtZh, kFmtEn},
        {"test", {"运行规则文件里的试例", "runs the examples of rule files"}, kTestZh, kTestEn},
        {"run", {"批量办理案件", "takes many cases through a policy"}, kRunZh, kRunEn},
        {"eval", {"算一个条件或者值", "evaluates one expression"}, kEvalZh, kEvalEn},
        {"import",
         {"读入别处的决策模型（DMN）", "reads decision models kept elsewhere (DMN)"},
         kImportZh,
         kImportEn},
        {"case", {"办理、查看一个案件", "one case, by hand"}, kCaseZh, kCaseEn},
        {"holdings",
         {"查名录、权益、余额", "registers, rights and balances"},
         kHoldingsZh,
         kHoldingsEn},
        {"list", {"发布、查看清单", "publishes and shows lists"}, kListZh, kListEn},
        {"evaluate", {"计算评价", "indicators, scores, grades, ranks"}, kEvaluateZh, kEvaluateEn},
        {"explain",
         {"说明案件为什么是这个结果", "why a case stands where it stands"},
         kExplainZh,
         kExplainEn},
        {"graph", {"画办理流程图", "draws the procedure"}, kGraphZh, kGraphEn},
        {"render",
         {"写成条文、手册", "the statute form, or a handbook to print"},
         kRenderZh,
         kRenderEn},
        {"diff", {"说清楚改动意味着什么", "what a change of a policy means"}, kDiffZh, kDiffEn},
        {"dump", {"列出编译后的规矩", "lists the compiled policy"}, kDumpZh, kDumpEn},
        {"policy",
         {"提交、批准、查看规矩的版本", "submits, approves and shows versions"},
         kPolicyZh,
         kPolicyEn},
        {"staff", {"登记请假代理、工作交接", "leave and handover of staff"}, kStaffZh, kStaffEn},
        {"db", {"建立、升级数据库，启用规矩", "makes and looks after databases"}, kDbZh, kDbEn},
        outbox_page(),
        {"help",
         {"命令说明，提示编号说明", "explains commands and message codes"},
         kHelpZh,
         kHelpEn},
    });
    return kPages;
}

}  // namespace

std::string overview(base::Lang lang) {
    const bool zh = lang == base::Lang::zh;
    std::string text = zh ? "规矩——把办事规则写成条文，照条文办\n\n用法：guiju 命令 …\n\n"
                          : "Guiju – rules of procedure, written as law, run as written\n\n"
                            "Usage: guiju COMMAND …\n\n";
    for (const auto& page : pages()) {
        text += "  " + pad(page.command, 10) + page.summary.in(lang) + "\n";
    }
    text += zh ? "\n每个命令都可以加：--lang zh|en  --no-color  --log 日志文件  -h\n"
                 "先试试：guiju check rules/    guiju help check\n"
               : "\nEvery command takes: --lang zh|en  --no-color  --log FILE  -h\n"
                 "Try: guiju check rules/    guiju help check\n";
    return text;
}

const HelpPage* find_page(std::string_view command) {
    for (const auto& page : pages()) {
        if (page.command == command) return &page;
    }
    return nullptr;
}

}  // namespace guiju::cli
