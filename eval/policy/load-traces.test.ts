import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRandom } from '@framefarm/phone-model';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTraces, sourceOf } from './load-traces.ts';
import { splitBySource } from './split-by-source.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-traces-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (file: string, value: unknown) =>
  writeFileSync(path.join(folder, file), typeof value === 'string' ? value : JSON.stringify(value));
const row = (name: string) => ({ name, F: 3, fps: 30, S: [0.1, 0.2, 0.3], kf: [0] });

describe('a folder of traces', () => {
  it('needs no packet sizes; with them the B frames are known', () => {
    write('real-clips-a.json', [row('x_1.mp4'), row('y_1.mp4')]);
    expect(loadTraces(folder)).toMatchObject([
      { name: 'a', clips: [{ name: 'x_1.mp4', clip: { index: { bFrames: null } } }, {}] },
    ]);
    write('packet-sizes.json', [{ name: 'x_1.mp4', types: 'IBP', sizes: [1, 2, 3] }]);
    const clips = loadTraces(folder)[0]?.clips;
    expect(clips?.map(({ clip }) => clip.index.bFrames)).toEqual([[false, true, false], null]);
  });
  it('that does not exist, is empty or holds no list says so', () => {
    expect(() => loadTraces(path.join(folder, 'nowhere'))).toThrow('there is no folder');
    const empty = mkdtempSync(path.join(folder, 'empty-'));
    expect(() => loadTraces(empty)).toThrow('no real-clips-<scorer>.json');
    writeFileSync(path.join(empty, 'real-clips-a.json'), '{');
    expect(() => loadTraces(empty)).toThrow('is no JSON');
    writeFileSync(path.join(empty, 'real-clips-a.json'), '{}');
    expect(() => loadTraces(empty)).toThrow('holds no list of clips');
    writeFileSync(path.join(empty, 'real-clips-a.json'), JSON.stringify([{ ...row('x_1'), S: [1] }]));
    expect(() => loadTraces(empty)).toThrow('1 scores for 3 frames');
  });
});

describe('a split by source', () => {
  const clips = () => {
    write(
      'real-clips-a.json',
      Array.from({ length: 30 }, (_, i) => row(`s${i % 7}_${i}`)),
    );
    return loadTraces(folder)[0]?.clips ?? [];
  };
  it('keeps the clips of a source on one side and tunes on about the share asked for', () => {
    const all = clips();
    for (let seed = 0; seed < 50; seed += 1) {
      const { tune, report } = splitBySource(all, 0.4, seededRandom(seed));
      expect([...tune].filter((source) => report.has(source))).toEqual([]);
      expect(tune.size + report.size).toBe(7);
      const share = all.filter((clip) => tune.has(sourceOf(clip))).length / all.length;
      expect(Math.abs(share - 0.4)).toBeLessThan(0.1);
    }
  });
  it('needs two sources', () => {
    const [first] = clips();
    expect(() => splitBySource(first === undefined ? [] : [first], 0.4, seededRandom(1))).toThrow('one source');
  });
});
