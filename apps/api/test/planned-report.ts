import type { Offer, ReportRecord } from '@framefarm/contracts';
import { aReport } from '@framefarm/testkit';

const FRAMES = 60;
const FRAME_MS = 40;
/** Of what a launch holds at its end. */
const DECODER_KB = 200;

/**
 * A launch whose picks each saw these frames of a clip of 60 at 25 a second with key frames at 0 and 30: all of them for a dense plan, else a seek
 * and a step on. Scores rise to frame `best` and fall again. `latencyMs` is of the measured picks. A blind launch looked at nothing.
 */
export function plannedReport(
  offer: Offer,
  launch: number,
  {
    decoders = 1,
    latencyMs = 300,
    best = 42,
    blind = false,
  }: {
    readonly decoders?: number;
    readonly latencyMs?: number;
    readonly best?: number;
    readonly blind?: boolean;
  } = {},
): ReportRecord[] {
  const dense = offer.plan.framePlan.kind === 'dense';
  const looked = blind ? [] : dense ? Array.from({ length: FRAMES }, (_, frame) => frame) : [3, 5, 33];
  const records: ReportRecord[] = [];
  for (const record of aReport(offer, launch, { platform: 'linux', body: 'host' })) {
    const seq = records.length;
    if (record.type === 'frame') {
      records.push(
        ...looked.map((frame, order) => {
          const goesOn = !dense && frame === 5;
          const decodedFrames = dense ? 1 : goesOn ? 2 : (frame % 30) + 1;
          return {
            ...record,
            seq: seq + order,
            order,
            targetMs: frame * FRAME_MS,
            ptsMs: frame * FRAME_MS,
            key: frame % 30 === 0,
            seekMs: goesOn || dense ? 0 : 4,
            decodeMs: decodedFrames * (decoders > 1 ? 3 : 2) * (1 + (frame % 3) / 10),
            convertMs: 1 + (frame % 5) / 20,
            inferMs: 9 + (frame % 4) / 4,
            score: 0.9 - Math.abs(frame - best) / 100,
            bFrame: frame % 2 === 1,
            ...(dense ? {} : { decodedFrames }),
          };
        }),
      );
      continue;
    }
    if (record.type === 'choice')
      records.push({
        ...record,
        seq,
        latencyMs,
        openMs: 5,
        frames: looked.length,
        ...(blind ? { score: null, ptsMs: 0 } : {}),
        ...(dense ? {} : { decoderInitMs: Array<number>(blind ? 0 : decoders).fill(6) }),
      });
    else if (record.type === 'memory') records.push({ ...record, seq, pssKb: record.pssKb + DECODER_KB * decoders });
    else records.push(record.type === 'end' ? { ...record, seq, records: seq } : { ...record, seq });
  }
  return records;
}
