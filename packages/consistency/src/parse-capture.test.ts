import { describe, expect, it } from 'vitest';
import { parseCapture } from './parse-capture.ts';
import TOLERANCES_JSON from './tolerances.json' with { type: 'json' };
import { parseTolerances } from './tolerances.ts';

const digest = (letter: string) => letter.repeat(64);
const FILE = {
  schema: 1,
  name: 'x',
  platform: 'linux',
  body: 'host',
  timing: 'none',
  cpu: 'x86-64',
  decoder: { name: 'pyav', version: '1' },
  framework: { name: 'mnn', version: '1' },
  precision: 'fp32',
  engine: { isa: null, backendCode: null, precision: 'fp32' },
  model: {
    name: 'm',
    version: '1',
    sha256: digest('a'),
    preprocessing: { width: 1, height: 1, channels: 'rgb', resize: 'bilinear', mean: [0, 0, 0], scale: [1, 1, 1] },
  },
  clips: [
    {
      name: 'c',
      sha256: digest('b'),
      durationMs: 40,
      picked: 0,
      frames: [
        {
          targetMs: 0,
          ptsMs: 0,
          width: 2,
          height: 1,
          picture: { sha256: digest('c'), width: 2, height: 1 },
          before: null,
          after: digest('d'),
          tensor: { sha256: digest('e'), shape: [1, 3, 1, 1] },
          scores: [0.5, null],
        },
      ],
    },
  ],
};
const SIZES: Readonly<Record<string, number>> = { [digest('c')]: 6, [digest('d')]: 2, [digest('e')]: 12 };
const read = (sha256: string) => new Uint8Array(SIZES[sha256] ?? 0);

describe('a capture file', () => {
  it('is read with its pixels and numbers', () => {
    const [frame] = parseCapture(FILE, 'x.json', read).clips[0]?.frames ?? [];
    expect(frame?.picture?.rgb.length).toBe(6);
    expect(frame?.tensor?.values.length).toBe(3);
    expect(frame?.after?.length).toBe(2);
  });
  it('is refused when it carries a time that something took', () => {
    expect(() => parseCapture({ ...FILE, inferMs: 3 }, 'x.json', read)).toThrow(/x\.json is no capture/);
    expect(() => parseCapture({ ...FILE, timing: 'measured' }, 'x.json', read)).toThrow(/\/timing/);
  });
  it('is refused when bytes are missing', () => {
    expect(() => parseCapture(FILE, 'x.json', () => new Uint8Array(5))).toThrow(/has 5 bytes, its shape needs 6/);
  });
  it('is refused when it picked a frame that it does not have', () => {
    const clips = FILE.clips.map((clip) => ({ ...clip, picked: 1 }));
    expect(() => parseCapture({ ...FILE, clips }, 'x.json', read)).toThrow(/picked frame 1, it has 1/);
  });
  it.each([null, [], {}, { ...FILE, clips: [] }])('is refused when it is %j', (value) => {
    expect(() => parseCapture(value, 'x.json', read)).toThrow(/is no capture/);
  });
});

describe('a table of tolerances', () => {
  it('has a reason for every limit and a limit for every metric', () => {
    expect(parseTolerances(TOLERANCES_JSON, 't').tolerances.length).toBeGreaterThan(18);
  });
  it('is refused when a metric has no limit that always applies', () => {
    const tolerances = TOLERANCES_JSON.tolerances.filter(({ metric }) => metric !== 'regret');
    expect(() => parseTolerances({ ...TOLERANCES_JSON, tolerances }, 't')).toThrow(/no limit for regret/);
  });
  it('is refused when it names a metric that does not exist', () => {
    const tolerances = [...TOLERANCES_JSON.tolerances, { metric: 'vibes', limit: 1, reason: 'because of them' }];
    expect(() => parseTolerances({ ...TOLERANCES_JSON, tolerances }, 't')).toThrow(/is no table/);
  });
});
