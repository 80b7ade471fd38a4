import { expect, it } from 'vitest';
import { bigCoreShare, parseCpuTimes, parseProcessTicks } from './parse-cpu.ts';

const stat = (little: number, big: number) => `cpu  ${little + big} 0 0 100 10 0 0 0 0 0
cpu0 ${little} 0 0 50 5 0 0 0 0 0
cpu1 ${big} 0 0 50 5 0 0 0 0 0
intr 1 2 3
`;

it('busy time is everything but idle and waiting for disk', () => {
  expect(parseCpuTimes(stat(20, 30))).toEqual({ busyTicks: 50, totalTicks: 160, busyByCore: [20, 30] });
  expect(parseCpuTimes('cat: /proc/stat: Permission denied')).toBeNull();
});

it('a process counts with its ended children, whatever it is called', () => {
  const rest = `S 1 ${Array.from({ length: 9 }, () => 0).join(' ')} 10 5 2 1 20 0`;
  expect(parseProcessTicks(`77 (dev (x) y) ${rest}`)).toBe(18);
  expect(parseProcessTicks('')).toBeNull();
});

it('the share of the big cores is of what ran in between', () => {
  const [before, after] = [parseCpuTimes(stat(20, 30)), parseCpuTimes(stat(30, 60))];
  if (before === null || after === null) throw new TypeError('unreadable');
  expect(bigCoreShare(before, after, '0\n1\n', '1800000\n2800000\n')).toBeCloseTo(0.75, 12);
  expect(bigCoreShare(before, after, '0 1\n', '1800000\n')).toBeNull();
  expect(bigCoreShare(before, before, '0\n1\n', '1800000\n2800000\n')).toBeNull();
});
