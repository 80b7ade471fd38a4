import { describe, expect, it } from 'vitest';
import { frameAt, mapPixels, mapTensor, soundCapture, withFrames } from './capture-fixture.ts';
import type { Capture, Frame } from './capture.ts';
import { ConsistencyError } from './errors.ts';
import { judgePair } from './judge-pair.ts';
import TOLERANCES_JSON from './tolerances.json' with { type: 'json' };
import { parseTolerances } from './tolerances.ts';

const TABLE = parseTolerances(TOLERANCES_JSON, 'tolerances.json');
const reference = soundCapture({ name: 'reference' });
const judge = (other: Capture) => judgePair(reference, other, TABLE, 'host');
const rgbOf = ({ picture }: Frame) => picture?.rgb ?? new Uint8Array();
const otherDecoder = { decoder: { name: 'openh264', version: '2' } };

describe('a pair of captures', () => {
  it('passes when both made the same', () => {
    expect(judge(soundCapture({ cpu: 'cortex-a53' }))).toMatchObject({
      verdict: 'pass',
      axes: ['hardware'],
      guiltyLevel: null,
      rungs: [{ state: 'within' }, { state: 'within' }, { state: 'within' }, { state: 'within' }],
    });
  });

  it('blames the frame rung and the platform for a range taken for another one, and says that the tensors follow', () => {
    const other = withFrames(soundCapture(otherDecoder), (frame) => ({
      picture: mapPixels(frame, (rgb) => rgb.map((value) => (value - 128) * 0.86 + 126)),
      tensor: mapTensor(frame, (value) => value * 0.86),
    }));
    const verdict = judge(other);
    expect(verdict).toMatchObject({ verdict: 'guilty', guiltyLevel: 'frame', guiltyAxes: ['platform'] });
    expect(verdict.rungs.map(({ state }) => state)).toEqual(['guilty', 'follows', 'within', 'within']);
  });

  it('finds the neighbouring frame by its likeness, where the pixels alone would be within tolerance', () => {
    const near = (time: number) => frameAt(time, 0);
    // a clip that hardly moves: the neighbour differs by little
    const still = withFrames(soundCapture({ name: 'still' }), (frame, i) => ({
      after: lumaOf(rgbOf(near(3 * i + 3.05))),
      before: lumaOf(rgbOf(near(3 * i + 2.95))),
      picture: frame.picture,
    }));
    const other = withFrames(soundCapture(otherDecoder), (_, i) => ({ picture: near(3 * i + 3.05).picture }));
    const verdict = judgePair(still, other, TABLE, 'host');
    expect(verdict).toMatchObject({ verdict: 'guilty', guiltyLevel: 'frame' });
    expect(verdict.reasons.join()).toContain('neighbourAdvantageDb');
    expect(verdict.reasons.join()).not.toContain('psnrDb');
  });

  it.each([
    ['a mean that was left out', (value: number) => value + 1],
    ['a wrong scale', (value: number) => value * 2],
    [
      'another phase of the resize',
      (_: number, i: number, all: Float32Array) => ((all[i] ?? 0) + (all[i + 1] ?? 0)) / 2,
    ],
  ])('blames the tensor rung for %s, although the scores follow', (_, map) => {
    const other = withFrames(soundCapture(otherDecoder), (frame) => ({
      tensor: mapTensor(frame, map),
      scores: [(frame.scores[0] ?? 0) * 0.3],
    }));
    expect(judge(other)).toMatchObject({ verdict: 'guilty', guiltyLevel: 'tensor', guiltyAxes: ['platform'] });
  });

  it('names no axis when nothing that differs can act on the guilty rung', () => {
    const other = withFrames(soundCapture({ framework: { name: 'onnxruntime', version: '1' } }), (frame) => ({
      tensor: mapTensor(frame, (value) => value + 1),
    }));
    expect(judge(other)).toMatchObject({ guiltyLevel: 'tensor', axes: ['framework'], guiltyAxes: [] });
  });

  it('blames the score rung for an engine that says another score the second time', () => {
    const other = withFrames(soundCapture(), (frame) => ({
      scores: [frame.scores[0] ?? 0, (frame.scores[0] ?? 0) + 1e-6],
    }));
    const verdict = judge(other);
    expect(verdict).toMatchObject({ guiltyLevel: 'score', axes: [], guiltyAxes: [] });
    expect(verdict.reasons).toEqual([expect.stringContaining('repeatSpread')]);
  });

  it('blames the score rung for a score that is no number', () => {
    const other = withFrames(soundCapture(), (frame, i) => ({ scores: [i === 2 ? null : (frame.scores[0] ?? 0)] }));
    expect(judge(other)).toMatchObject({ guiltyLevel: 'score' });
  });

  it('blames the decision rung for a pick that is not the best of sound scores, by its regret', () => {
    const sound = soundCapture({ platform: 'android' });
    const other = { ...sound, clips: sound.clips.map((clip) => ({ ...clip, picked: 0 })) };
    expect(judge(other)).toMatchObject({
      guiltyLevel: 'decision',
      guiltyAxes: ['platform'],
      decisions: [{ clip: 'waves', referencePick: 1, otherPick: 0, regret: 1 }],
    });
  });

  it('lets fp16 pick another frame among near equals', () => {
    const asked = { precision: 'fp16', engine: { isa: { fp16: true }, backendCode: 13, precision: 'fp16' } } as const;
    const half = withFrames(soundCapture({ ...asked, cpu: 'cortex-a76' }), (_, i) => ({
      scores: [[0.1, 0.895, 0.5, 0.85, 0.3, 0.896][i] ?? 0],
    }));
    const other = { ...half, clips: half.clips.map((clip) => ({ ...clip, picked: 5 })) };
    const near = withFrames(reference, (frame, i) => (i === 5 ? { scores: [0.898] } : { scores: frame.scores }));
    const verdict = judgePair(near, other, TABLE, 'host');
    expect(verdict).toMatchObject({ verdict: 'pass', decisions: [{ referencePick: 1, otherPick: 5 }] });
  });

  it.each([
    [
      { isa: { fp16: false }, backendCode: 0, precision: 'fp32' },
      'the engine computes fp32 on cortex-a53 (fp16:0; backend 0)',
    ],
    [{ isa: { fp16: false }, backendCode: 13, precision: 'fp16' }, 'do not bear it out'],
    [{ isa: null, backendCode: null, precision: 'fp16' }, 'no instruction sets told'],
  ] as const)('is invalid when fp16 was asked for and the engine shows %j', (engine, why) => {
    const verdict = judge(soundCapture({ cpu: 'cortex-a53', precision: 'fp16', engine: { ...engine } }));
    expect(verdict.verdict).toBe('invalid');
    expect(verdict.reasons.join()).toContain('backend fallback');
    expect(verdict.reasons.join()).toContain(why);
  });

  it('is invalid when the reference scores every frame the same', () => {
    const flat = withFrames(reference, () => ({ scores: [0] }));
    expect(judgePair(flat, soundCapture(), TABLE, 'host')).toMatchObject({ verdict: 'invalid' });
  });

  it('is refused when the clips are others', () => {
    const other = soundCapture();
    const renamed = { ...other, clips: other.clips.map((clip) => ({ ...clip, sha256: 'c'.repeat(64) })) };
    expect(() => judge(renamed)).toThrow(ConsistencyError);
  });

  it('judges frames, scores and decisions of a platform that hands out no tensors', () => {
    const other = withFrames(soundCapture({ platform: 'android' }), () => ({ tensor: null }));
    expect(judge(other).rungs.map(({ state }) => state)).toEqual(['within', 'absent', 'within', 'within']);
  });

  it('judges by the pictures that a phone hands out, that of its pick, and by all time stamps', () => {
    const ofPick = (frame: Frame, i: number) =>
      i === 1 ? frame : { ...frame, width: null, height: null, picture: null };
    const phone = { platform: 'android', body: 'virtual' } as const;
    const like = (change: (frame: Frame, i: number) => Partial<Frame>) =>
      judge(
        withFrames(soundCapture(phone), (frame, i) => ({ ...ofPick(frame, i), tensor: null, ...change(frame, i) })),
      );
    expect(like(() => ({}))).toMatchObject({ verdict: 'pass', axes: ['platform'] });
    expect(like((frame, i) => (i === 4 ? { ptsMs: frame.ptsMs + 40 } : {}))).toMatchObject({ guiltyLevel: 'frame' });
    expect(like((_, i) => (i === 1 ? { picture: frameAt(9, 0).picture } : {}))).toMatchObject({ guiltyLevel: 'frame' });
    expect(
      like(() => ({ width: null, height: null, picture: null })).rungs[0]?.figures.map(({ metric }) => metric),
    ).toEqual(['ptsErrorMs']);
  });

  it('says a difference of one size as a finding, not as an error', () => {
    const other = withFrames(soundCapture(otherDecoder), (frame) => ({
      picture: { width: 24, height: 96, rgb: rgbOf(frame) },
    }));
    expect(judge(other)).toMatchObject({ guiltyLevel: 'frame', reasons: [expect.stringContaining('sizeMismatch')] });
  });
});

function lumaOf(rgb: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: rgb.length / 3 }, (_, i) =>
    Math.round(0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0)),
  );
}
