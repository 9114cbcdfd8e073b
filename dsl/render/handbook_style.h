// SPDX-License-Identifier: Apache-2.0
#pragma once
// The looks of the handbook; the words are in handbook.cpp. Colours keep 4.5 : 1 (WCAG AA).

namespace guiju::render {

inline constexpr const char* kHandbookStyle = R"css(
:root { --ink: #1f2933; --quiet: #52606d; --line: #d5dbe1; --blue: #1f5f99; --paper: #fff;
  --amber: #8a5a00; --green: #1a6b34; --red: #b3261e; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 12px; }
body { margin: 0; background: #f3f5f7; color: var(--ink);
  font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
header { background: var(--blue); color: #fff; padding: 28px 24px 22px; }
header h1 { font-size: 1.6rem; line-height: 1.4; margin: 0 0 8px; }
header p { margin: 0; opacity: .95; }
.page { display: grid; grid-template-columns: 230px minmax(0, 1fr); gap: 24px; max-width: 1220px;
  margin: 0 auto; padding: 20px 16px 48px; }
nav { position: sticky; top: 12px; align-self: start; max-height: calc(100vh - 24px);
  overflow-y: auto; font-size: .92rem; }
nav a { display: block; padding: 3px 8px; color: var(--ink); text-decoration: none;
  border-left: 3px solid transparent; }
nav a:hover, nav a:focus { border-color: var(--blue); background: #e8eef4; }
nav b { display: block; margin: 10px 8px 2px; color: var(--quiet); font-weight: 600; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 6px;
  padding: 16px 20px; margin: 0 0 16px; }
h2 { font-size: 1.15rem; margin: 0 0 8px; color: var(--blue); }
h2 small { color: var(--quiet); font-weight: 400; font-size: .9rem; margin-left: 8px; }
p { margin: 0 0 6px; }
p.item { padding-left: 2em; text-indent: -1em; }
.limits { color: var(--green); } .cite { color: var(--quiet); font-size: .9em; }
.remark { color: var(--quiet); border-left: 3px solid var(--line); padding-left: 10px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 4px 0 8px; }
th, td { padding: 5px 10px; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
td:first-child { white-space: nowrap; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
.badge { display: inline-block; padding: 0 8px; border-radius: 9px; font-size: .85rem;
  border: 1px solid currentColor; white-space: nowrap; }
.text { color: var(--green); } .assumed { color: var(--amber); } .blank { color: var(--red); }
.flow svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
@media (max-width: 860px) { .page { grid-template-columns: 1fr; } nav { position: static; } }
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { background: #fff; font-size: 10.5pt; }
  header { background: none; color: var(--ink); padding: 0 0 6mm; border-bottom: 2px solid var(--ink); }
  .page { display: block; padding: 4mm 0 0; } nav { display: none; }
  section { border: 0; padding: 2mm 0; break-inside: auto; } h2 { break-after: avoid; }
  tr, p { break-inside: avoid; }
  .flow svg { max-height: 240mm; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

}  // namespace guiju::render
