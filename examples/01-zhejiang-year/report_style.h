// SPDX-License-Identifier: Apache-2.0
#pragma once
// The style sheet of the report. Colours keep at least 4.5 : 1 against what they stand on (WCAG AA).
// Only looks; the words and figures are in html_report.cpp.

namespace zhejiang {

inline constexpr const char* kGreen = "#1a6b34";
inline constexpr const char* kAmber = "#8a5a00";
inline constexpr const char* kRed = "#b3261e";
inline constexpr const char* kGrey = "#5b6670";

inline constexpr const char* kReportStyle = R"css(
:root { --ink: #1f2933; --quiet: #52606d; --line: #d5dbe1; --blue: #1f5f99; --paper: #fff; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #f3f5f7; color: var(--ink);
  font: 16px/1.65 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 0 16px 48px; }
header { background: var(--blue); color: #fff; padding: 28px 0 24px; margin-bottom: 20px; }
header div { max-width: 1120px; margin: 0 auto; padding: 0 16px; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: 0 0 6px; }
header p { margin: 0; }
h2 { font-size: 1.2rem; margin: 0 0 4px; color: var(--blue); }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 6px;
  padding: 18px 20px; margin: 0 0 18px; }
section > p { margin: 0 0 12px; color: var(--quiet); }
.cards { display: grid; gap: 12px; margin-bottom: 18px;
  grid-template-columns: repeat(auto-fit, minmax(132px, 1fr)); }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 6px;
  padding: 12px 14px; }
.card b { display: block; font-size: 1.6rem; white-space: nowrap; line-height: 1.3;
  font-variant-numeric: tabular-nums; }
.card span { color: var(--quiet); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 18px; align-items: start; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th { color: var(--quiet); font-weight: 600; vertical-align: bottom; white-space: normal;
  min-width: 4.2em; }
td.note { white-space: normal; min-width: 11em; text-align: left; }
th:first-child, td:first-child, .left { text-align: left; }
tr.sum td { font-weight: 700; border-top: 2px solid var(--ink); }
tr.gap td { text-align: center; color: var(--quiet); }
.light { font-weight: 700; }
.parts { display: flex; width: 150px; height: 16px; background: #eef1f4; border-radius: 2px;
  overflow: hidden; }
.parts i { display: block; height: 100%; }
.key { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 0 0 10px; padding: 0;
  list-style: none; color: var(--quiet); }
.key i { display: inline-block; width: 12px; height: 12px; margin-right: 6px; border-radius: 2px; }
pre { margin: 0; white-space: pre-wrap; font: inherit; border-left: 4px solid var(--blue);
  padding: 2px 0 2px 14px; }
.flow svg { min-width: 900px; }
footer { color: var(--quiet); font-size: .9rem; }
@media (max-width: 820px) { .pair { grid-template-columns: 1fr; } }
@media (max-width: 600px) {
  h1 { font-size: 1.3rem; }
  section { padding: 14px 12px; }
}
@media print {
  @page { size: A4; margin: 18mm 14mm; }
  body { background: #fff; font-size: 10.5pt; }
  header { background: none; color: var(--ink); padding: 0; border-bottom: 2px solid var(--ink); }
  section, .card { border: 0; padding: 4px 0; break-inside: avoid; }
  .scroll { overflow: visible; }
  .flow svg { min-width: 0; }
  th, td { padding: 3px 5px; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

}  // namespace zhejiang
