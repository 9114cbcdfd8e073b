// SPDX-License-Identifier: Apache-2.0
// Prints what one run of peers.sh measured, for people. usage: node table.mjs RESULTS
import fs from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
const clients = [1, 4, 16];
const goal = 4;

// What is measured; rates by number of clients, one a round (none where a run failed).
const measured = (name, kind) => ({ name, kind, rates: new Map(clients.map((c) => [c, []])), wrong: false });
const single = measured('规矩 Guiju: 一次提交一条命令 / one command a commit', 'ours');
const hall = measured('规矩 Guiju: 同在一个大厅 / in one hall', 'ours');
const grouped = measured('规矩 Guiju: 一次提交 64 条 / 64 a commit, 2 clients', 'ours');
const theirWork = {
  postgresql: measured('规矩 Guiju: 他们的事，一次提交一条 / their work, one a commit', 'ours'),
  postgresql_hall: measured('规矩 Guiju: 他们的事，同在一个大厅 / their work, in one hall', 'ours'),
  postgresql_grouped: measured('规矩 Guiju: 他们的事，每个客户端一次提交 64 条 / their work, 64 a commit each', 'ours'),
};
const byHand = measured('floor: our rows by hand, one statement, nothing read', 'floor');
const theirs = [
  [/^floor: PostgreSQL/, /^stored function/, measured('floor: their rows, stored function (pgbench)', 'floor')],
  [/^Node/, /^stored function/, measured('floor: their rows, Node + pg, no engine', 'floor')],
  [/^graphile-worker/, /^job/, measured('graphile-worker', 'one a fetch')],
  [/^pg-boss/, /^fetch 1,/, measured('pg-boss, 1 a fetch', 'one a fetch')],
  [/^pg-boss/, /^fetch 64,/, measured('pg-boss, 64 a fetch', 'many a fetch')],
  [/^DBOS/, /^workflow of 1 step/, measured('DBOS, 1 step', 'one a fetch')],
  [/^DBOS/, /^workflow of 3 steps/, measured('DBOS, 3 steps', 'one a fetch')],
];
const others = theirs.map(([, , one]) => one);
const peers = others.filter((one) => one.kind !== 'floor');

const read = (...names) => {
  const file = path.join(folder, ...names);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
};
// Nothing of a run that broke off: then its file is cut short.
const benchmarks = (text) => {
  try {
    return JSON.parse(text).benchmarks;
  } catch {
    return [];
  }
};
const rounds = fs.readdirSync(folder).filter((name) => name.startsWith('round-'));
rounds.forEach((name, round) => {
  for (const line of read(name, 'raw.jsonl').split('\n').filter(Boolean)) {
    const run = JSON.parse(line);
    const one = theirs.find(([peer, variant]) => peer.test(run.peer) && variant.test(run.variant))?.[2];
    if (!one) continue;
    one.rates.get(Number(run.variant.match(/(\d+) (in flight|clients?)/)[1]))[round] = run.per_s;
    one.wrong ||= run.ok === false;
  }
  for (const count of clients) {
    for (const run of benchmarks(read(name, `durable-${count}.json`))) {
      const alone = run.name.startsWith('postgresql/');
      const inHall = run.name.startsWith('postgresql_hall/');
      (alone ? single : inHall ? hall : grouped).rates.get(count)[round] = run['office/s'];
      if (alone) byHand.rates.get(count)[round] = run['floor/s'];
    }
    for (const run of benchmarks(read(name, `transition-${count}.json`)))
      theirWork[run.name.split('/')[0]].rates.get(count)[round] = run['office/s'];
  }
});

const sorted = (all) => all.filter((n) => n > 0).sort((a, b) => a - b);
const median = (all) => {
  const some = sorted(all);
  return (some[(some.length - 1) >> 1] + some[some.length >> 1]) / 2;
};
// Ratios are taken within a round, so that what disturbs a round disturbs both sides.
const times = (ours, peer, count) => median(ours.rates.get(count).map((rate, round) => rate / peer.rates.get(count)[round]));

const whole = (n) => Math.round(n).toLocaleString('en-US');
const rate = (one, count) => {
  const some = sorted(one.rates.get(count));
  return some.length ? `${whole(median(some))} (${whole(some[0])}–${whole(some.at(-1))})` : '–';
};
const ratio = (n) => (n > 0 ? n.toFixed(1) : '–');
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const head = (title) => {
  console.log();
  row(title, ...clients.map((c) => `${c} client${c > 1 ? 's' : ''}`));
  row('---', ...clients.map(() => '--:'));
};

head(`每秒 / a second: median (least–most) of at most ${rounds.length} rounds`);
const moves = Object.values(theirWork);
for (const one of [single, hall, grouped, ...moves, ...others, byHand])
  row(one.name + (one.wrong ? ' **wrong**' : ''), ...clients.map((c) => rate(one, c)));

const ratios = (title, ours) => {
  head(title);
  for (const peer of peers)
    row(peer.name, ...clients.map((c) => ours.map((one) => ratio(times(one, peer, c))).join(', ')));
};
ratios('几倍 / times the peer: one a commit, in one hall, 64 a commit', [single, hall, grouped]);
ratios('几倍，做他们的事 / times the peer, at their work: one a commit, in one hall, 64 a commit', moves);

const verdict = (ours, among) => clients.map((c) => {
  const [least] = sorted(among.map((peer) => times(ours, peer, c)));
  const nearest = among.find((peer) => times(ours, peer, c) === least);
  return least ? `${ratio(least)} ${least >= goal ? '✓' : '✗'} (${nearest.name})` : '–';
});
head(`目标 / goal: ${goal} times the fastest peer`);
row('one a commit ÷ the fastest that takes one at a time', ...verdict(single, peers.filter((p) => p.kind === 'one a fetch')));
row('one a commit ÷ the fastest of all', ...verdict(single, peers));
row('in one hall ÷ the fastest that takes one at a time', ...verdict(hall, peers.filter((p) => p.kind === 'one a fetch')));
row('in one hall ÷ the fastest of all', ...verdict(hall, peers));
row('64 a commit ÷ the fastest of all', ...verdict(grouped, peers));

const turns = read('turns').split('\n').filter(Boolean);
const busy = turns.filter((turn) => turn.startsWith('busy ')).length;
console.log(`\n${busy} / ${turns.length} 次开始时机器在忙别的 / turns began while the machine was busy with something else`);
