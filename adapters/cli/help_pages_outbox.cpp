// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/help_pages.h"

namespace guiju::cli {
namespace {

constexpr std::string_view kZh =
    R"(用法：guiju outbox deliver --to 接收地址 --secret-file 密钥文件 --db 数据库 [选项]
      guiju outbox list [--to 地址] [--dead] [--json] --db 数据库
      guiju outbox show 消息编号 --db 数据库
      guiju outbox resend 消息编号|--all [--to 地址] --db 数据库
      guiju outbox skip 消息编号 --as 单位/姓名 --reason 理由 [--to 地址] --db 数据库
      guiju outbox retire 接收方 --as 单位/姓名 --reason 理由 --db 数据库

把办理产生的消息送到别的系统：一条消息一次签名的 HTTP POST，至少送到一次，同一案件按先后次序，前一条没送到后一条就等着。
没送到的隔一段再送，越隔越久；三到六天仍送不到、或者对方明确不要的，成为死信停下，等人处理。

  deliver        投递，一直运行到收到结束信号；可以同时运行几个
    --name 名称    接收方的名称，默认是地址中 ? 以前的部分；换地址时用原名称就接着投递
    --topics A,B   只要这些主题（work、returned、overdue…）    --policy 规矩  只要这份规矩的
    --once         送完现在该送的就结束     --until-empty  送到没有等待的为止
    --allow-private  允许投到内网地址       --timeout 秒   每次最多等多久，默认10
    --sm3          另加一个 SM3 签名
  list           等待投递的，每件案件列出排在最前的一条；--dead 只列死信
  show           一条消息的内容（就是送出去的内容）和在各接收方的情况
  resend         死信重新投递      skip   不再投递这一条，接着投递后面的；记下谁、为什么
  retire         停用一个接收方：没送完的不再投递，记下谁、为什么；这个名称以后不能再用，历史可以清理

密钥文件：(printf whsec_; openssl rand -base64 32) > 密钥文件。涉密案件只说有事，不说名称和内容。

示例：
  guiju outbox deliver --to https://oa.example.gov.cn/guiju --secret-file /etc/guiju/oa.key --db sqlite://demo.db
  guiju outbox list --dead --db sqlite://demo.db

退出码：0 完成，3 有死信。接收方怎样验签：docs/reference/outbox.md。
)";
constexpr std::string_view kEn =
    R"(Usage: guiju outbox deliver --to URL --secret-file FILE --db URL [options]
       guiju outbox list [--to URL] [--dead] [--json] --db URL
       guiju outbox show MESSAGE --db URL
       guiju outbox resend MESSAGE|--all [--to URL] --db URL
       guiju outbox skip MESSAGE --as UNIT/PERSON --reason TEXT [--to URL] --db URL
       guiju outbox retire RECEIVER --as UNIT/PERSON --reason TEXT --db URL

Takes the messages of cases to other systems: one signed HTTP POST each, at least once, in the order of their
case; a message waits for those before it. What was not delivered is tried again after longer and longer waits;
after three to six days, or when the receiver does not want it, it is a dead letter and stops until a person looks.

  deliver        delivers until it is told to end; several may run at once
    --name NAME    of the receiver; by default the address up to ?. A new address under the old name goes on
    --topics A,B   only these topics (work, returned, overdue …)   --policy NAME  only of this policy
    --once         ends when all that is due was tried    --until-empty  ends when nothing waits any more
    --allow-private  addresses inside are allowed         --timeout S    of one attempt, 10 by default
    --sm3          a second signature with SM3
  list           what waits: the first message of every case; --dead: dead letters only
  show           what a message says (just what leaves) and how it stands with every receiver
  resend         sends dead letters again     skip   gives one up and goes on; keeps who and why
  retire         ends a receiver: what waits is given up, who and why is kept; its name is not used again, and
                 history it held up can go

The secret: (printf whsec_; openssl rand -base64 32) > FILE. Of classified cases no title and no content leaves.

Examples:
  guiju outbox deliver --to https://oa.example.org/guiju --secret-file /etc/guiju/oa.key --db sqlite://demo.db
  guiju outbox list --dead --db sqlite://demo.db

Exit codes: 0 done, 3 there are dead letters. How a receiver checks the signature: docs/reference/outbox.md.
)";

}  // namespace

HelpPage outbox_page() {
    return {"outbox", {"把消息送到别的系统", "takes messages to other systems"}, kZh, kEn};
}

}  // namespace guiju::cli
