import type { ComparisonArm, ReportRecord } from '@framefarm/contracts';
import { describe, expect, it } from 'vitest';
import { otherArm } from './other-arm.ts';

const arm = (threads: number, frames: number | null): ComparisonArm => ({
  label: 'x',
  modelId: 'mdl_1',
  configuration: {
    engine: 'device',
    backend: 'cpu',
    precision: 'fp32',
    threads,
    framePlan: frames === null ? { kind: 'dense' } : { kind: 'fixed', frames, deadlineMs: null },
  },
});
const report = (modelSha256: string, threads: number, frames: number) =>
  [
    { type: 'launch', modelSha256 },
    { type: 'engine', threads },
    { type: 'choice', frames },
  ] as unknown as ReportRecord[];

describe('a launch that is told for an arm', () => {
  const body = { a: arm(1, 4), b: arm(2, 8) };
  it('is that of the arm when it used what the arm asks for', () => {
    expect(otherArm(body, 'A', 'aaa', report('aaa', 1, 4))).toEqual([]);
    expect(otherArm(body, 'B', 'bbb', report('bbb', 2, 8))).toEqual([]);
    // a deadline ends a pick early
    expect(otherArm(body, 'B', 'bbb', report('bbb', 2, 3))).toEqual([]);
  });

  it('is the other one by its model, its threads or its frames', () => {
    expect(otherArm(body, 'A', 'aaa', report('bbb', 2, 8))).toEqual([
      'arm A is model aaa, the launch used bbb',
      'arm A asks for 1 threads, the launch used 2 as the other arm does',
      'arm A looks at 4 frames, the launch looked at 8',
    ]);
    expect(otherArm(body, 'B', 'bbb', report('bbb', 1, 4))).toHaveLength(1);
  });

  it('cannot be told apart where the arms differ in nothing of it, or when it says nothing', () => {
    const same = { a: arm(1, null), b: arm(1, null) };
    expect(otherArm(same, 'A', 'aaa', report('aaa', 1, 60))).toEqual([]);
    expect(otherArm(body, 'A', null, [])).toEqual([]);
    // an engine that takes fewer threads than it is asked for is no swap
    expect(otherArm({ a: arm(4, 4), b: arm(2, 4) }, 'A', 'aaa', report('aaa', 1, 4))).toEqual([]);
  });
});
