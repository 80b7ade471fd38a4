import type { Tool } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { residentKb, uptimeS } from '../state/kernel-nodes.ts';
import { memoryUse } from '../state/memory.ts';
import { type PhoneState, hasSince } from '../state/phone-state.ts';
import type { PhoneProcess } from '../state/process-table.ts';
import { splitArguments } from './arguments.ts';

/** How the proportional set size of an app is made up; a guess that adds up, for a phone that has no real pages. */
const PARTS = [
  ['Native Heap', 0.34, 'Native Heap'],
  ['Dalvik Heap', 0.12, 'Java Heap'],
  ['Stack', 0.02, 'Stack'],
  ['.so mmap', 0.16, 'Code'],
  ['.apk mmap', 0.06, 'Code'],
  ['EGL mtrack', 0.08, 'Graphics'],
  ['GL mtrack', 0.07, 'Graphics'],
  ['Unknown', 0.1, 'Private Other'],
] as const;

/** `dumpsys meminfo [PACKAGE|PID]`. Format: Android's ActivityThread, with the Rss column from Android 11 on. All in KiB. */
export const dumpMemory: Tool = ({ args, phone, print }) => {
  const [target] = splitArguments(args, { flags: ['--package'] }).rest;
  if (target === undefined) {
    print(deviceMemory(phone));
    return 0;
  }
  const { processes } = phone.boot;
  const process = /^\d+$/.test(target)
    ? processes.all.get(Number(target))
    : (processes.byPackage(target)[0] ?? [...processes.all.values()].find(({ name }) => name === target));
  print(`Applications Memory Usage (in Kilobytes):\n${uptimeLine(phone)}`);
  print(process === undefined ? `No process found for: ${target}\n` : processMemory(phone, process));
  return 0;
};

function processMemory(phone: PhoneState, process: PhoneProcess): string {
  const withRss = hasSince(phone, ANDROID_SINCE.meminfoRss);
  const row = (name: string, numbers: readonly number[], sign = '') =>
    `${name.padStart(15)} ${numbers.map((number) => `${sign}${number}`.padStart(9)).join('')}\n`;
  const parts = PARTS.map(([name, share, group]) => ({ name, group, pssKb: Math.round(process.pssKb * share) }));
  const known = parts.reduce((sum, { pssKb }) => sum + pssKb, 0);
  const rows = [...parts, { name: 'Other mmap', group: 'System', pssKb: process.pssKb - known }].map((part) => {
    const heap = part.name.endsWith(' Heap')
      ? [Math.round(part.pssKb * 1.5), part.pssKb, Math.round(part.pssKb * 0.5)]
      : [];
    const rssKb = Math.round(part.pssKb * 1.6);
    return { ...part, rssKb, dirtyKb: Math.round(part.pssKb * 0.9), heap };
  });
  const total = (of: (entry: (typeof rows)[number]) => number) => rows.reduce((sum, entry) => sum + of(entry), 0);
  const rssTotal = total(({ rssKb }) => rssKb);
  const titles = withRss
    ? [
        ['Pss', 'Private', 'Private', 'SwapPss', 'Rss', 'Heap', 'Heap', 'Heap'],
        ['Total', 'Dirty', 'Clean', 'Dirty', 'Total', 'Size', 'Alloc', 'Free'],
      ]
    : [
        ['Pss', 'Private', 'Private', 'SwapPss', 'Heap', 'Heap', 'Heap'],
        ['Total', 'Dirty', 'Clean', 'Dirty', 'Size', 'Alloc', 'Free'],
      ];
  const title = (words: readonly string[]) => `${' '.repeat(16)}${words.map((word) => word.padStart(9)).join('')}\n`;
  return [
    `\n** MEMINFO in pid ${process.processId} [${process.name}] **\n`,
    ...titles.map(title),
    title(titles[0]?.map(() => '------') ?? []),
    ...rows.map(({ name, pssKb, dirtyKb, rssKb, heap }) =>
      row(name, [pssKb, dirtyKb, 0, 0, ...(withRss ? [rssKb] : []), ...heap]),
    ),
    row('TOTAL', [
      process.pssKb,
      total(({ dirtyKb }) => dirtyKb),
      0,
      0,
      ...(withRss ? [rssTotal] : []),
      ...[0, 1, 2].map((index) => total(({ heap }) => heap[index] ?? 0)),
    ]),
    appSummary(rows, process.pssKb, rssTotal, withRss),
  ].join('');
}

function appSummary(
  rows: readonly { readonly group: string; readonly pssKb: number; readonly rssKb: number }[],
  pssKb: number,
  rssKb: number,
  withRss: boolean,
): string {
  const groups = ['Java Heap', 'Native Heap', 'Code', 'Stack', 'Graphics', 'Private Other', 'System'];
  const lines = groups.map((group) => {
    const own = rows.filter((row) => row.group === group);
    const sum = (of: 'pssKb' | 'rssKb') => String(own.reduce((all, row) => all + row[of], 0)).padStart(9);
    return `${`${group}:`.padStart(21)}${sum('pssKb')}${withRss ? sum('rssKb').padStart(30) : ''}\n`;
  });
  const totals = withRss
    ? `           TOTAL PSS: ${String(pssKb).padStart(8)}            TOTAL RSS: ${String(rssKb).padStart(8)}       TOTAL SWAP PSS:        0\n`
    : `               TOTAL: ${String(pssKb).padStart(8)}       TOTAL SWAP PSS:        0\n`;
  return `\n App Summary\n                       Pss(KB)${withRss ? '                        Rss(KB)' : ''}\n                        ------\n${lines.join('')}\n${totals}`;
}

function deviceMemory(phone: PhoneState): string {
  const { totalKb, freeKb, availableKb } = memoryUse(phone.profile, phone.boot.processes);
  const commas = (kb: number) => `${kb.toLocaleString('en-US')}K`;
  const list = (of: (process: PhoneProcess) => number) =>
    [...phone.boot.processes.all.values()]
      .toSorted((a, b) => of(b) - of(a))
      .map((process) => `${commas(of(process)).padStart(12)}: ${process.name} (pid ${process.processId})\n`)
      .join('');
  return (
    `Applications Memory Usage (in Kilobytes):\n${uptimeLine(phone)}\nTotal RSS by process:\n${list(residentKb)}\n` +
    `Total PSS by process:\n${list(({ pssKb }) => pssKb)}\nTotal RAM: ${commas(totalKb)} (status normal)\n` +
    ` Free RAM: ${commas(availableKb)} (${commas(freeKb)} free)\n Used RAM: ${commas(totalKb - availableKb)}\n`
  );
}

function uptimeLine(phone: PhoneState): string {
  const ms = Math.round(uptimeS(phone) * 1000);
  return `Uptime: ${ms} Realtime: ${ms}\n`;
}
