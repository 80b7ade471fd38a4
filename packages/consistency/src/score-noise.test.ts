import { describe, expect, it } from 'vitest';
import { soundCapture, withFrames } from './capture-fixture.ts';
import type { Capture } from './capture.ts';
import { judgePair } from './judge-pair.ts';
import { ladderReport, parseLadderReport } from './ladder-report.ts';
import { precisionNoise } from './precision-noise.ts';
import { scoreNoise } from './score-noise.ts';
import TOLERANCES_JSON from './tolerances.json' with { type: 'json' };
import { parseTolerances } from './tolerances.ts';

const TABLE = parseTolerances(TOLERANCES_JSON, 'tolerances.json');
const noiseOf = (reference: readonly (number | null)[], other: readonly (number | null)[]) => {
  const frame = soundCapture().clips[0]?.frames[0];
  if (frame === undefined) throw new TypeError('the fixture has frames');
  return scoreNoise(
    reference.map((score, i) => ({
      reference: { ...frame, scores: [score] },
      other: { ...frame, scores: [other[i] ?? null] },
    })),
  );
};

describe('score noise', () => {
  it('is the spread about a common offset, and the share of pairs in the same order', () => {
    expect(noiseOf([1, 2, 3, 4], [1.5, 2.5, 3.5, 4.5])).toEqual({ sd: 0, offset: 0.5, sameOrder: 1, frames: 4 });
    // one pair of six turned round
    expect(noiseOf([1, 2, 3, 4], [2, 1, 3, 4])?.sameOrder).toBeCloseTo(5 / 6, 12);
  });
  it('leaves out frames without a score, and is none for fewer than two', () => {
    expect(noiseOf([1, null, 3, 4], [1, 2, null, 4])?.frames).toBe(2);
    expect(noiseOf([1, null], [1, 2])).toBeNull();
  });
});

const [FP32, INT8] = ['a'.repeat(64), 'b'.repeat(64)];
const captured = (
  name: string,
  precision: Capture['precision'],
  sha256: string,
  jitter = 0,
  cpu = 'x86-64',
): Capture => {
  const sound = soundCapture({ name, precision, cpu });
  const capture = { ...sound, engine: { ...sound.engine, precision }, model: { ...sound.model, sha256 } };
  return withFrames(capture, (frame, i) => ({ scores: [(frame.scores[0] ?? 0) + (i % 2 === 0 ? jitter : -jitter)] }));
};
const fp32 = captured('fp32', 'fp32', FP32);
const report = (...others: Capture[]) => {
  const steps = others.map((other) => judgePair(fp32, other, TABLE, 'host'));
  return parseLadderReport(
    JSON.parse(JSON.stringify(ladderReport('2026-01-01T00:00:00Z', 'host', [fp32, ...others], steps, null))),
    'report',
  );
};

describe('the noise of a precision in a kept report', () => {
  it('is that of the noisiest step from fp32 to it', () => {
    const noise = precisionNoise(
      report(captured('int8', 'int8', INT8, 0.001), captured('int8-a53', 'int8', INT8, 0.002, 'a53')),
      INT8,
      'int8',
    );
    // six values of plus and minus 0.002
    expect(noise).toMatchObject({ reference: 'fp32', other: 'int8-a53', frames: 6, sameOrder: 1 });
    expect(noise.sd).toBeCloseTo(0.002 * Math.sqrt(6 / 5), 9);
  });
  it('is refused for another model, a precision that did not run, one that fell back, and a report of before it was measured', () => {
    const whole = report(captured('int8', 'int8', INT8, 0.001));
    expect(() => precisionNoise(whole, 'c'.repeat(64), 'int8')).toThrow(
      'the ladder ran quality 1 and not the file cccc',
    );
    expect(() => precisionNoise(whole, FP32, 'fp16')).toThrow('no step from fp32 to fp16');
    const fallen = { ...captured('int8', 'int8', INT8), engine: { ...fp32.engine, precision: 'fp32' as const } };
    expect(() => precisionNoise(report(fallen), INT8, 'int8')).toThrow('int8 is invalid');
    const old = { ...whole, steps: whole.steps.map((step) => ({ ...step, scoreNoise: undefined })) };
    expect(() => precisionNoise(parseLadderReport(old, 'old'), INT8, 'int8')).toThrow('older than score noise');
  });
  it('has bounds', () => {
    const [step] = report(captured('int8', 'int8', INT8, 0.001)).steps;
    const spoilt = { ...report(), steps: [{ ...step, scoreNoise: { ...step?.scoreNoise, sd: -1 } }] };
    expect(() => parseLadderReport(spoilt, 'spoilt')).toThrow('/steps/0/scoreNoise');
  });
});
